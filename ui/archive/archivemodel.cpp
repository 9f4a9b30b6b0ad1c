// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/archive/archivemodel.h"

#include "core/text/searchfold.h"

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace studio::ui {

namespace {

/// The service is not asked for every key.
constexpr auto kServiceQuiet = 350ms;
constexpr int kServicePage = 100;
/// More than a window shows: what a key press waits for. What follows comes in larger pages.
constexpr int kFirstRows = 40;
constexpr int kMostTranscripts = 2000;

} // namespace

ArchiveModel::ArchiveModel(store::HistoryIndex &index, QObject *parent)
    : QAbstractListModel(parent), m_index(index)
{
    m_serviceSoon.setSingleShot(true);
    m_serviceSoon.setInterval(kServiceQuiet);
    connect(&m_serviceSoon, &QTimer::timeout, this, [this] { fetchService(true); });
}

void ArchiveModel::setService(const std::optional<api::HistoryApi> &api)
{
    m_service.cancel();
    m_api = api ? std::make_unique<api::HistoryApi>(*api) : nullptr;
    m_items.clear();
    m_itemsMore = false;
    m_serviceState = api ? ServiceState::None : ServiceState::Offline;
    rebuild(false);
    if (m_api && m_loaded)
        m_serviceSoon.start();
}

void ArchiveModel::setFilter(const store::HistoryFilter &filter)
{
    if (m_loaded && filter == m_filter)
        return;
    const bool sameProfile = filter.profile == m_filter.profile;
    m_filter = filter;
    if (!sameProfile) {
        m_takes.clear();
        m_items.clear();
        rebuild(true);
    }
    reload();
}

void ArchiveModel::setWithService(bool shown)
{
    if (m_withService == shown)
        return;
    m_withService = shown;
    rebuild(false);
}

void ArchiveModel::reload()
{
    if (!std::exchange(m_oldTakesSought, true))
        enterOldTakes();
    fetchPage(true);
    fetchTranscripts();
    fetchSessions();
    if (m_api)
        m_serviceSoon.start();
}

void ArchiveModel::enterOldTakes()
{
    auto *job = m_index.catchUp();
    m_entering = job;
    job->then(this, [this](const Result<int> &entered) {
        if (!entered)
            return;
        // They come newest first: what is on the screen is there after a step or two.
        const bool last = *entered == 0;
        m_oldTakesFound = m_oldTakesFound || !last;
        if (m_oldTakesFound && (last || m_takes.size() < kFirstRows))
            fetchPage(true);
        if (!last)
            enterOldTakes();
    });
}

void ArchiveModel::fetchTranscripts()
{
    if (!m_table || m_reading.isRunning())
        return;
    auto *job = m_table->list(kMostTranscripts);
    m_reading = job;
    job->then(this, [this](const Result<QList<store::TranscriptEntry>> &entries) {
        if (!entries || m_transcripts == *entries)
            return;
        m_transcripts = *entries;
        rebuild(false);
    });
}

void ArchiveModel::fetchSessions()
{
    if (!m_archive)
        return;
    auto *job = m_archive->list();
    m_listing = job;
    job->then(this, [this](const Result<QList<evidence::SessionInfo>> &found) {
        if (!found)
            return;
        QList<evidence::SessionInfo> over = *found;
        // One that runs cannot be opened yet.
        over.removeIf([](const evidence::SessionInfo &session) {
            return session.state == evidence::SessionInfo::State::Running || !session.startedAt.isValid();
        });
        if (over == m_sessions)
            return;
        m_sessions = over;
        rebuild(false);
    });
}

void ArchiveModel::fetchPage(bool first)
{
    auto *job = first ? m_index.page(m_filter, 0, kFirstRows) : m_index.page(m_filter, m_before);
    m_page = job;
    m_fresh = m_fresh || first;
    // An answer may be on its way when the next question is put.
    job->then(this, [this, asked = ++m_asked](const Result<store::HistoryPage> &page) {
        if (asked == m_asked)
            takePage(page);
    });
}

void ArchiveModel::takePage(const Result<store::HistoryPage> &page)
{
    if (!page) {
        if (page.error().isCancelled())
            return;
        m_loaded = true;
        m_more = false;
        m_problem = page.error();
        emit stateChanged();
        return;
    }
    m_problem.reset();
    if (page->rows.isEmpty() && page->more) {
        // What fits may be far down: what is shown stays until it is found.
        m_before = page->before;
        fetchPage(false);
        return;
    }
    const bool first = std::exchange(m_fresh, false);
    m_loaded = true;
    m_takes = first ? page->rows : m_takes + page->rows;
    m_more = page->more;
    m_before = page->before;
    if (first) {
        // The items belong to an older filter until the service has answered this one.
        m_items.removeIf([this](const api::HistoryItem &item) { return !isWanted(item); });
    }
    rebuild(first);
    // What fits may be far down.
    if (m_more && m_takes.size() < kFirstRows / 2)
        fetchPage(false);
}

bool ArchiveModel::isWanted(const api::HistoryItem &item) const
{
    if (m_filter.starredOnly || (m_filter.document && !m_filter.document->isEmpty()))
        return false;
    if (!m_filter.voice.isEmpty() && item.voice != m_filter.voice)
        return false;
    return isInTime(item.madeAt) && hasWords(item.voiceName + QChar(u' ') + item.text);
}

bool ArchiveModel::isWanted(const store::TranscriptEntry &transcript) const
{
    const bool kind = !m_filter.document || *m_filter.document == kTranscriptsDocument;
    return kind && (!m_filter.starredOnly || transcript.starred) && m_filter.voice.isEmpty()
        && !m_hiddenTranscripts.contains(transcript.id) && transcript.state == store::TranscriptState::Done
        && isInTime(transcript.madeAt) && hasWords(transcript.title + QChar(u' ') + transcript.preview);
}

bool ArchiveModel::isWanted(const evidence::SessionInfo &session) const
{
    const bool kind = !m_filter.document || *m_filter.document == kSessionsDocument;
    return kind && !m_filter.starredOnly && m_filter.voice.isEmpty() && isInTime(session.startedAt)
        && hasWords(QStringList{session.agentName, session.agentId, session.scenario, session.firstWords,
                                session.message}
                        .join(QChar(u' ')));
}

bool ArchiveModel::isInTime(const QDateTime &madeAt) const
{
    return (!m_filter.from.isValid() || madeAt >= m_filter.from)
        && (!m_filter.to.isValid() || madeAt < m_filter.to);
}

bool ArchiveModel::hasWords(const QString &text) const
{
    const QString folded = text::foldForSearch(text);
    const QStringList words = text::foldForSearch(m_filter.words).split(QChar(u' '), Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(),
                       [&folded](const QString &word) { return folded.contains(word); });
}

QList<ArchiveEntry> ArchiveModel::others() const
{
    QList<ArchiveEntry> entries;
    for (const store::TranscriptEntry &transcript : m_transcripts) {
        if (isWanted(transcript))
            entries.append(ArchiveEntry::ofTranscript(transcript));
    }
    for (const evidence::SessionInfo &session : m_sessions) {
        if (isWanted(session))
            entries.append(ArchiveEntry::ofSession(session));
    }
    if (m_withService) {
        for (const api::HistoryItem &item : m_items)
            entries.append(ArchiveEntry::ofItem(item));
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const ArchiveEntry &a, const ArchiveEntry &b) { return a.madeAt() > b.madeAt(); });
    return entries;
}

void ArchiveModel::fetchService(bool first)
{
    if (!m_api)
        return;
    api::HistoryQuery query;
    query.pageSize = kServicePage;
    query.voice = m_filter.voice;
    query.search = m_filter.words.simplified();
    query.after = m_filter.from;
    if (!first)
        query.startAfter = m_itemsAfter;
    if (first) {
        m_serviceState = ServiceState::Loading;
        emit stateChanged();
    }
    // What is here already, as a take with its receipt, is shown as that.
    auto *job = chain(m_api->list(query), nullptr, [&index = m_index](const api::HistoryPage &page) {
        QStringList ids;
        for (const api::HistoryItem &item : page.items)
            ids.append(item.requestId);
        return chain(index.known(ids), nullptr, [page](const QSet<QString> &known) {
            api::HistoryPage rest = page;
            rest.items.removeIf([&known](const api::HistoryItem &item) {
                return known.contains(item.requestId) || !item.madeAt.isValid();
            });
            return readyJob<api::HistoryPage>(rest);
        });
    });
    m_service = job;
    job->then(this, [this, first](const Result<api::HistoryPage> &page) {
        if (page) {
            takeItems(first, *page);
        } else if (!page.error().isCancelled()) {
            m_serviceState = ServiceState::Offline;
            m_itemsMore = false;
            emit stateChanged();
        }
    });
}

void ArchiveModel::takeItems(bool first, const api::HistoryPage &page)
{
    m_serviceState = ServiceState::Here;
    if (first)
        m_items.clear();
    for (const api::HistoryItem &item : page.items) {
        if (isWanted(item))
            m_items.append(item);
    }
    std::stable_sort(
        m_items.begin(), m_items.end(),
        [](const api::HistoryItem &a, const api::HistoryItem &b) { return a.madeAt > b.madeAt; });
    m_itemsMore = page.hasMore && !page.lastId.isEmpty();
    m_itemsAfter = page.lastId;
    rebuild(false);
}

void ArchiveModel::rebuild(bool anew)
{
    QList<store::HistoryRow> takes = m_takes;
    if (!m_hidden.isEmpty())
        takes.removeIf([this](const store::HistoryRow &take) { return m_hidden.contains(take.id); });
    const QList<ArchiveEntry> rows = mergedEntries(takes, m_more, others());
    if (anew) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        emit stateChanged();
        return;
    }
    // What is the same at both ends stays, and with it the selection and the place of the view.
    qsizetype head = 0;
    while (head < rows.size() && head < m_rows.size() && rows.at(head) == m_rows.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < rows.size() - head && tail < m_rows.size() - head
           && rows.at(rows.size() - 1 - tail) == m_rows.at(m_rows.size() - 1 - tail))
        ++tail;
    if (const qsizetype gone = m_rows.size() - head - tail; gone > 0) {
        beginRemoveRows({}, int(head), int(head + gone - 1));
        m_rows.remove(head, gone);
        endRemoveRows();
    }
    if (const qsizetype added = rows.size() - head - tail; added > 0) {
        beginInsertRows({}, int(head), int(head + added - 1));
        m_rows = rows;
        endInsertRows();
    }
    emit stateChanged();
}

const ArchiveEntry *ArchiveModel::at(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
}

int ArchiveModel::rowOf(const QString &key) const
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).key() == key)
            return int(i);
    }
    return -1;
}

void ArchiveModel::hide(const QSet<TakeId> &takes)
{
    m_hidden += takes;
    rebuild(false);
}

void ArchiveModel::show(const QSet<TakeId> &takes)
{
    m_hidden -= takes;
    rebuild(false);
}

void ArchiveModel::noteStarred(const TakeId &id, bool starred)
{
    for (store::HistoryRow &take : m_takes) {
        if (take.id == id)
            take.starred = starred;
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).kind == ArchiveEntry::Kind::Take && m_rows.at(i).take.id == id) {
            m_rows[i].take.starred = starred;
            emit dataChanged(index(int(i)), index(int(i)));
        }
    }
}

void ArchiveModel::hideTranscripts(const QSet<TranscriptId> &transcripts)
{
    m_hiddenTranscripts += transcripts;
    rebuild(false);
}

void ArchiveModel::showTranscripts(const QSet<TranscriptId> &transcripts)
{
    m_hiddenTranscripts -= transcripts;
    rebuild(false);
}

void ArchiveModel::noteStarred(const TranscriptId &id, bool starred)
{
    for (store::TranscriptEntry &transcript : m_transcripts) {
        if (transcript.id == id)
            transcript.starred = starred;
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).kind == ArchiveEntry::Kind::Transcript && m_rows.at(i).transcript.id == id) {
            m_rows[i].transcript.starred = starred;
            emit dataChanged(index(int(i)), index(int(i)));
        }
    }
}

void ArchiveModel::setPlaying(const QString &key)
{
    const int before = rowOf(std::exchange(m_playing, key));
    for (const int row : {before, rowOf(key)}) {
        if (row >= 0)
            emit dataChanged(index(row), index(row));
    }
}

int ArchiveModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ArchiveModel::data(const QModelIndex &index, int role) const
{
    const ArchiveEntry *entry = index.isValid() ? at(index.row()) : nullptr;
    if (!entry)
        return {};
    if (role == Qt::DisplayRole)
        return entry->isDay() ? dayTitle(entry->day, QDate::currentDate()) : entryTitle(*entry);
    if (role == Qt::AccessibleTextRole)
        return entrySentence(*entry);
    return {};
}

Qt::ItemFlags ArchiveModel::flags(const QModelIndex &index) const
{
    const ArchiveEntry *entry = index.isValid() ? at(index.row()) : nullptr;
    if (!entry)
        return Qt::NoItemFlags;
    if (entry->isDay())
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

bool ArchiveModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && ((m_more && !m_page.isRunning()) || (m_itemsMore && !m_service.isRunning()));
}

void ArchiveModel::fetchMore(const QModelIndex &parent)
{
    if (parent.isValid())
        return;
    if (m_more && !m_page.isRunning())
        fetchPage(false);
    const bool itemsNeeded = !m_more || m_takes.isEmpty() || m_items.isEmpty()
        || m_items.constLast().madeAt > m_takes.constLast().madeAt;
    if (m_itemsMore && itemsNeeded && !m_service.isRunning())
        fetchService(false);
}

} // namespace studio::ui
