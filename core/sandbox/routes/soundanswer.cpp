// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/soundanswer.h"

#include <QDateTime>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

constexpr qint64 kSlowClient = 1024 * 1024;
constexpr double kCreditsAMinute = 1000;
constexpr double kLeastSeconds = 0.1;
constexpr double kMostToChange = 300;
constexpr double kMostToIsolate = 3600;

} // namespace

SoundAnswer::SoundAnswer(ServiceState &state, const Call &call, SoundOrder order, Ticket ticket,
                         QObject *parent)
    : QObject(parent), m_state(state), m_call(call), m_order(std::move(order)), m_ticket(std::move(ticket)),
      m_requestId(state.randomId(20)), m_historyId(state.randomId(20))
{
}

void SoundAnswer::start()
{
    decodeUpload(m_state, m_order.upload, this,
                 [this](const std::shared_ptr<audio::PcmTrack> &track) { begin(track); });
}

std::optional<ApiError> SoundAnswer::check(const std::shared_ptr<audio::PcmTrack> &track) const
{
    if (!track)
        return errors::unreadableSound(u"audio"_s);
    const double most = m_order.changeVoice ? kMostToChange : kMostToIsolate;
    if (track->seconds() < kLeastSeconds)
        return errors::soundTooShort(track->seconds(), kLeastSeconds, u"audio"_s);
    if (track->seconds() > most + 0.05) // a lossy format adds a moment
        return errors::soundTooLong(track->seconds(), most, u"audio"_s);
    return std::nullopt;
}

void SoundAnswer::begin(const std::shared_ptr<audio::PcmTrack> &track)
{
    if (!m_call.exchange) { // left before anything was paid
        deleteLater();
        return;
    }
    if (const auto refusal = check(track)) {
        m_call.error(*refusal);
        deleteLater();
        return;
    }
    Account &account = m_state.account;
    m_seconds = track->seconds();
    m_cost = qint64(std::ceil(track->seconds() * kCreditsAMinute / 60));
    if (m_state.faults.outOfQuota || m_cost > account.remaining()) {
        const qint64 left = m_state.faults.outOfQuota ? 0 : account.remaining();
        m_call.error(errors::outOfCredits(account.limit(), left, m_cost));
        deleteLater();
        return;
    }
    account.charge({QDateTime::currentMSecsSinceEpoch(), 0, m_cost, m_order.speech.voice.name,
                    m_order.changeVoice ? m_order.speech.model.id : u"audio_isolation"_s});
    m_call.exchange->setProperty("credits", m_cost);

    SoundSpec spec;
    spec.format = m_order.speech.format;
    spec.removeNoise = m_order.removeNoise;
    if (m_order.changeVoice)
        spec.semitones = semitonesTowards(m_order.speech.voice.design, m_order.speech.settings,
                                          spokenPitchHz(*track), m_order.speech.seed);
    Pacing pacing = m_state.pacingFor(m_order.speech.model);
    if (!m_order.stream)
        pacing.pace = pacing.pace > 0 ? pacing.pace * 4 : 0; // a whole file is made in one go
    m_stream =
        new SpeechStream(m_state.soundEngine, std::make_shared<SoundRender>(track, spec), pacing, this);
    connect(m_stream, &SpeechStream::sliceReady, this, &SoundAnswer::take);
    connect(m_stream, &SpeechStream::finished, this, &SoundAnswer::finish);
    Exchange *exchange = m_call.exchange;
    connect(exchange, &Exchange::drained, this,
            [this, exchange] { m_stream->setPaused(exchange->pendingBytes() > kSlowClient); });
    connect(exchange, &QObject::destroyed, this, [this] { m_stream->setPaused(false); });
    m_stream->start();
}

HttpHeaders SoundAnswer::headers() const
{
    const ModelEntry &model = m_order.speech.model;
    HttpHeaders all{
        {"content-type", m_order.speech.format.contentType},
        {"request-id", m_requestId.toLatin1()},
        {"character-cost", QByteArray::number(m_cost)},
        {"current-concurrent-requests", QByteArray::number(m_state.account.inFlight(model))},
        {"maximum-concurrent-requests", QByteArray::number(m_state.account.maximumInFlight(model))}};
    if (m_order.changeVoice)
        all.append({"history-item-id", m_historyId.toLatin1()});
    return all;
}

void SoundAnswer::take(const SpeechSlice &slice)
{
    if (slice.audio.isEmpty())
        return;
    m_audio += slice.audio;
    if (!m_order.stream || !m_call.exchange)
        return;
    if (!m_call.exchange->hasBegun())
        m_call.exchange->begin(200, headers());
    m_call.exchange->write(slice.audio);
    if (m_call.exchange && m_call.exchange->pendingBytes() > kSlowClient)
        m_stream->setPaused(true);
}

void SoundAnswer::finish()
{
    const bool empty = m_audio.isEmpty();
    if (m_order.speech.format.isWav())
        m_audio = wavFile(m_audio, m_order.speech.format.stream.sampleRateHz);
    if (!empty && m_order.changeVoice)
        file();
    else if (!empty)
        fileIsolation();
    if (m_call.exchange) {
        if (empty)
            m_call.error(errors::noAudio());
        else if (m_order.stream)
            m_call.exchange->end();
        else
            m_call.exchange->respond(200, headers(), m_audio);
    }
    m_ticket.reset();
    deleteLater();
}

void SoundAnswer::fileIsolation()
{
    constexpr qsizetype most = 1000;
    m_state.isolations.prepend({{u"id"_s, m_historyId},
                                {u"title"_s, QString::fromUtf8(m_order.upload.part.fileName)},
                                {u"created_at_unix"_s, QDateTime::currentSecsSinceEpoch()},
                                {u"format"_s, u"mp3"_s},
                                {u"duration_seconds"_s, m_seconds},
                                {u"download_url"_s, QJsonValue::Null},
                                {u"icon_url"_s, QJsonValue::Null},
                                {u"source_video_url"_s, QJsonValue::Null},
                                {u"supports_video"_s, false},
                                {u"processing"_s, false},
                                {u"video_processing_failed"_s, false},
                                {u"preview_b64"_s, QJsonValue::Null}});
    if (m_state.isolations.size() > most)
        m_state.isolations.removeLast();
}

void SoundAnswer::file()
{
    HistoryItem item;
    item.id = m_historyId;
    item.requestId = m_requestId;
    item.voiceId = m_order.speech.voice.id;
    item.voiceName = m_order.speech.voice.name;
    item.model = m_order.speech.model.id;
    item.source = u"STS"_s;
    item.outputFormat = m_order.speech.format.name;
    item.contentType = m_order.speech.format.contentType;
    item.audio = m_audio;
    item.settings = m_order.speech.settings;
    item.dateUnix = QDateTime::currentSecsSinceEpoch();
    item.creditsAfter = m_state.account.used();
    item.creditsBefore = item.creditsAfter - m_cost;
    m_state.history.add(std::move(item));
}

} // namespace studio::sandbox
