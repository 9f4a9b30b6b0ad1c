// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/agents/agentsetup.h"

#include <QDateTime>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

constexpr qsizetype kMostVariables = 100;

using Refusal = std::optional<AgentRefusal>;

AgentRefusal wrong(const QString &what)
{
    return {u"invalid_message"_s, what, 1008};
}

/// Always allowed: what concerns the line rather than the agent.
bool isFree(const QString &path)
{
    return path == "conversation.client_events"_L1 || path == "asr.keywords"_L1;
}

/// Every leaf of an override with its path.
void leavesOf(const QJsonObject &object, const QString &prefix, QList<std::pair<QString, QJsonValue>> &leaves)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString path = prefix.isEmpty() ? it.key() : prefix + u'.' + it.key();
        if (it->isObject() && path.count(u'.') < 3)
            leavesOf(it->toObject(), path, leaves);
        else if (!it->isNull())
            leaves.append({path, *it});
    }
}

Refusal needNumber(const QJsonValue &value, double least, double most, const QString &path, double &into)
{
    if (!value.isDouble() || value.toDouble() < least || value.toDouble() > most)
        return wrong(u"%1 must be a number from %2 to %3."_s.arg(path).arg(least).arg(most));
    into = value.toDouble();
    return {};
}

Refusal apply(const QString &path, const QJsonValue &value, const VoiceCatalog &voices, AgentSetup &setup)
{
    if (path == "tts.stability"_L1)
        return needNumber(value, 0, 1, path, setup.voice.settings.stability);
    if (path == "tts.similarity_boost"_L1)
        return needNumber(value, 0, 1, path, setup.voice.settings.similarity);
    if (path == "tts.speed"_L1) {
        const Refusal refusal = needNumber(value, 0.7, 5, path, setup.voice.settings.speed);
        setup.voice.settings.speed = std::min(setup.voice.settings.speed, 1.2);
        return refusal;
    }
    if (path == "conversation.text_only"_L1) {
        if (!value.isBool())
            return wrong(path + u" must be true or false."_s);
        setup.textOnly = value.toBool();
        return {};
    }
    if (path == "conversation.client_events"_L1) {
        QStringList events;
        for (const QJsonValue &event : value.toArray())
            events.append(event.toString().left(80));
        if (events.isEmpty() || events.size() > 100)
            return wrong(path + u" must be a list of events."_s);
        setup.clientEvents = events;
        return {};
    }
    if (path == "asr.keywords"_L1) {
        if (!value.isArray() || value.toArray().size() > 100)
            return wrong(path + u" must be a list of words."_s);
        for (const QJsonValue &word : value.toArray())
            setup.keywords.append(word.toString().left(100));
        return {};
    }
    if (!value.isString())
        return wrong(path + u" must be text."_s);
    const QString text = value.toString();
    if (text.size() > 100'000)
        return wrong(path + u" is too long."_s);
    if (path == "agent.first_message"_L1)
        setup.firstMessage = text;
    else if (path == "agent.prompt.prompt"_L1)
        setup.prompt = text;
    else if (path == "agent.prompt.llm"_L1)
        setup.llm = text;
    else if (path == "agent.language"_L1)
        setup.language = text;
    else if (path == "tts.voice_id"_L1) {
        const VoiceEntry *voice = voices.find(text);
        if (!voice)
            return AgentRefusal{u"value_error"_s,
                                u"A voice with the id %1 does not exist."_s.arg(text.left(60)), 1008};
        setup.voice.design = voice->design;
        setup.voiceName = voice->name;
    }
    return {};
}

Refusal readOverrides(const QJsonObject &overrides, const VoiceCatalog &voices, AgentSetup &setup)
{
    QList<std::pair<QString, QJsonValue>> leaves;
    leavesOf(overrides, {}, leaves);
    for (const auto &[path, value] : leaves) {
        if (!isFree(path) && !setup.profile.overrides.contains(path))
            return AgentRefusal{
                u"override_error"_s,
                u"Override for field '%1' is not allowed by config."_s.arg(path.section(u'.', -1)), 1008};
    }
    const QString before = setup.firstMessage;
    for (const auto &[path, value] : leaves) {
        if (const Refusal refusal = apply(path, value, voices, setup))
            return refusal;
    }
    // A language brings its own greeting unless another was asked for.
    if (setup.firstMessage == before && setup.profile.firstMessages.contains(setup.language))
        setup.firstMessage = setup.profile.firstMessages.value(setup.language);
    return {};
}

Refusal readVariables(const QJsonObject &sent, AgentSetup &setup)
{
    if (sent.size() > kMostVariables)
        return wrong(u"There are too many dynamic variables."_s);
    for (auto it = sent.begin(); it != sent.end(); ++it) {
        if (it->isString())
            setup.variables.insert(it.key(), it->toString().left(4000));
        else if (it->isDouble())
            setup.variables.insert(it.key(), QString::number(it->toDouble(), 'g', 15));
        else if (it->isBool())
            setup.variables.insert(it.key(), it->toBool() ? u"true"_s : u"false"_s);
        else if (!it->isNull())
            return wrong(u"The dynamic variable '%1' must be text, a number or true or false."_s.arg(
                it.key().left(60)));
    }
    return {};
}

/// Names in {{…}} that have no value.
QStringList missingIn(const QString &text, const QHash<QString, QString> &variables)
{
    static const QRegularExpression hole(u"\\{\\{\\s*([\\w.]+)\\s*\\}\\}"_s);
    QStringList missing;
    auto holes = hole.globalMatch(text);
    while (holes.hasNext()) {
        const QString name = holes.next().captured(1);
        if (!variables.contains(name) && !missing.contains(name))
            missing.append(name);
    }
    return missing;
}

} // namespace

Refusal readInitiation(const QJsonObject &message, const VoiceCatalog &voices, AgentSetup &setup)
{
    setup.initiation = message;
    setup.firstMessage = setup.profile.firstMessage;
    setup.prompt = setup.profile.prompt;
    setup.llm = setup.profile.llm;
    setup.clientEvents = usualClientEvents();
    setup.variables = setup.profile.variables;
    for (const QString &name : {u"conversation_config_override"_s, u"dynamic_variables"_s,
                                u"custom_llm_extra_body"_s, u"source_info"_s}) {
        const QJsonValue value = message.value(name);
        if (!value.isUndefined() && !value.isNull() && !value.isObject())
            return wrong(name + u" must be an object."_s);
    }
    if (const Refusal refusal =
            readOverrides(message.value(u"conversation_config_override"_s).toObject(), voices, setup))
        return refusal;
    if (const Refusal refusal = readVariables(message.value(u"dynamic_variables"_s).toObject(), setup))
        return refusal;
    setup.variables.insert(u"system__agent_id"_s, setup.profile.id);
    setup.variables.insert(u"system__conversation_id"_s, setup.conversationId);
    setup.variables.insert(u"system__time_utc"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
    if (!setup.profile.olderVersionId.isEmpty() && setup.versionId == setup.profile.olderVersionId)
        setup.variables.insert(u"version"_s, u"older"_s);
    const QStringList missing = missingIn(setup.firstMessage + setup.prompt, setup.variables);
    if (!missing.isEmpty())
        return AgentRefusal{
            u"missing_dynamic_variable"_s,
            u"Missing required dynamic variables in first message: %1."_s.arg(missing.join(u", "_s)), 1008};
    setup.extraBody = message.value(u"custom_llm_extra_body"_s).toObject();
    setup.userId = message.value(u"user_id"_s).toString().left(200);
    setup.source = message.value(u"source_info"_s).toObject().value(u"source"_s).toString().left(80);
    return {};
}

} // namespace studio::sandbox
