// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/speech/takeexport.h"

#include "core/audio/decodefile.h"
#include "core/base/workerjob.h"
#include "core/speech/filewriter.h"
#include "core/speech/namepattern.h"
#include "core/speech/soundwriter.h"
#include "core/speech/speechtext.h"
#include "core/text/captions.h"
#include "core/text/labels.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio::speech {

namespace {

constexpr double kFadeSeconds = 0.003;

/// The part of a track, faded for a moment at both ends, so that the cut does not click.
Result<std::shared_ptr<audio::PcmTrack>> cutOut(const audio::PcmTrack &track, const TimeRange &range)
{
    const int rate = track.sampleRateHz();
    const auto channels = std::size_t(track.channels());
    const qint64 from = std::clamp<qint64>(qint64(range.from * rate), 0, track.frameCount());
    const qint64 to = std::clamp<qint64>(qint64(range.to * rate), from, track.frameCount());
    if (to == from)
        return fail(ErrorKind::Unsupported,
                    SpeechText::tr("The selection holds no sound. Select a part of the take."));
    std::vector<std::int16_t> samples(std::size_t(to - from) * channels);
    track.read(from, samples);
    const auto fade = std::min<std::size_t>(std::size_t(kFadeSeconds * rate), std::size_t(to - from) / 2);
    for (std::size_t frame = 0; frame < fade; ++frame) {
        const double share = double(frame) / double(fade);
        for (std::size_t channel = 0; channel < channels; ++channel) {
            std::int16_t &first = samples[frame * channels + channel];
            std::int16_t &last = samples[samples.size() - (frame + 1) * channels + channel];
            first = static_cast<std::int16_t>(first * share);
            last = static_cast<std::int16_t>(last * share);
        }
    }
    auto part = std::make_shared<audio::PcmTrack>(track.spec());
    part->append(samples);
    part->complete();
    return part;
}

text::Alignment timesOf(const store::Take &take, const std::optional<TimeRange> &range)
{
    const text::Alignment whole = text::alignmentFromJson(take.alignment);
    return range ? text::between(whole, range->from, range->to) : whole;
}

/// The name a file takes beside one that moved; a file with a name of its own keeps it.
QString moved(const QString &path, const QString &from, const QString &to)
{
    const QFileInfo file(path);
    const QFileInfo before(from);
    if (path.isEmpty() || file.dir() != before.dir() || file.completeBaseName() != before.completeBaseName())
        return path;
    const QFileInfo after(to);
    return after.dir().filePath(after.completeBaseName() + u'.' + file.suffix());
}

/// An existing file stays where it is: the files of this export that share a name move to a free one.
ExportOptions withFreeNames(ExportOptions options)
{
    if (!options.keepBoth)
        return options;
    QStringList others;
    for (const QString &path : {options.subtitlesPath, options.labelsPath}) {
        if (!path.isEmpty() && QFileInfo(path).dir() == QFileInfo(options.path).dir())
            others.append(QFileInfo(path).suffix());
    }
    const QString from = std::exchange(options.path, freePath(options.path, others));
    options.subtitlesPath = moved(options.subtitlesPath, from, options.path);
    options.labelsPath = moved(options.labelsPath, from, options.path);
    return options;
}

/// Subtitles and labels; the sound is worth having without them.
Result<int> writeTexts(const store::Take &take, const ExportOptions &options)
{
    if (options.subtitlesPath.isEmpty() && options.labelsPath.isEmpty())
        return 0;
    const text::Alignment times = timesOf(take, options.range);
    if (times.isEmpty())
        return fail(ErrorKind::Unsupported,
                    SpeechText::tr("The service sent no times for this take, so there can be no subtitles."));
    int cueCount = 0;
    if (!options.subtitlesPath.isEmpty()) {
        const QList<text::Cue> cues = text::cuesFrom(times);
        const bool vtt = options.subtitlesPath.endsWith(".vtt"_L1, Qt::CaseInsensitive);
        const QString file = vtt ? text::toVtt(cues) : text::toSrt(cues);
        if (auto done = writeWhole(options.subtitlesPath, file.toUtf8(), options.replaceExisting); !done)
            return fail(done.error());
        cueCount = int(cues.size());
    }
    if (!options.labelsPath.isEmpty()) {
        const QString file = text::toAudacityLabels(text::sentenceLabels(times));
        if (auto done = writeWhole(options.labelsPath, file.toUtf8(), options.replaceExisting); !done)
            return fail(done.error());
    }
    return cueCount;
}

Result<ExportReport> run(const store::Take &take, const QString &vaultFile, const ExportOptions &asked,
                         const StopFlag &stop)
{
    const ExportOptions options = withFreeNames(asked);
    // Whether the target may be replaced is decided when its new content is known: the same again is no
    // conflict.
    for (const QString &path : {options.path, options.subtitlesPath, options.labelsPath}) {
        if (path.isEmpty() && path != options.path)
            continue;
        if (const auto ready = checkWritable(path, true); !ready)
            return fail(ready.error());
    }
    removeExportLeftovers(QFileInfo(options.path).absolutePath());
    std::optional<audio::StreamFormat> source;
    if (const auto parsed = audio::parseStreamFormat(take.outputFormat))
        source = *parsed;
    auto track = audio::decodeFile(vaultFile, stop, source);
    if (track && options.range)
        track = cutOut(**track, *options.range);
    if (!track)
        return fail(track.error());

    const SoundSource sound{take, vaultFile, *track, source};
    auto measured = writeSound(sound, options, stop);
    if (!measured) {
        if (measured.error().kind == ErrorKind::Storage)
            measured.error().nextStep += u' ' + SpeechText::tr("The take itself is kept.");
        return fail(measured.error());
    }
    auto cues = writeTexts(take, options);
    if (!cues) {
        cues.error().nextStep = SpeechText::tr("The sound itself was written to “%1”.")
                                    .arg(QDir::toNativeSeparators(options.path));
        return fail(cues.error());
    }
    return ExportReport{.path = options.path,
                        .subtitlesPath = options.subtitlesPath,
                        .labelsPath = options.labelsPath,
                        .bytes = QFileInfo(options.path).size(),
                        .measured = *measured,
                        .target = options.loudness,
                        .cueCount = *cues};
}

} // namespace

JobOf<ExportReport> *exportTake(const store::Take &take, const QString &vaultFile,
                                const ExportOptions &options, QObject *parent)
{
    return runInWorker<ExportReport>(
        [take, vaultFile, options](const StopFlag &stop) { return run(take, vaultFile, options, stop); },
        parent);
}

QString reportText(const ExportReport &report)
{
    const QLocale locale;
    QStringList lines{
        QFileInfo(report.path).fileName(),
        SpeechText::tr("Length: %1 s").arg(locale.toString(report.measured.seconds, 'f', 2)),
        SpeechText::tr("Size: %1").arg(locale.formattedDataSize(report.bytes, 1, QLocale::DataSizeSIFormat))};
    for (const ExportCheck &check : checksOf(report.measured, report.target)) {
        if (!check.passed)
            lines.append(SpeechText::tr("%1: %2").arg(check.name, check.value));
        else if (*check.passed)
            lines.append(SpeechText::tr("%1: %2 (%3), pass").arg(check.name, check.value, check.wanted));
        else
            lines.append(SpeechText::tr("%1: %2 (%3), FAIL").arg(check.name, check.value, check.wanted));
    }
    return lines.join(u'\n') + u'\n';
}

QString suggestedFileName(const store::Take &take, QStringView suffix)
{
    return nameFromPattern(QString::fromUtf8(kDefaultNamePattern), take) + u'.' + suffix.toString();
}

} // namespace studio::speech
