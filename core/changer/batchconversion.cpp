// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changer/batchconversion.h"

#include "core/store/audiovault.h"
#include "core/store/take.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

using namespace Qt::StringLiterals;

namespace studio::changer {

namespace {

constexpr int kAtOnce = 2;

/// The next recording would meet the same end.
bool stopsAll(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Auth:
    case ErrorKind::Scope:
    case ErrorKind::Forbidden:
    case ErrorKind::Quota:
    case ErrorKind::SpendLimit:
    case ErrorKind::Keychain:
    case ErrorKind::Cancelled:
        return true;
    default:
        return false;
    }
}

} // namespace

BatchConversion::BatchConversion(ChangerEngine &engine, const api::ChangerApi &api,
                                 const QList<BatchItem> &items, QObject *parent)
    : JobOf(parent), m_engine(engine), m_api(api), m_items(items), m_reports(items.size()),
      m_running(items.size())
{
    QMetaObject::invokeMethod(this, &BatchConversion::startNext, Qt::QueuedConnection);
}

void BatchConversion::abortWork()
{
    m_stopped = true;
    for (const QPointer<Conversion> &conversion : m_running) {
        if (conversion) {
            conversion->disconnect(this);
            conversion->cancel();
        }
    }
}

void BatchConversion::startNext()
{
    while (!isFinished() && !m_stopped && m_underWay < kAtOnce && m_next < m_items.size()) {
        const int item = m_next++;
        ++m_underWay;
        Conversion *conversion = m_engine.convert(m_api, m_items[item].request, speech::Repeat::UseMade);
        m_running[item] = conversion;
        connect(conversion, &speech::Generation::finished, this,
                [this, item](const Result<speech::Outcome> &outcome) { made(item, outcome); });
        emit itemStarted(item, conversion);
    }
    if (m_underWay > 0 || isFinished())
        return;
    QList<BatchItemReport> reports;
    for (const auto &report : std::as_const(m_reports)) {
        if (report)
            reports.append(*report);
    }
    finish(reports);
}

void BatchConversion::made(int item, const Result<speech::Outcome> &outcome)
{
    BatchItemReport report;
    report.input = m_items[item].request.input;
    if (!outcome) {
        report.error = outcome.error();
        itemDone(item, report);
        return;
    }
    report.outcome = *outcome;
    if (const Conversion *conversion = m_running.value(item))
        report.sourceCutShort = conversion->sourceCutShort();
    report.error = outcome->cutShort;
    if (outcome->cutShort) {
        itemDone(item, report); // kept, but no file pretends to be all of it
        return;
    }
    const store::Take &take = outcome->take;
    const QString file = m_engine.stores().vault.path(take.audioHash, store::audioSuffix(take.outputFormat));
    auto *exporting = speech::exportTake(take, file, exportOf(m_items[item], take), this);
    exporting->then(this, [this, item, report](const Result<speech::ExportReport> &files) mutable {
        if (files)
            report.files = *files;
        else
            report.error = files.error();
        itemDone(item, report);
    });
}

void BatchConversion::itemDone(int item, const BatchItemReport &report)
{
    if (isFinished())
        return;
    m_reports[item] = report;
    --m_underWay;
    if (report.error && stopsAll(*report.error))
        m_stopped = true;
    emit itemEnded(item, report);
    const auto done = m_items.size() - m_reports.count(std::nullopt);
    emit progressed(done, m_items.size());
    startNext();
}

speech::ExportOptions exportOf(const BatchItem &item, const store::Take &take)
{
    speech::ExportOptions options = item.target;
    if (options.format)
        return options;
    const auto wanted = audio::codecForSuffix(QFileInfo(options.path).suffix());
    const auto sent = audio::parseStreamFormat(take.outputFormat);
    if (!wanted || !sent || *wanted == sent->codec)
        return options;
    // Parts that were joined are kept losslessly: their file gets the form the parts came in.
    const auto asked = audio::parseStreamFormat(item.request.outputFormat);
    options.format = asked && asked->codec == *wanted ? *asked : audio::StreamFormat{.codec = *wanted};
    return options;
}

bool isRecordingName(const QString &fileName)
{
    static const QSet<QString> kSuffixes{
        u"wav"_s,  u"wave"_s, u"bwf"_s,  u"rf64"_s, u"aif"_s, u"aiff"_s, u"aifc"_s, u"flac"_s,
        u"mp3"_s,  u"m4a"_s,  u"m4b"_s,  u"aac"_s,  u"ogg"_s, u"oga"_s,  u"opus"_s, u"wma"_s,
        u"amr"_s,  u"caf"_s,  u"ac3"_s,  u"mka"_s,  u"mp4"_s, u"m4v"_s,  u"mov"_s,  u"mkv"_s,
        u"webm"_s, u"avi"_s,  u"wmv"_s,  u"flv"_s,  u"mpg"_s, u"mpeg"_s, u"3gp"_s,  u"3g2"_s,
        u"ts"_s,   u"mts"_s,  u"m2ts"_s, u"ogv"_s,  u"gsm"_s, u"au"_s};
    return kSuffixes.contains(QFileInfo(fileName).suffix().toLower());
}

QStringList recordingsIn(const QString &folder)
{
    QStringList found;
    const QDir dir(folder);
    for (const QFileInfo &info :
         dir.entryInfoList(QDir::Files | QDir::Readable, QDir::Name | QDir::IgnoreCase | QDir::LocaleAware)) {
        if (isRecordingName(info.fileName()))
            found.append(info.filePath());
    }
    return found;
}

} // namespace studio::changer
