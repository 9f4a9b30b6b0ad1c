// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/speech/soundwriter.h"

#include "core/audio/decodefile.h"
#include "core/audio/encodefile.h"
#include "core/audio/remux.h"
#include "core/speech/filewriter.h"
#include "core/speech/receipttags.h"
#include "core/speech/speechtext.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio::speech {

namespace {

constexpr int kTries = 5;
constexpr double kSpareDb = 0.15;
constexpr double kCloseEnoughDb = 0.1; ///< To the target, in the file as it is written.
constexpr int kAcxKbps = 192; ///< ACX takes MP3 from here on.

/// The service's bytes, untouched, behind an ID3 block. False when the format has no place for tags of its
/// own kind.
bool isCopied(const SoundSource &source)
{
    return !source.format || source.format->codec == audio::Codec::Mp3
        || source.format->codec == audio::Codec::Aac || audio::isHeaderless(source.format->codec);
}

Result<void> copyAudio(const SoundSource &source, const ExportOptions &options)
{
    QFile file(source.vaultFile);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage,
                    SpeechText::tr("The audio of this take is missing or cannot be read."),
                    file.errorString());
    QByteArray bytes = file.readAll();
    if (source.format && source.format->codec == audio::Codec::Mp3 && !bytes.startsWith("ID3"))
        bytes.prepend(id3Block(receiptTags(source.take)));
    return writeWhole(options.path, bytes, options.replaceExisting);
}

/// The same sound in its container, with tags: nothing is encoded again.
Result<void> wrapAsReceived(const SoundSource &source, const QString &path, const StopFlag &stop)
{
    const audio::Tags tags = receiptTags(source.take);
    if (source.format->codec == audio::Codec::Wav) {
        const audio::PcmSpec spec = source.track->spec();
        return audio::encodeFile(*source.track, path,
                                 {audio::Codec::Wav, spec.sampleRateHz, spec.channels, 0}, {.tags = tags},
                                 stop);
    }
    return audio::copyWithTags(source.vaultFile, path, tags);
}

audio::StreamFormat formatOf(const SoundSource &source, const ExportOptions &options)
{
    audio::StreamFormat format = options.format.value_or(source.format.value_or(audio::StreamFormat{}));
    if (options.loudness.kind == LoudnessTarget::Kind::Acx && format.codec == audio::Codec::Mp3) {
        format.bitrateKbps = std::max(format.bitrateKbps, kAcxKbps);
        format.sampleRateHz = 44100;
    }
    return format;
}

/// How far peaks pass what the target allows; below 0: they do not.
double overshoot(const audio::Measurement &measured, const LoudnessTarget &target)
{
    return target.kind == LoudnessTarget::Kind::Acx ? measured.samplePeakDb + 3.0 : measured.truePeakDb + 1.0;
}

Result<audio::Measurement> measureFile(const QString &path, const audio::StreamFormat &format,
                                       const StopFlag &stop)
{
    const auto track = audio::decodeFile(path, stop, format);
    if (!track)
        return fail(track.error());
    return audio::measureSound(**track, stop);
}

/// What the file lacks to the level that was asked for; what is no number cannot be made up for.
double missingLevel(const audio::Measurement &measured, const audio::LevelGoal &wanted)
{
    const double level = wanted.by == audio::LevelGoal::By::Rms ? measured.rmsDb : measured.integratedLufs;
    return std::isfinite(level) ? wanted.level - level : 0;
}

/// Lossy formats, few kilobits a second above all, change the level and raise peaks. So the file itself is
/// measured, and made again with what it lacked; the best one stays.
Result<audio::Measurement> encodeLevelled(const SoundSource &source, const QString &path,
                                          const ExportOptions &options, const StopFlag &stop)
{
    const audio::StreamFormat format = formatOf(source, options);
    const audio::EncodeFileOptions encoding{.tags = receiptTags(source.take)};
    const audio::LevelGoal wanted = options.loudness.goal();
    const QString bestPath = path + u".best"_s;
    audio::LevelGoal goal = wanted;
    Result<audio::Measurement> best = fail(Error::cancelled());
    const auto faultOf = [&](const audio::Measurement &measured) {
        return std::pair(std::max(0.0, overshoot(measured, options.loudness)),
                         std::abs(missingLevel(measured, wanted)));
    };
    for (int attempt = 0; attempt < kTries; ++attempt) {
        const auto levelled = audio::levelTo(*source.track, goal, stop);
        if (!levelled)
            return fail(levelled.error());
        if (const auto done = audio::encodeFile(*levelled->track, path, format, encoding, stop); !done)
            return fail(done.error());
        const auto measured = measureFile(path, format, stop);
        if (!measured)
            return measured;
        if (!best || faultOf(*measured) < faultOf(*best)) {
            best = measured;
            QFile::remove(bestPath);
            if (!QFile::rename(path, bestPath))
                return fail(ErrorKind::Storage, SpeechText::tr("The file cannot be written."));
        }
        const double missing = missingLevel(*measured, wanted);
        const double over = overshoot(*measured, options.loudness);
        if (over <= 0 && std::abs(missing) <= kCloseEnoughDb)
            break;
        goal.level += missing;
        if (over > 0)
            goal.ceilingDb -= over + kSpareDb;
    }
    QFile::remove(path);
    if (!QFile::rename(bestPath, path))
        return fail(ErrorKind::Storage, SpeechText::tr("The file cannot be written."));
    return best;
}

Result<audio::Measurement> encode(const SoundSource &source, const QString &path,
                                  const ExportOptions &options, const StopFlag &stop)
{
    const audio::StreamFormat format = formatOf(source, options);
    const audio::EncodeFileOptions encoding{.tags = receiptTags(source.take)};
    if (!options.loudness.isSet()) {
        if (const auto done = audio::encodeFile(*source.track, path, format, encoding, stop); !done)
            return fail(done.error());
        return measureFile(path, format, stop);
    }
    return encodeLevelled(source, path, options, stop);
}

/// Puts a finished file in place. The very same content again is no conflict.
Result<void> moveInPlace(const QString &made, const ExportOptions &options)
{
    if (!options.replaceExisting && QFileInfo::exists(options.path)) {
        QFile mine(made);
        QFile theirs(options.path);
        if (mine.size() == theirs.size() && mine.open(QIODevice::ReadOnly) && theirs.open(QIODevice::ReadOnly)
            && mine.readAll() == theirs.readAll())
            return {};
    }
    return moveWhole(made, options.path, options.replaceExisting);
}

} // namespace

Result<audio::Measurement> writeSound(const SoundSource &source, const ExportOptions &options,
                                      const StopFlag &stop)
{
    const bool asReceived = !options.format && !options.loudness.isSet() && !options.range;
    if (asReceived && isCopied(source)) {
        const auto measured = audio::measureSound(*source.track, stop);
        if (!measured)
            return measured;
        if (const auto written = copyAudio(source, options); !written)
            return fail(written.error());
        return measured;
    }
    const QFileInfo target(options.path);
    // Made beside its place, so that it can be moved there in one step.
    QTemporaryDir aside(target.absolutePath() + u"/.voice-studio-XXXXXX"_s);
    if (!aside.isValid())
        return fail(ErrorKind::Storage, SpeechText::tr("The folder cannot be written."), aside.errorString());
    const QString made = aside.filePath(u"sound."_s + target.suffix());
    Result<audio::Measurement> measured;
    if (asReceived) {
        if (const auto wrapped = wrapAsReceived(source, made, stop); !wrapped)
            return fail(wrapped.error());
        measured = audio::measureSound(*source.track, stop);
    } else {
        measured = encode(source, made, options, stop);
    }
    if (!measured)
        return measured;
    if (const auto moved = moveInPlace(made, options); !moved)
        return fail(moved.error());
    return measured;
}

} // namespace studio::speech
