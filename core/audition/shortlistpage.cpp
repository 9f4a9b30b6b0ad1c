// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audition/shortlistpage.h"

#include "core/audio/decodefile.h"
#include "core/audio/encoder.h"
#include "core/audio/measurement.h"
#include "core/audition/auditiontext.h"
#include "core/base/workerjob.h"
#include "core/speech/filewriter.h"

#include <QFileInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace studio::audition {

namespace {

/// As podcasts in mono are delivered; every browser plays MP3.
constexpr double kSampleLufs = -19;
constexpr int kSampleKbps = 128;
constexpr qint64 kSampleSeconds = 120;

constexpr auto kStyle =
    ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;"
    "padding:0 1rem}h1{font-size:1.5rem}section{border:1px solid #8885;border-radius:12px;padding:1rem;"
    "margin:1rem 0}h2{font-size:1.1rem;margin:0}p{margin:.35rem 0}.about{color:#777}audio{width:100%;"
    "margin-top:.5rem}blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid #8885}";

Result<QByteArray> sampleOf(const ShortlistSample &sample, const StopFlag &stop)
{
    std::optional<audio::StreamFormat> hint;
    if (const auto format = audio::parseStreamFormat(sample.take->outputFormat))
        hint = *format;
    const auto decoded = audio::decodeFile(sample.vaultFile, stop, hint);
    if (!decoded)
        return fail(decoded.error());
    const auto made = audio::levelTo(**decoded, {.level = kSampleLufs}, stop);
    if (!made)
        return fail(made.error());
    const audio::PcmTrack &track = *made->track;
    const audio::PcmSpec spec = track.spec();
    const qint64 frames = std::min(track.frameCount(), kSampleSeconds * spec.sampleRateHz);
    std::vector<std::int16_t> samples(std::size_t(frames * spec.channels));
    track.read(0, samples);
    return audio::encodeAll(
        {.codec = audio::Codec::Mp3, .channels = spec.channels, .bitrateKbps = kSampleKbps}, spec, samples);
}

QByteArray html(const QString &text)
{
    return QString(text).remove(QChar(u'\0')).toHtmlEscaped().toUtf8();
}

QString nameOf(const ShortlistSample &sample, int index, const ShortlistPageOptions &options)
{
    if (options.hideNames) {
        const QString letter = index < 26 ? QString(QChar(u'A' + index)) : QString::number(index + 1);
        return AuditionText::tr("Voice %1", "a letter in place of the name").arg(letter);
    }
    return sample.entry.voiceName;
}

QByteArray sectionOf(const ShortlistSample &sample, int index, const QByteArray &audio,
                     const ShortlistPageOptions &options)
{
    const ShortlistEntry &entry = sample.entry;
    const QString name = nameOf(sample, index, options);
    QByteArray part = "<section><h2>" + html(name) + "</h2>";
    QStringList about;
    if (!options.hideNames)
        about = {entry.modelName, entry.caption};
    if (entry.score > 0)
        about.append(AuditionText::tr("Score %1 of 5").arg(entry.score));
    about.removeAll(QString());
    if (!about.isEmpty())
        part += "<p class=\"about\">" + html(about.join(u" · "_s)) + "</p>";
    part += "<blockquote>" + html(entry.sentence) + "</blockquote>";
    if (!entry.note.isEmpty())
        part += "<p>" + html(entry.note) + "</p>";
    if (audio.isEmpty())
        part += "<p>" + html(AuditionText::tr("This sample is not available any more.")) + "</p>";
    else
        part += "<audio controls preload=\"metadata\" aria-label=\"" + html(name)
            + "\" src=\"data:audio/mpeg;base64," + audio.toBase64() + "\"></audio>";
    return part + "</section>\n";
}

Result<ShortlistPageReport> write(const QList<ShortlistSample> &samples, const ShortlistPageOptions &options,
                                  const StopFlag &stop)
{
    if (const auto ready = speech::checkWritable(options.path, options.replaceExisting); !ready)
        return fail(ready.error());
    ShortlistPageReport report{.path = options.path};
    QByteArray body;
    int index = 0;
    for (const ShortlistSample &sample : samples) {
        QByteArray audio;
        if (sample.take) {
            if (const auto made = sampleOf(sample, stop))
                audio = *made;
            else if (made.error().isCancelled())
                return fail(made.error());
        }
        audio.isEmpty() ? ++report.missing : ++report.samples;
        body += sectionOf(sample, index++, audio, options);
    }
    if (report.samples == 0)
        return fail(
            ErrorKind::Unsupported,
            AuditionText::tr("None of these samples can be heard any more, so there is nothing to send."));
    const QByteArray language = QLocale().bcp47Name().toLatin1();
    const QByteArray page = "<!DOCTYPE html>\n<html lang=\"" + language + "\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width\">"
        + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; media-src data:; "
          "style-src 'unsafe-inline'\"><title>"
        + html(options.title) + "</title><style>" + kStyle + "</style></head><body><h1>" + html(options.title)
        + "</h1><p class=\"about\">"
        + html(AuditionText::tr("%n samples, all equally loud.", nullptr, report.samples)) + "</p>\n" + body
        + "</body></html>\n";
    if (const auto written = speech::writeWhole(options.path, page, options.replaceExisting); !written)
        return fail(written.error());
    report.bytes = QFileInfo(options.path).size();
    return report;
}

} // namespace

JobOf<ShortlistPageReport> *writeShortlistPage(const QList<ShortlistSample> &samples,
                                               const ShortlistPageOptions &options, QObject *parent)
{
    return runInWorker<ShortlistPageReport>(
        [samples, options](const StopFlag &stop) { return write(samples, options, stop); }, parent);
}

} // namespace studio::audition
