// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/speechsocket.h"

#include "core/api/types/socketmessage.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::api {

namespace {

// The service hangs up after 20 s without input.
constexpr auto kKeepAlive = 10s;

QUrlQuery socketQuery(const SpeechRequest &voice)
{
    QUrlQuery query = queryOf(voice);
    query.addQueryItem(u"model_id"_s, QString::fromLatin1(QUrl::toPercentEncoding(voice.model.value())));
    query.addQueryItem(u"sync_alignment"_s, u"true"_s);
    if (!voice.languageCode.isEmpty())
        query.addQueryItem(u"language_code"_s,
                           QString::fromLatin1(QUrl::toPercentEncoding(voice.languageCode)));
    if (voice.seed)
        query.addQueryItem(u"seed"_s, QString::number(*voice.seed));
    if (!voice.textNormalization.isEmpty())
        query.addQueryItem(u"apply_text_normalization"_s, voice.textNormalization);
    return query;
}

} // namespace

SpeechSocket::SpeechSocket(const Dialect &dialect, const SpeechRequest &voice, QObject *parent)
    : QObject(parent), m_voice(voice)
{
    m_keepAlive.setInterval(kKeepAlive);
    connect(&m_keepAlive, &QTimer::timeout, this, [this] { send({{u"text"_s, u" "_s}}); });
    connect(&m_link, &net::SocketLink::opened, this, &SpeechSocket::begin);
    connect(&m_link, &net::SocketLink::textReceived, this, &SpeechSocket::take);
    connect(&m_link, &net::SocketLink::closed, this,
            [this](const Result<void> &outcome, int) { end(outcome); });
    m_link.open(
        dialect.socket(u"/v1/text-to-speech/%1/stream-input"_s.arg(Dialect::segment(voice.voice.value())),
                       socketQuery(voice)));
}

void SpeechSocket::begin()
{
    m_open = true;
    QJsonObject first{{u"text"_s, u" "_s}, {u"voice_settings"_s, toJson(m_voice.settings, m_voice.support)}};
    const QJsonValue dictionaries = bodyOf(m_voice).value(u"pronunciation_dictionary_locators");
    if (dictionaries.isArray())
        first.insert(u"pronunciation_dictionary_locators", dictionaries);
    QList<QByteArray> waiting;
    waiting.swap(m_waiting);
    send(first);
    for (const QByteArray &message : std::as_const(waiting)) {
        if (!m_link.sendText(QString::fromUtf8(message)))
            break;
    }
    m_keepAlive.start();
    emit ready();
}

void SpeechSocket::sendText(const QString &text)
{
    if (text.isEmpty())
        return; // An empty text would close the stream.
    send({{u"text"_s, text.endsWith(u' ') ? text : text + u' '}});
}

void SpeechSocket::flush()
{
    send({{u"text"_s, u" "_s}, {u"flush"_s, true}});
}

void SpeechSocket::finish()
{
    m_keepAlive.stop();
    send({{u"text"_s, QString()}});
}

void SpeechSocket::cancel()
{
    m_failure = Error::cancelled();
    m_link.abort();
}

void SpeechSocket::send(const QJsonObject &message)
{
    const QByteArray text = QJsonDocument(message).toJson(QJsonDocument::Compact);
    if (!m_open) {
        m_waiting.append(text);
        return;
    }
    if (!m_link.sendText(QString::fromUtf8(text)) && !m_failure && !m_ended) {
        m_failure = Error::make(
            ErrorKind::OutcomeUnknown,
            QCoreApplication::translate("studio::api", "The connection was lost while speaking."));
        m_link.abort();
    }
}

void SpeechSocket::take(const QString &message)
{
    auto parsed = socketMessageFromJson(message.toUtf8());
    if (!parsed) {
        if (!m_failure)
            m_failure = parsed.error();
        m_link.close();
        return;
    }
    if (!parsed->audio.isEmpty())
        emit chunkReady(parsed->audio);
    if (!parsed->alignment.characters.empty()) {
        text::Alignment placed;
        placed.append(parsed->alignment, m_offsetSeconds);
        m_offsetSeconds = placed.characters.back().endSeconds;
        emit alignmentReady(placed);
    }
    if (parsed->isFinal) {
        m_gotFinal = true;
        m_link.close();
    }
}

void SpeechSocket::end(const Result<void> &outcome)
{
    if (std::exchange(m_ended, true))
        return;
    m_keepAlive.stop();
    if (m_failure)
        emit ended(Unexpected(*m_failure));
    else if (m_gotFinal)
        emit ended({});
    else if (!outcome)
        emit ended(outcome);
    else
        emit ended(fail(ErrorKind::OutcomeUnknown,
                        QCoreApplication::translate("studio::api", "The service ended the stream early.")));
}

} // namespace studio::api
