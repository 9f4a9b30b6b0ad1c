// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "ui/transcription/transcriptexportsheet.h"
#include "ui/transcription/transcriptionparts.h"

#include <QObject>
#include <QPointer>

namespace studio::ui {

class CaptionsFeature;

/// From "Export" to the file: the sheet, the writing in a worker, the toast. What was chosen is remembered,
/// and so are the format and the rules of the captions page.
class TranscriptExportFlow final : public QObject {
    Q_OBJECT

public:
    TranscriptExportFlow(const TranscriptionParts &parts, CaptionsFeature &captions, QObject *parent);

    void open();

signals:
    void exported(const QString &path);

private:
    [[nodiscard]] TranscriptExport initial() const;
    void remember(const TranscriptExport &wish);
    void run(bool replaceExisting, bool keepBoth);
    void close();

    TranscriptionParts m_parts;
    CaptionsFeature &m_captions;
    QPointer<TranscriptExportSheet> m_sheet;
    JobGuard m_job;
};

} // namespace studio::ui
