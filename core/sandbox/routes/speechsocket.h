// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/engines/speechrender.h"
#include "core/sandbox/engines/speechstream.h"
#include "core/sandbox/routes/socketsession.h"
#include "core/sandbox/routes/speechinput.h"

#include <QObject>
#include <QTimer>

#include <deque>

class QWebSocket;

namespace studio::sandbox {

/// One socket at /v1/text-to-speech/{voice_id}/stream-input. Owns the QWebSocket and deletes itself when that
/// has closed. Text goes through a SocketSession; what it releases is spoken in order, through one encoder,
/// so the audio of all messages is one stream. Refusals are an error frame followed by a close with code
/// 1008.
class SpeechSocket final : public QObject {
    Q_OBJECT
public:
    SpeechSocket(ServiceState &state, QWebSocket *socket, QObject *parent);
    ~SpeechSocket() override;

private:
    enum class Phase { Waiting, Open, Closing, Ended };

    void receive(const QString &text);
    bool begin(const QJsonObject &message, SocketSession::Step *step);
    void follow(const SocketSession::Step &step);
    void speakNext();
    bool pay(const QString &text);
    void send(const SpeechSlice &slice);
    void sendFrame(const QJsonObject &frame);
    void generationDone();
    void conclude();
    void file();
    void refuse(const ApiError &error);
    void refuse(const QString &code, const QString &message);
    void end();

    ServiceState &m_state;
    QWebSocket *m_socket;
    QString m_voiceId;
    SpeechInput m_input;
    bool m_syncAlignment = false;
    Phase m_phase = Phase::Waiting;
    SocketSession m_session;
    SpeechOrder m_order;
    std::shared_ptr<SpeechRender> m_render;
    std::deque<QString> m_texts;
    SpeechStream *m_stream = nullptr;
    Ticket m_ticket;
    QTimer m_inactivity;
    AnswerFaults m_faults;
    qint64 m_sentBytes = 0;
    bool m_finalBegun = false;
    QString m_requestId;
    qint64 m_credits = 0;
    QString m_spokenText;
    QByteArray m_audio;
    text::Alignment m_alignment;
    text::Alignment m_normalized;
    text::Alignment m_pending; // characters whose slice has not come yet, with sync_alignment
    text::Alignment m_pendingNormalized;
};

} // namespace studio::sandbox
