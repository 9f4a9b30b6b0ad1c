// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/speech/takeexport.h"

#include "core/audio/decodefile.h"
#include "core/audio/encodefile.h"
#include "core/audio/loudness.h"
#include "core/base/workerjob.h"
#include "core/speech/filewriter.h"
#include "core/speech/receipttags.h"
#include "core/speech/speechtext.h"
#include "core/text/captions.h"
#include "core/text/tags.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace studio::speech {

namespace {

constexpr qsizetype kFileNameCharacters = 60;

Result<QList<text::Cue>> cuesOf(const store::Take &take)
{
    const text::Alignment alignment = text::alignmentFromJson(take.alignment);
    if (alignment.isEmpty())
        return fail(ErrorKind::Unsupported,
                    SpeechText::tr("The service sent no times for this take, so there can be no subtitles."));
    return text::cuesFrom(alignment);
}

Result<void> writeSubtitles(const QList<text::Cue> &cues, const ExportOptions &options)
{
    const bool vtt = options.subtitlesPath.endsWith(".vtt"_L1, Qt::CaseInsensitive);
    return writeWhole(options.subtitlesPath, (vtt ? text::toVtt(cues) : text::toSrt(cues)).toUtf8(),
                      options.replaceExisting);
}

/// The service's bytes, untouched; MP3 gets the receipt in front.
Result<void> copyAudio(const store::Take &take, const QString &vaultFile, const ExportOptions &options)
{
    QFile source(vaultFile);
    if (!source.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage,
                    SpeechText::tr("The audio of this take is missing or cannot be read."),
                    source.errorString());
    QByteArray bytes = source.readAll();
    if (take.outputFormat.startsWith("mp3_"_L1) && !bytes.startsWith("ID3"))
        bytes.prepend(id3Block(receiptTags(take)));
    return writeWhole(options.path, bytes, options.replaceExisting);
}

Result<void> encodeAudio(const audio::PcmTrack &track, const ExportOptions &options,
                         const audio::StreamFormat &target, const audio::EncodeFileOptions &encoding,
                         const StopFlag &stop)
{
    if (options.replaceExisting || !QFileInfo::exists(options.path))
        return audio::encodeFile(track, options.path, target, encoding, stop);
    QTemporaryDir aside(QFileInfo(options.path).absolutePath() + u"/.voice-studio-XXXXXX"_s);
    if (!aside.isValid())
        return fail(ErrorKind::Storage, SpeechText::tr("The folder cannot be written."), aside.errorString());
    const QString made = aside.filePath(QFileInfo(options.path).fileName());
    if (const auto encoded = audio::encodeFile(track, made, target, encoding, stop); !encoded)
        return encoded;
    QFile file(made);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, SpeechText::tr("The folder cannot be written."), file.errorString());
    return writeWhole(options.path, file.readAll(), false);
}

Result<ExportReport> run(const store::Take &take, const QString &vaultFile, const ExportOptions &options,
                         const StopFlag &stop)
{
    Result<QList<text::Cue>> cues;
    if (!options.subtitlesPath.isEmpty()) {
        cues = cuesOf(take);
        if (const auto ready = checkWritable(options.subtitlesPath, true); !ready)
            return fail(ready.error());
    }
    // Whether the target may be replaced is decided when its new content is known: the same again is no
    // conflict.
    if (const auto ready = checkWritable(options.path, true); !ready)
        return fail(ready.error());

    std::optional<audio::StreamFormat> source;
    if (const auto parsed = audio::parseStreamFormat(take.outputFormat))
        source = *parsed;
    auto track = audio::decodeFile(vaultFile, stop, source);
    if (!track)
        return fail(track.error());
    auto loudness = audio::measureLoudness(**track, stop);
    if (!loudness)
        return fail(loudness.error());

    Result<void> written;
    if (!options.format && !options.loudnessTarget) {
        written = copyAudio(take, vaultFile, options);
    } else {
        audio::EncodeFileOptions encoding;
        encoding.tags = receiptTags(take);
        if (options.loudnessTarget)
            encoding.gainDb = audio::gainForTarget(*loudness, *options.loudnessTarget);
        const audio::StreamFormat target = options.format.value_or(source.value_or(audio::StreamFormat{}));
        written = encodeAudio(**track, options, target, encoding, stop);
    }
    if (!written)
        return fail(written.error());
    if (options.loudnessTarget) {
        // What the limiter did is measured, not assumed.
        if (const auto result =
                audio::decodeFile(options.path, stop, options.format ? options.format : source)) {
            if (const auto measured = audio::measureLoudness(**result, stop))
                loudness = measured;
        }
    }
    if (!options.subtitlesPath.isEmpty()) {
        // The sound is worth having without them.
        auto done = cues ? writeSubtitles(*cues, options) : Result<void>(Unexpected(cues.error()));
        if (!done) {
            done.error().nextStep = SpeechText::tr("The sound itself was written to “%1”.")
                                        .arg(QDir::toNativeSeparators(options.path));
            return fail(done.error());
        }
    }
    return ExportReport{.path = options.path,
                        .subtitlesPath = options.subtitlesPath,
                        .bytes = QFileInfo(options.path).size(),
                        .seconds = (*track)->seconds(),
                        .integratedLufs = loudness->integratedLufs,
                        .truePeakDb = loudness->truePeakDb,
                        .cueCount = static_cast<int>(cues->size())};
}

} // namespace

JobOf<ExportReport> *exportTake(const store::Take &take, const QString &vaultFile,
                                const ExportOptions &options, QObject *parent)
{
    return runInWorker<ExportReport>(
        [take, vaultFile, options](const StopFlag &stop) { return run(take, vaultFile, options, stop); },
        parent);
}

QString suggestedFileName(const store::Take &take, QStringView suffix)
{
    QString name;
    const QString words = text::withoutTags(take.text);
    for (const QChar c : words) {
        const bool usable = c.isLetterOrNumber() || c == u'-' || c.isMark() || c.isSurrogate();
        if (usable)
            name.append(c);
        else if (!name.isEmpty() && !name.endsWith(u' '))
            name.append(u' ');
        if (name.size() >= kFileNameCharacters && c.isSpace())
            break;
    }
    name = name.left(kFileNameCharacters).trimmed();
    if (!name.isEmpty() && name.back().isHighSurrogate())
        name.chop(1);
    if (name.isEmpty())
        name = SpeechText::tr("take");
    return u"%1 – take %2.%3"_s.arg(name, QString::number(take.number), suffix.toString());
}

} // namespace studio::speech
