// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/media/mediainfo.h"
#include "ui/transcription/transcriptionparts.h"

#include <QObject>
#include <QPointer>
#include <QUrl>

namespace studio::ui {

class ImportSheet;
class TranscriptShelf;

/// From files or a link to transcriptions under way: looks what is in the files, asks how, tells the price,
/// starts. Files without sound are named and left out.
class ImportFlow final : public QObject {
    Q_OBJECT

public:
    ImportFlow(const TranscriptionParts &parts, TranscriptShelf &shelf, QObject *parent);

    void chooseFiles();
    void chooseLink();
    /// Files that were dropped, chosen or handed over.
    void offer(const QStringList &paths);
    /// The sound of a take.
    void offerTake(const TakeId &id);

signals:
    /// A file with captions or a transcript, which is opened rather than transcribed.
    void textFileOffered(const QString &path);

private:
    void probeNext();
    void begin(const QStringList &paths, const QString &title);
    void openSheet(const QUrl &link = {});
    void start(const ImportSheet &sheet);

    TranscriptionParts m_parts;
    TranscriptShelf &m_shelf;
    QString m_title; ///< Of the file that is offered, when its name says nothing.
    QStringList m_waiting;
    QList<media::MediaInfo> m_files;
    QList<std::pair<QString, Error>> m_refused; ///< Files and why.
    QPointer<ImportSheet> m_sheet;
    JobGuard m_probing;
    bool m_looking = false; ///< Into files, one after the other; others may join them.
    int m_run = 0; ///< A late answer of an earlier one is passed over.
    JobGuard m_loading;
};

} // namespace studio::ui
