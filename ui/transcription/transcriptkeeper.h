// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "ui/transcription/opentranscript.h"

#include <QTimer>

namespace studio::ui {

/// Keeps the transcript under edit on disk: on its way within half a second of the first change that is not
/// saved, so that a crash loses less than a second. Packing is done in a worker; while one save is under way
/// the next one waits. A save that failed is told, and tried again. What is open and the table outlive it.
/// GUI thread.
class TranscriptKeeper final : public QObject {
    Q_OBJECT

public:
    TranscriptKeeper(OpenTranscript &open, store::TranscriptRepository &table, QObject *parent = nullptr);

    /// Everything is on disk.
    [[nodiscard]] bool isSaved() const { return !m_dirty && !m_saving.isRunning(); }
    /// Hands what is not saved yet to the database, now: before the window goes, or another one is opened.
    /// Whoever reads it afterwards reads these words; it is packed there, since long ones take a while.
    void flush();

signals:
    void saved();
    /// `isFirst`: the save before it was fine, so that it is told once.
    void failed(const studio::Error &error, bool isFirst);

private:
    void touch();
    void save();
    void take(const Result<bool> &done);
    void showState();

    OpenTranscript &m_open;
    store::TranscriptRepository &m_table;
    QTimer m_soon;
    JobGuard m_saving; ///< Only of the transcript that is open.
    bool m_dirty = false;
    bool m_unsettled = false; ///< How the save under way ended was not heard of yet.
    bool m_failed = false;
};

} // namespace studio::ui
