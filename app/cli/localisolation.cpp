// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/localisolation.h"

#include "core/audio/audioformat.h"
#include "core/media/soundimport.h"
#include "core/speech/filewriter.h"
#include "core/speech/takeexport.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::app {

namespace {

double toThousandths(double value)
{
    return std::round(value * 1000) / 1000;
}

QString minutesAndSeconds(double seconds)
{
    const int minutes = static_cast<int>(seconds / 60);
    return u"%1:%2"_s.arg(minutes).arg(seconds - minutes * 60, 4, 'f', 1, u'0');
}

} // namespace

LocalIsolation::LocalIsolation(Application &application, Output &output, const ConvertOptions &options)
    : Command(application, output), m_options(options)
{
    m_options.import.suppressNoise = true;
}

void LocalIsolation::start()
{
    if (m_options.dryRun) {
        tellDryRun();
        return;
    }
    if (m_options.toFolder && !QDir().mkpath(m_options.output)) {
        endWith(Error::make(ErrorKind::Storage, tr("The folder “%1” cannot be made.").arg(m_options.output)));
        return;
    }
    for (const QString &input : std::as_const(m_options.inputs))
        m_targets.append(convertTarget(m_options, input, m_targets));
    const QString work = application().dirs.cache + u"/changer"_s;
    QDir().mkpath(work);
    m_folder = std::make_unique<QTemporaryDir>(work + u"/input-XXXXXX"_s);
    if (!m_folder->isValid()) {
        endWith(Error::make(ErrorKind::Storage, tr("The recording could not be prepared on the disk."),
                            m_folder->errorString()));
        return;
    }
    next();
}

void LocalIsolation::cancel()
{
    m_step.cancel();
    end(ExitStatus::Cancelled);
}

void LocalIsolation::tellDryRun()
{
    out().result({{u"dry_run"_s, true},
                  {u"files"_s, m_options.inputs.size()},
                  {u"estimated_credits"_s, 0},
                  {u"local"_s, true}});
    out().text(tr("made on this machine, 0 credits"));
    end();
}

void LocalIsolation::next()
{
    if (++m_index >= m_options.inputs.size()) {
        if (isMany())
            out().note(tr("%1 of %2 recordings are done.").arg(m_written).arg(m_options.inputs.size()));
        end(m_problem ? exitStatusOf(*m_problem) : ExitStatus::Done);
        return;
    }
    const QString target = m_targets.at(m_index);
    if (auto ready = speech::checkWritable(target, m_options.force); !ready) {
        if (ready.error().detail == "exists"_L1)
            ready.error().nextStep = tr("Choose another name, or replace it with --force.");
        fail(ready.error());
        return;
    }
    suppress(target);
}

void LocalIsolation::suppress(const QString &target)
{
    out().event(u"reading"_s, {{u"input"_s, input()}});
    auto *job = media::importSound(input(), m_options.import, m_folder->filePath(u"voice.wav"_s), this);
    m_step = job;
    connect(job, &Job::progressed, this, [this](qint64 done, qint64 total) {
        out().progress(QFileInfo(input()).fileName(), double(done), double(total));
    });
    job->then(this, [this, target](const Result<media::ImportedSound> &sound) {
        out().endProgress();
        if (!sound) {
            fail(sound.error());
        } else if (sound->frames == 0) {
            fail(Error::make(ErrorKind::Validation, tr("There is no sound in this recording.")));
        } else {
            write(*sound, target);
        }
    });
}

/// The writer of takes: tags, loudness, the report. What was made here is no take and has no receipt.
void LocalIsolation::write(const media::ImportedSound &sound, const QString &target)
{
    store::Take nothing;
    nothing.text = QFileInfo(input()).completeBaseName();
    speech::ExportOptions options;
    options.path = target;
    options.format = audio::StreamFormat{
        .codec = audio::codecForSuffix(QFileInfo(target).suffix()).value_or(audio::Codec::Wav)};
    options.loudness = m_options.loudness;
    options.replaceExisting = m_options.force;
    auto *job = speech::exportTake(nothing, sound.path, options, this);
    m_step = job;
    job->then(this, [this, sound](const Result<speech::ExportReport> &report) {
        QFile::remove(sound.path);
        if (report)
            told(sound, *report);
        else
            fail(report.error());
    });
}

void LocalIsolation::told(const media::ImportedSound &sound, const speech::ExportReport &report)
{
    ++m_written;
    const QString path = QFileInfo(report.path).absoluteFilePath();
    const double loudness = report.measured.integratedLufs;
    out().result(
        {{u"input"_s, input()},
         {u"output"_s, path},
         {u"local"_s, true},
         {u"complete"_s, !sound.cutShort},
         {u"credits"_s, 0},
         {u"seconds"_s, toThousandths(report.measured.seconds)},
         {u"bytes"_s, report.bytes},
         {u"loudness_lufs"_s, std::isfinite(loudness) ? QJsonValue(toThousandths(loudness)) : QJsonValue()}});
    out().text(u"%1  %2  %3"_s.arg(path, minutesAndSeconds(report.measured.seconds),
                                   tr("made on this machine, 0 credits")));
    if (sound.cutShort)
        fail(*sound.cutShort); // no half of a recording passes for the whole
    else
        next();
}

/// Of one file: that is the end. Of many: told, and the rest goes on.
void LocalIsolation::fail(const Error &error)
{
    if (!isMany() || error.isCancelled()) {
        endWith(error);
        return;
    }
    if (!m_problem)
        m_problem = error;
    Error about = error;
    about.message = tr("%1: %2").arg(input(), error.message);
    out().error(about);
    next();
}

} // namespace studio::app
