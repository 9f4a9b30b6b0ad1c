// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/engines/spokentext.h"
#include "core/sandbox/router.h"
#include "core/sandbox/routes/speechinput.h"

#include <QObject>

namespace studio::sandbox {

/// The four shapes in which speech is answered over HTTP.
enum class AnswerShape { Whole, Stream, WholeTimed, StreamTimed };

/// One paid request on its way: renders, answers and files the result in the history. The work goes on when
/// the client leaves, as it does at the service (which has charged for it), so an answer that was lost can be
/// found in the history. Deletes itself at the end.
class SpeechAnswer final : public QObject {
    Q_OBJECT
public:
    SpeechAnswer(ServiceState &state, const Call &call, SpeechOrder order, QString text, AnswerShape shape,
                 Ticket ticket, qint64 cost, QObject *parent);

    void start();

private:
    void take(const SpeechSlice &rendered);
    void finish();
    void file();
    void beginAnswer();
    void flushLine(bool last);
    [[nodiscard]] HttpHeaders headers() const;

    ServiceState &m_state;
    Call m_call;
    SpeechOrder m_order;
    QString m_text;
    SpokenText m_spoken;
    AnswerShape m_shape;
    Ticket m_ticket;
    qint64 m_cost;
    QString m_requestId;
    QString m_historyId;
    QByteArray m_contentType;
    SpeechStream *m_stream = nullptr;
    QByteArray m_audio;
    text::Alignment m_alignment;
    text::Alignment m_normalized;
    SpeechSlice m_line; // the next NDJSON line
    bool m_lineHasText = false;
};

} // namespace studio::sandbox
