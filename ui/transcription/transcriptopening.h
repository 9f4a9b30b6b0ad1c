// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "ui/transcription/transcriptionparts.h"

#include <QObject>

namespace studio::ui {

/// Captions and transcripts out of files: read in a worker, kept as an entry without sound, and opened.
class TranscriptOpening final : public QObject {
    Q_OBJECT

public:
    TranscriptOpening(const TranscriptionParts &parts, QObject *parent);

    /// SRT, WebVTT, ASS, labels or JSON; a refusal is told, and so is what had to be mended.
    void open(const QString &path);
    /// Whether its name speaks for a file that open() takes.
    [[nodiscard]] static bool isTextFile(const QString &path);

signals:
    /// It is in the table and about to be shown.
    void added(const QString &id);

private:
    void tellMended(int times, int split);

    TranscriptionParts m_parts;
    JobGuard m_job;
};

} // namespace studio::ui
