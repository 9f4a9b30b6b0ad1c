// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/shortlistfeature.h"

#include "core/audition/audition.h"
#include "core/audition/shortlist.h"
#include "core/audition/shortlistpage.h"
#include "core/store/audiovault.h"
#include "core/store/takerepository.h"
#include "ui/audition/auditioncontrol.h"
#include "ui/audition/shortlistsheet.h"
#include "ui/speech/accountbinding.h"
#include "ui/speech/auditionseats.h"
#include "ui/takes/takeplayback.h"
#include "ui/takes/takeshelf.h"
#include "ui/theme/overlayhost.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/userprompts.h"

#include <QDate>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace studio::ui {

using namespace Qt::StringLiterals;

ShortlistFeature::ShortlistFeature(const SpeechParts &parts, audition::Audition &audition,
                                   AuditionSeats &seats, AuditionControl &control, QObject *parent)
    : QObject(parent), m_parts(parts), m_audition(audition), m_seats(seats), m_control(control),
      m_shortlist(new audition::Shortlist(parts.services.drafts, this))
{
    connect(m_shortlist, &audition::Shortlist::failed, this,
            [this](const Error &error) { m_parts.tellProblem(error); });
    connect(&parts.binding, &AccountBinding::profileChanged, this, [this] {
        stop();
        m_shortlist->load(m_parts.session.place().profile);
    });
    m_shortlist->load(parts.session.place().profile);
}

void ShortlistFeature::keep(int slot)
{
    if (slot < 0 || slot >= audition::kMaxCandidates)
        return;
    const audition::Candidate &candidate = m_audition.at(slot);
    if (!candidate.take || !candidate.inputs) {
        m_parts.announce(tr("Play this candidate first: only what was made can be kept."));
        return;
    }
    if (m_control.isBlind())
        m_control.reveal();
    audition::ShortlistEntry entry;
    entry.take = candidate.take->id;
    entry.voice = candidate.take->voice;
    entry.voiceName = candidate.inputs->voiceName;
    entry.modelName = shortModelName(candidate.inputs->modelName);
    entry.caption = m_seats.caption(slot);
    entry.sentence = m_seats.sentence();
    entry.score = m_control.scoreOf(slot);
    entry.addedAt = QDateTime::currentDateTimeUtc();
    m_shortlist->add(entry);
    auto *toast = Toast::show(&m_parts.panel, NoticeKind::Success,
                              tr("%1 is on the shortlist.").arg(entry.voiceName), tr("Open"));
    connect(toast, &Toast::actionTriggered, this, &ShortlistFeature::open);
}

void ShortlistFeature::open()
{
    OverlayHost *host = OverlayHost::of(&m_parts.panel);
    if (m_sheet)
        host->close(m_sheet);
    auto *sheet = new ShortlistSheet(*m_shortlist);
    m_sheet = sheet;
    connect(sheet, &ShortlistSheet::cancelled, this, [this, host] {
        stop();
        if (m_sheet)
            host->close(m_sheet);
    });
    connect(sheet, &ShortlistSheet::playRequested, this, [this](const TakeId &id) {
        withTake(id, [this](const store::Take &take) {
            m_control.stop();
            m_parts.shelf.adopt(take);
            m_parts.playback.playWhenReady();
        });
    });
    connect(sheet, &ShortlistSheet::useRequested, this, [this, host](const TakeId &id) {
        for (const audition::ShortlistEntry &entry : m_shortlist->entries()) {
            if (entry.take == id)
                m_parts.session.setVoice(entry.voice);
        }
        if (m_sheet)
            host->close(m_sheet);
    });
    connect(sheet, &ShortlistSheet::removeRequested, this, &ShortlistFeature::remove);
    connect(sheet, &ShortlistSheet::sendRequested, this, &ShortlistFeature::send);
    host->showDialog(sheet);
}

/// Whatever is under way, also if it has ended and not told so yet.
void ShortlistFeature::stop()
{
    ++m_run;
    m_job.cancel();
    if (m_sheet)
        m_sheet->setBusy(false);
}

void ShortlistFeature::withTake(const TakeId &id, const std::function<void(const store::Take &)> &go)
{
    stop();
    auto *job = m_parts.services.takes.byId(id);
    m_job = job;
    job->then(this, [this, go, run = m_run](const Result<std::optional<store::Take>> &take) {
        if (run != m_run)
            return;
        if (!take)
            m_parts.tellProblem(take.error());
        else if (!*take)
            m_parts.announce(tr("This take is not in the store any more."));
        else
            go(**take);
    });
}

void ShortlistFeature::remove(const TakeId &id)
{
    const QList<audition::ShortlistEntry> before = m_shortlist->entries();
    const ProfileId profile = m_parts.session.place().profile;
    m_shortlist->remove(id);
    auto *toast =
        Toast::show(&m_parts.panel, NoticeKind::Info, tr("Removed from the shortlist."), tr("Undo"));
    connect(toast, &Toast::actionTriggered, this, [this, before, profile] {
        if (m_parts.session.place().profile == profile)
            m_shortlist->restore(before);
    });
}

void ShortlistFeature::send(bool hideNames)
{
    const QString start = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    m_parts.services.prompts.chooseFolder(m_sheet, tr("Choose a folder"), start,
                                          [kept = QPointer(this), hideNames](const QString &folder) {
                                              if (kept && kept->m_sheet) {
                                                  ++kept->m_run;
                                                  kept->m_sheet->setBusy(true);
                                                  kept->collect(folder, hideNames, {});
                                              }
                                          });
}

/// One take after the other from the database, then the file.
void ShortlistFeature::collect(const QString &folder, bool hideNames,
                               QList<audition::ShortlistSample> samples)
{
    const QList<audition::ShortlistEntry> &entries = m_shortlist->entries();
    if (samples.size() >= entries.size()) {
        write(folder, hideNames, samples);
        return;
    }
    const audition::ShortlistEntry entry = entries.at(samples.size());
    auto *job = m_parts.services.takes.byId(entry.take);
    m_job = job;
    job->then(this, [=, this, run = m_run](const Result<std::optional<store::Take>> &take) mutable {
        if (run != m_run)
            return;
        audition::ShortlistSample sample{.entry = entry};
        if (take && *take) {
            sample.take = **take;
            sample.vaultFile =
                m_parts.services.vault.path((*take)->audioHash, store::audioSuffix((*take)->outputFormat));
        }
        samples.append(sample);
        collect(folder, hideNames, samples);
    });
}

void ShortlistFeature::write(const QString &folder, bool hideNames,
                             const QList<audition::ShortlistSample> &samples)
{
    audition::ShortlistPageOptions options;
    options.title = tr("Voices");
    options.hideNames = hideNames;
    const QString name =
        tr("Voice shortlist %1", "file name, %1 is a date").arg(QDate::currentDate().toString(Qt::ISODate));
    options.path = QDir(folder).filePath(name + u".html"_s);
    for (int copy = 2; QFileInfo::exists(options.path) && copy < 1000; ++copy)
        options.path = QDir(folder).filePath(u"%1 (%2).html"_s.arg(name).arg(copy));
    auto *job = audition::writeShortlistPage(samples, options, this);
    m_job = job;
    job->then(this, [this, run = m_run](const Result<audition::ShortlistPageReport> &report) {
        if (run != m_run)
            return;
        if (m_sheet)
            m_sheet->setBusy(false);
        if (!report) {
            if (m_sheet && !report.error().isCancelled())
                m_sheet->showProblem(report.error().message);
            return;
        }
        if (m_sheet)
            OverlayHost::of(&m_parts.panel)->close(m_sheet);
        const QString path = report->path;
        auto *toast = Toast::show(&m_parts.panel, NoticeKind::Success,
                                  tr("Saved “%1”.").arg(QFileInfo(path).fileName()), tr("Show in folder"));
        connect(toast, &Toast::actionTriggered, this,
                [this, path] { m_parts.services.prompts.showInFolder(path); });
    });
}

} // namespace studio::ui
