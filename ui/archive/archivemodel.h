// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/historyapi.h"
#include "core/base/jobguard.h"
#include "core/evidence/sessionarchive.h"
#include "ui/archive/archiveentry.h"

#include <QAbstractListModel>
#include <QSet>
#include <QTimer>

#include <memory>
#include <optional>

namespace studio::ui {

/// The history as rows, newest first under their days. Takes come page by page from the index, as the view
/// needs them; what only the service has is read beside it and put in where it belongs. A newer filter
/// replaces an older one that has not been answered; the rows stay until the answer is there. GUI thread.
class ArchiveModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum class ServiceState { None /*not asked*/, Loading, Here, Offline };

    explicit ArchiveModel(store::HistoryIndex &index, QObject *parent = nullptr);

    /// Without a service only what is here is shown.
    void setService(const std::optional<api::HistoryApi> &api);
    /// Transcripts are shown among the takes; outlives the model.
    void setTranscripts(store::TranscriptRepository &table) { m_table = &table; }
    /// Conversations with agents as well.
    void setSessions(const evidence::SessionArchive &archive) { m_archive = archive; }
    void setFilter(const store::HistoryFilter &filter);
    [[nodiscard]] const store::HistoryFilter &filter() const { return m_filter; }
    /// Items of the service are shown, too.
    void setWithService(bool shown);
    /// Looks again, e.g. after takes were added.
    void reload();

    [[nodiscard]] const ArchiveEntry *at(int row) const;
    [[nodiscard]] int rowOf(const QString &key) const;
    [[nodiscard]] bool isLoading() const { return m_page.isRunning() || !m_loaded; }
    [[nodiscard]] bool isEmpty() const { return m_rows.isEmpty(); }
    /// Whatever the filter hides.
    [[nodiscard]] bool hasTranscripts() const { return !m_transcripts.isEmpty(); }
    [[nodiscard]] bool hasSessions() const { return !m_sessions.isEmpty(); }
    [[nodiscard]] ServiceState serviceState() const { return m_serviceState; }
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

    /// Hides takes that are about to be deleted; show() brings them back.
    void hide(const QSet<TakeId> &takes);
    void show(const QSet<TakeId> &takes);
    void noteStarred(const TakeId &id, bool starred);
    /// The same for transcripts.
    void hideTranscripts(const QSet<TranscriptId> &transcripts);
    void showTranscripts(const QSet<TranscriptId> &transcripts);
    void noteStarred(const TranscriptId &id, bool starred);
    /// The key of the row that sounds; empty for none.
    void setPlaying(const QString &key);
    [[nodiscard]] const QString &playing() const { return m_playing; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    /// Rows, or the reason why there are none, have changed.
    void stateChanged();

private:
    void fetchPage(bool first);
    /// Takes of an older version of the database, and of one whose search was made anew, are entered in
    /// steps.
    void enterOldTakes();
    void takePage(const Result<store::HistoryPage> &page);
    void fetchService(bool first);
    void fetchTranscripts();
    void fetchSessions();
    void takeItems(bool first, const api::HistoryPage &page);
    void rebuild(bool anew);
    [[nodiscard]] bool isWanted(const api::HistoryItem &item) const;
    [[nodiscard]] bool isWanted(const store::TranscriptEntry &transcript) const;
    [[nodiscard]] bool isWanted(const evidence::SessionInfo &session) const;
    [[nodiscard]] bool isInTime(const QDateTime &madeAt) const;
    [[nodiscard]] bool hasWords(const QString &text) const;
    [[nodiscard]] QList<ArchiveEntry> others() const;

    store::HistoryIndex &m_index;
    std::unique_ptr<api::HistoryApi> m_api;
    store::HistoryFilter m_filter;
    bool m_withService = true;
    QList<store::HistoryRow> m_takes;
    QList<api::HistoryItem> m_items;
    store::TranscriptRepository *m_table = nullptr;
    QList<store::TranscriptEntry> m_transcripts;
    std::optional<evidence::SessionArchive> m_archive;
    QList<evidence::SessionInfo> m_sessions;
    QList<ArchiveEntry> m_rows;
    QSet<TakeId> m_hidden;
    QSet<TranscriptId> m_hiddenTranscripts;
    QString m_playing;
    bool m_more = false;
    qint64 m_before = 0;
    bool m_itemsMore = false;
    QString m_itemsAfter;
    bool m_loaded = false;
    bool m_fresh = false; ///< The next page begins the list anew.
    quint64 m_asked = 0; ///< Counts the pages asked for.
    ServiceState m_serviceState = ServiceState::None;
    std::optional<Error> m_problem;
    JobGuard m_page;
    JobGuard m_service;
    JobGuard m_reading;
    JobGuard m_listing;
    JobGuard m_entering;
    bool m_oldTakesSought = false;
    bool m_oldTakesFound = false;
    QTimer m_serviceSoon;
};

} // namespace studio::ui
