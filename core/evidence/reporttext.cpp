// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/evidencetext.h"
#include "core/evidence/sessionreport.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QTextStream>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::evidence {

using agent::ConversationItem;
using Kind = agent::ConversationItem::Kind;

namespace {

QJsonValue number(std::optional<double> value)
{
    // Microseconds are measured; more digits would be noise.
    return value ? QJsonValue(double(qRound64(*value * 1000)) / 1000) : QJsonValue();
}

QJsonArray turnsOf(const agent::Timings &timings)
{
    QJsonArray turns;
    for (const agent::TurnTiming &turn : timings.turns())
        turns.append(QJsonObject{{u"turn"_s, turn.turn},
                                 {u"label"_s, turn.label},
                                 {u"typed"_s, turn.typed},
                                 {u"reply_ms"_s, number(turn.replyMs())},
                                 {u"hear_ms"_s, number(turn.hearMs())},
                                 {u"think_ms"_s, number(turn.thinkMs())},
                                 {u"speak_ms"_s, number(turn.speakMs())},
                                 {u"buffer_ms"_s, number(turn.bufferMs())},
                                 {u"unmeasured_ms"_s, number(turn.unmeasuredMs())}});
    return turns;
}

QJsonArray toolsOf(const agent::Conversation &conversation)
{
    QJsonArray tools;
    for (const ConversationItem &item : conversation.items()) {
        if (item.kind != Kind::Tool)
            continue;
        tools.append(QJsonObject{{u"name"_s, item.toolName},
                                 {u"type"_s, item.toolType},
                                 {u"at_ms"_s, number(double(item.atUs) / 1000)},
                                 {u"arguments"_s, item.arguments},
                                 {u"result"_s, item.result},
                                 {u"answered_by"_s, item.answeredBy},
                                 {u"ok"_s, item.toolState == ConversationItem::ToolState::Done},
                                 {u"ms"_s, item.toolMs >= 0 ? number(item.toolMs) : QJsonValue()}});
    }
    return tools;
}

QJsonArray bargeInsOf(const agent::Timings &timings)
{
    QJsonArray bargeIns;
    for (const agent::BargeIn &one : timings.bargeIns())
        bargeIns.append(QJsonObject{{u"turn"_s, one.turn},
                                    {u"at_ms"_s, number(double(one.atUs) / 1000)},
                                    {u"heard_ms"_s, number(one.heardMs)},
                                    {u"voice_to_silence_ms"_s, number(one.voiceToSilenceMs)},
                                    {u"event_to_silence_ms"_s, number(one.eventToSilenceMs)}});
    return bargeIns;
}

QJsonArray itemsOf(const agent::Conversation &conversation)
{
    QJsonArray items;
    for (const ConversationItem &item : conversation.items()) {
        if (item.text.isEmpty() || item.kind == Kind::Tool)
            continue;
        QJsonObject object{{u"who"_s,
                            item.kind == Kind::Agent         ? u"agent"_s
                                : item.kind == Kind::User    ? u"user"_s
                                : item.kind == Kind::Context ? u"context"_s
                                                             : u"system"_s},
                           {u"at_ms"_s, number(double(item.atUs) / 1000)},
                           {u"turn"_s, item.turn},
                           {u"text"_s, item.text}};
        if (item.typed)
            object.insert(u"typed"_s, true);
        if (item.struckFrom >= 0)
            object.insert(u"never_heard"_s, item.text.mid(item.struckFrom));
        if (item.interruptedAfterMs >= 0)
            object.insert(u"interrupted_after_ms"_s, number(item.interruptedAfterMs));
        if (!item.correctedText.isEmpty())
            object.insert(u"corrected"_s, item.correctedText);
        items.append(object);
    }
    return items;
}

} // namespace

QString secondsText(std::optional<double> ms)
{
    return ms ? EvidenceText::tr("%1 s").arg(QLocale().toString(*ms / 1000, 'f', 2)) : u"–"_s;
}

QString lengthText(qint64 ms)
{
    const qint64 seconds = ms / 1000;
    return u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QChar(u'0'));
}

QString clockText(const SessionInfo &info, qint64 atUs)
{
    return info.startedAt.isValid()
        ? info.startedAt.addMSecs(atUs / 1000).toLocalTime().toString(u"HH:mm:ss"_s)
        : lengthText(atUs / 1000);
}

QString speakerText(const ConversationItem &item)
{
    switch (item.kind) {
    case Kind::Agent:
        return EvidenceText::tr("Agent");
    case Kind::User:
        return item.typed ? EvidenceText::tr("User (typed)") : EvidenceText::tr("User");
    case Kind::Tool:
        return EvidenceText::tr("Tool %1").arg(item.toolName);
    case Kind::Context:
        return EvidenceText::tr("Context sent");
    case Kind::System:
        break;
    }
    return EvidenceText::tr("Session");
}

QString toolStateText(const ConversationItem &item)
{
    using Answer = ConversationItem::ToolState;
    switch (item.toolState) {
    case Answer::Waiting:
        return EvidenceText::tr("Not answered");
    case Answer::AwaitingApproval:
        return EvidenceText::tr("Not approved");
    case Answer::Done:
        return EvidenceText::tr("OK");
    case Answer::Failed:
        return EvidenceText::tr("Failed");
    case Answer::Blocked:
        return EvidenceText::tr("Blocked");
    case Answer::Skipped:
        break;
    }
    return EvidenceText::tr("Skipped");
}

QList<ReportStep> scenarioSteps(const QList<agent::LogEntry> &log)
{
    QList<ReportStep> steps;
    QHash<int, qsizetype> places;
    for (const agent::LogEntry &entry : log) {
        if (entry.type != "scenario.step"_L1 || entry.direction != agent::LogEntry::Direction::Local)
            continue;
        const ReportStep step{.index = entry.data.value("index"_L1).toInt(),
                              .text = entry.data.value("text"_L1).toString(),
                              .state = entry.data.value("state"_L1).toString(),
                              .detail = entry.data.value("detail"_L1).toString(),
                              .atUs = entry.atUs};
        const auto found = places.constFind(step.index);
        // A step that runs again (a loop) is another line.
        if (found != places.constEnd() && steps.at(*found).state == "running"_L1) {
            const QString text = step.text.isEmpty() ? steps.at(*found).text : step.text;
            steps[*found] = step;
            steps[*found].text = text;
        } else {
            places.insert(step.index, steps.size());
            steps.append(step);
        }
    }
    return steps;
}

QStringList missingParts(const ReportInput &input)
{
    QStringList missing;
    if (input.damagedLines > 0)
        missing.append(EvidenceText::tr("%n damaged event(s) of the log cannot be read and were left out.",
                                        nullptr, input.damagedLines));
    if (!input.soundProblem.isEmpty())
        missing.append(
            EvidenceText::tr("The sound cannot be read and was left out: %1").arg(input.soundProblem));
    return missing;
}

QByteArray reportTranscript(const ReportInput &input)
{
    QString text;
    QTextStream out(&text);
    const SessionInfo &info = input.info;
    out << (info.agentName.isEmpty() ? info.agentId : info.agentName) << u'\n';
    out << EvidenceText::tr("%1, length %2")
               .arg(info.startedAt.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss t"_s),
                    lengthText(info.durationMs))
        << u'\n';
    if (!info.conversationId.isEmpty())
        out << EvidenceText::tr("Conversation %1").arg(info.conversationId) << u'\n';
    if (input.isMasked)
        out << EvidenceText::tr("Parts of the text were masked and stand as dots.") << u'\n';
    for (const QString &sentence : missingParts(input))
        out << sentence << u'\n';
    out << u'\n';
    const agent::Conversation conversation(input.log);
    for (const ConversationItem &item : conversation.items()) {
        if (item.kind == Kind::Tool) {
            out << clockText(info, item.atUs) << "  "_L1 << speakerText(item) << u' ' << item.arguments
                << u" → "_s << (item.result.isEmpty() ? toolStateText(item) : item.result) << u'\n';
            continue;
        }
        if (item.text.isEmpty())
            continue;
        QString words = item.text;
        if (item.struckFrom >= 0 && item.struckFrom < words.size())
            words = EvidenceText::tr("%1 [never heard: %2]")
                        .arg(words.left(item.struckFrom).trimmed(), words.mid(item.struckFrom).trimmed());
        out << clockText(info, item.atUs) << "  "_L1 << speakerText(item) << ": "_L1 << words.simplified();
        if (item.interruptedAfterMs >= 0)
            out << u' '
                << EvidenceText::tr("[interrupted after %1]").arg(secondsText(item.interruptedAfterMs));
        out << u'\n';
    }
    return text.toUtf8();
}

QByteArray reportJson(const ReportInput &input)
{
    const agent::Conversation conversation(input.log);
    const agent::Timings timings(input.log);
    QJsonArray steps;
    for (const ReportStep &step : scenarioSteps(input.log))
        steps.append(QJsonObject{{u"index"_s, step.index},
                                 {u"text"_s, step.text},
                                 {u"state"_s, step.state},
                                 {u"detail"_s, step.detail}});
    const QJsonObject latency{
        {u"median_ms"_s, number(timings.medianMs())},
        {u"p90_ms"_s, number(timings.percentileMs(90))},
        {u"p95_ms"_s, number(timings.percentileMs(95))},
        {u"slowest_turn"_s, timings.slowest() >= 0 ? timings.turns().at(timings.slowest()).turn : 0},
        {u"ping_ms"_s, number(timings.pingMs())},
        {u"holes"_s, timings.holes()},
        {u"holes_ms"_s, number(timings.holesMs())}};
    QJsonObject session = toJson(input.info);
    session.remove(u"problem"_s);
    const QJsonObject report{{u"version"_s, 1},
                             {u"session"_s, session},
                             {u"masked"_s, input.isMasked},
                             {u"latency"_s, latency},
                             {u"turns"_s, turnsOf(timings)},
                             {u"barge_ins"_s, bargeInsOf(timings)},
                             {u"tools"_s, toolsOf(conversation)},
                             {u"conversation"_s, itemsOf(conversation)},
                             {u"scenario_steps"_s, steps},
                             {u"problem"_s, input.info.problem},
                             {u"damaged_lines"_s, input.damagedLines},
                             {u"sound_problem"_s, input.soundProblem}};
    return QJsonDocument(report).toJson();
}

} // namespace studio::evidence
