// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/logentry.h"
#include "core/base/error.h"
#include "core/duplex/soundpath.h"
#include "core/evidence/sessionarchive.h"

#include <QObject>
#include <QThread>

#include <atomic>
#include <memory>

namespace studio::evidence {

class SessionWriter;

/// Writes one session to the disk while it happens: each entry of its log when it is made, its sound as it
/// comes. A program that is killed loses less than a second. When the disk is full the sound ends, the log
/// goes on as long as it can, and failed() says so; the conversation is not disturbed.
///
/// A facade on the thread that made it; the disk is waited for in a thread of its own. The sound arrives
/// straight from the sound thread.
class SessionRecorder final : public QObject {
    Q_OBJECT
public:
    explicit SessionRecorder(const SessionArchive &archive, QObject *parent = nullptr);
    /// Ends the record if it was not.
    ~SessionRecorder() override;

    /// Where the session will be; known from the start.
    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] QString folder() const { return m_archive.folderOf(m_id); }
    [[nodiscard]] bool isRecording() const { return m_recording; }
    /// finished() was told, or nothing was ever recorded.
    [[nodiscard]] bool isFinished() const { return m_finished; }

    /// Takes the sound of a path; before its start(). The path must not call back after it has ended.
    void follow(duplex::SoundPath &path);
    /// Makes the folder. `origin`: the steady time at which the log's times begin.
    void begin(duplex::Micros origin);
    void write(const studio::agent::LogEntry &entry);
    /// Of the sound that comes from here on; before it comes.
    void setRates(int inputRateHz, int outputRateHz);
    /// A file beside the log, e.g. scenario.json; the last one of a name stays.
    void attach(const QString &name, const QByteArray &bytes);
    /// Everything is on the disk when `finished` comes.
    void finish();

signals:
    /// Something cannot be kept; once for the sound and once for the log.
    void failed(const studio::Error &problem);
    /// Once, after finish().
    void finished(const studio::Result<studio::evidence::SessionInfo> &result);

private:
    const SessionArchive m_archive;
    const QString m_id;
    /// Set while sound is wanted; shared with the callbacks, which may outlive the recorder.
    struct Inlet;
    std::shared_ptr<Inlet> m_inlet;
    std::unique_ptr<QThread> m_disk;
    SessionWriter *m_writer = nullptr; ///< Lives in m_disk; deleted there.
    bool m_recording = false;
    bool m_finished = true;
};

} // namespace studio::evidence
