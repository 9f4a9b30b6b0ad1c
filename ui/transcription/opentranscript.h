// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/audio/peaks.h"
#include "core/base/appdirs.h"
#include "core/base/jobguard.h"
#include "core/store/transcriptrepository.h"
#include "core/transcript/document.h"

#include <memory>

namespace studio::ui {

/// The transcript the panel shows: its words under edit, its sound, and what the list knows of it. One at a
/// time; nothing at first.
class OpenTranscript final : public QObject {
    Q_OBJECT

public:
    /// The sound files of entries are in the data folder.
    OpenTranscript(store::TranscriptRepository &table, const AppDirs &dirs, QObject *parent = nullptr);

    [[nodiscard]] bool isOpen() const { return !m_entry.id.isEmpty(); }
    [[nodiscard]] bool isLoading() const { return m_loading.isRunning(); }
    [[nodiscard]] const TranscriptId &id() const { return m_entry.id; }
    [[nodiscard]] const store::TranscriptEntry &entry() const { return m_entry; }
    [[nodiscard]] transcript::Document &document() { return m_document; }
    [[nodiscard]] const transcript::Document &document() const { return m_document; }
    /// Null without sound: captions that were opened, or a file that is gone.
    [[nodiscard]] const std::shared_ptr<audio::PcmTrack> &track() const { return m_track; }

    /// Loads it; `opened` or `failed` follows. What is open stays until then.
    void open(const TranscriptId &id);
    void close();
    /// Called by whoever renamed it.
    void setTitle(const QString &title);

    /// What the panel says of it: "all changes saved".
    void setSaveState(const QString &state);
    [[nodiscard]] const QString &saveState() const { return m_saveState; }

signals:
    /// The one that was open is to be let go: what is not saved yet must be, now.
    void closing();
    void opened();
    void closed();
    void failed(const studio::Error &error);
    void entryChanged();
    void saveStateChanged();
    /// The waveform, after `opened`.
    void peaksChanged(const studio::audio::Peaks &peaks);

private:
    void take(const store::TranscriptEntry &entry, const transcript::Transcript &words);
    void loadPeaks();

    store::TranscriptRepository &m_table;
    AppDirs m_dirs;
    store::TranscriptEntry m_entry;
    transcript::Document m_document;
    std::shared_ptr<audio::PcmTrack> m_track;
    QString m_saveState;
    JobGuard m_loading;
    JobGuard m_soundLoading;
};

} // namespace studio::ui
