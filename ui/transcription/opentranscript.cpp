// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/opentranscript.h"

#include "core/audio/peakscan.h"
#include "core/media/filetrack.h"
#include "core/transcription/transcriptpack.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace studio::ui {

OpenTranscript::OpenTranscript(store::TranscriptRepository &table, const AppDirs &dirs, QObject *parent)
    : QObject(parent), m_table(table), m_dirs(dirs)
{
}

void OpenTranscript::open(const TranscriptId &id)
{
    auto *job = transcription::openTranscript(m_table, id, this);
    m_loading = job;
    job->then(this, [this](const Result<transcription::OpenedTranscript> &loaded) {
        if (loaded)
            take(loaded->entry, loaded->transcript);
        else if (!loaded.error().isCancelled())
            emit failed(loaded.error());
    });
}

void OpenTranscript::take(const store::TranscriptEntry &entry, const transcript::Transcript &words)
{
    if (isOpen())
        emit closing();
    m_soundLoading.cancel();
    m_track.reset();
    m_entry = entry;
    m_saveState.clear();
    m_document.setTranscript(words);
    if (!m_entry.soundFile.isEmpty()) {
        // Reads the header only.
        if (const auto track = media::trackOverFile(QDir(m_dirs.data).filePath(m_entry.soundFile)))
            m_track = *track;
    }
    emit opened();
    loadPeaks();
}

void OpenTranscript::loadPeaks()
{
    if (!m_track)
        return;
    const QString path = QDir(m_dirs.data).filePath(m_entry.soundFile);
    auto *job = runInWorker<audio::Peaks>(
        [path, cache = audio::PeakCache(QDir(m_dirs.cache).filePath(u"peaks"_s))](const StopFlag &stop) {
            return audio::cachedPeaks(cache, path, stop);
        });
    m_soundLoading = job;
    job->then(this, [this](const Result<audio::Peaks> &peaks) {
        if (peaks)
            emit peaksChanged(*peaks);
    });
}

void OpenTranscript::close()
{
    m_loading.cancel();
    if (!isOpen())
        return;
    emit closing();
    m_soundLoading.cancel();
    m_entry = {};
    m_track.reset();
    m_document.setTranscript({});
    m_saveState.clear();
    emit closed();
}

void OpenTranscript::setTitle(const QString &title)
{
    if (m_entry.title == title)
        return;
    m_entry.title = title;
    emit entryChanged();
}

void OpenTranscript::setSaveState(const QString &state)
{
    if (m_saveState == state)
        return;
    m_saveState = state;
    emit saveStateChanged();
}

} // namespace studio::ui
