// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/turnplayer.h"

#include "core/audio/g711.h"

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace studio::agent {

namespace {

constexpr double kFarthestAheadMs = 5 * 60 * 1000; ///< More unheard sound than anybody sends in good faith.
constexpr duplex::Micros kNothingMore = 800'000;
constexpr duplex::Micros kSoonOver = 120'000;
constexpr double kAllHeardMs = 30;
constexpr std::size_t kTurnsRemembered = 64;

} // namespace

void TurnPlayer::setFormat(const api::AgentAudioFormat &format)
{
    m_format = format;
    m_odd.clear();
}

void TurnPlayer::beginConnection()
{
    close();
    m_hasPath = withPath(false, [](duplex::SoundPath &) { return true; });
    m_turns.clear();
    m_event = -1;
    m_interrupted = -1;
    m_latest = -1;
}

QByteArray TurnPlayer::decoded(const QByteArray &frames)
{
    if (m_format.encoding == api::AgentAudioFormat::Encoding::MuLaw) {
        QByteArray pcm(frames.size() * 2, Qt::Uninitialized);
        for (qsizetype i = 0; i < frames.size(); ++i) {
            const std::int16_t sample = audio::fromMuLaw(static_cast<std::uint8_t>(frames.at(i)));
            std::memcpy(pcm.data() + i * 2, &sample, 2);
        }
        return pcm;
    }
    // An odd byte is the first half of the sample that follows.
    QByteArray pcm = m_odd + frames;
    m_odd.clear();
    if (pcm.size() % 2 != 0) {
        m_odd = pcm.right(1);
        pcm.chop(1);
    }
    return pcm;
}

TurnPlayer::Piece TurnPlayer::take(const api::AgentEvent &audio)
{
    Piece piece;
    note(audio.eventId);
    if (!m_format.isKnown()) {
        piece.dropped = u"format"_s;
        return piece;
    }
    qint64 event = audio.eventId;
    if (event < 0) // belongs to what is under way
        event = m_open || m_latest < 0 ? m_event : std::max(m_latest, m_event) + 1;
    if (event >= 0 && event <= m_interrupted) {
        piece.dropped = u"interrupted"_s;
        return piece;
    }
    const auto known = m_turns.find(event);
    // Of an answer before the one under way, or of one that is over.
    if ((known != m_turns.end() && known->second != m_turn) || (m_open && event < m_event)) {
        piece.dropped = u"late"_s;
        return piece;
    }
    if (known == m_turns.end() || !m_open) {
        if (audio.audio.isEmpty())
            return piece;
        close();
        ++m_turn;
        m_event = event;
        m_turns[event] = m_turn;
        if (m_turns.size() > kTurnsRemembered)
            m_turns.erase(m_turns.begin());
        m_receivedMs = 0;
        m_open = true;
        m_complete = false;
    }
    m_lastPiece = duplex::now();
    if (m_receivedMs - heardMs() > kFarthestAheadMs) {
        piece.dropped = u"ahead"_s;
        return piece;
    }
    piece.pcm16 = decoded(audio.audio);
    piece.ms = static_cast<double>(piece.pcm16.size()) * 500.0 / m_format.sampleRateHz;
    piece.turn = m_hasPath ? m_turn : 0;
    piece.last = audio.isFinal;
    m_receivedMs += piece.ms;
    return piece;
}

void TurnPlayer::play(const Piece &piece)
{
    if (piece.turn > 0 && !piece.pcm16.isEmpty()) {
        withPath(0, [&](duplex::SoundPath &path) {
            path.play(piece.turn, piece.pcm16);
            return 0;
        });
    }
    if (piece.last)
        close();
}

void TurnPlayer::note(qint64 eventId)
{
    m_latest = std::max(m_latest, eventId);
}

duplex::TurnId TurnPlayer::interrupt(qint64 eventId)
{
    // An event that is yet to come cannot be void: a wrong id must not silence the agent for good.
    const qint64 upTo = eventId < 0 ? std::max(m_latest, m_event) : std::min(eventId, m_latest);
    m_interrupted = std::max(m_interrupted, upTo);
    duplex::TurnId silenced = 0;
    for (const auto &[event, turn] : m_turns) {
        if (event <= upTo)
            silenced = std::max(silenced, turn);
    }
    if (m_open && silenced >= m_turn) {
        m_open = false;
        m_odd.clear();
    }
    if (silenced > 0) {
        withPath(0, [&](duplex::SoundPath &path) {
            path.interrupt(silenced);
            return 0;
        });
    }
    return silenced;
}

void TurnPlayer::finish(qint64 eventId)
{
    // Some services say so while the last of the sound is still on its way.
    if (m_open && (eventId < 0 || eventId == m_event))
        m_complete = true;
}

void TurnPlayer::tick(duplex::Micros now)
{
    if (!m_open || now - m_lastPiece < (m_complete ? kSoonOver : kNothingMore))
        return;
    if (heardMs() >= m_receivedMs - kAllHeardMs)
        close();
}

void TurnPlayer::close()
{
    m_odd.clear();
    if (!m_open)
        return;
    m_open = false;
    withPath(0, [this](duplex::SoundPath &path) {
        path.finishTurn(m_turn);
        return 0;
    });
}

double TurnPlayer::heardMs() const
{
    return withPath(m_receivedMs, [this](const duplex::SoundPath &path) { return path.heardMs(m_turn); });
}

} // namespace studio::agent
