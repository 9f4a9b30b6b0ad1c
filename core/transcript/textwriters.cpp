// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/textwriters.h"

#include "core/text/labels.h"
#include "core/transcript/captiontrack.h"
#include "core/transcript/formattext.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::transcript {

namespace {

/// What Markdown would take for markup becomes text.
QString escapedMarkdown(const QString &text)
{
    static const auto kSpecial = "\\`*_[]<>#|~&$"_L1;
    QString result;
    result.reserve(text.size() + 8);
    for (const QChar c : text) {
        if (kSpecial.contains(c))
            result += u'\\';
        result += c;
    }
    // At the beginning of a line these make lists and rules.
    qsizetype digits = 0;
    while (digits < result.size() && result[digits].isDigit())
        ++digits;
    if (digits < result.size() && digits > 0 && (result[digits] == u'.' || result[digits] == u')'))
        result.insert(digits, u'\\');
    else if (!result.isEmpty() && "-+="_L1.contains(result[0]))
        result.prepend(u'\\');
    return result;
}

/// A cell: quoted where it has to be.
QString cell(const QString &text)
{
    static const auto kSpecial = ",\"\n\r"_L1;
    const bool quoted = std::any_of(text.cbegin(), text.cend(), [](QChar c) { return kSpecial.contains(c); });
    return quoted ? u'"' + QString(text).replace(u'"', "\"\""_L1) + u'"' : text;
}

QString seconds(double value)
{
    return QString::number(value, 'f', 3);
}

/// Of words that tell; empty if none does.
QString meanConfidence(const QList<Word> &words)
{
    double sum = 0;
    int count = 0;
    for (const Word &word : words) {
        if (word.confidence) {
            sum += double(*word.confidence);
            ++count;
        }
    }
    return count > 0 ? QString::number(sum / count, 'f', 3) : QString();
}

QString row(const QStringList &cells)
{
    QStringList quoted;
    for (const QString &one : cells)
        quoted.append(cell(one));
    return quoted.join(u',') + "\r\n"_L1;
}

QList<Caption> captionRows(const Transcript &transcript, const ExportOptions &options)
{
    return captionsOf(transcript, {.rules = options.rules});
}

/// Captions as one line of text.
QString oneLineText(const Caption &caption)
{
    return caption.cue.lines.join(u' ');
}

double toSeconds(std::chrono::milliseconds time)
{
    return double(time.count()) / 1000;
}

} // namespace

QString readableTime(double value)
{
    const auto whole = qint64(std::floor(std::max(0.0, value)));
    const auto two = [](qint64 number) { return QString::number(number).rightJustified(2, u'0'); };
    return whole >= 3600
        ? QString::number(whole / 3600) + u':' + two(whole / 60 % 60) + u':' + two(whole % 60)
        : QString::number(whole / 60) + u':' + two(whole % 60);
}

QList<DocumentRow> documentRows(const Transcript &transcript, const ExportOptions &options)
{
    const bool names = options.speakers;
    QList<DocumentRow> rows;
    rows.reserve(transcript.segments.size());
    for (const Segment &segment : transcript.segments) {
        rows.append({.time = options.times ? readableTime(segment.start()) : QString(),
                     .speaker = names ? speakerName(transcript, segment.speaker) : QString(),
                     .text = segment.text()});
    }
    return rows;
}

QString plainTextFile(const Transcript &transcript, const ExportOptions &options)
{
    QString file;
    for (const DocumentRow &row : documentRows(transcript, options)) {
        QStringList head;
        if (!row.speaker.isEmpty())
            head.append(row.speaker);
        if (!row.time.isEmpty())
            head.append(row.time);
        if (!file.isEmpty())
            file += u'\n';
        if (!head.isEmpty())
            file += head.join("  "_L1) + u'\n';
        file += row.text + u'\n';
    }
    return file;
}

QString markdownFile(const Transcript &transcript, const ExportOptions &options)
{
    QString file;
    if (!options.title.isEmpty())
        file = "# "_L1 + escapedMarkdown(options.title.simplified()) + "\n\n"_L1;
    for (const DocumentRow &row : documentRows(transcript, options)) {
        QStringList head;
        if (!row.speaker.isEmpty())
            head.append("**"_L1 + escapedMarkdown(row.speaker.simplified()) + "**"_L1);
        if (!row.time.isEmpty())
            head.append(u'`' + row.time + u'`');
        if (!head.isEmpty())
            file += head.join(u' ') + "\n\n"_L1;
        file += escapedMarkdown(row.text.simplified()) + "\n\n"_L1;
    }
    return file;
}

QString webPage(const Transcript &transcript, const ExportOptions &options)
{
    const QString title = options.title.isEmpty() ? FormatText::tr("Transcript") : options.title;
    QString page = u"<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n<title>"_s.arg(
        transcript.language.toHtmlEscaped());
    page += title.toHtmlEscaped()
        + "</title>\n<style>\n"
          "body { font: 16px/1.6 system-ui, sans-serif; max-width: 44em; margin: 2em auto; padding: 0 1em; "
          "}\n"
          "h2 { font-size: 1em; margin: 1.2em 0 0; }\ntime { color: #667; font-weight: normal; }\n"
          "p { margin: 0.2em 0 0; }\n</style>\n</head>\n<body>\n<h1 dir=\"auto\">"_L1
        + title.toHtmlEscaped() + "</h1>\n"_L1;
    const QList<DocumentRow> rows = documentRows(transcript, options);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const DocumentRow &row = rows.at(i);
        if (!row.speaker.isEmpty() || !row.time.isEmpty()) {
            page += "<h2 dir=\"auto\">"_L1 + row.speaker.toHtmlEscaped();
            if (!row.time.isEmpty()) {
                page += (row.speaker.isEmpty() ? QString() : u" "_s)
                    + u"<time datetime=\"PT%1S\">%2</time>"_s.arg(
                        QString::number(std::floor(transcript.segments.at(i).start())), row.time);
            }
            page += "</h2>\n"_L1;
        }
        page += "<p dir=\"auto\">"_L1 + row.text.toHtmlEscaped() + "</p>\n"_L1;
    }
    return page + "</body>\n</html>\n"_L1;
}

QString tableFile(const Transcript &transcript, const ExportOptions &options)
{
    using Rows = ExportOptions::Rows;
    const bool names = options.speakers;
    const auto name = [&](int speaker) { return names ? speakerName(transcript, speaker) : QString(); };
    QString file(QChar::ByteOrderMark);
    if (options.rows == Rows::Captions) {
        file += row({u"start"_s, u"end"_s, u"speaker"_s, u"text"_s});
        for (const Caption &caption : captionRows(transcript, options))
            file += row({seconds(toSeconds(caption.cue.start)), seconds(toSeconds(caption.cue.end)),
                         name(caption.speaker), oneLineText(caption)});
        return file;
    }
    if (options.rows == Rows::Segments) {
        file += row({u"start"_s, u"end"_s, u"speaker"_s, u"text"_s, u"confidence"_s});
        for (const Segment &segment : transcript.segments)
            file += row({seconds(segment.start()), seconds(segment.end()), name(segment.speaker),
                         segment.text(), meanConfidence(segment.words)});
        return file;
    }
    file += row({u"start"_s, u"end"_s, u"speaker"_s, u"text"_s, u"type"_s, u"confidence"_s});
    for (const Segment &segment : transcript.segments) {
        for (const Word &word : segment.words)
            file += row({seconds(word.start), seconds(word.end), name(segment.speaker), word.text,
                         word.kind == WordKind::AudioEvent ? u"audio_event"_s : u"word"_s,
                         meanConfidence({word})});
    }
    return file;
}

QString labelFile(const Transcript &transcript, const ExportOptions &options)
{
    using Rows = ExportOptions::Rows;
    const bool names = options.speakers;
    const auto named = [&](int speaker, const QString &text) {
        return names && speaker >= 0 ? speakerName(transcript, speaker) + ": "_L1 + text : text;
    };
    if (options.rows == Rows::Captions) {
        QList<text::Label> labels;
        for (const Caption &caption : captionRows(transcript, options))
            labels.append({toSeconds(caption.cue.start), toSeconds(caption.cue.end),
                           named(caption.speaker, oneLineText(caption))});
        return text::toAudacityLabels(labels);
    }
    QString file;
    for (const Segment &segment : transcript.segments) {
        if (options.rows == Rows::Words) {
            QList<text::Label> labels;
            for (const Word &word : segment.words)
                labels.append({word.start, word.end, word.text});
            file += text::toAudacityLabels(labels);
            continue;
        }
        file += text::toAudacityLabels(
            {{segment.start(), segment.end(), named(segment.speaker, segment.text())}});
        if (const QString &range = segment.words.first().captionDetail->settings; range.startsWith(u'\\'))
            file += range + u'\n';
    }
    return file;
}

} // namespace studio::transcript
