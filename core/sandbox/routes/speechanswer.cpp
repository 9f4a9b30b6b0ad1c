// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/speechanswer.h"

#include "core/sandbox/engines/speechrender.h"

#include <QDateTime>
#include <QJsonDocument>

#include <utility>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

constexpr qint64 kClientIsSlow = 1024 * 1024;
constexpr double kLineSeconds = 0.4;

bool isTimed(AnswerShape shape)
{
    return shape == AnswerShape::WholeTimed || shape == AnswerShape::StreamTimed;
}

QJsonObject timedObject(const QByteArray &audio, const QJsonValue &alignment, const QJsonValue &normalized)
{
    return {{u"audio_base64"_s, QString::fromLatin1(audio.toBase64())},
            {u"alignment"_s, alignment},
            {u"normalized_alignment"_s, normalized}};
}

void appendAll(text::Alignment &to, const text::Alignment &from)
{
    to.characters.insert(to.characters.end(), from.characters.begin(), from.characters.end());
}

} // namespace

SpeechAnswer::SpeechAnswer(ServiceState &state, const Call &call, SpeechOrder order, QString text,
                           AnswerShape shape, Ticket ticket, qint64 cost, QObject *parent)
    : QObject(parent), m_state(state), m_call(call), m_order(std::move(order)), m_text(std::move(text)),
      m_shape(shape), m_ticket(std::move(ticket)), m_cost(cost), m_requestId(state.randomId(20)),
      m_historyId(state.randomId(20)),
      m_contentType(isTimed(shape) ? QByteArray("application/json") : m_order.format.contentType)
{
}

void SpeechAnswer::start()
{
    RenderSpec spec{m_order.voice.design, m_order.settings, m_order.seed, m_order.format, 0.1};
    auto render = std::make_shared<SpeechRender>(spec);
    m_spoken = SpokenText(m_text, m_order.rules);
    render->begin(m_spoken.text(), true);
    Pacing pacing = m_state.pacingFor(m_order.model);
    if (m_shape == AnswerShape::StreamTimed)
        pacing.chunkSeconds = kLineSeconds;
    m_stream = new SpeechStream(m_state.engine, render, pacing, this);
    connect(m_stream, &SpeechStream::sliceReady, this, &SpeechAnswer::take);
    connect(m_stream, &SpeechStream::finished, this, &SpeechAnswer::finish);
    if (Exchange *exchange = m_call.exchange) {
        connect(exchange, &Exchange::drained, this,
                [this, exchange] { m_stream->setPaused(exchange->pendingBytes() > kClientIsSlow); });
        connect(exchange, &QObject::destroyed, this, [this] { m_stream->setPaused(false); });
    }
    m_stream->start();
}

HttpHeaders SpeechAnswer::headers() const
{
    return {
        {"content-type", m_contentType},
        {"request-id", m_requestId.toLatin1()},
        {"character-cost", QByteArray::number(m_cost)},
        {"history-item-id", m_historyId.toLatin1()},
        {"current-concurrent-requests", QByteArray::number(m_state.account.inFlight(m_order.model))},
        {"maximum-concurrent-requests", QByteArray::number(m_state.account.maximumInFlight(m_order.model))}};
}

void SpeechAnswer::beginAnswer()
{
    if (m_call.exchange && !m_call.exchange->hasBegun())
        m_call.exchange->begin(200, headers());
}

void SpeechAnswer::take(const SpeechSlice &rendered)
{
    SpeechSlice slice = rendered;
    slice.alignment = m_spoken.toWritten(rendered.alignment);
    m_audio += slice.audio;
    appendAll(m_alignment, slice.alignment);
    appendAll(m_normalized, slice.normalized);
    if (m_shape == AnswerShape::Stream && !slice.audio.isEmpty()) {
        beginAnswer();
        if (m_call.exchange)
            m_call.exchange->write(slice.audio);
    } else if (m_shape == AnswerShape::StreamTimed) {
        // A new sentence begins a new line.
        if (!slice.alignment.isEmpty() && !m_line.audio.isEmpty())
            flushLine(false);
        if (m_line.audio.isEmpty() && m_line.alignment.isEmpty())
            m_line.startSeconds = slice.startSeconds;
        m_line.audio += slice.audio;
        m_line.endSeconds = slice.endSeconds;
        appendAll(m_line.alignment, slice.alignment);
        appendAll(m_line.normalized, slice.normalized);
        if (m_line.endSeconds - m_line.startSeconds >= kLineSeconds)
            flushLine(false);
    }
    if (m_call.exchange && m_call.exchange->pendingBytes() > kClientIsSlow)
        m_stream->setPaused(true);
}

void SpeechAnswer::flushLine(bool last)
{
    if (m_line.audio.isEmpty() && (m_line.alignment.isEmpty() || !last))
        return;
    beginAnswer();
    const auto orNull = [](const text::Alignment &alignment) {
        return alignment.isEmpty() ? QJsonValue() : QJsonValue(text::toJson(alignment));
    };
    const QJsonObject line = timedObject(m_line.audio, orNull(m_line.alignment), orNull(m_line.normalized));
    if (m_call.exchange)
        m_call.exchange->write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    m_line = {};
}

void SpeechAnswer::finish()
{
    const bool empty = m_audio.isEmpty();
    if (m_order.format.isWav())
        m_audio = wavFile(m_audio, m_order.format.stream.sampleRateHz);
    if (!empty)
        file();
    if (m_call.exchange) {
        if (empty && !m_call.exchange->hasBegun()) {
            m_call.error(errors::noAudio());
        } else if (m_shape == AnswerShape::Whole) {
            m_call.exchange->respond(200, headers(), m_audio);
        } else if (m_shape == AnswerShape::WholeTimed) {
            const QJsonObject json =
                timedObject(m_audio, text::toJson(m_alignment), text::toJson(m_normalized));
            m_call.exchange->respond(200, headers(), QJsonDocument(json).toJson(QJsonDocument::Compact));
        } else {
            if (m_shape == AnswerShape::StreamTimed)
                flushLine(true);
            m_call.exchange->end();
        }
    }
    m_ticket.reset();
    deleteLater();
}

void SpeechAnswer::file()
{
    HistoryItem item;
    item.id = m_historyId;
    item.requestId = m_requestId;
    item.voiceId = m_order.voice.id;
    item.voiceName = m_order.voice.name;
    item.model = m_order.model.id;
    item.text = m_text;
    item.outputFormat = m_order.format.name;
    item.contentType = m_order.format.contentType;
    item.audio = m_audio;
    item.settings = m_order.settings;
    item.alignment = m_alignment;
    item.normalized = m_normalized;
    item.dateUnix = QDateTime::currentSecsSinceEpoch();
    item.creditsAfter = m_state.account.used();
    item.creditsBefore = item.creditsAfter - m_cost;
    m_state.history.add(std::move(item));
}

} // namespace studio::sandbox
