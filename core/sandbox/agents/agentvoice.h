// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/engines/speechrender.h"
#include "core/sandbox/servicestate.h"

#include <QElapsedTimer>
#include <QObject>

#include <deque>

namespace studio::sandbox {

/// How an agent speaks in one conversation.
struct VoiceOrder {
    VoiceDesign design{};
    VoiceSettings settings{};
    OutputFormat format{};
};

/// An answer that was cut short.
struct CutAnswer {
    qint64 eventId = 0;
    QString text{};
    QString heard{}; ///< What was played of it, up to a whole word.
};

/// The voice of one conversation. Speaks answers one after the other at the pace of the service, knows what
/// the caller must have heard by now, and falls silent at once when told to. Server thread.
class AgentVoice final : public QObject {
    Q_OBJECT
public:
    AgentVoice(ServiceState &state, VoiceOrder order, QObject *parent);

    /// Speaks this behind what is being spoken; texts with the same id are one answer. `more` tells that the
    /// answer is not complete yet.
    void say(qint64 eventId, const QString &text, bool more = false);
    /// Nothing more is sent; what was not heard of the answers.
    QList<CutAnswer> stop();
    /// Whether anything is to be spoken or still being heard.
    [[nodiscard]] bool isSpeaking() const;
    /// Milliseconds until everything sent so far has been heard.
    [[nodiscard]] qint64 playsFor() const;
    void setPaused(bool paused);

signals:
    /// Encoded sound with the times of its characters, from its own start.
    void chunkReady(qint64 eventId, const QByteArray &audio, const studio::text::Alignment &alignment,
                    bool isFinal);
    /// All of an answer has been sent.
    void answered(qint64 eventId);
    /// Nothing is left to send.
    void idle();

private:
    struct Piece {
        qint64 eventId = 0;
        QString text{};
        bool more = false;
    };
    struct Answer {
        qint64 eventId = 0;
        QString text{};
        std::vector<std::pair<double, qsizetype>> times{}; // of a character's start, and the length up to it
        qsizetype spoken = 0; // length of the text whose sound was sent
        qint64 startMs = -1; // on our clock, when it begins to be heard
        double sentSeconds = 0;
    };
    void next();
    void send(const SpeechSlice &slice);
    void pieceDone();
    void dropStream();

    ServiceState &m_state;
    VoiceOrder m_order;
    QElapsedTimer m_clock;
    std::deque<Piece> m_pieces;
    std::deque<Answer> m_answers; // not heard to their end yet
    SpeechStream *m_stream = nullptr;
    text::Alignment m_pending;
    double m_pieceFrom = 0; // where the piece begins in its answer
    qint64 m_playEnd = 0;
    quint32 m_seed = 1;
    bool m_paused = false;
};

} // namespace studio::sandbox
