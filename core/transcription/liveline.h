// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcription/livebacklog.h"
#include "core/transcription/livelistener.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace studio::transcription {

class LiveMeter;

/// Keeps somebody listening: opens sessions, sends them what the backlog holds, opens another one when a
/// session breaks and sends again what was not committed. Places are those of the backlog. One thread.
class LiveLine final : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Connecting, Open, Silent, Waiting /*for the next try*/, Stopped };

    /// Makes a session; null with an error if there can be none.
    using MakeListener = std::function<Result<LiveListener *>(QObject *parent)>;
    struct Manner {
        bool commitsByVoice = true;
        double silenceSeconds = 1.0;
        bool isOverNetwork = true; ///< Else nothing is paced and nothing is saved.
        std::chrono::milliseconds firstWait{250}; ///< Before the second try; doubles up to 8 s.
    };

    /// `meter` may be null.
    LiveLine(LiveBacklog &backlog, LiveMeter *meter, MakeListener make, const Manner &manner,
             QObject *parent);
    ~LiveLine() override;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    [[nodiscard]] std::chrono::milliseconds nextTryIn() const;
    /// Sound up to here is in words, or was none.
    [[nodiscard]] qint64 committedTo() const { return m_committed; }
    /// All there is was sent, committed and answered; what is left was silence to whoever listened.
    [[nodiscard]] bool saidAll() const;
    [[nodiscard]] const QString &partial() const { return m_partial; }

    void setManner(const Manner &manner) { m_manner = manner; }
    void start();
    /// The backlog grew; `peak` of what came.
    void soundArrived(int peak);
    void commit();
    /// A new session, as soon as what was said is committed: for another language.
    void renew();
    /// Connect now.
    void retry();
    /// No more sound comes: commits what there is; `settled` follows.
    void finish();
    /// At once, without waiting for words.
    void stop();

signals:
    void stateChanged();
    void problemChanged();
    void partialChanged(const QString &text);
    /// Words at their times in the recording.
    void heard(const QList<studio::transcript::Word> &words, const QString &language);
    void warned(const QString &warning);
    void sent(qint64 from, qint64 count);
    /// After finish(): all is said, or no more is to be expected.
    void settled();

private:
    void connectNow();
    void onReady();
    void onHeard(const HeardPiece &piece);
    void onEnded(const Result<void> &outcome, const QString &code);
    void push();
    bool sendPiece(qint64 most);
    void sendCommit();
    void releaseSilence();
    void waitAndTry(const Error &error);
    void giveUp(const Error &error);
    void dropListener();
    void setState(State state);
    void setProblem(const std::optional<Error> &problem);
    void setPartial(const QString &text);
    void checkSettled();
    [[nodiscard]] bool isFullySent() const;

    LiveBacklog &m_backlog;
    LiveMeter *m_meter;
    MakeListener m_make;
    Manner m_manner;
    State m_state = State::Idle;
    std::optional<Error> m_problem;
    LiveListener *m_listener = nullptr;
    QString m_partial;
    qint64 m_sessionStart = 0;
    qint64 m_sent = 0;
    qint64 m_committed = 0;
    qint64 m_lastCommit = 0; ///< Place of the last commit by hand.
    QList<qint64> m_marks; ///< Places of commits that were not answered yet.
    int m_pace = 8; ///< How much faster than speech a backlog is sent.
    int m_failures = 0; ///< In a row.
    bool m_wantsStart = false; ///< As soon as the meter grants it.
    bool m_renewing = false;
    bool m_finishing = false;
    bool m_isSettled = false;
    QTimer m_pushTimer;
    QTimer m_retryTimer;
    QTimer m_renewTimer;
    QTimer m_settleTimer;
    QTimer m_idleTimer;
    QElapsedTimer m_sinceWords;
};

} // namespace studio::transcription
