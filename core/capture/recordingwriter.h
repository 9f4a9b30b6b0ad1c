// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/recordingfile.h"

#include <QElapsedTimer>
#include <QObject>

#include <atomic>
#include <memory>

namespace studio::capture {

/// Bytes that wait to be written: counted up by the sender, down by the writer.
using Backlog = std::shared_ptr<std::atomic<qint64>>;

/// The half of the recorder that waits for the disk, in a thread of its own: the audio thread also plays.
/// Takes sound in order, brings the file up to date every half second, measures what it writes. Ends by
/// itself when the disk is full. Not used directly: Recorder.
class RecordingWriter final : public QObject {
    Q_OBJECT
public:
    RecordingWriter(QString folder, Backlog backlog);

    void begin(quint32 take, const QDateTime &startedAt, const QString &deviceName, qint64 preRollFrames);
    void write(quint32 take, const QByteArray &pcm);
    void addGap(quint32 take, double seconds);
    void end(quint32 take);
    /// More waits than can be held.
    void giveUp(quint32 take);
    void discard(quint32 take);

signals:
    /// Ended, by end() or by itself.
    void ended(quint32 take, const studio::Result<studio::capture::Recording> &result);
    /// Once a recording: room for so much more.
    void spaceLow(quint32 take, double secondsLeft);

private:
    void finish(const std::optional<Error> &early);
    void look();

    const QString m_folder;
    const Backlog m_backlog;
    std::unique_ptr<RecordingFile> m_file;
    Recording m_about;
    int m_peak = 0;
    quint32 m_take = 0;
    QElapsedTimer m_kept;
    bool m_saidLow = false;
};

} // namespace studio::capture
