// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/agentoptions.h"

#include "core/settings/settingsstore.h"
#include "ui/agent/agentsettings.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr qsizetype kMostAnswers = 200;

void put(QJsonObject *object, const QString &name, const std::optional<QString> &value)
{
    if (value)
        object->insert(name, *value);
}

std::optional<QString> text(const QJsonObject &object, QLatin1StringView name)
{
    const QJsonValue value = object.value(name);
    return value.isString() && !value.toString().isEmpty() ? std::optional(value.toString()) : std::nullopt;
}

QJsonObject overridesToJson(const api::AgentOverrides &overrides)
{
    QJsonObject object;
    put(&object, u"firstMessage"_s, overrides.firstMessage);
    put(&object, u"language"_s, overrides.language);
    put(&object, u"prompt"_s, overrides.prompt);
    put(&object, u"modelId"_s, overrides.modelId);
    put(&object, u"voiceId"_s, overrides.voiceId);
    if (overrides.textOnly)
        object.insert(u"textOnly"_s, true);
    return object;
}

QJsonValue valueOf(const QString &written)
{
    if (written == "true"_L1 || written == "false"_L1)
        return written == "true"_L1;
    bool isNumber = false;
    const double number = written.toDouble(&isNumber);
    // A leading zero or plus is part of an order or telephone number.
    if (isNumber && QString::number(number, 'g', 15) == written)
        return number;
    return written;
}

/// The sandbox's billing agent calls tools that run on this side: so that it can be talked to at once, they
/// have answers from the start.
AgentOptions usualOptions(const QString &agentKey)
{
    AgentOptions options;
    if (agentKey != "service:agent_billing"_L1 && agentKey != "service:agent_trouble"_L1)
        return options;
    const auto stub = [&options](const QString &tool, const QString &body) {
        agent::ToolRule rule;
        rule.tool = tool;
        rule.way = agent::ToolRule::Way::Stub;
        rule.body = body;
        rule.delay = std::chrono::milliseconds(250);
        options.rules.append(rule);
    };
    stub(u"lookup_order"_s, u"2 charges, 1 duplicate"_s);
    stub(u"lookup_account"_s, u"{\"balance\": \"0.00\"}"_s);
    stub(u"send_invoice"_s, u"sent"_s);
    return options;
}

} // namespace

QJsonObject toJson(const AgentOptions &options)
{
    QJsonArray rules;
    for (const agent::ToolRule &rule : options.rules)
        rules.append(agent::toJson(rule));
    return {{u"overrides"_s, overridesToJson(options.overrides)},
            {u"variables"_s, options.variables},
            {u"userId"_s, options.userId},
            {u"rules"_s, rules},
            {u"recorded"_s, agent::toJson(options.recorded)},
            {u"recordsAnswers"_s, options.recordsAnswers}};
}

AgentOptions agentOptionsFromJson(const QJsonObject &json)
{
    AgentOptions options;
    const QJsonObject overrides = json.value("overrides"_L1).toObject();
    options.overrides.firstMessage = text(overrides, "firstMessage"_L1);
    options.overrides.language = text(overrides, "language"_L1);
    options.overrides.prompt = text(overrides, "prompt"_L1);
    options.overrides.modelId = text(overrides, "modelId"_L1);
    options.overrides.voiceId = text(overrides, "voiceId"_L1);
    options.overrides.textOnly = overrides.value("textOnly"_L1).toBool();
    options.variables = json.value("variables"_L1).toObject();
    options.userId = json.value("userId"_L1).toString();
    const QJsonArray rules = json.value("rules"_L1).toArray();
    for (const QJsonValue &rule : rules) {
        if (const auto read = agent::toolRuleFromJson(rule.toObject()))
            options.rules.append(*read);
    }
    options.recorded = agent::recordedAnswersFromJson(json.value("recorded"_L1).toArray());
    if (options.recorded.size() > kMostAnswers)
        options.recorded = options.recorded.last(kMostAnswers);
    options.recordsAnswers = json.value("recordsAnswers"_L1).toBool();
    return options;
}

QJsonObject variablesFromText(const QString &text)
{
    QJsonObject variables;
    for (const QString &line : text.split(u'\n')) {
        const qsizetype at = line.indexOf(u'=');
        const QString name = line.left(at).trimmed();
        if (at > 0 && !name.isEmpty())
            variables.insert(name, valueOf(line.mid(at + 1).trimmed()));
    }
    return variables;
}

QString variablesToText(const QJsonObject &variables)
{
    QStringList lines;
    for (auto it = variables.begin(); it != variables.end(); ++it) {
        const QString value = it.value().isBool() ? (it.value().toBool() ? u"true"_s : u"false"_s)
            : it.value().isDouble()               ? QString::number(it.value().toDouble(), 'g', 15)
                                                  : it.value().toString();
        lines.append(u"%1 = %2"_s.arg(it.key(), value));
    }
    return lines.join(u'\n');
}

AgentOptionsStore::AgentOptionsStore(settings::SettingsStore &settings, QObject *parent)
    : QObject(parent), m_settings(settings),
      m_all(QJsonDocument::fromJson(settings.get(kAgentOptions)).object())
{
}

AgentOptions AgentOptionsStore::of(const QString &agentKey) const
{
    if (!m_all.contains(agentKey))
        return usualOptions(agentKey);
    return agentOptionsFromJson(m_all.value(agentKey).toObject());
}

void AgentOptionsStore::set(const QString &agentKey, const AgentOptions &options)
{
    if (agentKey.isEmpty() || of(agentKey) == options)
        return;
    if (options == usualOptions(agentKey))
        m_all.remove(agentKey);
    else
        m_all.insert(agentKey, toJson(options));
    m_settings.set(kAgentOptions, QJsonDocument(m_all).toJson(QJsonDocument::Compact));
    emit changed(agentKey);
}

} // namespace studio::ui
