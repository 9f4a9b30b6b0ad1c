// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/knownagent.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

using Way = agent::AgentAddress::Way;

constexpr qsizetype kMostSaved = 500;

} // namespace

QString KnownAgent::detail() const
{
    if (!versionId.isEmpty())
        return versionId.size() <= 8 ? versionId : versionId.right(6);
    if (!branchId.isEmpty())
        return branchId.size() <= 12 ? branchId : branchId.right(8);
    switch (way) {
    case Way::Public:
        return source == Source::Saved ? QCoreApplication::translate("studio::ui::KnownAgent", "public")
                                       : QString();
    case Way::SignedUrlService:
        return serviceUrl.host();
    case Way::Pasted:
        return QCoreApplication::translate("studio::ui::KnownAgent", "signed URL, once");
    case Way::WithKey:
        break;
    }
    return {};
}

QByteArray savedAgentsToJson(const QList<KnownAgent> &agents)
{
    QJsonArray list;
    for (const KnownAgent &agent : agents) {
        if (agent.source != KnownAgent::Source::Saved)
            continue;
        list.append(QJsonObject{{u"key"_s, agent.key},
                                {u"name"_s, agent.name},
                                {u"way"_s,
                                 agent.way == Way::Public                 ? u"public"_s
                                     : agent.way == Way::SignedUrlService ? u"service"_s
                                                                          : u"key"_s},
                                {u"agentId"_s, agent.agentId},
                                {u"branchId"_s, agent.branchId},
                                {u"versionId"_s, agent.versionId},
                                {u"serviceUrl"_s, agent.serviceUrl.toString()},
                                {u"headerName"_s, QString::fromLatin1(agent.headerName)},
                                {u"hasHeader"_s, agent.hasHeader}});
    }
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

QList<KnownAgent> savedAgentsFromJson(const QByteArray &json)
{
    QList<KnownAgent> agents;
    const QJsonArray list = QJsonDocument::fromJson(json).array();
    for (const QJsonValue &value : list) {
        const QJsonObject object = value.toObject();
        KnownAgent agent;
        agent.source = KnownAgent::Source::Saved;
        agent.key = object.value("key"_L1).toString();
        agent.name = object.value("name"_L1).toString();
        const QString way = object.value("way"_L1).toString();
        agent.way = way == "public"_L1 ? Way::Public
            : way == "service"_L1      ? Way::SignedUrlService
                                       : Way::WithKey;
        agent.agentId = object.value("agentId"_L1).toString();
        agent.branchId = object.value("branchId"_L1).toString();
        agent.versionId = object.value("versionId"_L1).toString();
        agent.serviceUrl = QUrl(object.value("serviceUrl"_L1).toString());
        agent.headerName = object.value("headerName"_L1).toString().toLatin1();
        agent.hasHeader = object.value("hasHeader"_L1).toBool();
        const bool reachable =
            agent.way == Way::SignedUrlService ? agent.serviceUrl.isValid() : !agent.agentId.isEmpty();
        if (agent.key.startsWith("saved:"_L1) && reachable && agents.size() < kMostSaved)
            agents.append(agent);
    }
    return agents;
}

} // namespace studio::ui
