// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/speech/batchexport.h"

#include "core/base/workerjob.h"
#include "core/speech/filewriter.h"
#include "core/speech/namepattern.h"
#include "core/speech/speechtext.h"
#include "core/speech/zipfile.h"
#include "core/store/take.h"

#include <QDir>
#include <QFileInfo>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace studio::speech {

namespace {

QString suffixOf(const store::Take &take, const ExportOptions &options)
{
    if (!options.format)
        return store::audioSuffix(take.outputFormat);
    const QString suffix = audio::fileSuffix(options.format->codec);
    return suffix == "ogg"_L1 ? u"opus"_s : suffix;
}

/// What would fail for every other take too.
bool stopsAll(const Error &error, const QString &folder)
{
    return error.kind == ErrorKind::Storage
        && (!QFileInfo(folder).isDir() || !checkWritable(folder + u"/.x"_s, true));
}

} // namespace

BatchExport::BatchExport(const QList<BatchTake> &takes, const BatchOptions &options, QObject *parent)
    : JobOf<BatchReport>(parent), m_takes(takes), m_options(options)
{
    m_options.each.keepBoth = true;
    m_report.path = m_options.zipPath.isEmpty() ? m_options.folder : m_options.zipPath;
    QTimer::singleShot(0, this, [this] {
        if (isFinished())
            return;
        if (!m_options.zipPath.isEmpty()) {
            if (const auto ready = checkWritable(m_options.zipPath, m_options.each.replaceExisting); !ready) {
                finish(fail(ready.error()));
                return;
            }
            m_aside = std::make_unique<QTemporaryDir>(QFileInfo(m_options.zipPath).absolutePath()
                                                      + u"/.voice-studio-XXXXXX"_s);
            m_options.folder = m_aside->path();
        }
        next();
    });
}

void BatchExport::next()
{
    if (isFinished())
        return;
    if (m_next >= m_takes.size()) {
        pack();
        return;
    }
    const BatchTake &item = m_takes.at(m_next);
    ExportOptions options = m_options.each;
    const QString stem =
        QDir(m_options.folder).filePath(nameFromPattern(m_options.namePattern, item.take, item.modelName));
    options.path = stem + u'.' + suffixOf(item.take, options);
    const bool hasTimes = !item.take.alignment.isEmpty();
    if (m_options.subtitles && hasTimes)
        options.subtitlesPath = stem + u".srt"_s;
    if (m_options.labels && hasTimes)
        options.labelsPath = stem + u".txt"_s;
    auto *job = exportTake(item.take, item.vaultFile, options, this);
    m_step = job;
    job->then(this, [this](const Result<ExportReport> &result) { end(result); });
}

void BatchExport::end(const Result<ExportReport> &result)
{
    if (isFinished())
        return;
    if (result) {
        m_report.done.append(*result);
    } else {
        m_report.failed.append({m_takes.at(m_next).take.id, result.error()});
        if (stopsAll(result.error(), m_options.folder)) {
            finish(fail(result.error()));
            return;
        }
    }
    ++m_next;
    emit progressed(m_next, m_takes.size());
    next();
}

void BatchExport::pack()
{
    if (m_report.done.isEmpty() && !m_report.failed.isEmpty()) {
        finish(fail(m_report.failed.first().error));
        return;
    }
    if (m_options.report && m_options.each.loudness.isSet()) {
        QString sheet;
        for (const ExportReport &report : std::as_const(m_report.done))
            sheet += reportText(report) + u'\n';
        const QString path = freePath(QDir(m_options.folder).filePath(u"report.txt"_s));
        if (const auto written = writeWhole(path, sheet.toUtf8(), false); !written) {
            finish(fail(written.error()));
            return;
        }
    }
    if (!m_aside) {
        finish(m_report);
        return;
    }
    auto *job = runInWorker<bool>(
        [folder = m_options.folder, zip = m_options.zipPath,
         replace = m_options.each.replaceExisting](const StopFlag &stop) -> Result<bool> {
            if (const auto packed = packFolder(folder, zip, replace, stop); !packed)
                return fail(packed.error());
            return true;
        },
        this);
    m_step = job;
    job->then(this, [this](const Result<bool> &packed) {
        m_aside.reset();
        if (packed)
            finish(m_report);
        else
            finish(fail(packed.error()));
    });
}

void BatchExport::abortWork()
{
    m_step.cancel();
}

} // namespace studio::speech
