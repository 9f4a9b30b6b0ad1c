// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/masking.h"

#include "core/evidence/maskrules.h"
#include "core/evidence/plainview.h"

#include <QJsonArray>

#include <utility>

using namespace Qt::StringLiterals;

namespace studio::evidence {

using agent::LogEntry;

namespace {

constexpr QChar kDot{u'•'};
constexpr int kDeepest = 64;
/// Shorter ones stand in times and figures as well.
constexpr qsizetype kTellingDigits = 5;

/// What users and tools say in a message, whatever its fields are called.
bool isUserData(const QString &key)
{
    static const QSet<QString> keys{u"parameters"_s,
                                    u"arguments"_s,
                                    u"dynamic_variables"_s,
                                    u"dynamicVariables"_s,
                                    u"variables"_s,
                                    u"custom_body"_s,
                                    u"customBody"_s,
                                    u"custom_llm_extra_body"_s,
                                    u"customLlmExtraBody"_s,
                                    u"tool_result"_s,
                                    u"result"_s,
                                    u"user_id"_s,
                                    u"userId"_s};
    return keys.contains(key);
}

/// Of a single value: an object of such a name ("session" of a scenario) is looked into like any other.
bool isTechnical(const QString &key, const QJsonValue &value)
{
    if (value.isObject() || value.isArray())
        return false;
    static const QSet<QString> keys{u"type"_s,
                                    u"event_id"_s,
                                    u"eventId"_s,
                                    u"tool_call_id"_s,
                                    u"toolCallId"_s,
                                    u"call_id"_s,
                                    u"callId"_s,
                                    u"conversation_id"_s,
                                    u"conversationId"_s,
                                    u"response_id"_s,
                                    u"responseId"_s,
                                    u"request_id"_s,
                                    u"requestId"_s,
                                    u"agent_id"_s,
                                    u"agentId"_s,
                                    u"branch_id"_s,
                                    u"branchId"_s,
                                    u"version_id"_s,
                                    u"versionId"_s,
                                    u"wallClock"_s,
                                    u"started_at"_s,
                                    u"startedAt"_s,
                                    u"session"_s,
                                    u"version"_s,
                                    u"program"_s,
                                    u"input"_s,
                                    u"output"_s,
                                    u"state"_s,
                                    u"way"_s,
                                    u"model"_s,
                                    u"model_id"_s,
                                    u"modelId"_s,
                                    u"voice_id"_s,
                                    u"voiceId"_s,
                                    u"language"_s,
                                    u"tool_name"_s,
                                    u"toolName"_s,
                                    u"tool_type"_s,
                                    u"toolType"_s,
                                    u"agent_output_audio_format"_s,
                                    u"agentOutputAudioFormat"_s,
                                    u"user_input_audio_format"_s,
                                    u"userInputAudioFormat"_s};
    return keys.contains(key);
}

/// The letters of a piece of sound with their times, wherever the message keeps them.
struct Letters {
    QStringList path{};
    QStringList letters{};
};

std::optional<Letters> lettersOf(const QJsonObject &data)
{
    for (const QString &outer : {u"audio_event"_s, u"audioEvent"_s, QString()}) {
        const QJsonObject event = outer.isEmpty() ? data : data.value(outer).toObject();
        const QJsonObject alignment = event.value("alignment"_L1).toObject();
        for (const QString &name : {u"chars"_s, u"characters"_s}) {
            const QJsonArray array = alignment.value(name).toArray();
            if (array.isEmpty())
                continue;
            Letters found{.path = {outer, u"alignment"_s, name}};
            for (const QJsonValue &letter : array)
                found.letters.append(letter.toString());
            return found;
        }
    }
    return std::nullopt;
}

QJsonObject withLetters(QJsonObject data, const Letters &letters)
{
    const QString &outer = letters.path.first();
    QJsonObject event = outer.isEmpty() ? data : data.value(outer).toObject();
    QJsonObject alignment = event.value("alignment"_L1).toObject();
    alignment.insert(letters.path.last(), QJsonArray::fromStringList(letters.letters));
    event.insert(u"alignment"_s, alignment);
    if (outer.isEmpty())
        return event;
    data.insert(outer, event);
    return data;
}

QString partName(const QJsonObject &data)
{
    for (const QString &name :
         {u"text_response_part"_s, u"textResponsePart"_s, u"reasoning_response_part"_s}) {
        if (data.value(name).isObject())
            return name;
    }
    return {};
}

void collectTechnical(const QJsonValue &value, QString &text, int depth)
{
    if (depth > kDeepest)
        return;
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const QJsonValue &one : array)
            collectTechnical(one, text, depth + 1);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (isUserData(it.key()))
                continue;
            if (isTechnical(it.key(), *it))
                text += it->toString() + u'\n';
            else
                collectTechnical(*it, text, depth + 1);
        }
    }
}

} // namespace

struct Masker::Rules {
    explicit Rules(const MaskOptions &options) : rules(options) { }
    MaskRules rules;
};

Masker::Masker(const MaskOptions &options) : m_rules(std::make_unique<Rules>(options)) { }

Masker::~Masker() = default;

QString Masker::masked(const QString &text, bool isTechnicalText)
{
    const QList<MaskRange> ranges =
        isTechnicalText ? m_rules->rules.personalRangesIn(text) : m_rules->rules.rangesIn(text, m_unfinished);
    if (ranges.isEmpty())
        return text;
    QString result = text;
    for (const MaskRange &range : ranges) {
        m_taken.insert(text.mid(range.from, range.to - range.from));
        for (qsizetype i = range.from; i < range.to; ++i) {
            const QChar letter = text.at(i);
            const bool stays = letter.isSpace() || (range.isAddress && (letter == u'@' || letter == u'.'));
            if (stays || result.at(i) == kDot)
                continue;
            result[i] = kDot;
            ++m_count;
        }
    }
    return result;
}

QString Masker::text(const QString &text)
{
    return masked(text, false);
}

QJsonValue Masker::walk(const QJsonValue &value, bool userData, int depth)
{
    if (value.isString())
        return masked(value.toString(), false);
    if (value.isDouble() && userData) {
        const QString before = value.toVariant().toString();
        const QString after = masked(before, false);
        return after == before ? value : QJsonValue(after);
    }
    if (depth > kDeepest)
        return value.isArray() || value.isObject() ? QJsonValue() : value;
    if (value.isArray()) {
        QJsonArray array;
        const QJsonArray before = value.toArray();
        for (const QJsonValue &one : before)
            array.append(walk(one, userData, depth + 1));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object;
    const QJsonObject before = value.toObject();
    for (auto it = before.begin(); it != before.end(); ++it) {
        const bool inside = userData || isUserData(it.key());
        // Somebody's data may have keys of any kind.
        const QString key = userData ? masked(it.key(), false) : it.key();
        if (!userData && isTechnical(it.key(), *it))
            object.insert(key, *it);
        else if (!userData && (it.key() == "agentName"_L1 || it.key() == "profile"_L1))
            object.insert(key, masked(it->toString(), true));
        else
            object.insert(key, walk(*it, inside, depth + 1));
    }
    return object;
}

QJsonValue Masker::json(const QJsonValue &value)
{
    return walk(value, false, 0);
}

void Masker::maskPieces(QStringList &pieces)
{
    const QString whole = masked(pieces.join(QString()), false);
    qsizetype at = 0;
    for (QString &piece : pieces) {
        const qsizetype length = piece.size();
        piece = whole.mid(at, length);
        at += length;
    }
}

QList<LogEntry> Masker::log(const QList<LogEntry> &log)
{
    QList<LogEntry> result;
    result.reserve(log.size());
    for (const LogEntry &entry : log) {
        LogEntry masked = entry;
        m_unfinished = entry.type.startsWith("tentative"_L1);
        masked.data = json(entry.data).toObject();
        m_unfinished = false;
        result.append(masked);
    }
    maskLetters(log, result);
    maskParts(log, result);
    return result;
}

/// What is spoken in one turn of the agent comes in pieces cut anywhere.
void Masker::maskLetters(const QList<LogEntry> &log, QList<LogEntry> &result)
{
    QList<qsizetype> entries;
    QList<Letters> letters;
    const auto close = [&] {
        QStringList pieces;
        for (const Letters &one : std::as_const(letters))
            pieces += one.letters;
        maskPieces(pieces);
        qsizetype at = 0;
        for (qsizetype i = 0; i < entries.size(); ++i) {
            Letters &one = letters[i];
            for (QString &letter : one.letters)
                letter = pieces.at(at++);
            QJsonObject &data = result[entries.at(i)].data;
            data = withLetters(data, one);
        }
        entries.clear();
        letters.clear();
    };
    for (qsizetype i = 0; i < log.size(); ++i) {
        const LogEntry &entry = log.at(i);
        if (entry.direction != LogEntry::Direction::In)
            continue;
        if (entry.type == "user_transcript"_L1)
            close();
        if (entry.type != "audio"_L1)
            continue;
        if (auto found = lettersOf(entry.data)) {
            entries.append(i);
            letters.append(*std::move(found));
        }
    }
    close();
}

void Masker::maskParts(const QList<LogEntry> &log, QList<LogEntry> &result)
{
    QList<qsizetype> entries;
    QStringList pieces;
    const auto close = [&] {
        maskPieces(pieces);
        for (qsizetype i = 0; i < entries.size(); ++i) {
            QJsonObject &data = result[entries.at(i)].data;
            const QString name = partName(data);
            QJsonObject part = data.value(name).toObject();
            part.insert(u"text"_s, pieces.at(i));
            data.insert(name, part);
        }
        entries.clear();
        pieces.clear();
    };
    for (qsizetype i = 0; i < log.size(); ++i) {
        const QJsonObject &data = log.at(i).data;
        const QString name = partName(data);
        if (log.at(i).direction != LogEntry::Direction::In || name.isEmpty())
            continue;
        const QJsonObject part = data.value(name).toObject();
        if (part.value("type"_L1).toString() == "start"_L1)
            close();
        entries.append(i);
        pieces.append(part.value("text"_L1).toString());
    }
    close();
}

QString Masker::technicalText(const QList<LogEntry> &log)
{
    QString text;
    for (const LogEntry &entry : log)
        collectTechnical(entry.data, text, 0);
    return text;
}

QStringList Masker::leftoversIn(const QString &text) const
{
    QStringList found;
    const QString plain = plainText(text);
    for (const QString &raw : m_taken) {
        const QString taken = plainText(raw);
        const bool isNumber =
            std::all_of(taken.begin(), taken.end(), [](QChar one) { return one.isDigit(); });
        if (isNumber ? taken.size() < kTellingDigits : taken.size() < 3)
            continue;
        const QRegularExpression whole(
            u"(?<![\\p{L}\\p{Nd}])%1(?![\\p{L}\\p{Nd}])"_s.arg(QRegularExpression::escape(taken)),
            QRegularExpression::UseUnicodePropertiesOption);
        if (whole.match(text).hasMatch() || (plain != text && whole.match(plain).hasMatch()))
            found.append(taken);
    }
    found.sort();
    return found;
}

} // namespace studio::evidence
