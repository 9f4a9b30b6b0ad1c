// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engines/transcriptformats.h"

#include <QJsonDocument>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

struct Cue {
    double start = 0;
    double end = 0;
    int speaker = 0;
    SaidWords words{};
};

/// An option of a format, or its default.
double optionOf(const QJsonObject &format, const QString &name, double fallback)
{
    const QJsonValue value = format.value(name);
    return value.isDouble() ? value.toDouble() : fallback;
}

std::vector<Cue> cuesOf(const SaidWords &words, const QJsonObject &format)
{
    const bool captions = format.value("format"_L1).toString() == "srt"_L1;
    constexpr double ever = 1e9;
    const double silence = optionOf(format, u"segment_on_silence_longer_than_s"_s, captions ? 0.8 : ever);
    const double longest = optionOf(format, u"max_segment_duration_s"_s, captions ? 4 : ever);
    const double most = optionOf(format, u"max_segment_chars"_s, captions ? 84 : ever);
    std::vector<Cue> cues;
    double characters = 0;
    for (const SaidWord &said : words) {
        const auto length = double(said.word.text.size());
        const bool begins = cues.empty() || said.speaker != cues.back().speaker
            || said.word.startSeconds - cues.back().end > silence
            || said.word.endSeconds - cues.back().start > longest || characters + 1 + length > most;
        if (begins) {
            cues.push_back({said.word.startSeconds, said.word.endSeconds, said.speaker, {}});
            characters = -1;
        }
        characters += 1 + length;
        cues.back().end = said.word.endSeconds;
        cues.back().words.push_back(said);
    }
    return cues;
}

QString clockTime(double seconds, QChar mark)
{
    const auto all = qint64(std::llround(seconds * 1000));
    return u"%1:%2:%3%4%5"_s.arg(all / 3600000, 2, 10, QChar(u'0'))
        .arg(all / 60000 % 60, 2, 10, QChar(u'0'))
        .arg(all / 1000 % 60, 2, 10, QChar(u'0'))
        .arg(mark)
        .arg(all % 1000, 3, 10, QChar(u'0'));
}

QString wrapped(const QString &text, qsizetype width)
{
    QString result;
    qsizetype column = 0;
    for (const QString &word : text.split(u' ')) {
        if (column > 0) {
            const bool fits = column + 1 + word.size() <= width;
            result += fits ? u' ' : u'\n';
            column = fits ? column + 1 : 0;
        }
        result += word;
        column += word.size();
    }
    return result;
}

QString labelled(const Cue &cue, const QJsonObject &format, bool speakers, bool times)
{
    QString line;
    if (format.value("include_timestamps"_L1).toBool(times))
        line += u"[%1] "_s.arg(clockTime(cue.start, u'.'));
    if (format.value("include_speakers"_L1).toBool(speakers))
        line += u"speaker_%1: "_s.arg(cue.speaker);
    return line + textOf(cue.words);
}

QString asSrt(const std::vector<Cue> &cues, const QJsonObject &format)
{
    QString result;
    int number = 0;
    const auto width = qsizetype(optionOf(format, u"max_characters_per_line"_s, 42));
    for (const Cue &cue : cues) {
        QString text = textOf(cue.words);
        if (format.value("include_speakers"_L1).toBool(false))
            text.prepend(u"speaker_%1: "_s.arg(cue.speaker));
        result += u"%1\n%2 --> %3\n%4\n\n"_s.arg(++number).arg(
            clockTime(cue.start, u','), clockTime(cue.end, u','), wrapped(text, width));
    }
    return result;
}

QString asText(const std::vector<Cue> &cues, const QJsonObject &format)
{
    QString result;
    const auto width = qsizetype(optionOf(format, u"max_characters_per_line"_s, 100));
    for (const Cue &cue : cues)
        result += wrapped(labelled(cue, format, true, true), width) + u"\n\n"_s;
    return result;
}

QString asHtml(const std::vector<Cue> &cues, const QJsonObject &format)
{
    QString result = u"<!doctype html><meta charset=\"utf-8\"><title>Transcript</title>\n"_s;
    for (const Cue &cue : cues)
        result += u"<p>"_s + labelled(cue, format, true, true).toHtmlEscaped() + u"</p>\n"_s;
    return result;
}

QString asSegments(const std::vector<Cue> &cues, const TranscriptSpec &spec)
{
    QJsonArray segments;
    for (const Cue &cue : cues)
        segments.append(
            QJsonObject{{u"text"_s, textOf(cue.words)}, {u"words"_s, wordsJson(cue.words, spec)}});
    const QJsonObject all{{u"language_code"_s, u"en"_s}, {u"segments"_s, segments}};
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

} // namespace

QStringList writableFormats()
{
    return {u"srt"_s, u"txt"_s, u"html"_s, u"segmented_json"_s};
}

QJsonArray additionalFormats(const SaidWords &words, const TranscriptSpec &spec)
{
    QJsonArray list;
    for (const QJsonValue &value : spec.formats) {
        const QJsonObject format = value.toObject();
        const QString name = format.value("format"_L1).toString();
        const std::vector<Cue> cues = cuesOf(words, format);
        QString extension = name;
        QString type = u"text/plain"_s;
        QString content;
        if (name == "srt"_L1) {
            type = u"application/x-subrip"_s;
            content = asSrt(cues, format);
        } else if (name == "html"_L1) {
            type = u"text/html"_s;
            content = asHtml(cues, format);
        } else if (name == "segmented_json"_L1) {
            extension = u"json"_s;
            type = u"application/json"_s;
            content = asSegments(cues, spec);
        } else {
            content = asText(cues, format);
        }
        list.append(QJsonObject{{u"requested_format"_s, name},
                                {u"file_extension"_s, extension},
                                {u"content_type"_s, type},
                                {u"is_base64_encoded"_s, false},
                                {u"content"_s, content}});
    }
    return list;
}

} // namespace studio::sandbox
