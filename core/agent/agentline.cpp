// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/agentline.h"

#include "core/agent/sleepwatch.h"
#include "core/api/agentmessages.h"
#include "core/audio/g711.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::agent {

namespace {

constexpr auto kTick = 100ms;
constexpr qint64 kMostUnsent = 512 * 1024; ///< More than 10 s of sound waits: it would come too late anyway.
constexpr double kMostHeldMs = 30'000;
constexpr duplex::Micros kPingNotes = 5'000'000;
constexpr duplex::Micros kSentNotes = 1'000'000;
constexpr qint64 kLongSleepUs = 3'000'000;
constexpr int kAbnormal = 1006;

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.isEmpty() ? 0 : values.at(values.size() / 2);
}

QByteArray asMuLaw(const QByteArray &pcm16)
{
    QByteArray codes(pcm16.size() / 2, Qt::Uninitialized);
    for (qsizetype i = 0; i < codes.size(); ++i) {
        std::int16_t sample = 0;
        std::memcpy(&sample, pcm16.constData() + i * 2, 2);
        codes[i] = static_cast<char>(audio::toMuLaw(sample));
    }
    return codes;
}

} // namespace

AgentLine::AgentLine(const std::shared_ptr<SoundGate> &sound, QObject *parent)
    : QObject(parent), m_player(sound), m_timer(this)
{
    m_timer.setInterval(kTick);
    connect(&m_timer, &QTimer::timeout, this, &AgentLine::tick);
}

void AgentLine::open(const Setup &setup)
{
    drop();
    m_setup = setup;
    m_filter = LineFilter(setup.limits.entriesASecond);
    m_player.beginConnection();
    m_held.clear();
    m_heldMs = 0;
    m_roundTripsMs.clear();
    m_input = {};
    m_output = {};
    m_holding = true;
    m_ready = false;
    m_nextPingNote = 0;
    m_nextSentNote = now() + kSentNotes;
    m_sleptUs = setup.limits.sleptUs();

    m_link = std::make_unique<net::SocketLink>();
    net::SocketLink *link = m_link.get();
    connect(link, &net::SocketLink::opened, this, [this] {
        note(u"conversation_initiation_client_data"_s, withoutSecrets(m_setup.initiation),
             LogEntry::Direction::Out);
        send(api::agentmessage::toBytes(m_setup.initiation));
        emit opened();
    });
    connect(link, &net::SocketLink::textReceived, this,
            [this](const QString &message) { takeText(message.toUtf8()); });
    connect(link, &net::SocketLink::binaryReceived, this, &AgentLine::takeBinary);
    connect(link, &net::SocketLink::roundTripMeasured, this, &AgentLine::takeRoundTrip);
    connect(link, &net::SocketLink::closed, this, &AgentLine::end);
    net::SocketRequest request;
    request.url = setup.route.url;
    request.headers = setup.route.headers;
    request.certificateAuthorities = setup.route.certificateAuthorities;
    request.handshakeTimeout = setup.limits.handshake;
    request.pingInterval = setup.limits.pingInterval;
    request.silenceLimit = setup.limits.silence;
    m_timer.start();
    link->open(request);
}

void AgentLine::takeText(const QByteArray &message)
{
    const duplex::Micros at = now();
    const QJsonDocument document = QJsonDocument::fromJson(message);
    if (!document.isObject()) {
        if (m_filter.judge(api::AgentEvent::Kind::Other, at) == LineFilter::Verdict::Keep)
            note(u"line.odd"_s,
                 {{u"why"_s, document.isNull() ? u"not JSON"_s : u"not an object"_s},
                  {u"bytes"_s, message.size()}},
                 LogEntry::Direction::Local);
        return;
    }
    const QJsonObject object = document.object();
    const api::AgentEvent event = api::agentEventFromJson(object);
    if (event.kind == api::AgentEvent::Kind::Ping && event.eventId >= 0) // before anything else
        send(api::agentmessage::toBytes(api::agentmessage::pong(event.eventId)));
    switch (m_filter.judge(event.kind, at)) {
    case LineFilter::Verdict::HangUp:
        end(fail(ErrorKind::Protocol,
                 QCoreApplication::translate("studio::agent",
                                             "The agent's service sends more messages than anybody can use."),
                 u"message flood"_s),
            kAbnormal);
        return;
    case LineFilter::Verdict::Drop:
        return;
    case LineFilter::Verdict::Keep:
        break;
    }
    QJsonObject data = api::withoutSound(object);
    LogEntry entry{.atUs = at,
                   .direction = LogEntry::Direction::In,
                   .type = event.type.isEmpty() ? u"(untyped)"_s : event.type};
    using Kind = api::AgentEvent::Kind;
    switch (event.kind) {
    case Kind::Audio:
        entry.type = u"audio"_s;
        takeAudio(event, data, entry);
        return;
    case Kind::Metadata:
        takeMetadata(event);
        break;
    case Kind::Interruption: {
        // Silence first, words later.
        const duplex::TurnId turn = m_player.interrupt(event.eventId);
        m_held.removeIf([turn](const TurnPlayer::Piece &piece) { return piece.turn <= turn; });
        data.insert(u"turn"_s, turn);
        break;
    }
    case Kind::AgentResponse:
    case Kind::ChatPart:
    case Kind::UserTranscript:
        m_player.note(event.eventId);
        break;
    case Kind::AgentResponseComplete:
        m_player.finish(event.eventId);
        break;
    default:
        break;
    }
    entry.data = data;
    emit received(entry, event);
    if (event.kind == Kind::Ping && event.eventId >= 0)
        note(u"pong"_s, api::agentmessage::pong(event.eventId), LogEntry::Direction::Out);
}

void AgentLine::takeBinary(const QByteArray &message)
{
    // Some servers send their JSON so; anything else is bare sound of what is being said.
    if (message.trimmed().startsWith('{')) {
        takeText(message);
        return;
    }
    api::AgentEvent event;
    event.kind = api::AgentEvent::Kind::Audio;
    event.type = u"audio"_s;
    event.audio = message;
    event.audioBytes = message.size();
    QJsonObject data{{u"type"_s, u"audio"_s},
                     {u"audio_event"_s, QJsonObject{{u"audio_bytes"_s, message.size()}}},
                     {u"binary"_s, true}};
    if (m_filter.judge(event.kind, now()) == LineFilter::Verdict::Keep)
        takeAudio(event, data, {.atUs = now(), .direction = LogEntry::Direction::In, .type = u"audio"_s});
}

void AgentLine::takeAudio(const api::AgentEvent &event, QJsonObject &data, const LogEntry &entry)
{
    const TurnPlayer::Piece piece = m_player.take(event);
    data.insert(u"turn"_s, piece.turn);
    data.insert(u"ms"_s, piece.ms);
    LogEntry told = entry;
    told.data = data;
    // Told first: who hears of the first sample knows then whose it is.
    emit received(told, event);
    if (!piece.dropped.isEmpty()) {
        note(u"line.dropped"_s,
             {{u"why"_s, piece.dropped}, {u"eventId"_s, event.eventId}, {u"bytes"_s, event.audioBytes}},
             LogEntry::Direction::Local);
        return;
    }
    if (!m_holding) {
        m_player.play(piece);
    } else if (m_heldMs < kMostHeldMs) {
        m_held.append(piece);
        m_heldMs += piece.ms;
    }
}

void AgentLine::takeMetadata(const api::AgentEvent &event)
{
    const api::AgentAudioFormat input = api::agentAudioFormat(event.userFormatName);
    const api::AgentAudioFormat output = api::agentAudioFormat(event.agentFormatName);
    if (m_ready && input == m_input && output == m_output)
        return;
    if (m_ready) // other formats in mid-conversation: the sound path has to begin anew
        m_player.endConnection();
    m_input = input;
    m_output = output;
    m_player.setFormat(output);
    m_holding = true;
    m_ready = true;
}

void AgentLine::releaseSound()
{
    m_holding = false;
    const QList<TurnPlayer::Piece> held = std::exchange(m_held, {});
    m_heldMs = 0;
    for (const TurnPlayer::Piece &piece : held)
        m_player.play(piece);
}

void AgentLine::feed(const QByteArray &pcm16)
{
    if (!m_ready || m_holding || !m_input.isKnown() || !m_link
        || m_link->state() != net::SocketLink::State::Open)
        return;
    if (m_link->bytesToWrite() > kMostUnsent) // the line has stalled; it is lost soon
        return;
    const bool muLaw = m_input.encoding == api::AgentAudioFormat::Encoding::MuLaw;
    const QByteArray frames = muLaw ? asMuLaw(pcm16) : pcm16;
    if (!m_link->sendText(QString::fromLatin1(api::agentmessage::audio(frames))))
        return;
    m_sentBytes += frames.size();
    m_sentMs += static_cast<double>(pcm16.size()) * 500.0 / m_input.sampleRateHz;
    ++m_sentChunks;
}

void AgentLine::send(const QByteArray &message)
{
    // What does not get out any more is the loss that is noticed soon.
    if (m_link)
        std::ignore = m_link->sendText(QString::fromUtf8(message));
}

void AgentLine::close()
{
    tellSent();
    if (m_link)
        m_link->close();
}

void AgentLine::drop()
{
    m_timer.stop();
    if (m_link) {
        m_link->disconnect(this);
        m_link.release()->deleteLater();
    }
    m_ready = false;
}

void AgentLine::takeRoundTrip(std::chrono::microseconds time)
{
    m_roundTripsMs.append(static_cast<double>(time.count()) / 1000.0);
    if (now() < m_nextPingNote)
        return;
    m_nextPingNote = now() + kPingNotes;
    note(u"ping.roundtrip"_s, {{u"ms"_s, median(std::exchange(m_roundTripsMs, {}))}},
         LogEntry::Direction::Local);
}

void AgentLine::tick()
{
    const duplex::Micros at = now();
    m_player.tick(duplex::now());
    if (at >= m_nextSentNote) {
        m_nextSentNote = at + kSentNotes;
        tellSent();
    }
    const LineFilter::Flood flood = m_filter.takeFlood(at);
    if (flood.dropped > 0)
        note(u"line.flood"_s, {{u"dropped"_s, flood.dropped}, {u"seconds"_s, flood.seconds}},
             LogEntry::Direction::Local);
    const qint64 sleptUs = m_setup.limits.sleptUs();
    const qint64 sinceLast = sleptUs - std::exchange(m_sleptUs, sleptUs);
    if (sinceLast > kLongSleepUs) {
        // The service has long hung up; the socket would find out some time.
        note(u"session.slept"_s, {{u"ms"_s, sinceLast / 1000}}, LogEntry::Direction::Local);
        end(fail(ErrorKind::Network,
                 QCoreApplication::translate("studio::agent",
                                             "The computer was asleep, and the agent hung up."),
                 u"slept"_s),
            kAbnormal);
    }
}

void AgentLine::tellSent()
{
    if (m_sentChunks == 0)
        return;
    note(u"user_audio"_s,
         {{u"ms"_s, std::exchange(m_sentMs, 0)},
          {u"bytes"_s, std::exchange(m_sentBytes, 0)},
          {u"chunks"_s, std::exchange(m_sentChunks, 0)}},
         LogEntry::Direction::Out);
}

void AgentLine::end(const Result<void> &outcome, int closeCode)
{
    tellSent();
    m_player.endConnection();
    drop();
    emit ended(m_setup.connection, outcome, closeCode);
}

void AgentLine::note(const QString &type, const QJsonObject &data, LogEntry::Direction direction)
{
    emit noted({.atUs = now(), .direction = direction, .type = type, .data = data});
}

} // namespace studio::agent
