// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/timings.h"

#include "core/agent/words.h"
#include "core/api/agentevents.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::agent {

namespace {

using EventKind = api::AgentEvent::Kind;

constexpr qsizetype kLongestLabel = 300;
constexpr qint64 kFreshUs = 5'000'000; ///< What is older than this caused nothing.
constexpr qint64 kBeforeSoundUs = 300'000;

double asMs(qint64 us)
{
    return static_cast<double>(us) / 1000.0;
}

} // namespace

std::optional<double> TurnTiming::part(const std::optional<qint64> &from, const std::optional<qint64> &to)
{
    if (!from || !to || *to < *from)
        return {};
    return asMs(*to - *from);
}

std::optional<double> TurnTiming::replyMs() const
{
    return part(t0, silent ? t2 : t4);
}

double TurnTiming::unmeasuredMs() const
{
    const std::optional<double> whole = replyMs();
    if (!whole)
        return 0;
    // In whole microseconds, so that the parts add up to the last one.
    qint64 rest = (silent ? *t2 : *t4) - *t0;
    const auto take = [&rest](const std::optional<qint64> &from, const std::optional<qint64> &to) {
        if (part(from, to))
            rest -= *to - *from;
    };
    take(t0, t1);
    take(t1, t2);
    if (!silent) {
        take(t2, t3);
        take(t3, t4);
    }
    return asMs(rest);
}

Timings::Timings(const QList<LogEntry> &log)
{
    for (const LogEntry &entry : log)
        take(entry);
}

bool Timings::take(const LogEntry &entry)
{
    if (m_untimed)
        return false;
    switch (entry.direction) {
    case LogEntry::Direction::In:
        return takeIn(entry);
    case LogEntry::Direction::Local:
        return takeLocal(entry);
    case LogEntry::Direction::Out:
        break;
    }
    if (entry.type == "user_audio"_L1) {
        m_sentMs += entry.data.value("ms"_L1).toDouble();
        return true;
    }
    if (entry.type != "user_message"_L1)
        return false;
    const QString text = entry.data.value("text"_L1).toString();
    TurnTiming &turn =
        begin(entry.data.value("source_medium"_L1).toString() == "dtmf"_L1 ? tr("Key %1").arg(text) : text);
    turn.typed = true;
    turn.t0 = entry.atUs;
    turn.t1 = entry.atUs;
    m_early = {};
    return true;
}

TurnTiming &Timings::begin(const QString &label)
{
    TurnTiming turn;
    turn.turn = static_cast<int>(m_turns.size()) + 1;
    turn.label = label.simplified().left(kLongestLabel);
    turn.silent = m_silent;
    m_turns.append(turn);
    return m_turns.last();
}

bool Timings::takeIn(const LogEntry &entry)
{
    if (entry.type == "audio"_L1)
        return takeAgent(entry.atUs, entry.data.value("turn"_L1).toInteger());
    const api::AgentEvent event = api::agentEventFromJson(entry.data);
    switch (event.kind) {
    case EventKind::UserTranscript:
        return !event.text.trimmed().isEmpty() && takeTranscript(entry, event.eventId, event.text);
    case EventKind::AgentResponse:
    case EventKind::ChatPart:
    case EventKind::ClientToolCall:
    case EventKind::ToolRequest:
        return takeAgent(entry.atUs, 0);
    case EventKind::McpCall:
        return event.tool.state == api::AgentEvent::Tool::State::Running && takeAgent(entry.atUs, 0);
    case EventKind::Interruption:
        m_interruptedAt = entry.atUs;
        return false;
    default:
        return false;
    }
}

bool Timings::takeTranscript(const LogEntry &entry, qint64 eventId, const QString &text)
{
    const QString label = text.simplified().left(kLongestLabel);
    const bool again = eventId >= 0 && eventId == std::exchange(m_lastUserEvent, eventId)
        && !m_turns.isEmpty() && !m_turns.last().typed;
    if (again && (isUnanswered() || m_turns.last().label == label)) {
        m_turns.last().label = label; // a second look at the same words
        return true;
    }
    TurnTiming &turn = begin(text);
    turn.t1 = entry.atUs;
    if (m_voiceEnded && *m_voiceEnded <= entry.atUs)
        turn.t0 = std::exchange(m_voiceEnded, {});
    if (turn.t0 && m_early.t2) {
        // The answer came before the words it answers: what lies between is not told apart.
        turn.t1.reset();
        turn.t2 = m_early.t2;
        turn.t3 = m_early.t3;
        turn.t4 = m_early.t4;
        if (m_early.sound > 0)
            m_turnOfSound[m_early.sound] = static_cast<int>(m_turns.size()) - 1;
    }
    m_early = {};
    return true;
}

bool Timings::takeAgent(qint64 atUs, qint64 sound)
{
    if (sound > 0 && m_turnOfSound.contains(sound))
        return false;
    if (m_voiceEnded && !isUnanswered()) {
        // Maybe an answer to words whose transcript is still to come.
        if (!m_early.t2)
            m_early.t2 = atUs;
        if (sound > 0 && !m_early.t3) {
            m_early.t3 = atUs;
            m_early.sound = sound;
        }
    }
    const int index = static_cast<int>(m_turns.size()) - 1;
    if (sound > 0)
        m_turnOfSound.insert(sound, index);
    if (index < 0)
        return false;
    TurnTiming &turn = m_turns.last();
    const bool news = !turn.t2 || (sound > 0 && !turn.t3);
    if (!turn.t2)
        turn.t2 = atUs;
    if (sound > 0 && !turn.t3)
        turn.t3 = atUs;
    return news;
}

bool Timings::takeLocal(const LogEntry &entry)
{
    if (entry.type == "voice.end"_L1)
        return takeVoiceEnd(entry.atUs);
    if (entry.type == "voice.begin"_L1)
        return takeVoiceBegin(entry.atUs);
    if (entry.type == "sound.first"_L1)
        return takeFirst(entry);
    if (entry.type == "sound.stopped"_L1)
        return takeStopped(entry);
    if (entry.type == "sound.hole"_L1) {
        ++m_holes;
        m_holesMs += entry.data.value("ms"_L1).toDouble();
        return true;
    }
    if (entry.type == "ping.roundtrip"_L1) {
        m_pingMs = entry.data.value("ms"_L1).toDouble();
        return true;
    }
    if (entry.type == "session.start"_L1) {
        m_silent = !entry.data.value("sound"_L1).toBool(true);
        m_untimed = !entry.data.value("timed"_L1).toBool(true);
    }
    if (entry.type == "line.lost"_L1) { // nothing of before is answered any more
        m_voiceEnded.reset();
        m_interruptedAt.reset();
        m_lastUserEvent = -1;
        m_early = {};
    }
    return false;
}

bool Timings::takeVoiceBegin(qint64 atUs)
{
    m_voiceBegan = atUs;
    if (m_bargeIns.isEmpty())
        return false;
    BargeIn &last = m_bargeIns.last(); // local hearing may be slower than the service's
    if (last.voiceToSilenceMs || atUs > last.atUs || last.atUs - atUs > kFreshUs)
        return false;
    last.voiceToSilenceMs = asMs(last.atUs - atUs);
    return true;
}

bool Timings::takeVoiceEnd(qint64 atUs)
{
    // Told after some quiet, so that the transcript may have been faster.
    if (!m_turns.isEmpty()) {
        TurnTiming &turn = m_turns.last();
        const bool ofThisTurn = !turn.typed && turn.t1 && atUs <= *turn.t1
            && (turn.t0 ? atUs > *turn.t0
                        : m_turns.size() < 2 || atUs > m_turns.at(m_turns.size() - 2).t1.value_or(0));
        if (ofThisTurn) {
            turn.t0 = atUs;
            return true;
        }
    }
    m_voiceEnded = atUs;
    m_early = {};
    return false;
}

bool Timings::takeFirst(const LogEntry &entry)
{
    m_soundBegan = entry.atUs;
    const auto sound = entry.data.value("turn"_L1).toInteger();
    if (sound > 0 && sound == m_early.sound)
        m_early.t4 = entry.atUs;
    const int index = m_turnOfSound.value(sound, -1);
    if (index < 0 || m_turns.at(index).t4 || !m_turns.at(index).t3)
        return false;
    m_turns[index].t4 = entry.atUs;
    return true;
}

bool Timings::takeStopped(const LogEntry &entry)
{
    m_heardMs += entry.data.value("heardMs"_L1).toDouble();
    const std::optional<qint64> interrupted = m_interruptedAt;
    if (!entry.data.value("interrupted"_L1).toBool() || !interrupted
        || std::abs(entry.atUs - *interrupted) > kFreshUs)
        return true;
    m_interruptedAt.reset();
    const int index = m_turnOfSound.value(entry.data.value("turn"_L1).toInteger(), -1);
    BargeIn barge{.turn = index < 0 ? 0 : m_turns.at(index).turn,
                  .eventId = entry.data.value("eventId"_L1).toInteger(-1),
                  .atUs = entry.atUs,
                  .heardMs = entry.data.value("heardMs"_L1).toDouble()};
    barge.eventToSilenceMs = std::max(asMs(entry.atUs - *interrupted), 0.0);
    if (m_voiceBegan && *m_voiceBegan <= entry.atUs
        && *m_voiceBegan >= m_soundBegan.value_or(0) - kBeforeSoundUs
        && entry.atUs - *m_voiceBegan <= kFreshUs)
        barge.voiceToSilenceMs = asMs(entry.atUs - *m_voiceBegan);
    m_bargeIns.append(barge);
    return true;
}

std::optional<double> Timings::percentileMs(double percent) const
{
    QList<double> replies;
    for (const TurnTiming &turn : m_turns) {
        if (const auto reply = turn.replyMs())
            replies.append(*reply);
    }
    if (replies.isEmpty())
        return {};
    std::sort(replies.begin(), replies.end());
    const auto rank = static_cast<qsizetype>(std::ceil(percent / 100 * static_cast<double>(replies.size())));
    return replies.at(std::clamp<qsizetype>(rank - 1, 0, replies.size() - 1));
}

int Timings::slowest() const
{
    int found = -1;
    double longest = -1;
    for (int i = 0; i < m_turns.size(); ++i) {
        const auto reply = m_turns.at(i).replyMs();
        if (reply && *reply > longest) {
            longest = *reply;
            found = i;
        }
    }
    return found;
}

} // namespace studio::agent
