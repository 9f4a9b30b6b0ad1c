// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/routes/transcriptinput.h"

#include <QObject>
#include <QTimer>

class QNetworkAccessManager;

namespace studio::sandbox {

/// POST /v1/speech-to-text; GET and DELETE of its transcripts; the tokens that stand for a key there. What
/// has been paid for is finished and kept even if the client leaves. One file is listened to at a time, by
/// two threads.
class TranscriptRoutes final : public QObject {
    Q_OBJECT
public:
    TranscriptRoutes(ServiceState &state, Router &router, QObject *parent);

    /// Somebody has stopped listening: the speech models may go after a while.
    void restSoon() { m_rest.start(); }

private:
    /// One request between its parts.
    struct Task {
        Call call;
        TranscriptInput input;
        Ticket ticket;
        QString id;
        double seconds = 0;
        qint64 cost = 0;
    };
    /// What the worker made of a file.
    struct Opened {
        std::vector<std::shared_ptr<audio::PcmTrack>> tracks;
        std::optional<ApiError> problem;
    };
    using TaskPtr = std::shared_ptr<Task>;

    void transcribe(const Call &call);
    void fetch(const TaskPtr &task);
    void open(const TaskPtr &task);
    void pay(const TaskPtr &task, const Opened &opened);
    void listen(const TaskPtr &task, const Opened &opened);
    void answer(const TaskPtr &task, const QByteArray &json);
    [[nodiscard]] HttpHeaders headers(const Task &task) const;
    static Opened openSound(const TranscriptInput &input, const StopFlag &stop);

    ServiceState &m_state;
    QNetworkAccessManager *m_network = nullptr;
    QTimer m_rest; ///< Lets the speech models go when nobody has asked for a while.
};

} // namespace studio::sandbox
