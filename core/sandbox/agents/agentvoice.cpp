// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/agents/agentvoice.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace studio::sandbox {

namespace {

constexpr double kChunkSeconds = 0.1;

/// Up to a whole word.
QString heardPart(const QString &text, qsizetype length)
{
    if (length >= text.size())
        return text;
    while (length > 0 && !text[length].isSpace())
        --length;
    return text.first(length).trimmed();
}

} // namespace

AgentVoice::AgentVoice(ServiceState &state, VoiceOrder order, QObject *parent)
    : QObject(parent), m_state(state), m_order(std::move(order))
{
    m_clock.start();
}

void AgentVoice::say(qint64 eventId, const QString &text, bool more)
{
    const auto known = std::find_if(m_answers.begin(), m_answers.end(),
                                    [eventId](const Answer &answer) { return answer.eventId == eventId; });
    if (known == m_answers.end())
        m_answers.push_back({eventId, text, {}, 0, -1, 0});
    else
        known->text += text;
    m_pieces.push_back({eventId, text, more});
    if (!m_stream)
        next();
}

void AgentVoice::next()
{
    if (m_pieces.empty()) {
        emit idle();
        return;
    }
    const Piece &piece = m_pieces.front();
    while (m_answers.size() > 1 && m_answers.front().eventId != piece.eventId
           && m_clock.elapsed() >= m_answers.front().startMs + qint64(m_answers.front().sentSeconds * 1000))
        m_answers.pop_front();
    if (piece.text.trimmed().isEmpty()) {
        pieceDone();
        return;
    }
    auto render = std::make_shared<SpeechRender>(
        RenderSpec{m_order.design, m_order.settings, m_seed++, m_order.format, kChunkSeconds});
    render->begin(piece.text, true);
    Pacing pacing{m_state.options.firstByteDelay * 2 / 5,
                  m_state.faults.pace >= 0 ? m_state.faults.pace : m_state.options.pace,
                  std::chrono::milliseconds(m_state.faults.chunkJitterMs), kChunkSeconds};
    m_pending = {};
    const auto answer = std::find_if(m_answers.begin(), m_answers.end(),
                                     [&piece](const Answer &one) { return one.eventId == piece.eventId; });
    m_pieceFrom = answer == m_answers.end() ? 0 : answer->sentSeconds;
    m_stream = new SpeechStream(m_state.engine, render, pacing, this);
    connect(m_stream, &SpeechStream::sliceReady, this, &AgentVoice::send);
    connect(m_stream, &SpeechStream::finished, this, &AgentVoice::pieceDone);
    m_stream->setPaused(m_paused);
    m_stream->start();
}

void AgentVoice::send(const SpeechSlice &slice)
{
    auto &waiting = m_pending.characters;
    waiting.insert(waiting.end(), slice.alignment.characters.begin(), slice.alignment.characters.end());
    const bool last = m_stream->isLast();
    if (slice.audio.isEmpty() && !last)
        return;
    const Piece piece = m_pieces.front();
    const auto answer = std::find_if(m_answers.begin(), m_answers.end(),
                                     [&piece](const Answer &one) { return one.eventId == piece.eventId; });
    auto until = waiting.begin();
    while (until != waiting.end() && (last || until->startSeconds < slice.endSeconds))
        ++until;
    text::Alignment now;
    for (auto it = waiting.begin(); it != until; ++it) {
        if (answer != m_answers.end()) {
            answer->spoken += it->text.size();
            answer->times.emplace_back(m_pieceFrom + it->startSeconds, answer->spoken);
        }
        now.characters.push_back({it->text, std::max(0.0, it->startSeconds - slice.startSeconds),
                                  std::max(0.0, it->endSeconds - slice.startSeconds)});
    }
    waiting.erase(waiting.begin(), until);
    const qint64 elapsed = m_clock.elapsed();
    const double seconds = slice.endSeconds - slice.startSeconds;
    m_playEnd = std::max(m_playEnd, elapsed);
    if (answer != m_answers.end()) {
        if (answer->startMs < 0)
            answer->startMs = m_playEnd;
        answer->sentSeconds += seconds;
    }
    m_playEnd += qint64(std::lround(seconds * 1000));
    emit chunkReady(piece.eventId, slice.audio, now, last && !piece.more);
}

void AgentVoice::pieceDone()
{
    dropStream();
    if (m_pieces.empty())
        return;
    const Piece piece = m_pieces.front();
    m_pieces.pop_front();
    if (!piece.more)
        emit answered(piece.eventId);
    if (!m_stream) // a listener may have spoken
        next();
}

void AgentVoice::dropStream()
{
    if (!m_stream)
        return;
    m_stream->disconnect(this);
    m_stream->deleteLater();
    m_stream = nullptr;
}

QList<CutAnswer> AgentVoice::stop()
{
    QList<CutAnswer> cut;
    const qint64 now = m_clock.elapsed();
    for (const Answer &answer : m_answers) {
        qsizetype length = 0;
        if (answer.startMs >= 0) {
            const double heard = double(now - answer.startMs) / 1000;
            for (const auto &[seconds, upTo] : answer.times) {
                if (seconds < heard)
                    length = std::max(length, upTo);
            }
        }
        const bool whole = answer.startMs >= 0 && length >= answer.text.size();
        if (!whole)
            cut.append({answer.eventId, answer.text, heardPart(answer.text, length)});
    }
    m_answers.clear();
    m_pieces.clear();
    dropStream();
    m_playEnd = now;
    return cut;
}

bool AgentVoice::isSpeaking() const
{
    return !m_pieces.empty() || playsFor() > 0;
}

qint64 AgentVoice::playsFor() const
{
    return std::max<qint64>(0, m_playEnd - m_clock.elapsed());
}

void AgentVoice::setPaused(bool paused)
{
    m_paused = paused;
    if (m_stream)
        m_stream->setPaused(paused);
}

} // namespace studio::sandbox
