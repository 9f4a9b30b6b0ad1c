// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"
#include "core/store/take.h"
#include "core/store/transcriptrepository.h"
#include "ui/history/historyservices.h"

#include <QObject>
#include <QSet>

namespace studio::ui {

struct ArchiveEntry;
class ArchiveModel;
class Panel;

/// Deletes takes and transcripts of the history. They vanish at once and go for good when the toast with Undo
/// goes. Owned by the panel.
class HistoryRemoval final : public QObject {
    Q_OBJECT

public:
    HistoryRemoval(const HistoryServices &services, ArchiveModel &model, Panel &panel);

    /// Of entries of other kinds nothing is deleted. False if there was nothing to delete.
    bool remove(const QList<ArchiveEntry> &entries);

signals:
    void failed(const studio::Error &error);
    /// Takes are gone for good.
    void takesRemoved(const QStringList &ids);
    /// Transcripts are about to go for good: whoever edits one lets it go now.
    void transcriptsRemoving(const QStringList &ids);

private:
    struct Chosen {
        QSet<TakeId> takes{};
        QSet<TranscriptId> transcripts{};
    };
    void bringBack(const Chosen &chosen);
    void forget(const Chosen &chosen);
    void forgetTranscripts(const QSet<TranscriptId> &ids);

    HistoryServices m_services;
    ArchiveModel &m_model;
    Panel &m_panel;
    Chosen m_going{}; ///< Hidden; deleted when their toast goes.
};

} // namespace studio::ui
