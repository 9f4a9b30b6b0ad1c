// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/transcriptjson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace studio::transcript {

namespace {

struct OwnText {
    Q_DECLARE_TR_FUNCTIONS(TranscriptFile)
};

constexpr auto kFormat = "voice-studio-transcript"_L1;
constexpr int kVersion = 1;
const QStringList kKnown{u"format"_s,  u"version"_s,  u"language"_s, u"languageProbability"_s,
                         u"seconds"_s, u"speakers"_s, u"segments"_s, u"entities"_s,
                         u"cuts"_s};

/// Writes JSON by hand: a hundred thousand words as QJsonObjects take many times their memory.
class Writer final {
public:
    explicit Writer(qsizetype expected) { m_out.reserve(expected); }

    void raw(QByteArrayView bytes) { m_out += bytes; }
    void key(QByteArrayView name)
    {
        if (!m_out.isEmpty() && m_out.back() != '{' && m_out.back() != '[')
            m_out += ',';
        m_out += '"';
        m_out += name;
        m_out += "\":";
    }
    void item()
    {
        if (m_out.back() != '[')
            m_out += ',';
    }
    void number(double value) { m_out += QByteArray::number(value, 'g', QLocale::FloatingPointShortest); }
    void string(QStringView text)
    {
        m_out += '"';
        for (const char c : text.toUtf8()) {
            if (c == '"' || c == '\\') {
                m_out += '\\';
                m_out += c;
            } else if (uchar(c) < 0x20) {
                m_out += "\\u00";
                m_out += QByteArray::number(uchar(c), 16).rightJustified(2, '0');
            } else {
                m_out += c;
            }
        }
        m_out += '"';
    }
    [[nodiscard]] QByteArray take() { return std::move(m_out); }

private:
    QByteArray m_out;
};

QByteArrayView nameOf(CaptionBreak place)
{
    switch (place) {
    case CaptionBreak::Cue:
        return "cue";
    case CaptionBreak::Line:
        return "line";
    case CaptionBreak::None:
        return "none";
    case CaptionBreak::Automatic:
        break;
    }
    return "auto";
}

CaptionBreak breakNamed(const QString &name)
{
    if (name == "cue"_L1)
        return CaptionBreak::Cue;
    if (name == "line"_L1)
        return CaptionBreak::Line;
    return name == "none"_L1 ? CaptionBreak::None : CaptionBreak::Automatic;
}

void writeWord(Writer &out, const Word &word)
{
    out.item();
    out.raw("{");
    out.key("text");
    out.string(word.text);
    out.key("start");
    out.number(word.start);
    out.key("end");
    out.number(word.end);
    if (word.kind == WordKind::AudioEvent) {
        out.key("type");
        out.raw("\"audio_event\"");
    }
    if (word.confidence) {
        out.key("confidence");
        // The shortest form of a float is not that of the same number as a double.
        out.raw(QLocale::c().toString(*word.confidence, 'g', QLocale::FloatingPointShortest).toLatin1());
    }
    if (!word.spaceBefore) {
        out.key("spaceBefore");
        out.raw("false");
    }
    if (word.edited) {
        out.key("edited");
        out.raw("true");
    }
    if (word.guessedTimes) {
        out.key("guessedTimes");
        out.raw("true");
    }
    if (word.captionBreak != CaptionBreak::Automatic) {
        out.key("captionBreak");
        out.raw("\"");
        out.raw(nameOf(word.captionBreak));
        out.raw("\"");
    }
    if (word.cueStart) {
        out.key("cueStart");
        out.number(*word.cueStart);
    }
    if (word.cueEnd) {
        out.key("cueEnd");
        out.number(*word.cueEnd);
    }
    if (!word.captionDetail.isEmpty()) {
        out.key("captionDetail");
        out.raw(QJsonDocument(toJson(*word.captionDetail)).toJson(QJsonDocument::Compact));
    }
    out.raw("}");
}

void writeHead(Writer &out, const Transcript &transcript)
{
    out.key("format");
    out.string(QString(kFormat));
    out.key("version");
    out.raw(QByteArray::number(kVersion));
    if (!transcript.language.isEmpty()) {
        out.key("language");
        out.string(transcript.language);
    }
    if (transcript.languageProbability > 0) {
        out.key("languageProbability");
        out.number(transcript.languageProbability);
    }
    out.key("seconds");
    out.number(transcript.seconds);
    for (auto it = transcript.extra.constBegin(); it != transcript.extra.constEnd(); ++it) {
        if (kKnown.contains(it.key()))
            continue;
        // The value alone: written as the only member of an array, without its brackets.
        const QByteArray value = QJsonDocument(QJsonArray{it.value()}).toJson(QJsonDocument::Compact);
        const QByteArray name = QJsonDocument(QJsonArray{it.key()}).toJson(QJsonDocument::Compact);
        out.key(QByteArrayView(name).sliced(2, name.size() - 4));
        out.raw(QByteArrayView(value).sliced(1, value.size() - 2));
    }
}

void writeTail(Writer &out, const Transcript &transcript)
{
    if (!transcript.entities.isEmpty()) {
        out.key("entities");
        out.raw("[");
        for (const Entity &entity : transcript.entities) {
            out.item();
            out.raw("{");
            out.key("type");
            out.string(entity.type);
            out.key("text");
            out.string(entity.text);
            out.key("start");
            out.number(entity.start);
            out.key("end");
            out.number(entity.end);
            out.raw("}");
        }
        out.raw("]");
    }
    if (!transcript.cuts.isEmpty()) {
        out.key("cuts");
        out.raw("[");
        for (const Cut &cut : transcript.cuts) {
            out.item();
            out.raw("{");
            out.key("start");
            out.number(cut.start);
            out.key("end");
            out.number(cut.end);
            out.raw("}");
        }
        out.raw("]");
    }
}

Word readWord(const QJsonObject &from)
{
    Word word;
    word.text = from.value("text"_L1).toString();
    word.start = from.value("start"_L1).toDouble(0);
    word.end = from.value("end"_L1).toDouble(word.start);
    if (from.value("type"_L1).toString() == "audio_event"_L1)
        word.kind = WordKind::AudioEvent;
    const auto optional = [&from](QLatin1StringView key) {
        const QJsonValue value = from.value(key);
        return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
    };
    if (const std::optional<double> confidence = optional("confidence"_L1))
        word.confidence = float(*confidence);
    word.spaceBefore = from.value("spaceBefore"_L1).toBool(true);
    word.edited = from.value("edited"_L1).toBool(false);
    word.guessedTimes = from.value("guessedTimes"_L1).toBool(false);
    word.captionBreak = breakNamed(from.value("captionBreak"_L1).toString());
    word.cueStart = optional("cueStart"_L1);
    word.cueEnd = optional("cueEnd"_L1);
    const QJsonValue detail = from.value("captionDetail"_L1);
    if (detail.isObject())
        word.captionDetail = CaptionDetailRef(captionDetailFromJson(detail.toObject()));
    return word;
}

Transcript readTranscript(const QJsonObject &from)
{
    Transcript result;
    result.language = from.value("language"_L1).toString().left(40);
    result.languageProbability = from.value("languageProbability"_L1).toDouble(0);
    result.seconds = from.value("seconds"_L1).toDouble(0);
    for (const QJsonValue &value : from.value("speakers"_L1).toArray()) {
        const QJsonObject speaker = value.toObject();
        result.speakers.append({speaker.value("id"_L1).toString(), speaker.value("name"_L1).toString()});
    }
    const QJsonArray segments = from.value("segments"_L1).toArray();
    result.segments.reserve(segments.size());
    for (const QJsonValue &value : segments) {
        const QJsonObject object = value.toObject();
        Segment segment;
        segment.speaker = object.value("speaker"_L1).toInt(-1);
        const QJsonArray words = object.value("words"_L1).toArray();
        segment.words.reserve(words.size());
        for (const QJsonValue &word : words)
            segment.words.append(readWord(word.toObject()));
        result.segments.append(std::move(segment));
    }
    for (const QJsonValue &value : from.value("entities"_L1).toArray()) {
        const QJsonObject object = value.toObject();
        result.entities.append({object.value("type"_L1).toString(), object.value("text"_L1).toString(),
                                object.value("start"_L1).toDouble(0), object.value("end"_L1).toDouble(0)});
    }
    for (const QJsonValue &value : from.value("cuts"_L1).toArray()) {
        const QJsonObject object = value.toObject();
        result.cuts.append({object.value("start"_L1).toDouble(0), object.value("end"_L1).toDouble(0)});
    }
    result.extra = from;
    for (const QString &key : kKnown)
        result.extra.remove(key);
    return normalised(std::move(result));
}

} // namespace

QByteArray toJson(const Transcript &transcript)
{
    Writer out(transcript.wordCount() * 72 + 1024);
    out.raw("{");
    writeHead(out, transcript);
    out.key("speakers");
    out.raw("[");
    for (const Speaker &speaker : transcript.speakers) {
        out.item();
        out.raw("{");
        out.key("id");
        out.string(speaker.id);
        if (!speaker.name.isEmpty()) {
            out.key("name");
            out.string(speaker.name);
        }
        out.raw("}");
    }
    out.raw("]");
    writeTail(out, transcript);
    out.key("segments");
    out.raw("[");
    for (const Segment &segment : transcript.segments) {
        out.item();
        out.raw("\n{");
        if (segment.speaker >= 0) {
            out.key("speaker");
            out.raw(QByteArray::number(segment.speaker));
        }
        out.key("words");
        out.raw("[");
        for (const Word &word : segment.words)
            writeWord(out, word);
        out.raw("]}");
    }
    out.raw("]}\n");
    return out.take();
}

Result<Transcript> fromJson(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    const QJsonObject object = document.object();
    if (object.value("format"_L1).toString() != kFormat)
        return fail(ErrorKind::Protocol, OwnText::tr("This is not a transcript of Voice Studio."),
                    document.isNull() ? problem.errorString() : u"no format"_s);
    if (object.value("version"_L1).toInt(0) > kVersion)
        return fail(ErrorKind::Unsupported,
                    OwnText::tr("This transcript was made by a newer version of Voice Studio."));
    return readTranscript(object);
}

bool isOwnJson(const QByteArray &json)
{
    return QByteArrayView(json)
        .first(std::min<qsizetype>(json.size(), 4096))
        .contains(QByteArrayView("\"voice-studio-transcript\""));
}

} // namespace studio::transcript
