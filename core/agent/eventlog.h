// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/logentry.h"

#include <QTemporaryFile>

#include <memory>
#include <vector>

namespace studio::agent {

/// For the log: values whose names speak of secrets are replaced, at any depth.
[[nodiscard]] QJsonObject withoutSecrets(const QJsonObject &json);

/// The log of one session, in the order in which things became known. `atUs` is when they happened, which for
/// what the sound thread tells may be a little earlier than the entry before. Long sessions stay small in
/// memory: but for the latest entries the log lies in a file without a name, which goes with the process.
/// Not thread-safe.
///
/// Types of entries with Direction::In and Out are those of the service's messages, with the message as data;
/// sound is replaced by its size ("audio_bytes"). Two differ:
///   in  audio       also "turn" (of the sound path, 0: not played) and "ms" (how long it lasts)
///   out user_audio  {ms, bytes, chunks}: what was sent in the second before
/// Local ones:
///   session.start    {agentId, agentName, profile, wallClock (ISO, UTC), program, way, textOnly, sound,
///                     timed (false: times too coarse to measure)}
///   session.formats  {inputRateHz, outputRateHz, input, output, conversationId}; again if they change
///   session.state    {state, attempt?, of?, reason?}   state: connecting, queued, live, reconnecting, ending
///   session.activity {activity}                        listening, hearing, thinking, speaking
///   session.slept    {ms}                              the machine was asleep
///   session.end      {outcome: ended|left|failed|over, message, nextStep, kind, closeCode}
///   voice.begin, voice.end {}                          at the microphone, by local voice activity
///   sound.first      {eventId, turn}                   first sample of a turn heard
///   sound.stopped    {eventId, turn, heardMs, totalMs, interrupted}
///   sound.hole       {ms}
///   mute {on}, talk {on}
///   device.lost      {side: microphone|speaker, message}, device.back {side}
///   echo.suspected   {}
///   log.gap          {entries}                         so many were lost on the way to the disk
///   tool.answered    {callId, by, ms}                  by: stub, template, json, ask, replay, error, none
///   ping.roundtrip   {ms}                              the line's, by the socket's own pings; some seconds
///   apart line.odd         {why, bytes}                      a message that could not be used line.dropped
///   {why, eventId, bytes}             sound that must not be heard: interrupted, late line.flood {dropped,
///   seconds}                messages too many to be kept in the log line.lost        {message, closeCode,
///   afterMs}     the connection broke scenario.step    {index, text, state: running|passed|failed|skipped,
///   detail}
class EventLog final {
public:
    EventLog();
    ~EventLog();
    EventLog(EventLog &&) noexcept;
    EventLog &operator=(EventLog &&) noexcept;

    void append(const LogEntry &entry);
    void clear();
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_ends.size()) + m_recent.size(); }
    [[nodiscard]] bool isEmpty() const { return size() == 0; }
    /// Reads the disk for what is old. An entry that cannot be read is empty.
    [[nodiscard]] LogEntry at(qsizetype index) const;
    /// All of them.
    [[nodiscard]] QList<LogEntry> entries() const;
    /// One JSON object a line.
    [[nodiscard]] QByteArray toJsonLines() const;

private:
    void spill();

    QList<LogEntry> m_recent;
    std::vector<qint64> m_ends; ///< Of the lines in the file.
    std::unique_ptr<QTemporaryFile> m_file;
    bool m_inMemoryOnly = false; ///< No file to be had.
};

} // namespace studio::agent
