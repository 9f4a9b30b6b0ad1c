// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplex/turnqueue.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace studio::duplex {

namespace {

/// This much of a turn is enough to begin at once.
constexpr qint64 kEnoughMs = 120;
constexpr qint64 kLeastWaitMs = 15;
constexpr qint64 kMostWaitMs = 120;
constexpr qint64 kSpareMs = 5;
constexpr std::size_t kTurnsLearned = 8;
/// Nothing for so long: the turn is over as far as anybody can tell.
constexpr qint64 kDryMs = 500;
constexpr qint64 kFadeMs = 4;
constexpr qint64 kMostMs = 5 * 60 * 1000;

} // namespace

TurnQueue::TurnQueue(int rateHz) : m_rateHz(rateHz), m_waitMs(kLeastWaitMs) { }

TurnQueue::Turn *TurnQueue::find(TurnId turn)
{
    const auto found =
        std::find_if(m_turns.begin(), m_turns.end(), [turn](const Turn &known) { return known.id == turn; });
    return found == m_turns.end() ? nullptr : &*found;
}

void TurnQueue::play(TurnId id, const QByteArray &pcm16, Micros now)
{
    if (id <= m_interrupted || pcm16.isEmpty())
        return;
    Turn *turn = find(id);
    if (!turn) {
        if (id <= m_passed)
            return; // another one is heard by now
        // In their order, should a later one have arrived first.
        const auto after =
            std::find_if(m_turns.begin(), m_turns.end(), [id](const Turn &known) { return known.id > id; });
        turn = &*m_turns.insert(after, Turn{.id = id});
    }
    learn(*turn, now);
    if (turn->waiting.empty())
        turn->since = now;
    QByteArray bytes = pcm16;
    if (turn->odd >= 0)
        bytes.prepend(char(turn->odd));
    turn->odd = bytes.size() % 2 ? int(quint8(bytes.back())) : -1;
    const auto room = std::max<qint64>(0, samplesOf(kMostMs) - m_held);
    const auto count = std::min<qint64>(bytes.size() / 2, room);
    for (qint64 i = 0; i < count; ++i) {
        std::int16_t sample = 0;
        std::memcpy(&sample, bytes.constData() + i * 2, 2);
        turn->waiting.push_back(sample);
    }
    turn->received += count;
    m_held += count;
    turn->finished = false;
}

/// How late is this piece, had the first one been played when it came?
void TurnQueue::learn(Turn &turn, Micros now)
{
    if (turn.received == 0) {
        turn.first = now;
        return;
    }
    const qint64 lateMs = (now - turn.first) / 1000 - turn.received * 1000 / m_rateHz;
    // Beyond that the agent paused; no wait of ours would have helped.
    if (turn.toldEnd || lateMs > kDryMs || lateMs <= turn.neededMs)
        return;
    turn.neededMs = lateMs;
    setWait(lateMs);
}

void TurnQueue::setWait(qint64 neededMs)
{
    for (const qint64 before : m_neededMs)
        neededMs = std::max(neededMs, before);
    m_waitMs = std::clamp(neededMs + kSpareMs, kLeastWaitMs, kMostWaitMs);
}

void TurnQueue::finish(TurnId id)
{
    if (Turn *turn = find(id))
        turn->finished = true;
}

void TurnQueue::interrupt(TurnId upTo, bool fade)
{
    if (!fade)
        m_tail.clear();
    m_interrupted = std::max(m_interrupted, upTo);
    while (!m_turns.empty() && m_turns.front().id <= m_interrupted) {
        Turn &turn = m_turns.front();
        m_held -= qint64(turn.waiting.size());
        const bool isCut = !turn.waiting.empty();
        // Cut in the middle of a wave it would click.
        if (fade && turn.begun && turn.drySamples < 0 && m_tail.empty()) {
            const auto count = std::min<std::size_t>(turn.waiting.size(), std::size_t(samplesOf(kFadeMs)));
            for (std::size_t i = 0; i < count; ++i)
                m_tail.push_back(std::int16_t(turn.waiting[i] * double(count - i) / double(count + 1)));
            m_tailTurn = turn.id;
            m_tailFrom = turn.given;
            turn.given += qint64(count);
        }
        end(turn, isCut);
        m_turns.pop_front();
    }
}

void TurnQueue::end(const Turn &turn, bool interrupted)
{
    m_passed = std::max(m_passed, turn.id);
    if (turn.toldEnd)
        return;
    m_ended.push_back({turn.id, turn.given, turn.received, interrupted});
    m_neededMs.push_back(turn.neededMs);
    if (m_neededMs.size() > kTurnsLearned)
        m_neededMs.pop_front();
    setWait(0);
}

std::vector<EndedTurn> TurnQueue::takeEnded()
{
    return m_tail.empty() ? std::exchange(m_ended, {}) : std::vector<EndedTurn>();
}

bool TurnQueue::mayStart(const Turn &turn, Micros at) const
{
    // A hole is a wait, too.
    const qint64 waitedMs = turn.begun ? turn.delayMs + std::max<qint64>(0, turn.drySamples) * 1000 / m_rateHz
                                       : (at - turn.since) / 1000;
    return qint64(turn.waiting.size()) >= samplesOf(kEnoughMs) || turn.finished || m_turns.size() > 1
        || waitedMs >= m_waitMs;
}

std::size_t TurnQueue::fade(std::span<std::int16_t> out, std::vector<PlayedPiece> &pieces)
{
    const std::size_t count = std::min(out.size(), m_tail.size());
    if (count == 0)
        return 0;
    std::copy_n(m_tail.begin(), count, out.begin());
    m_tail.erase(m_tail.begin(), m_tail.begin() + std::ptrdiff_t(count));
    pieces.push_back({.turn = m_tailTurn, .from = m_tailFrom, .samples = qint64(count)});
    m_tailFrom += qint64(count);
    return count;
}

std::size_t TurnQueue::give(Turn &turn, Micros at, std::span<std::int16_t> out,
                            std::vector<PlayedPiece> &pieces)
{
    PlayedPiece piece{.turn = turn.id, .from = turn.given, .begins = !turn.begun};
    if (turn.begun && turn.drySamples > 0) {
        piece.holeSamples = turn.drySamples;
        turn.delayMs += turn.drySamples * 1000 / m_rateHz;
        turn.toldEnd = false;
    }
    if (!turn.begun)
        turn.delayMs = (at - turn.first) / 1000;
    turn.begun = true;
    turn.drySamples = -1;
    const std::size_t count = std::min(out.size(), turn.waiting.size());
    std::copy_n(turn.waiting.begin(), count, out.begin());
    turn.waiting.erase(turn.waiting.begin(), turn.waiting.begin() + std::ptrdiff_t(count));
    turn.given += qint64(count);
    m_held -= qint64(count);
    piece.samples = qint64(count);
    pieces.push_back(piece);
    return count;
}

void TurnQueue::pull(std::span<std::int16_t> out, Micros at, std::vector<PlayedPiece> &pieces)
{
    std::size_t filled = fade(out, pieces);
    while (filled < out.size() && !m_turns.empty()) {
        Turn &turn = m_turns.front();
        const Micros here = at + qint64(filled) * 1'000'000 / m_rateHz;
        if (turn.waiting.empty()) {
            const bool isFollowed = m_turns.size() > 1 && !m_turns[1].waiting.empty();
            if (turn.finished || isFollowed) {
                end(turn, false);
                turn.toldEnd = true;
                if (!isFollowed)
                    break; // it stays: what comes late belongs to it
                m_turns.pop_front();
                continue;
            }
            const auto rest = qint64(out.size() - filled);
            turn.drySamples = std::max<qint64>(0, turn.drySamples) + rest;
            if (turn.begun && !turn.toldEnd && turn.drySamples >= samplesOf(kDryMs)) {
                end(turn, false);
                turn.toldEnd = true;
            }
            break;
        }
        const bool hasRun = turn.begun && turn.drySamples < 0;
        if (turn.since > here || (!hasRun && !mayStart(turn, here))) {
            if (turn.begun)
                turn.drySamples = std::max<qint64>(0, turn.drySamples) + qint64(out.size() - filled);
            break;
        }
        filled += give(turn, here, out.subspan(filled), pieces);
    }
    if (filled == out.size())
        return;
    std::fill(out.begin() + std::ptrdiff_t(filled), out.end(), std::int16_t(0));
    pieces.push_back({.samples = qint64(out.size() - filled)});
}

} // namespace studio::duplex
