// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/captionwriter.h"

#include "core/transcript/captionass.h"
#include "core/transcript/captionfile.h"
#include "core/transcript/captionreader.h"
#include "core/transcript/captiontrack.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::transcript {

namespace {

using std::chrono::milliseconds;

const auto kCueArrow = "-->"_L1;

const auto kEventFormat =
    "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"_L1;

/// A name, a setting or a block from outside must not begin a caption of its own.
QString harmless(QString text)
{
    return text.remove(QChar(u'\0')).replace(kCueArrow, "-- >"_L1);
}

/// Breaks inside a line would end it; spaces that do not break stay.
QString oneLine(QString text)
{
    for (QChar &c : text) {
        if (c == u'\n' || c == u'\r' || c == u'\t' || c == u'\u2028' || c == u'\u2029')
            c = u' ';
    }
    return text.trimmed();
}

/// Settings of another flavour mean nothing here.
QString settingsFor(const QString &settings, CaptionFlavour flavour)
{
    static const QRegularExpression kSrt(
        QRegularExpression::anchoredPattern(u"([XY][12]:-?[0-9]{1,6}( |$)){1,4}"_s));
    static const QRegularExpression kVtt(u"^(vertical|line|position|size|align|region):[^\\s]{1,80}$"_s);
    if (settings.isEmpty() || flavour == CaptionFlavour::Ass)
        return {};
    if (flavour == CaptionFlavour::Srt)
        return kSrt.match(settings).hasMatch() ? u' ' + settings : QString();
    QString result;
    for (const QString &one : settings.split(u' ', Qt::SkipEmptyParts)) {
        if (kVtt.match(one).hasMatch())
            result += u' ' + one;
    }
    return harmless(result);
}

class FileWriter final {
public:
    FileWriter(const Transcript &transcript, CaptionFlavour flavour, const ExportOptions &options,
               const StopFlag &stop)
        : m_transcript(transcript), m_flavour(flavour), m_options(options), m_stop(stop),
          m_names(options.speakers)
    {
        for (int i = 0; i < transcript.speakers.size() && m_names; ++i)
            m_voices.append(speakerName(transcript, i).simplified());
    }

    QString run()
    {
        QList<Caption> captions = captionsOf(m_transcript,
                                             {.rules = m_options.rules,
                                              .audioEvents = m_options.audioEvents,
                                              .names = m_names && m_flavour == CaptionFlavour::Srt,
                                              .fromSeconds = m_options.fromSeconds,
                                              .toSeconds = m_options.toSeconds},
                                             m_stop);
        std::stable_sort(captions.begin(), captions.end(),
                         [](const Caption &a, const Caption &b) { return a.cue.start < b.cue.start; });
        QString file = head();
        int number = 0;
        for (const Caption &caption : std::as_const(captions)) {
            if (m_stop.isSet())
                return {};
            const QStringList lines = linesOf(caption);
            if (!lines.isEmpty())
                file += entry(caption, lines, ++number);
        }
        if (m_flavour == CaptionFlavour::Vtt) {
            if (const QString trailer = harmless(captionTrailer(m_transcript)); !trailer.isEmpty())
                file += trailer + "\n\n"_L1;
        }
        return file;
    }

private:
    [[nodiscard]] QString head() const
    {
        switch (m_flavour) {
        case CaptionFlavour::Srt:
            break;
        case CaptionFlavour::Vtt:
            return "WEBVTT"_L1 + harmless(captionHeader(m_transcript)) + "\n\n"_L1;
        case CaptionFlavour::Ass:
            if (const QString kept = assHeader(m_transcript); !kept.isEmpty())
                return kept + "\n\n[Events]\n"_L1 + kEventFormat;
            return u"[Script Info]\nTitle: %1\nScriptType: v4.00+\nWrapStyle: 0\n"
                   "ScaledBorderAndShadow: yes\nPlayResX: 1920\nPlayResY: 1080\n\n"
                   "[V4+ Styles]\n"
                   "Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, "
                   "BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, "
                   "BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding\n"
                   "Style: Default,Arial,64,&H00FFFFFF,&H000000FF,&H00000000,&H80000000,0,0,0,0,100,100,0,0,"
                   "1,3,1,2,80,80,60,1\n\n"
                   "[Events]\n"_s.arg(m_options.title.simplified())
                + kEventFormat;
        }
        return {};
    }

    [[nodiscard]] QString entry(const Caption &caption, const QStringList &lines, int number) const
    {
        const text::Cue &cue = caption.cue;
        const CaptionDetail &detail = *m_transcript.word(caption.first).captionDetail;
        const QString text = lines.join(u'\n');
        QString result;
        switch (m_flavour) {
        case CaptionFlavour::Srt:
            return QString::number(number) + u'\n' + captionTime(cue.start, u',') + " --> "_L1
                + captionTime(cue.end, u',') + settingsFor(detail.settings, m_flavour) + u'\n' + text
                + "\n\n"_L1;
        case CaptionFlavour::Vtt:
            if (!detail.notes.isEmpty())
                result += harmless(detail.notes) + "\n\n"_L1;
            if (const QString id = harmless(detail.id.simplified()); !id.isEmpty())
                result += id + u'\n';
            return result + captionTime(cue.start, u'.') + " --> "_L1 + captionTime(cue.end, u'.')
                + settingsFor(detail.settings, m_flavour) + u'\n' + text + "\n\n"_L1;
        case CaptionFlavour::Ass:
            break;
        }
        const auto start = qint64(cue.start.count() / 10);
        const qint64 end = std::max<qint64>(start + 1, (cue.end.count() + 5) / 10);
        const QString voice = m_names ? m_voices.value(caption.speaker) : QString();
        const AssFields fields = assFields(detail.settings).value_or(AssFields());
        return "Dialogue: "_L1 + fields.layer + u',' + assTime(start) + u',' + assTime(end) + u','
            + fields.style + u',' + QString(voice).replace(u',', u';') + u',' + fields.margins + u','
            + fields.effect + u',' + lines.join("\\N"_L1) + u'\n';
    }

    static QString assTime(qint64 hundredths)
    {
        const auto two = [](qint64 value) { return QString::number(value).rightJustified(2, u'0'); };
        return QString::number(hundredths / 360'000) + u':' + two(hundredths / 6000 % 60) + u':'
            + two(hundredths / 100 % 60) + u'.' + two(hundredths % 100);
    }

    /// Words of a caption as far as they are written, or none if a word was cut to fit.
    [[nodiscard]] QList<WordRef> wordsOf(const Caption &caption) const
    {
        QList<WordRef> words;
        for (std::optional<WordRef> at = caption.first; at && *at <= caption.last;
             at = m_transcript.after(*at)) {
            const Word &word = m_transcript.word(*at);
            if ((m_options.audioEvents || word.kind != WordKind::AudioEvent)
                && word.start >= m_options.fromSeconds && word.start < m_options.toSeconds)
                words.append(*at);
        }
        return words;
    }

    /// Nothing but text: as it was laid out.
    [[nodiscard]] QStringList plainLines(const Caption &caption) const
    {
        QStringList lines;
        for (const QString &line : caption.cue.lines) {
            if (const QString clean = escapedCaption(oneLine(line), m_flavour); !clean.isEmpty())
                lines.append(clean);
        }
        return lines;
    }

    [[nodiscard]] QStringList linesOf(const Caption &caption) const
    {
        const QList<WordRef> words = wordsOf(caption);
        const bool cutWord =
            std::adjacent_find(caption.lines.cbegin(), caption.lines.cend()) != caption.lines.cend()
            || words.isEmpty();
        const bool plain = std::all_of(words.cbegin(), words.cend(), [this](WordRef at) {
            const CaptionDetail &detail = *m_transcript.word(at).captionDetail;
            return detail.before.isEmpty() && detail.after.isEmpty();
        });
        const bool voices = m_flavour == CaptionFlavour::Vtt && m_names;
        if (cutWord || (plain && !voices))
            return plainLines(caption);
        return markedLines(caption, words);
    }

    [[nodiscard]] QStringList markedLines(const Caption &caption, const QList<WordRef> &words) const
    {
        MarkupWriter markup(m_flavour);
        const bool voices = m_flavour == CaptionFlavour::Vtt && m_names;
        QStringList lines;
        QString line;
        if (caption.isNamed())
            line = escapedCaption(speakerName(m_transcript, caption.speaker) + u':', m_flavour);
        qsizetype next = 1;
        int speaker = voices ? -1 : caption.speaker;
        for (const WordRef at : words) {
            const Word &word = m_transcript.word(at);
            const CaptionDetail &detail = *word.captionDetail;
            const int speaks = m_transcript.segments.at(at.segment).speaker;
            QString before;
            if (voices && speaks != speaker) {
                line += markup.closeVoice();
                speaker = speaks;
                if (speaks >= 0 && !detail.before.contains("<v"_L1))
                    before = u"<v>"_s;
            }
            const milliseconds time = toMilliseconds(word.start);
            before = markup.write(before + detail.before, time, voices ? m_voices.value(speaks) : QString());
            if (next < caption.lines.size() && at == caption.lines.at(next)) {
                lines.append(line);
                line.clear();
                ++next;
            } else if (at != words.constFirst() ? word.spaceBefore || at.word == 0 : caption.isNamed()) {
                line += u' ';
            }
            line +=
                before + escapedCaption(oneLine(word.text), m_flavour) + markup.write(detail.after, time, {});
        }
        lines.append(line + markup.finish());
        return lines;
    }

    const Transcript &m_transcript;
    const CaptionFlavour m_flavour;
    const ExportOptions &m_options;
    const StopFlag m_stop;
    const bool m_names;
    QStringList m_voices{};
};

} // namespace

QString captionFileText(const Transcript &transcript, CaptionFlavour flavour, const ExportOptions &options,
                        const StopFlag &stop)
{
    return FileWriter(transcript, flavour, options, stop).run();
}

} // namespace studio::transcript
