// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/captiontrack.h"
#include "core/transcript/formats.h"
#include "core/transcript/textwriters.h"
#include "core/transcript/transcript.h"

using namespace Qt::StringLiterals;

namespace studio::transcript {

namespace {

/// Enough words for twenty lines of anything.
constexpr qsizetype kPreviewWords = 600;
constexpr qsizetype kLongestPreviewLine = 300;

/// The beginning of what is to be written, with speakers that are named as they are in the whole.
Transcript beginningOf(const Transcript &transcript, const ExportOptions &options)
{
    Transcript result = transcript;
    result.segments.clear();
    qsizetype words = 0;
    for (const Segment &segment : transcript.segments) {
        if (words >= kPreviewWords || segment.start() >= options.toSeconds)
            break;
        if (segment.end() < options.fromSeconds)
            continue;
        result.segments.append(
            {segment.speaker, segment.words.first(std::min(segment.words.size(), kPreviewWords))});
        words += result.segments.constLast().words.size();
    }
    if (hasSpeakerNames(transcript)) {
        for (int i = 0; i < result.speakers.size(); ++i)
            result.speakers[i].name = speakerName(transcript, i);
    }
    return result;
}

} // namespace

Result<QStringList> previewLines(Format format, const Transcript &transcript, const ExportOptions &wish,
                                 int lines)
{
    const Transcript beginning = beginningOf(transcript, wish);
    QStringList result;
    if (format == Format::Docx) {
        ExportOptions options = wish;
        options.speakers = wish.speakers && hasSpeakerNames(beginning);
        if (!options.title.isEmpty())
            result = {options.title, QString()};
        for (const DocumentRow &row : documentRows(withoutCuts(beginning), options)) {
            QStringList cells{row.time, row.speaker, row.text};
            cells.removeAll(QString());
            result.append(cells.join(u"   "_s));
        }
    } else {
        const auto bytes = write(format, beginning, wish);
        if (!bytes)
            return Unexpected(bytes.error());
        result = QString::fromUtf8(*bytes).split(u'\n');
    }
    if (!result.isEmpty() && result.constLast().isEmpty())
        result.removeLast();
    result = result.mid(0, lines);
    for (QString &line : result) {
        if (line.endsWith(u'\r'))
            line.chop(1);
        if (line.size() > kLongestPreviewLine)
            line = line.first(kLongestPreviewLine) + u'…';
    }
    return result;
}

} // namespace studio::transcript
