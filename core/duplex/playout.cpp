// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplex/playout.h"

#include <algorithm>

namespace studio::duplex {

namespace {

/// More turns than anybody asks about; the oldest are forgotten.
constexpr qsizetype kMostTurns = 20'000;

} // namespace

void Playout::setRate(int rateHz)
{
    const std::scoped_lock lock(m_mutex);
    const Micros at = now();
    m_queue.interrupt(m_newest, false);
    noteEnded(at);
    settleAll(at);
    m_rateHz = rateHz;
    m_queue = TurnQueue(rateHz);
    m_queue.interrupt(m_newest);
}

void Playout::play(TurnId turn, const QByteArray &pcm16)
{
    const Micros at = now();
    const std::scoped_lock lock(m_mutex);
    m_newest = std::max(m_newest, turn);
    m_queue.play(turn, pcm16, at);
}

void Playout::finish(TurnId turn)
{
    const std::scoped_lock lock(m_mutex);
    m_queue.finish(turn);
}

void Playout::interrupt(TurnId upTo)
{
    const std::scoped_lock lock(m_mutex);
    m_queue.interrupt(upTo);
}

void Playout::interruptAll()
{
    const std::scoped_lock lock(m_mutex);
    m_queue.interrupt(m_newest, false);
}

Micros Playout::endOf(const Span &span) const
{
    return span.at + span.samples * 1'000'000 / m_rateHz;
}

double Playout::heardMs(TurnId turn) const
{
    const std::scoped_lock lock(m_mutex);
    double heard = m_heardMs.value(turn);
    const Micros at = now();
    for (const Span &span : m_spans) {
        if (span.turn == turn)
            heard += std::clamp(double(at - span.at) / 1000, 0.0, lengthMs(span.samples));
    }
    return heard;
}

void Playout::render(std::span<std::int16_t> out, Micros at)
{
    const std::scoped_lock lock(m_mutex);
    m_pieces.clear();
    m_queue.pull(out, std::min(at, now()), m_pieces);
    Micros here = at;
    for (const PlayedPiece &piece : m_pieces) {
        if (piece.turn > 0) {
            if (piece.begins)
                m_notes.push_back({.kind = PlayoutNote::Kind::Began, .turn = piece.turn, .at = here});
            if (piece.holeSamples > 0)
                m_notes.push_back({.kind = PlayoutNote::Kind::Hole,
                                   .turn = piece.turn,
                                   .ms = lengthMs(piece.holeSamples),
                                   .at = here});
            m_spans.push_back({piece.turn, piece.samples, here});
            m_ends[piece.turn] = endOf(m_spans.back());
        }
        m_playing = piece.turn;
        here += piece.samples * 1'000'000 / m_rateHz;
    }
    noteEnded(at);
}

/// A turn has ended when the last of it that was handed out is heard.
void Playout::noteEnded(Micros at)
{
    for (const EndedTurn &ended : m_queue.takeEnded()) {
        PlayoutNote note{.kind = PlayoutNote::Kind::Stopped,
                         .turn = ended.turn,
                         .ms = lengthMs(ended.given),
                         .interrupted = ended.interrupted,
                         .at = at};
        // When it ran dry this is told later than it was.
        note.at = m_ends.take(ended.turn);
        if (note.at == 0)
            note.at = at;
        m_notes.push_back(note);
    }
    std::stable_sort(m_notes.begin(), m_notes.end(),
                     [](const PlayoutNote &a, const PlayoutNote &b) { return a.at < b.at; });
}

void Playout::noteHole(double ms, Micros at)
{
    const std::scoped_lock lock(m_mutex);
    if (m_playing > 0)
        m_notes.push_back({.kind = PlayoutNote::Kind::Hole, .turn = m_playing, .ms = ms, .at = at});
}

void Playout::forget(Micros from)
{
    const std::scoped_lock lock(m_mutex);
    settleAll(from);
}

void Playout::settleAll(Micros until)
{
    settle(until);
    for (const Span &span : m_spans)
        m_heardMs[span.turn] += std::max(0.0, double(until - span.at) / 1000);
    m_spans.clear();
}

/// Spans that are over become sums.
void Playout::settle(Micros until)
{
    while (!m_spans.empty() && endOf(m_spans.front()) <= until) {
        const Span &span = m_spans.front();
        m_heardMs[span.turn] += lengthMs(span.samples);
        m_spans.pop_front();
    }
    if (m_heardMs.size() > kMostTurns)
        m_heardMs.removeIf([newest = m_newest](const QHash<TurnId, double>::iterator &it) {
            return it.key() < newest - kMostTurns / 2;
        });
}

std::vector<PlayoutNote> Playout::notes(Micros until)
{
    const std::scoped_lock lock(m_mutex);
    noteEnded(until); // also when no device asks for sound
    std::vector<PlayoutNote> due;
    while (!m_notes.empty() && m_notes.front().at <= until) {
        due.push_back(m_notes.front());
        m_notes.pop_front();
    }
    for (PlayoutNote &note : due) {
        if (note.kind != PlayoutNote::Kind::Stopped)
            continue;
        // As heard, also when a device went away with the rest.
        settle(until);
        note.ms = m_heardMs.value(note.turn);
    }
    return due;
}

} // namespace studio::duplex
