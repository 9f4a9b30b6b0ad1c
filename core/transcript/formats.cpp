// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/formats.h"

#include "core/documents/plaintext.h"
#include "core/transcript/captionass.h"
#include "core/transcript/captionreader.h"
#include "core/transcript/captiontrack.h"
#include "core/transcript/captionwriter.h"
#include "core/transcript/docxwriter.h"
#include "core/transcript/formattext.h"
#include "core/transcript/servicejson.h"
#include "core/transcript/textwriters.h"
#include "core/transcript/timemending.h"
#include "core/transcript/transcriptjson.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace studio::transcript {

namespace {

struct FormatEntry {
    Format format;
    QLatin1StringView id;
    QLatin1StringView suffix;
    const char *label;
};

constexpr FormatEntry kFormats[] = {
    {Format::Srt, "srt"_L1, "srt"_L1, QT_TRANSLATE_NOOP("TranscriptFormat", "SubRip (.srt)")},
    {Format::Vtt, "vtt"_L1, "vtt"_L1, QT_TRANSLATE_NOOP("TranscriptFormat", "WebVTT (.vtt)")},
    {Format::Ass, "ass"_L1, "ass"_L1, QT_TRANSLATE_NOOP("TranscriptFormat", "Advanced SubStation (.ass)")},
    {Format::Text, "txt"_L1, "txt"_L1, QT_TRANSLATE_NOOP("TranscriptFormat", "Text (.txt)")},
    {Format::Markdown, "md"_L1, "md"_L1, QT_TRANSLATE_NOOP("TranscriptFormat", "Markdown (.md)")},
    {Format::Docx, "docx"_L1, "docx"_L1, QT_TRANSLATE_NOOP("TranscriptFormat", "Word (.docx)")},
    {Format::Html, "html"_L1, "html"_L1, QT_TRANSLATE_NOOP("TranscriptFormat", "Web page (.html)")},
    {Format::Json, "json"_L1, "json"_L1, QT_TRANSLATE_NOOP("TranscriptFormat", "Words and times (.json)")},
    {Format::Csv, "csv"_L1, "csv"_L1, QT_TRANSLATE_NOOP("TranscriptFormat", "Table (.csv)")},
    {Format::Labels, "labels"_L1, "txt"_L1, QT_TRANSLATE_NOOP("TranscriptFormat", "Audacity labels (.txt)")},
};

const FormatEntry &entryOf(Format format)
{
    return kFormats[size_t(format)];
}

/// Without what is not wanted; on the timeline without the spans that were cut out.
Transcript narrowed(const Transcript &transcript, const ExportOptions &options)
{
    Transcript result = withoutCuts(transcript);
    const bool whole = options.fromSeconds <= 0 && options.toSeconds >= result.seconds && options.audioEvents;
    if (whole)
        return result;
    for (Segment &segment : result.segments) {
        segment.words.removeIf([&options](const Word &word) {
            return (word.kind == WordKind::AudioEvent && !options.audioEvents)
                || word.start < options.fromSeconds || word.start >= options.toSeconds;
        });
    }
    result.segments.removeIf([](const Segment &segment) { return segment.words.isEmpty(); });
    return result;
}

/// A file cut inside a character of UTF-8 is still UTF-8.
QByteArray withoutHalfCharacter(const QByteArray &bytes)
{
    qsizetype at = bytes.size();
    while (at > 0 && bytes.size() - at < 3 && (uchar(bytes[at - 1]) & 0xC0) == 0x80)
        --at;
    if (at == 0 || uchar(bytes[at - 1]) < 0xC0)
        return bytes;
    const uchar lead = uchar(bytes[at - 1]);
    const qsizetype length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    return bytes.size() - at + 1 < length ? bytes.first(at - 1) : bytes;
}

Result<Transcript> readJson(const QByteArray &bytes)
{
    if (isOwnJson(bytes)) {
        auto own = fromJson(bytes);
        if (own || own.error().kind == ErrorKind::Unsupported)
            return own;
    }
    auto served = fromServiceJson(bytes);
    if (served)
        return served;
    return fail(ErrorKind::Validation, FormatText::tr("This file is damaged, or it holds no transcript."),
                served.error().detail);
}

} // namespace

QList<Format> allFormats()
{
    QList<Format> all;
    for (const FormatEntry &entry : kFormats)
        all.append(entry.format);
    return all;
}

QString formatId(Format format)
{
    return entryOf(format).id;
}

QString formatSuffix(Format format)
{
    return entryOf(format).suffix;
}

QString formatLabel(Format format)
{
    return FormatText::tr(entryOf(format).label);
}

std::optional<Format> formatFromName(const QString &name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString wanted = name.sliced(dot + 1).toLower();
    for (const FormatEntry &entry : kFormats) {
        if (wanted == entry.id)
            return entry.format;
    }
    if (wanted == "webvtt"_L1)
        return Format::Vtt;
    if (wanted == "markdown"_L1)
        return Format::Markdown;
    if (wanted == "htm"_L1)
        return Format::Html;
    return wanted == "ssa"_L1 ? std::optional(Format::Ass) : std::nullopt;
}

bool isCaptionFormat(Format format)
{
    return format == Format::Srt || format == Format::Vtt || format == Format::Ass;
}

bool isReadable(Format format)
{
    return isCaptionFormat(format) || format == Format::Json || format == Format::Labels;
}

Result<QByteArray> write(Format format, const Transcript &transcript, const ExportOptions &wish,
                         const StopFlag &stop)
{
    if (format == Format::Json)
        return toJson(transcript);
    ExportOptions options = wish;
    options.speakers = wish.speakers && hasSpeakerNames(transcript);
    if (isCaptionFormat(format)) {
        const CaptionFlavour flavour = format == Format::Srt ? CaptionFlavour::Srt
            : format == Format::Vtt                          ? CaptionFlavour::Vtt
                                                             : CaptionFlavour::Ass;
        const QString file = captionFileText(withoutCuts(transcript), flavour, options, stop);
        if (stop.isSet())
            return fail(Error::cancelled());
        return file.toUtf8();
    }
    const Transcript wanted = narrowed(transcript, options);
    if (stop.isSet())
        return fail(Error::cancelled());
    switch (format) {
    case Format::Text:
        return plainTextFile(wanted, options).toUtf8();
    case Format::Markdown:
        return markdownFile(wanted, options).toUtf8();
    case Format::Docx:
        return wordDocument(wanted, options);
    case Format::Html:
        return webPage(wanted, options).toUtf8();
    case Format::Csv:
        return tableFile(wanted, options).toUtf8();
    case Format::Labels:
        return labelFile(wanted, options).toUtf8();
    case Format::Json:
    case Format::Srt:
    case Format::Vtt:
    case Format::Ass:
        break;
    }
    return QByteArray();
}

namespace {

Result<ReadTranscript> readAny(const QByteArray &bytes, const QString &nameHint)
{
    const auto json = [](const QByteArray &content) -> Result<ReadTranscript> {
        auto transcript = readJson(content);
        if (!transcript)
            return Unexpected(transcript.error());
        return ReadTranscript{std::move(*transcript)};
    };
    const QByteArray start = bytes.left(64).trimmed();
    if (start.startsWith('{'))
        return json(bytes);
    const QString text = documents::decodedText(withoutHalfCharacter(bytes));
    const QString head = text.left(64).trimmed();
    const bool isAss = looksLikeAss(text);
    if (!isAss && (head.startsWith(u'{') || head.startsWith(u'[')))
        return json(text.toUtf8());
    const bool named = formatFromName(nameHint) == Format::Vtt;
    ReadTranscript result;
    if (QStringView(text).left(16).contains("WEBVTT"_L1) || (named && looksLikeCaptions(text))) {
        result = transcriptOf(parseVtt(text), CaptionFlavour::Vtt);
    } else if (isAss) {
        result = transcriptOf(parseAss(text), CaptionFlavour::Srt);
    } else if (looksLikeCaptions(text)) {
        result = transcriptOf(parseSrt(text), CaptionFlavour::Srt);
    } else if (looksLikeLabels(text)) {
        result.transcript = transcriptOfLabels(text);
    } else {
        Error error =
            Error::make(ErrorKind::Unsupported, FormatText::tr("This file holds no captions or transcript."));
        error.nextStep = FormatText::tr(
            "Open SubRip, WebVTT, Advanced SubStation, Audacity labels or a transcript in JSON.");
        return Unexpected(error);
    }
    return result;
}

} // namespace

Result<ReadTranscript> readMending(const QByteArray &bytes, const QString &nameHint)
{
    if (bytes.size() > kMaxTranscriptBytes)
        return fail(ErrorKind::Validation, FormatText::tr("This file is too large for a transcript."));
    auto result = readAny(bytes, nameHint);
    if (!result)
        return result;
    if (result->transcript.wordCount() > kMaxTranscriptWords) {
        Error error =
            Error::make(ErrorKind::Validation, FormatText::tr("This file holds more than a million words."));
        error.nextStep = FormatText::tr("Cut it into parts, and open one at a time.");
        return Unexpected(error);
    }
    result->mendedTimes += mendTimes(result->transcript);
    return result;
}

Result<Transcript> read(const QByteArray &bytes, const QString &nameHint)
{
    auto result = readMending(bytes, nameHint);
    if (!result)
        return Unexpected(result.error());
    return std::move(result->transcript);
}

} // namespace studio::transcript
