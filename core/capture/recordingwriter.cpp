// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/recordingwriter.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace studio::capture {

namespace {

/// A kill loses at most a second; the rest of it is for the way here.
constexpr qint64 kKeepEveryMs = 500;
constexpr double kLowSeconds = 10 * 60;
constexpr int kLoudest = 32767;

} // namespace

RecordingWriter::RecordingWriter(QString folder, Backlog backlog)
    : m_folder(std::move(folder)), m_backlog(std::move(backlog))
{
}

void RecordingWriter::begin(quint32 take, const QDateTime &startedAt, const QString &deviceName,
                            qint64 preRollFrames)
{
    m_take = take;
    m_peak = 0;
    m_saidLow = false;
    m_about = {};
    m_about.startedAt = startedAt;
    m_about.deviceName = deviceName;
    m_about.preRollFrames = preRollFrames;
    auto file = RecordingFile::create(m_folder, startedAt);
    if (!file) {
        emit ended(take, Unexpected(file.error()));
        return;
    }
    m_file = std::move(*file);
    m_kept.start();
    look();
}

void RecordingWriter::write(quint32 take, const QByteArray &pcm)
{
    *m_backlog -= pcm.size();
    if (!m_file || take != m_take)
        return;
    std::vector<std::int16_t> samples(std::size_t(pcm.size() / 2));
    std::memcpy(samples.data(), pcm.constData(), samples.size() * 2);
    const qint64 before = m_file->frames();
    const Result<void> done = m_file->append(samples);
    // Only what is in the file counts, and the pre-roll does not.
    const auto from = std::size_t(std::clamp<qint64>(m_about.preRollFrames - before, 0, pcm.size() / 2));
    for (std::size_t i = from; i < std::size_t(m_file->frames() - before); ++i) {
        const int level = std::abs(int(samples[i]));
        m_peak = std::max(m_peak, level);
        m_about.clippedFrames += level >= kLoudest ? 1 : 0;
    }
    if (!done) {
        finish(done.error());
        return;
    }
    if (m_kept.elapsed() < kKeepEveryMs)
        return;
    m_kept.restart();
    if (const Result<void> kept = m_file->keep(); !kept)
        finish(kept.error());
    else
        look();
}

void RecordingWriter::look()
{
    const double left = m_file->secondsLeft();
    if (m_saidLow || left > kLowSeconds)
        return;
    m_saidLow = true;
    emit spaceLow(m_take, left);
}

void RecordingWriter::addGap(quint32 take, double seconds)
{
    if (m_file && take == m_take)
        m_about.gaps.append({m_file->frames(), seconds});
}

void RecordingWriter::end(quint32 take)
{
    if (m_file && take == m_take)
        finish({});
}

void RecordingWriter::giveUp(quint32 take)
{
    if (!m_file || take != m_take)
        return;
    Error slow = Error::make(
        ErrorKind::Storage,
        QCoreApplication::translate("studio::capture", "The disk does not keep up with the microphone."));
    slow.nextStep = QCoreApplication::translate("studio::capture", "Choose another place for your data.");
    finish(slow);
}

void RecordingWriter::discard(quint32 take)
{
    if (m_file && take == m_take)
        m_file->discard();
    m_file.reset();
}

void RecordingWriter::finish(const std::optional<Error> &early)
{
    Result<Recording> result = m_file->finish();
    m_file.reset();
    if (result) {
        m_about.path = result->path;
        m_about.spec = result->spec;
        m_about.frames = result->frames;
        m_about.peakDb = peakDecibels(m_peak);
        m_about.endedEarly = early;
        result = m_about;
    }
    emit ended(m_take, result);
}

} // namespace studio::capture
