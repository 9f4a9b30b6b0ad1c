// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changer/folderbatch.h"

#include "core/account/account.h"
#include "core/changer/batchconversion.h"
#include "core/jobs/jobboard.h"
#include "core/media/mediainfo.h"
#include "ui/changer/batchsheet.h"
#include "ui/changer/changemaking.h"
#include "ui/changer/changersession.h"
#include "ui/money/spendgate.h"
#include "ui/takes/takeshelf.h"
#include "ui/theme/overlayhost.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/userprompts.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

Result<BatchMeasure> measureFiles(const QStringList &files, const StopFlag &stop)
{
    BatchMeasure measure;
    for (const QString &file : files) {
        if (stop.isSet())
            return Unexpected(Error::cancelled());
        // Nothing is sent whose price nobody knows.
        const auto info = media::probeWithLength(file, stop);
        if (!info || !info->seconds) {
            measure.broken.append(QFileInfo(file).fileName());
            continue;
        }
        measure.files.append(file);
        measure.seconds += *info->seconds;
    }
    return measure;
}

QString targetFolder(const QStringList &files)
{
    //: The folder beside the recordings which the results go to.
    return QFileInfo(files.value(0)).dir().filePath(FolderBatch::tr("Changed"));
}

} // namespace

FolderBatch::FolderBatch(const ChangerParts &parts, changer::ChangerEngine &engine,
                         const ChangeMaking &making, QObject *parent)
    : QObject(parent), m_parts(parts), m_engine(engine), m_making(making)
{
    connect(
        parts.addAction(u"actionChangeFolder"_s, tr("Change the voice of all recordings of a folder"), {}),
        &QAction::triggered, this, &FolderBatch::chooseFolder);
}

void FolderBatch::chooseFolder()
{
    m_parts.services.prompts.chooseFolder(&m_parts.panel,
                                          tr("Change the voice of all recordings of a folder"), {},
                                          [this](const QString &folder) { offerFolder(folder); });
}

void FolderBatch::offerFolder(const QString &folder)
{
    const QStringList files = changer::recordingsIn(folder);
    if (files.isEmpty()) {
        m_parts.tellProblem(Error::make(
            ErrorKind::NotFound, tr("There are no recordings in “%1”.").arg(QFileInfo(folder).fileName())));
        return;
    }
    offer(files);
}

void FolderBatch::offer(const QStringList &files)
{
    m_parts.announce(tr("Looking at %n files.", nullptr, int(files.size())));
    auto *job =
        runInWorker<BatchMeasure>([files](const StopFlag &stop) { return measureFiles(files, stop); });
    m_measuring = job;
    job->then(this, [this](const Result<BatchMeasure> &measure) {
        if (measure && !m_measuring.isRunning()) // no others were offered meanwhile
            show(*measure);
    });
}

changer::ConversionRequest FolderBatch::chosenNow() const
{
    changer::ConversionRequest request = m_making.request(changer::Work::Convert);
    request.input.clear();
    request.name.clear();
    request.import = {};
    request.import.suppressNoise = m_parts.session.choice().noise == NoiseRemoval::Local;
    return request;
}

void FolderBatch::show(const BatchMeasure &measure)
{
    const changer::ConversionRequest chosen = chosenNow();
    const bool realMoney = chosen.realMoney;
    const qint64 credits = changer::estimatedCredits(measure.seconds, chosen.rate);
    BatchOffer offer{.files = measure.files,
                     .broken = measure.broken,
                     .seconds = measure.seconds,
                     .voice = chosen.voiceName,
                     .price = realMoney ? tr("≈ %1 credits").arg(QLocale().toString(credits))
                                        : tr("Free in sandbox"),
                     .folder = targetFolder(measure.files),
                     .refusal = {}};
    // Of the recording that is open nothing matters here.
    const ChangerVerdict verdict = m_parts.session.verdict();
    using Kind = ChangerVerdict::Kind;
    if (m_running)
        offer.refusal = tr("Other recordings are being changed. Wait until they are done.");
    else if (measure.files.isEmpty())
        offer.refusal = tr("None of these files can be read.");
    else if (!m_parts.session.voice())
        offer.refusal = tr("Choose the voice they should have first.");
    else if (!m_parts.session.model())
        offer.refusal = tr("No model that changes voices is there. This service may not offer any.");
    else if (verdict.kind == Kind::NotReady || !m_parts.services.account.backend())
        offer.refusal = tr("There is no connection yet. Nothing was sent.");
    else if (realMoney && m_parts.session.subscription()
             && m_parts.session.subscription()->creditsLeft() < credits)
        offer.refusal = tr("Needs about %1 credits, you have %2. Choose fewer recordings.")
                            .arg(QLocale().toString(credits),
                                 QLocale().toString(m_parts.session.subscription()->creditsLeft()));
    auto *sheet = new BatchSheet(offer);
    m_sheet = sheet;
    connect(sheet, &BatchSheet::accepted, this, [this, measure, chosen] { ask(measure, chosen); });
    OverlayHost::of(&m_parts.panel)->showDialog(sheet);
}

void FolderBatch::ask(const BatchMeasure &measure, const changer::ConversionRequest &priced)
{
    if (chosenNow() != priced) {
        show(measure);
        return;
    }
    SpendRequest price{changer::estimatedCredits(measure.seconds, priced.rate),
                       tr("%n recordings", nullptr, int(measure.files.size())), priced.profile};
    if (const auto &subscription = m_parts.session.subscription())
        price.creditsLeft = subscription->creditsLeft();
    m_parts.services.spending.request(&m_parts.panel, price, [this, measure, priced] {
        // While the question was open something else may have been chosen: then it is another price.
        if (chosenNow() == priced)
            start(measure, priced);
        else
            show(measure);
    });
}

void FolderBatch::start(const BatchMeasure &measure, const changer::ConversionRequest &chosen)
{
    const auto &backend = m_parts.services.account.backend();
    if (!backend || m_running)
        return;
    const QStringList &files = measure.files;
    const QString folder = targetFolder(files);
    if (!QDir().mkpath(folder)) {
        m_parts.tellProblem(Error::make(ErrorKind::Storage, tr("The folder “%1” cannot be made.").arg(folder),
                                        tr("Copy the recordings to a folder you may write to.")));
        return;
    }
    QList<changer::BatchItem> items;
    const QString suffix = store::audioSuffix(chosen.outputFormat);
    for (const QString &file : files) {
        changer::BatchItem item{chosen, {}};
        item.request.input = file;
        item.request.name = QFileInfo(file).fileName();
        item.target.path = QDir(folder).filePath(QFileInfo(file).completeBaseName() + QChar(u'.') + suffix);
        item.target.keepBoth = true;
        items.append(item);
    }
    auto *batch = new changer::BatchConversion(
        m_engine, api::ChangerApi(*backend->transport, backend->dialect), items, this);
    m_running = batch;
    jobs::JobSpec spec;
    spec.kind = u"changer/folder"_s;
    spec.title = tr("Change the voice of %n recordings", nullptr, int(files.size()));
    spec.estimatedCredits = changer::estimatedCredits(measure.seconds, chosen.rate);
    spec.profile = chosen.profile;
    const QPointer<jobs::JobHandle> job = m_parts.services.jobs.begin(spec);
    const int count = int(files.size());
    connect(batch, &changer::BatchConversion::itemEnded, job,
            [this, job, count, done = 0](int, const changer::BatchItemReport &) mutable {
                ++done;
                job->setProgress(double(done) / count);
                job->setStatus(tr("%1 of %2 recordings").arg(done).arg(count));
                m_parts.shelf.fetchList();
            });
    connect(job, &jobs::JobHandle::cancelRequested, batch, &Job::cancel);
    batch->then(this, [this, job, folder, count](const Result<QList<changer::BatchItemReport>> &reports) {
        if (job) {
            const auto failed = reports ? std::find_if(reports->begin(), reports->end(),
                                                       [](const changer::BatchItemReport &report) {
                                                           return report.error.has_value();
                                                       })
                                        : QList<changer::BatchItemReport>::const_iterator();
            if (!reports)
                job->finish(Unexpected(reports.error()));
            else if (failed != reports->end())
                job->finish(Unexpected(*failed->error));
            else
                job->finish(jobs::JobOutcome{tr("%n recordings are done.", nullptr, count), folder});
        }
        end(reports, folder, count);
    });
    m_parts.announce(tr("Changing %n recordings.", nullptr, count));
}

void FolderBatch::end(const Result<QList<changer::BatchItemReport>> &reports, const QString &folder,
                      int count)
{
    m_running.clear();
    m_parts.shelf.fetchList();
    if (m_parts.session.place().realMoney)
        m_parts.services.account.refreshSubscription();
    if (!reports) {
        if (!reports.error().isCancelled())
            m_parts.tellProblem(reports.error());
        emit ended();
        return;
    }
    const auto good =
        int(std::count_if(reports->begin(), reports->end(),
                          [](const changer::BatchItemReport &report) { return !report.error.has_value(); }));
    const QString told = good == count
        ? tr("%n recordings are done.", nullptr, count)
        : tr("%1 of %2 recordings are done. The job list says what went wrong.").arg(good).arg(count);
    auto *toast = Toast::show(&m_parts.panel, good == count ? NoticeKind::Success : NoticeKind::Warning, told,
                              good > 0 ? tr("Show in folder") : QString());
    connect(toast, &Toast::actionTriggered, this,
            [this, folder] { m_parts.services.prompts.showInFolder(folder); });
    m_parts.announce(told);
    emit ended();
}

void FolderBatch::cancel()
{
    m_measuring.cancel();
    if (m_running)
        m_running->cancel();
}

} // namespace studio::ui
