// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/fromsession.h"

#include "core/agent/conversation.h"
#include "core/agent/timings.h"
#include "core/scenario/scenariotext.h"
#include "core/scenario/wordmatch.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::scenario {

using agent::ConversationItem;
using Kind = Step::Kind;

namespace {

constexpr qsizetype kMostKeys = 64; ///< Of one step.

/// Twice what was seen, in round figures, and never less than a second.
int roomFor(double ms)
{
    return int(std::max(1000.0, std::ceil(ms * 2 / 250) * 250));
}

Step expectStep(Kind kind, int ms)
{
    Step step;
    step.kind = kind;
    step.ms = ms;
    return step;
}

/// Empty if these are no keys of a telephone. Some services put spaces between them.
QString telephoneKeys(const QString &text)
{
    QString keys = text;
    keys.remove(u' ');
    const bool areKeys =
        std::all_of(keys.begin(), keys.end(), [](QChar key) { return u"0123456789*#"_s.contains(key); });
    return areKeys && keys.size() <= kMostKeys ? keys : QString();
}

/// What the log does not tell cannot be asked for again: its stand-in would be sent in its place.
QJsonValue withoutRedacted(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().contains("[redacted]"_L1) ? QJsonValue(QJsonValue::Undefined) : value;
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &one : value.toArray()) {
            if (const QJsonValue kept = withoutRedacted(one); !kept.isUndefined())
                array.append(kept);
        }
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object;
    const QJsonObject before = value.toObject();
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (const QJsonValue kept = withoutRedacted(*it); !kept.isUndefined())
            object.insert(it.key(), kept);
    }
    return object;
}

class Maker final {
public:
    Maker(const QList<agent::LogEntry> &log) : m_conversation(log), m_timings(log)
    {
        for (const agent::LogEntry &entry : log) {
            if (entry.type == "session.start"_L1) {
                m_made.agent = entry.data.value("agentId"_L1).toString();
                m_made.session.textOnly = entry.data.value("textOnly"_L1).toBool();
                m_made.name = entry.data.value("agentName"_L1).toString();
            } else if (entry.type == "conversation_initiation_client_data"_L1
                       && entry.direction == agent::LogEntry::Direction::Out) {
                takeBeginning(entry.data);
            }
        }
    }

    Scenario make()
    {
        for (const ConversationItem &item : m_conversation.items())
            take(item);
        finishAnswer();
        m_made.name = m_firstWords.isEmpty() ? m_made.name : m_firstWords.left(60).trimmed();
        if (m_made.name.isEmpty())
            m_made.name = ScenarioText::tr("Recorded conversation");
        return m_made;
    }

private:
    /// What the session began with, as it was sent.
    void takeBeginning(const QJsonObject &sent)
    {
        const QJsonObject overrides =
            withoutRedacted(sent.value("conversation_config_override"_L1)).toObject();
        const QJsonObject agent = overrides.value("agent"_L1).toObject();
        const QJsonObject prompt = agent.value("prompt"_L1).toObject();
        SessionWish &wish = m_made.session;
        wish.firstMessage = agent.value("first_message"_L1).toString();
        wish.language = agent.value("language"_L1).toString();
        wish.prompt = prompt.value("prompt"_L1).toString();
        wish.modelId = prompt.value("llm"_L1).toString();
        wish.voiceId = overrides.value("tts"_L1).toObject().value("voice_id"_L1).toString();
        wish.userId = withoutRedacted(sent.value("user_id"_L1)).toString();
        wish.dynamicVariables = withoutRedacted(sent.value("dynamic_variables"_L1)).toObject();
        wish.customBody = withoutRedacted(sent.value("custom_llm_extra_body"_L1)).toObject();
    }

    void take(const ConversationItem &item)
    {
        switch (item.kind) {
        case ConversationItem::Kind::User:
            takeUser(item);
            break;
        case ConversationItem::Kind::Agent:
            if (m_hadTurn && !item.text.isEmpty())
                m_answer += (m_answer.isEmpty() ? QString() : u" "_s)
                    + (item.struckFrom >= 0 ? item.text.left(item.struckFrom) : item.text);
            if (item.interruptedAfterMs >= 0)
                m_interruptedMs = item.interruptedAfterMs;
            break;
        case ConversationItem::Kind::Tool:
            takeTool(item);
            break;
        case ConversationItem::Kind::Context: {
            finishAnswer();
            Step step;
            step.kind = Kind::Context;
            step.text = item.text;
            step.contextId = item.contextId;
            m_made.steps.append(step);
            break;
        }
        case ConversationItem::Kind::System:
            break;
        }
    }

    void takeUser(const ConversationItem &item)
    {
        if (item.text.trimmed().isEmpty())
            return;
        const bool interrupts = m_interruptedMs >= 0 && !item.typed;
        if (interrupts)
            m_answer.clear(); // cut short: nobody knows what else would have been said
        finishAnswer();
        const QString keys = telephoneKeys(item.keys);
        if (!keys.isEmpty() && !m_made.steps.isEmpty() && m_made.steps.last().kind == Kind::Tones
            && m_made.steps.last().text.size() + keys.size() <= kMostKeys) {
            m_made.steps.last().text += keys; // one number, key by key
            m_turn = item.turn;
            return;
        }
        Step step;
        step.kind = !keys.isEmpty() ? Kind::Tones
            : item.typed            ? Kind::Type
            : interrupts            ? Kind::Interrupt
                                    : Kind::Say;
        step.text = !keys.isEmpty() ? keys : (item.keys.isEmpty() ? item.text : item.keys).trimmed();
        if (interrupts)
            step.ms = int(std::round(m_interruptedMs / 100) * 100);
        m_made.steps.append(step);
        if (interrupts) {
            for (const agent::BargeIn &bargeIn : m_timings.bargeIns()) {
                if (bargeIn.atUs <= item.atUs && bargeIn.voiceToSilenceMs)
                    m_stopMs = *bargeIn.voiceToSilenceMs;
            }
            if (m_stopMs >= 0)
                m_made.steps.append(expectStep(Kind::ExpectStop, roomFor(m_stopMs)));
        }
        if (m_firstWords.isEmpty() && keys.isEmpty())
            m_firstWords = step.text;
        m_interruptedMs = -1;
        m_stopMs = -1;
        m_hadTurn = true;
        m_turn = item.turn;
    }

    void takeTool(const ConversationItem &item)
    {
        if (!m_hadTurn)
            return;
        Step step;
        step.kind = Kind::ExpectTool;
        step.text = item.toolName;
        step.arguments = QJsonDocument::fromJson(item.arguments.toUtf8()).object();
        m_made.steps.append(step);
        if (item.toolType != "client"_L1 && !item.expectsAnswer)
            return;
        const QJsonDocument json = QJsonDocument::fromJson(item.result.toUtf8());
        ToolStub stub;
        stub.result = json.isObject() ? QJsonValue(json.object()) : QJsonValue(item.result);
        if (item.toolState == ConversationItem::ToolState::Failed)
            stub.error = item.result.isEmpty() ? ScenarioText::tr("The tool failed.") : item.result;
        stub.delayMs = item.toolMs > 0 ? int(std::round(std::min(item.toolMs, 600'000.0) / 10) * 10) : 0;
        if (!m_made.tools.contains(item.toolName))
            m_made.tools.insert(item.toolName, stub);
    }

    void finishAnswer()
    {
        const QString answer = std::exchange(m_answer, {});
        if (!m_hadTurn || answer.trimmed().isEmpty())
            return;
        const QStringList words = tellingWords(answer);
        if (!words.isEmpty()) {
            Step step;
            step.kind = Kind::ExpectWords;
            step.values = words;
            m_made.steps.append(step);
        }
        for (const agent::TurnTiming &turn : m_timings.turns()) {
            if (turn.turn == m_turn && turn.replyMs() && *turn.replyMs() > 0)
                m_made.steps.append(expectStep(Kind::ExpectAnswer, roomFor(*turn.replyMs())));
        }
    }

    const agent::Conversation m_conversation;
    const agent::Timings m_timings;
    Scenario m_made;
    QString m_answer;
    QString m_firstWords;
    double m_interruptedMs = -1;
    double m_stopMs = -1;
    bool m_hadTurn = false;
    int m_turn = 0;
};

} // namespace

QStringList tellingWords(const QString &text, int most)
{
    QStringList words = comparedWords(text);
    words.removeDuplicates();
    const auto weight = [](const QString &word) {
        const bool hasDigit = std::any_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); });
        return (hasDigit ? 100 : 0) + int(word.size());
    };
    QStringList ranked = words;
    std::stable_sort(ranked.begin(), ranked.end(),
                     [&weight](const QString &a, const QString &b) { return weight(a) > weight(b); });
    QStringList best;
    for (const QString &word : std::as_const(words)) {
        if (weight(word) >= 5 && ranked.indexOf(word) < most)
            best.append(word);
    }
    return best;
}

Scenario fromSession(const QList<agent::LogEntry> &log)
{
    return Maker(log).make();
}

} // namespace studio::scenario
