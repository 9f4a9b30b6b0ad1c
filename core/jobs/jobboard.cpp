// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/jobboard.h"

#include "core/jobs/jobrows.h"

#include <QJsonDocument>
#include <QPointer>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::jobs {

namespace {

constexpr auto kTellEvery = std::chrono::milliseconds(100);
constexpr auto kSaveEvery = std::chrono::seconds(2);
constexpr int kKeptEnded = 100;
constexpr int kMostAttempts = 5;
constexpr auto kFirstWait = std::chrono::seconds(2);
constexpr auto kLongestWait = std::chrono::minutes(2);
constexpr qsizetype kLongestText = 300;
constexpr qsizetype kLargestParameters = 1 << 20;

/// Surely not carried out, and worth another try after a while.
bool triesAgain(ErrorKind kind)
{
    return kind == ErrorKind::RateLimited || kind == ErrorKind::Concurrency || kind == ErrorKind::Busy;
}

QString bounded(const QString &text)
{
    return text.size() <= kLongestText ? text : text.first(kLongestText - 1) + u'…';
}

int rankOf(JobState state)
{
    return state == JobState::Running ? 0 : state == JobState::Waiting ? 1 : 2;
}

} // namespace

struct JobBoard::Entry {
    JobView view;
    quint64 order = 0; ///< Of beginning while active, of ending afterwards.
    QPointer<JobHandle> handle;
    TimeLeft left;
    int attempts = 0;
    bool byItself = false; ///< Nobody asked for this attempt.
    bool queued = false; ///< Begun by the board, so it counts for how many run at once.
    bool resumable = true;
    QTimer retryTimer;
};

JobBoard::JobBoard(store::JobRepository &table, const Clock &clock, const QString &owner,
                   std::function<bool(const QString &)> isAlive, QObject *parent)
    : QObject(parent), m_table(table), m_clock(clock), m_owner(owner), m_isAlive(std::move(isAlive))
{
    m_tellTimer.setSingleShot(true);
    m_tellTimer.setInterval(kTellEvery);
    connect(&m_tellTimer, &QTimer::timeout, this, &JobBoard::tellMoved);
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(kSaveEvery);
    connect(&m_saveTimer, &QTimer::timeout, this, &JobBoard::saveMoved);
}

JobBoard::~JobBoard()
{
    saveMoved();
}

JobOf<int> *JobBoard::load()
{
    const auto isAlive = [alive = m_isAlive](const store::JobRow &row) { return alive(row.owner); };
    return chain(m_table.open(isAlive, m_clock.nowUtc(), kKeptEnded), this,
                 [this](const QList<store::JobRow> &rows) {
                     take(rows);
                     const auto interrupted = std::count_if(rows.begin(), rows.end(), [](const auto &row) {
                         return row.state == JobState::Interrupted;
                     });
                     return readyJob<int>(int(interrupted));
                 });
}

/// Rows come the latest first.
void JobBoard::take(const QList<store::JobRow> &rows)
{
    quint64 order = m_sequence + quint64(rows.size());
    m_sequence = order;
    for (const store::JobRow &row : rows) {
        if (m_entries.contains(row.id))
            continue;
        auto entry = std::make_shared<Entry>();
        entry->view = viewOf(row);
        entry->resumable = row.resumable;
        entry->order = order--;
        m_entries.insert(row.id, entry);
        emit added(row.id);
    }
}

void JobBoard::registerKind(const QString &kind, Runner runner)
{
    m_runners.insert(kind, std::move(runner));
    for (const auto &entry : std::as_const(m_entries)) {
        if (entry->view.spec.kind == kind)
            emit changed(entry->view.id);
    }
    wake();
}

JobBoard::Entry *JobBoard::add(const JobSpec &spec, JobState state)
{
    auto entry = std::make_shared<Entry>();
    entry->view.id = JobId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    entry->view.spec = spec;
    entry->view.spec.title = bounded(spec.title);
    entry->view.state = state;
    entry->view.begunAt = entry->view.changedAt = m_clock.nowUtc();
    entry->order = ++m_sequence;
    const QByteArray parameters = QJsonDocument(spec.parameters).toJson(QJsonDocument::Compact);
    entry->resumable = parameters.size() <= kLargestParameters;
    m_entries.insert(entry->view.id, entry);
    save({rowOf(entry->view, entry->resumable, m_owner)});
    return entry.get();
}

JobHandle *JobBoard::begin(const JobSpec &spec)
{
    Entry *entry = add(spec, JobState::Running);
    entry->handle = new JobHandle(*this, entry->view.id, entry->view.spec);
    JobHandle *handle = entry->handle;
    emit added(handle->id());
    emit countsChanged();
    return handle;
}

JobId JobBoard::enqueue(const JobSpec &spec)
{
    const JobId id = add(spec, JobState::Waiting)->view.id;
    emit added(id);
    emit countsChanged();
    wake();
    return id;
}

JobBoard::Entry *JobBoard::find(const JobId &id) const
{
    const auto found = m_entries.constFind(id);
    return found == m_entries.constEnd() ? nullptr : found->get();
}

int JobBoard::count(JobState state) const
{
    return int(std::count_if(m_entries.begin(), m_entries.end(),
                             [state](const auto &entry) { return entry->view.state == state; }));
}

JobView JobBoard::current(const Entry &entry) const
{
    JobView view = entry.view;
    const bool stands = view.state == JobState::Failed || view.state == JobState::Cancelled
        || view.state == JobState::Interrupted;
    view.canRetry = stands && m_runners.contains(view.spec.kind) && entry.resumable;
    if (view.state == JobState::Running && !m_paused)
        view.timeLeft = entry.left.at(m_clock.elapsed());
    return view;
}

std::optional<JobView> JobBoard::job(const JobId &id) const
{
    const Entry *entry = find(id);
    return entry ? std::optional(current(*entry)) : std::nullopt;
}

QList<JobView> JobBoard::jobs() const
{
    QList<const Entry *> entries;
    entries.reserve(m_entries.size());
    for (const auto &entry : m_entries)
        entries.append(entry.get());
    std::sort(entries.begin(), entries.end(), [](const Entry *left, const Entry *right) {
        const int leftRank = rankOf(left->view.state);
        const int rightRank = rankOf(right->view.state);
        if (leftRank != rightRank)
            return leftRank < rightRank;
        return leftRank == 2 ? left->order > right->order : left->order < right->order;
    });
    QList<JobView> views;
    views.reserve(entries.size());
    for (const Entry *entry : std::as_const(entries))
        views.append(current(*entry));
    return views;
}

void JobBoard::setState(Entry &entry, JobState state)
{
    const bool wasActive = entry.view.isActive();
    entry.view.state = state;
    entry.view.isCancelling = false;
    entry.view.retryAt.reset();
    entry.retryTimer.stop();
    entry.view.changedAt = m_clock.nowUtc();
    if (wasActive != entry.view.isActive())
        entry.order = ++m_sequence;
    m_unsaved.remove(entry.view.id);
    save({rowOf(entry.view, entry.resumable, m_owner)});
}

void JobBoard::setProgress(const JobHandle &handle, double progress)
{
    Entry *entry = find(handle.id());
    if (!entry || entry->handle != &handle)
        return;
    entry->view.progress = std::clamp(progress, 0.0, 1.0);
    entry->left.add(entry->view.progress, m_clock.elapsed());
    move(*entry);
}

void JobBoard::setStatus(const JobHandle &handle, const QString &status)
{
    Entry *entry = find(handle.id());
    if (!entry || entry->handle != &handle || entry->view.status == status)
        return;
    entry->view.status = bounded(status);
    move(*entry);
}

void JobBoard::move(Entry &entry)
{
    m_moved.insert(entry.view.id);
    m_unsaved.insert(entry.view.id);
    if (!m_tellTimer.isActive())
        m_tellTimer.start();
    if (!m_saveTimer.isActive())
        m_saveTimer.start();
}

void JobBoard::tellMoved()
{
    for (const JobId &id : std::exchange(m_moved, {}))
        emit changed(id);
}

void JobBoard::finish(JobHandle &handle, const Result<JobOutcome> &result)
{
    Entry *entry = find(handle.id());
    if (!entry || entry->handle != &handle)
        return;
    entry->handle.clear();
    handle.deleteLater();
    m_moved.remove(entry->view.id);
    entry->view.status.clear();
    if (result) {
        entry->view.progress = 1;
        entry->view.outcome = {bounded(result->summary), result->revealPath};
        setState(*entry, JobState::Done);
    } else if (result.error().isCancelled()) {
        setState(*entry, JobState::Cancelled);
    } else {
        fail(*entry, result.error());
    }
    const JobId id = entry->view.id;
    dropOldEnded();
    emit changed(id);
    emit ended(id);
    emit countsChanged();
    wake();
}

void JobBoard::fail(Entry &entry, const Error &error)
{
    entry.view.error = error;
    setState(entry, JobState::Failed);
    planRetry(entry);
}

void JobBoard::planRetry(Entry &entry)
{
    if (!triesAgain(entry.view.error->kind) || entry.attempts + 1 >= kMostAttempts
        || !m_runners.contains(entry.view.spec.kind))
        return;
    const std::chrono::milliseconds wait = std::min<std::chrono::milliseconds>(
        entry.view.error->retryAfter.value_or(kFirstWait * (1 << entry.attempts)), kLongestWait);
    ++entry.attempts;
    entry.view.retryAt = m_clock.nowUtc().addMSecs(wait.count());
    entry.retryTimer.setSingleShot(true);
    entry.retryTimer.disconnect(this);
    connect(&entry.retryTimer, &QTimer::timeout, this, [this, id = entry.view.id] {
        if (Entry *due = find(id); due && current(*due).canRetry)
            tryAgain(*due, true);
    });
    entry.retryTimer.start(wait);
}

void JobBoard::cancel(const JobId &id)
{
    Entry *entry = find(id);
    if (!entry)
        return;
    if (entry->view.state == JobState::Waiting) {
        setState(*entry, JobState::Cancelled);
        emit changed(id);
        emit ended(id);
        emit countsChanged();
        return;
    }
    if (entry->view.state == JobState::Running && entry->handle) {
        if (entry->view.isCancelling)
            return;
        entry->view.isCancelling = true;
        const QPointer<JobHandle> handle = entry->handle;
        if (!handle->askToCancel())
            finish(*handle, Unexpected(Error::cancelled()));
        else
            emit changed(id);
        return;
    }
    if (entry->view.retryAt) {
        entry->view.retryAt.reset();
        entry->retryTimer.stop();
        emit changed(id);
    }
}

void JobBoard::retry(const JobId &id)
{
    Entry *entry = find(id);
    if (!entry || !current(*entry).canRetry)
        return;
    entry->attempts = 0;
    tryAgain(*entry, false);
}

void JobBoard::tryAgain(Entry &entry, bool byItself)
{
    entry.byItself = byItself;
    entry.view.error.reset();
    entry.view.progress = -1;
    entry.view.outcome = {};
    setState(entry, JobState::Waiting);
    emit changed(JobId(entry.view.id));
    emit countsChanged();
    wake();
}

void JobBoard::retryOffline(const ProfileId &profile)
{
    const QList<JobView> all = jobs();
    for (auto it = all.rbegin(); it != all.rend(); ++it) {
        Entry *entry = find(it->id);
        if (!entry || it->state != JobState::Failed || !it->error || it->error->kind != ErrorKind::Network
            || it->spec.profile != profile || !it->canRetry)
            continue;
        entry->attempts = 0;
        tryAgain(*entry, true);
    }
}

void JobBoard::remove(const JobId &id)
{
    const Entry *entry = find(id);
    if (!entry || entry->view.isActive())
        return;
    m_entries.remove(id);
    m_unsaved.remove(id);
    (void)m_table.remove({id});
    emit removed(id);
}

void JobBoard::clearDone()
{
    QList<JobId> done;
    for (const auto &entry : std::as_const(m_entries)) {
        if (entry->view.state == JobState::Done || entry->view.state == JobState::Cancelled)
            done.append(entry->view.id);
    }
    for (const JobId &id : std::as_const(done))
        remove(id);
}

void JobBoard::dropOldEnded()
{
    const QList<JobView> all = jobs();
    for (qsizetype i = all.size() - 1, over = all.size() - activeCount() - kKeptEnded; over > 0; --i, --over)
        remove(all.at(i).id);
}

void JobBoard::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    const std::chrono::nanoseconds now = m_clock.elapsed();
    for (const auto &entry : std::as_const(m_entries)) {
        if (!paused)
            entry->left.skip(now - m_pausedAt);
        if (entry->handle)
            emit entry->handle->pauseRequested(paused);
    }
    m_pausedAt = now;
    emit pausedChanged(paused);
    wake();
}

void JobBoard::setMaxRunning(int count)
{
    m_maxRunning = std::clamp(count, 1, 32);
    wake();
}

/// Runners are called from the event loop only, never from inside a call of their own.
void JobBoard::wake()
{
    if (std::exchange(m_wakes, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_wakes = false;
            startNext();
        },
        Qt::QueuedConnection);
}

void JobBoard::startNext()
{
    if (m_paused)
        return;
    auto running = std::count_if(m_entries.begin(), m_entries.end(), [](const auto &entry) {
        return entry->queued && entry->view.state == JobState::Running;
    });
    const QList<JobView> all = jobs();
    for (const JobView &view : all) {
        if (running >= m_maxRunning)
            return;
        if (view.state != JobState::Waiting || !m_runners.contains(view.spec.kind))
            continue;
        if (Entry *entry = find(view.id)) {
            start(*entry);
            ++running;
        }
    }
}

void JobBoard::start(Entry &entry)
{
    entry.queued = true;
    entry.left = {};
    entry.view.progress = -1;
    entry.handle = new JobHandle(*this, entry.view.id, entry.view.spec);
    JobHandle *handle = entry.handle;
    handle->m_byItself = entry.byItself;
    setState(entry, JobState::Running);
    emit changed(handle->id());
    emit countsChanged();
    const Runner runner = m_runners.value(handle->spec().kind);
    runner(handle);
}

void JobBoard::save(const QList<store::JobRow> &rows)
{
    m_table.save(rows)->then(this, [this](const Result<bool> &saved) {
        if (!saved && !saved.error().isCancelled())
            emit storeFailed(saved.error());
    });
}

void JobBoard::saveMoved()
{
    QList<store::JobRow> rows;
    for (const JobId &id : std::exchange(m_unsaved, {})) {
        if (const Entry *entry = find(id))
            rows.append(rowOf(entry->view, entry->resumable, m_owner));
    }
    if (!rows.isEmpty())
        save(rows);
}

} // namespace studio::jobs
