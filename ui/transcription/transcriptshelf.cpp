// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/transcriptshelf.h"

#include "core/account/account.h"
#include "core/account/backend.h"
#include "core/jobs/jobboard.h"
#include "ui/money/spendgate.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/typography.h"
#include "ui/transcription/opentranscript.h"
#include "ui/transcription/renamedialog.h"
#include "ui/transcription/serviceinuse.h"
#include "ui/transcription/transcripthome.h"
#include "ui/transcription/transcriptionpanel.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/userprompts.h"

#include <QFileInfo>
#include <QLocale>
#include <QMenu>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio::ui {

using store::TranscriptEntry;
using store::TranscriptState;
using transcription::FileTranscription;
using transcription::TranscriptionOutcome;

namespace {

constexpr auto kKind = "transcription"_L1;

QString workText(const FileTranscription &work)
{
    using State = FileTranscription::State;
    switch (work.state()) {
    case State::Waiting:
        return TranscriptShelf::tr("Waiting");
    case State::Importing:
        return TranscriptShelf::tr("Taking the sound out");
    case State::LookingUp:
        return TranscriptShelf::tr("Looking whether it is made already");
    case State::Sending:
        return TranscriptShelf::tr("Sending the sound");
    case State::Transcribing:
        return TranscriptShelf::tr("Transcribing");
    case State::Saving:
    case State::Finished:
        break;
    }
    return TranscriptShelf::tr("Saving");
}

/// Of the whole way, as far as it can be told: each state has its share.
double wayDone(const FileTranscription &work)
{
    using State = FileTranscription::State;
    const double within = std::clamp(work.progress(), 0.0, 1.0);
    switch (work.state()) {
    case State::Waiting:
        return -1;
    case State::Importing:
        return 0.2 * within;
    case State::LookingUp:
        return 0.2;
    case State::Sending:
        return 0.2 + 0.2 * within;
    case State::Transcribing:
        return work.inputs().options.isLocal() ? 0.2 + 0.78 * within : 0.4 + 0.58 * within;
    default:
        return 0.99;
    }
}

} // namespace

QStringList transcriptFacts(const TranscriptEntry &entry, const transcript::Transcript &words)
{
    QStringList facts;
    const double seconds = std::max(entry.seconds, words.seconds);
    if (seconds > 0)
        facts.append(timecode(seconds));
    if (!words.language.isEmpty()) {
        const QLocale locale(words.language);
        const bool found =
            entry.options.value(u"language").toString().isEmpty() && entry.origin != "import"_L1;
        const QString name =
            locale.language() == QLocale::C ? words.language : QLocale::languageToString(locale.language());
        facts.append(found ? TranscriptShelf::tr("%1 (auto)").arg(name) : name);
    }
    if (const int speakers = int(words.speakers.size()); speakers > 0)
        facts.append(TranscriptShelf::tr("%n speakers", nullptr, speakers));
    return facts;
}

TranscriptShelf::TranscriptShelf(const TranscriptionParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
    wireList();
    connect(&m_parts.services.transcription, &transcription::TranscriptionEngine::entryChanged, this,
            &TranscriptShelf::reload);
    connect(&m_parts.services.transcription, &transcription::TranscriptionEngine::entryRemoved, this,
            &TranscriptShelf::reload);
    m_parts.services.jobs.registerKind(kKind, [this](jobs::JobHandle *job) { runAgain(job); });
}

TranscriptShelf::~TranscriptShelf()
{
    for (const Running &running : std::as_const(m_running)) {
        if (running.work)
            running.work->disconnect(this);
    }
}

void TranscriptShelf::wireList()
{
    TranscriptList *list = m_parts.home.list();
    connect(list, &TranscriptList::openRequested, this, &TranscriptShelf::openItem);
    connect(list, &TranscriptList::menuRequested, this, &TranscriptShelf::openMenu);
    connect(list, &TranscriptList::renameRequested, this, &TranscriptShelf::askName);
    connect(list, &TranscriptList::removeRequested, this, [this](const TranscriptItem &item) {
        const TranscriptId id(item.id.isEmpty() ? item.job : item.id);
        if (const auto running = m_running.constFind(id); running != m_running.cend() && running->work)
            running->work->cancel();
        else
            remove(id);
    });
    connect(&m_parts.open, &OpenTranscript::closed, this, &TranscriptShelf::reload);
}

void TranscriptShelf::start()
{
    m_parts.services.transcription.recover()->then(
        this, [this](const Result<QList<TranscriptEntry>> &) { reload(); });
}

void TranscriptShelf::reload()
{
    if (m_loading.isRunning()) {
        m_stale = true;
        return;
    }
    m_stale = false;
    auto *job = m_parts.table.list();
    m_loading = job;
    job->then(this, [this](const Result<QList<TranscriptEntry>> &entries) {
        if (entries)
            take(*entries);
        else if (!entries.error().isCancelled())
            emit failed(entries.error());
        if (m_stale)
            QMetaObject::invokeMethod(this, &TranscriptShelf::reload, Qt::QueuedConnection);
    });
}

void TranscriptShelf::take(const QList<TranscriptEntry> &entries)
{
    m_entries = entries;
    m_loaded = true;
    showItems();
    emit listChanged();
}

void TranscriptShelf::runAgain(jobs::JobHandle *handle)
{
    const TranscriptEntry *entry = find(handle->spec().parameters.value(u"transcript").toString());
    if (!entry || m_running.contains(entry->id)) {
        handle->finish(Unexpected(Error{ErrorKind::NotFound, tr("This transcript is not there any more.")}));
        return;
    }
    const auto options = transcription::optionsFromJson(entry->options);
    const QPointer<jobs::JobHandle> job = handle;
    const auto go = [this, job, wanted = *entry, isLocal = options.isLocal()] {
        if (!job)
            return;
        // Who pays was settled when it was begun.
        if (!isLocal && job->spec().profile != service().profile)
            job->finish(Unexpected(Error::make(
                ErrorKind::Forbidden, tr("This was begun with another account than the one in use."),
                tr("Switch to that account and try again, or go on with it from the list of "
                   "transcripts."))));
        else if (m_running.contains(wanted.id) || m_going.contains(wanted.id))
            job->finish(Unexpected(Error::cancelled()));
        else
            follow(m_parts.services.transcription.resume(service(), wanted), job);
    };
    if (options.isLocal() || handle->isByItself() || handle->spec().profile != service().profile) {
        go();
        return;
    }
    // While the question is open the board ends it by itself when it is cancelled there.
    const qint64 credits = transcription::estimatedCredits(options, entry->seconds);
    m_parts.services.spending.request(
        &m_parts.panel, {.credits = credits, .what = entry->title, .profile = handle->spec().profile}, go,
        [job] {
            if (job)
                job->finish(Unexpected(Error::cancelled()));
        });
}

transcription::Service TranscriptShelf::service() const
{
    return serviceInUse(m_parts.services.account);
}

const TranscriptEntry *TranscriptShelf::find(const QString &id) const
{
    for (const TranscriptEntry &entry : m_entries) {
        if (entry.id.value() == id)
            return &entry;
    }
    return nullptr;
}

void TranscriptShelf::transcribe(const transcription::TranscriptionInputs &inputs, double seconds,
                                 transcription::Repeat repeat)
{
    // What was interrupted or failed before with the same file is gone on with, not begun beside it.
    // The account is the one that was asked about, also when another one is chosen a moment later.
    const transcription::Service agreed = service();
    m_parts.services.transcription.claimLeftover(agreed, inputs)
        ->then(this, [=, this](const Result<std::optional<TranscriptEntry>> &left) {
            transcription::TranscriptionEngine &engine = m_parts.services.transcription;
            if (!left)
                emit failed(left.error());
            else if (*left && !m_running.contains((*left)->id) && !m_going.contains((*left)->id))
                begin(engine.resume(agreed, **left, repeat), inputs, seconds, agreed.profile);
            else
                begin(engine.transcribe(agreed, inputs, repeat), inputs, seconds, agreed.profile);
        });
}

void TranscriptShelf::begin(FileTranscription *work, const transcription::TranscriptionInputs &inputs,
                            double seconds, const ProfileId &profile)
{
    const TranscriptEntry entry = work->entry();
    jobs::JobHandle *job = m_parts.services.jobs.begin(
        {.kind = kKind,
         .title = tr("Transcribe %1").arg(entry.title),
         .parameters = {{u"transcript"_s, entry.id.value()}},
         .estimatedCredits = transcription::estimatedCredits(inputs.options, seconds),
         .profile = profile});
    follow(work, job);
    reload();
}

void TranscriptShelf::resume(const TranscriptItem &item)
{
    const TranscriptEntry *entry = find(item.job);
    if (!entry || m_running.contains(entry->id))
        return;
    const auto options = transcription::optionsFromJson(entry->options);
    const qint64 credits = transcription::estimatedCredits(options, entry->seconds);
    const auto go = [this, wanted = *entry, credits, profile = service().profile] {
        if (m_running.contains(wanted.id) || service().profile != profile)
            return;
        jobs::JobHandle *job =
            m_parts.services.jobs.begin({.kind = kKind,
                                         .title = tr("Transcribe %1").arg(wanted.title),
                                         .parameters = {{u"transcript"_s, wanted.id.value()}},
                                         .estimatedCredits = credits,
                                         .profile = profile});
        follow(m_parts.services.transcription.resume(service(), wanted), job);
        reload();
    };
    if (options.isLocal()) {
        go();
        return;
    }
    m_parts.services.spending.request(
        &m_parts.panel, {.credits = credits, .what = entry->title, .profile = service().profile}, go);
}

void TranscriptShelf::follow(FileTranscription *work, jobs::JobHandle *job)
{
    const TranscriptId id = work->entry().id;
    m_running.insert(id, {work, job});
    connect(job, &jobs::JobHandle::cancelRequested, work, &FileTranscription::cancel);
    connect(work, &FileTranscription::stateChanged, this, [this, id] { showProgress(id); });
    connect(work, &FileTranscription::progressChanged, this, [this, id] { showProgress(id); });
    connect(work, &FileTranscription::finished, this,
            [this, id](const Result<TranscriptionOutcome> &outcome) { ended(id, outcome); });
    showProgress(id);
}

void TranscriptShelf::showProgress(const TranscriptId &id)
{
    const auto running = m_running.constFind(id);
    if (running == m_running.cend() || !running->work)
        return;
    if (running->job) {
        running->job->setStatus(workText(*running->work));
        if (const double done = wayDone(*running->work); done >= 0)
            running->job->setProgress(done);
    }
    showItems();
}

void TranscriptShelf::ended(const TranscriptId &id, const Result<TranscriptionOutcome> &outcome)
{
    const Running running = m_running.take(id);
    if (!outcome) {
        if (running.job)
            running.job->finish(Unexpected(outcome.error()));
        if (!outcome.error().isCancelled())
            emit failed(outcome.error());
        reload();
        return;
    }
    const TranscriptEntry &entry = outcome->entry;
    if (running.job) {
        const QString words = tr("%n words", nullptr, entry.words);
        running.job->finish(
            jobs::JobOutcome{outcome->alreadyMade ? tr("Already made, 0 credits") : words, {}});
    }
    if (outcome->cutShort)
        emit failed(*outcome->cutShort);
    // What was just made is what the user waits for, unless they work on another one.
    if (m_running.isEmpty() && !m_parts.open.isOpen() && m_parts.panel.isVisible()) {
        m_parts.open.open(entry.id);
    } else {
        Toast *toast = Toast::show(&m_parts.panel, NoticeKind::Success,
                                   tr("%1 is transcribed.").arg(entry.title), tr("Open"));
        connect(toast, &Toast::actionTriggered, this, [this, id] {
            emit m_parts.panel.openRequested(u"transcription"_s, {{u"transcript"_s, id.value()}});
        });
    }
    m_parts.announce(tr("%1 is transcribed.").arg(entry.title));
    if (outcome->mendedTimes > 0)
        Toast::show(&m_parts.panel, NoticeKind::Warning,
                    tr("%n words had times beyond the sound. They were put at its end and are marked as "
                       "uncertain.",
                       nullptr, outcome->mendedTimes));
    reload();
}

TranscriptItem TranscriptShelf::itemOf(const TranscriptEntry &entry) const
{
    TranscriptItem item;
    item.title = entry.title;
    item.excerpt = entry.preview;
    item.changedAt = entry.changedAt;
    item.seconds = entry.seconds;
    item.speakers = entry.speakers;
    item.live = entry.origin == "live"_L1;
    const auto running = m_running.constFind(entry.id);
    if (running != m_running.cend() && running->work) {
        item.job = entry.id.value();
        item.excerpt = workText(*running->work);
        item.progress = wayDone(*running->work);
        return item;
    }
    const bool hasWords = entry.words > 0;
    switch (entry.state) {
    case TranscriptState::Done:
        item.id = entry.id.value();
        break;
    case TranscriptState::Waiting:
    case TranscriptState::Working:
        item.job = entry.id.value();
        item.excerpt = tr("Another window works on it");
        break;
    case TranscriptState::Failed:
    case TranscriptState::Interrupted:
        item.job = entry.id.value();
        if (hasWords) // Live ones keep what they have.
            item.id = item.job;
        item.problem = !entry.message.isEmpty() ? entry.message
            : hasWords                          ? tr("Interrupted. What was said until then is here.")
                                                : tr("Interrupted. Press Enter to go on.");
        break;
    }
    return item;
}

void TranscriptShelf::showItems()
{
    if (!m_loaded)
        return;
    QList<TranscriptItem> being;
    QList<TranscriptItem> made;
    for (const TranscriptEntry &entry : std::as_const(m_entries)) {
        if (m_going.contains(entry.id))
            continue;
        const TranscriptItem item = itemOf(entry);
        (item.isMade() ? made : being).append(item);
    }
    m_parts.home.setItems(being + made);
}

void TranscriptShelf::openItem(const TranscriptItem &item)
{
    if (item.isMade())
        m_parts.open.open(TranscriptId(item.id));
    else if (!item.problem.isEmpty())
        resume(item);
}

void TranscriptShelf::openMenu(const TranscriptItem &item, const QPoint &position)
{
    auto *menu = new QMenu(&m_parts.panel);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const TranscriptId id(item.id.isEmpty() ? item.job : item.id);
    if (item.isMade())
        menu->addAction(tr("Open"), this, [this, item] { openItem(item); });
    if (!item.problem.isEmpty())
        menu->addAction(tr("Try again"), this, [this, item] { resume(item); });
    if (const auto running = m_running.constFind(id); running != m_running.cend()) {
        menu->addAction(tr("Cancel"), this, [work = running->work] {
            if (work)
                work->cancel();
        });
        menu->popup(position);
        return;
    }
    menu->addAction(tr("Rename…"), this, [this, item] { askName(item); });
    if (const TranscriptEntry *entry = find(id.value()); entry && QFileInfo::exists(entry->mediaPath)) {
        menu->addAction(tr("Show the recording in its folder"), this,
                        [this, path = entry->mediaPath] { m_parts.services.prompts.showInFolder(path); });
    }
    menu->addSeparator();
    menu->addAction(tr("Delete"), this, [this, id] { remove(id); });
    menu->popup(position);
}

void TranscriptShelf::askName(const TranscriptItem &item)
{
    const TranscriptId id(item.id.isEmpty() ? item.job : item.id);
    auto *dialog = new RenameDialog(item.title);
    connect(dialog, &RenameDialog::accepted, this, [this, id](const QString &title) { rename(id, title); });
    OverlayHost::of(&m_parts.panel)->showDialog(dialog);
}

void TranscriptShelf::rename(const TranscriptId &id, const QString &title)
{
    m_parts.table.rename(id, title, m_parts.services.clock.nowUtc())
        ->then(this, [this, id, title](const Result<bool> &done) {
            if (!done)
                emit failed(done.error());
            else if (m_parts.open.id() == id)
                m_parts.open.setTitle(title);
            reload();
        });
}

void TranscriptShelf::remove(const TranscriptId &id)
{
    const TranscriptEntry *entry = find(id.value());
    if (!entry || m_going.contains(id))
        return;
    m_going.insert(id);
    if (m_parts.open.id() == id)
        m_parts.open.close();
    showItems();
    Toast *toast =
        Toast::show(&m_parts.panel, NoticeKind::Info, tr("%1 was deleted.").arg(entry->title), tr("Undo"));
    connect(toast, &Toast::actionTriggered, this, [this, id] {
        m_going.remove(id);
        showItems();
    });
    connect(toast, &QObject::destroyed, this, [this, id] {
        if (!m_going.contains(id))
            return;
        m_parts.table.remove(id)->then(
            this, [this, id](const Result<std::optional<store::StoredTranscript>> &gone) {
                m_going.remove(id);
                if (!gone)
                    emit failed(gone.error());
                else if (*gone)
                    m_parts.services.transcription.forgetSound((*gone)->entry);
                reload();
            });
    });
}

} // namespace studio::ui
