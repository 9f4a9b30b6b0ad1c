// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>

#include <chrono>

namespace studio::agent {

class AgentSession;

/// A call of one of our tools by the agent, which waits for an answer.
struct ToolCall {
    QString callId{};
    QString name{};
    QJsonObject arguments{};
    qint64 eventId = -1;
    bool expectsAnswer = true;
    qint64 atUs = 0; ///< Since the session's start.

    bool operator==(const ToolCall &) const = default;
};

struct ToolAnswer {
    QString callId{};
    QString result{};
    bool isError = false;
    QString by{}; ///< stub, template, json, ask, replay, error

    bool operator==(const ToolAnswer &) const = default;
};

/// How calls of one tool are answered.
struct ToolRule {
    enum class Way {
        Stub, ///< Always `body`.
        Template, ///< `body`, where {{name}} stands for an argument, {{a.b}} for one within, {{call_id}}…
        Json, ///< `body` is JSON, checked before it is sent.
        Ask, ///< The user answers.
        Replay, ///< As recorded; asks when nothing is.
        Silence, ///< Never.
    };
    QString tool{}; ///< Its name; "*" for all others.
    Way way = Way::Stub;
    QString body{};
    std::chrono::milliseconds delay{0};
    bool asError = false; ///< The answer says that the tool failed.

    bool operator==(const ToolRule &) const = default;
};
QJsonObject toJson(const ToolRule &rule);
Result<ToolRule> toolRuleFromJson(const QJsonObject &json);
QString wayName(ToolRule::Way way); ///< stub, template, json, ask, replay, silence
/// Empty when well; else what is wrong with the body, with line and column for JSON.
QString problemOf(const ToolRule &rule);
/// The template with the call's arguments in place; what is not there becomes nothing.
QString filled(const QString &body, const ToolCall &call);

/// An answer that was given once: for the same tool with the same arguments, else for the same tool.
struct RecordedAnswer {
    QString tool{};
    QJsonObject arguments{};
    QString result{};
    bool isError = false;

    bool operator==(const RecordedAnswer &) const = default;
};
QJsonArray toJson(const QList<RecordedAnswer> &answers);
QList<RecordedAnswer> recordedAnswersFromJson(const QJsonArray &json);

/// Answers the agent's calls of client tools. Serves one session at a time; calls may overlap.
class ToolDesk final : public QObject {
    Q_OBJECT
public:
    explicit ToolDesk(QObject *parent = nullptr);

    void setRules(const QList<ToolRule> &rules);
    [[nodiscard]] const QList<ToolRule> &rules() const { return m_rules; }
    /// The one for this tool, else "*", else Ask.
    [[nodiscard]] ToolRule ruleFor(const QString &tool) const;
    /// Every answer that is given from now on is kept.
    void setRecording(bool on) { m_recording = on; }
    [[nodiscard]] bool isRecording() const { return m_recording; }
    [[nodiscard]] const QList<RecordedAnswer> &recorded() const { return m_recorded; }
    void setRecorded(const QList<RecordedAnswer> &answers);
    [[nodiscard]] const RecordedAnswer *recordedFor(const ToolCall &call) const;

    /// Takes the session's calls and gives it the answers. One session at a time.
    void serve(AgentSession &session);
    void take(const ToolCall &call);
    /// The user's answer to a call that asks, or instead of one that is still delayed. False if none waits.
    bool answer(const QString &callId, const QString &result, bool isError);
    /// Those that wait for the user.
    [[nodiscard]] QList<ToolCall> asking() const;
    /// Forgets what waits: the session is over.
    void dropAll();

signals:
    void answered(const studio::agent::ToolAnswer &answer);
    void askingChanged();
    void recordedChanged();
    void rulesChanged();

private:
    struct Waiting {
        ToolCall call;
        bool asks = false;
        QTimer *timer = nullptr;
    };
    void give(const ToolCall &call, const QString &result, bool isError, const QString &by);

    QPointer<AgentSession> m_session;
    QList<ToolRule> m_rules;
    QList<RecordedAnswer> m_recorded;
    QHash<QString, Waiting> m_waiting;
    bool m_recording = false;
};

} // namespace studio::agent

Q_DECLARE_METATYPE(studio::agent::ToolCall)
Q_DECLARE_METATYPE(studio::agent::ToolAnswer)
