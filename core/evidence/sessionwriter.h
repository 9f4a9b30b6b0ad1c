// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/logentry.h"
#include "core/base/result.h"
#include "core/duplex/soundpath.h"
#include "core/evidence/sessioninfo.h"
#include "core/evidence/sessionsound.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLockFile>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <deque>
#include <memory>
#include <optional>

namespace studio::evidence {

/// The half of the recorder that waits for the disk, in a thread of its own. Touched by queued calls only.
/// Not used directly: SessionRecorder.
class SessionWriter final : public QObject {
    Q_OBJECT
public:
    SessionWriter(const QString &folder, const QString &id);
    ~SessionWriter() override;

    void begin(duplex::Micros origin);
    void write(const agent::LogEntry &entry);
    void setRates(int inputRateHz, int outputRateHz);
    void sound(SessionSound::Side side, const QByteArray &pcm16, duplex::Micros at);
    void soundDropped();
    void attach(const QString &name, const QByteArray &bytes);
    void end();

signals:
    void failed(const studio::Error &problem);
    void finished(const studio::Result<studio::evidence::SessionInfo> &result);

private:
    struct Piece {
        SessionSound::Side side = SessionSound::User;
        QByteArray pcm{};
        duplex::Micros at = 0;
    };

    /// A telephone key the user pressed: sent as a message, it belongs to what was heard of the user.
    struct Tone {
        QChar key{};
        duplex::Micros at = 0;
        std::size_t played = 0;
    };

    void keep();
    void sync();
    void mixTones(std::vector<std::int16_t> &samples, int rateHz, duplex::Micros at);
    bool writeLines();
    void putSound(const Piece &piece);
    void openSound();
    void soundFailed(const Error &problem);
    void logFailed(const Error &problem);
    void tellLost();
    void giveRoom();
    Result<void> writeInfo();
    void say(const Error &problem);

    const QString m_folder;
    const QString m_id;
    std::unique_ptr<QLockFile> m_lock;
    QFile m_events;
    QByteArray m_waiting; ///< Lines the disk would not take yet.
    qint64 m_linesLost = 0;
    qint64 m_linesMissing = 0; ///< Of which the log does not say so yet.
    std::unique_ptr<SessionSound> m_sound;
    std::deque<Piece> m_early; ///< Sound whose rate is not known yet.
    qint64 m_earlyBytes = 0;
    std::deque<Tone> m_tones; ///< Not in the sound yet.
    int m_inputRateHz = 0;
    int m_outputRateHz = 0;
    bool m_soundEnded = false;
    bool m_saidLog = false;
    QString m_problem;
    duplex::Micros m_origin = 0;
    QTimer m_keep;
    bool m_begun = false;
    /// The disk is being waited for, in a thread that may: what comes meanwhile is written on.
    std::shared_ptr<std::atomic_bool> m_syncing = std::make_shared<std::atomic_bool>(false);
};

} // namespace studio::evidence
