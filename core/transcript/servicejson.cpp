// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/servicejson.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::transcript {

namespace {

struct ErrorText {
    Q_DECLARE_TR_FUNCTIONS(ServiceTranscript)
};

/// A finite time that is not negative; null and other types are none.
std::optional<double> timeOf(const QJsonValue &value)
{
    if (!value.isDouble())
        return std::nullopt;
    const double seconds = value.toDouble();
    return std::isfinite(seconds) ? std::optional(std::max(0.0, seconds)) : std::nullopt;
}

bool isSpace(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
}

/// Gives each speaker of the service an index, in the order in which they are heard.
class Speakers final {
public:
    int indexOf(const QString &id)
    {
        if (id.isEmpty())
            return -1;
        const auto known = m_indexes.constFind(id);
        if (known != m_indexes.constEnd())
            return *known;
        if (m_list.size() >= kMostSpeakers)
            return -1;
        const int index = int(m_list.size());
        m_indexes.insert(id, index);
        m_list.append({id, nameOf(id)});
        return index;
    }
    [[nodiscard]] const QList<Speaker> &list() const { return m_list; }

private:
    /// "speaker_0" is numbered; a role or a known person keeps its name.
    static QString nameOf(const QString &id)
    {
        if (id.startsWith("speaker_"_L1) || id.startsWith("channel_"_L1))
            return {};
        QString name = id.left(200);
        name[0] = name.at(0).toUpper();
        return name.replace(u'_', u' ');
    }

    QHash<QString, int> m_indexes;
    QList<Speaker> m_list;
};

struct Heard {
    Word word{};
    QString speaker{};
    bool timed = false;
};

void readTimes(const QJsonObject &from, Heard &heard)
{
    std::optional<double> start = timeOf(from.value("start"_L1));
    std::optional<double> end = timeOf(from.value("end"_L1));
    if (!start || !end) {
        const QJsonArray letters = from.value("characters"_L1).toArray();
        if (!letters.isEmpty()) {
            if (!start)
                start = timeOf(letters.first().toObject().value("start"_L1));
            if (!end)
                end = timeOf(letters.last().toObject().value("end"_L1));
        }
    }
    heard.timed = start || end;
    heard.word.start = start.value_or(end.value_or(0));
    heard.word.end = std::max(heard.word.start, end.value_or(heard.word.start));
    heard.word.guessedTimes = !heard.timed;
}

std::optional<float> confidenceOf(const QJsonObject &from)
{
    const QJsonValue logarithm = from.value("logprob"_L1);
    if (logarithm.isDouble() && std::isfinite(logarithm.toDouble()))
        return std::clamp(float(std::exp(std::min(0.0, logarithm.toDouble()))), 0.F, 1.F);
    const QJsonValue loss = from.value("loss"_L1);
    if (loss.isDouble() && std::isfinite(loss.toDouble()))
        return std::clamp(float(std::exp(-std::max(0.0, loss.toDouble()))), 0.F, 1.F);
    return std::nullopt;
}

/// Words without times lie between their neighbours that have some.
void fillTimes(QList<Heard> &words, double length)
{
    for (qsizetype i = 0; i < words.size();) {
        if (words.at(i).timed) {
            ++i;
            continue;
        }
        qsizetype next = i;
        while (next < words.size() && !words.at(next).timed)
            ++next;
        const double from = i > 0 ? words.at(i - 1).word.end : 0;
        const double to = std::max(from, next < words.size() ? words.at(next).word.start : length);
        const double each = (to - from) / double(next - i);
        for (qsizetype k = i; k < next; ++k) {
            words[k].word.start = from + each * double(k - i);
            words[k].word.end = from + each * double(k - i + 1);
        }
        i = next;
    }
}

/// Without spacing entries the whole text tells where spaces are.
void spaceByText(QList<Heard> &words, const QString &text)
{
    qsizetype at = 0;
    for (Heard &heard : words) {
        const qsizetype found = text.isEmpty() ? -1 : text.indexOf(heard.word.text, at);
        if (found < 0 || found - at > 64)
            continue;
        heard.word.spaceBefore = found == 0 || text.at(found - 1).isSpace();
        at = found + heard.word.text.size();
    }
}

QList<Heard> wordsIn(const QJsonObject &chunk, int channel)
{
    const QJsonArray array = chunk.value("words"_L1).toArray();
    QList<Heard> result;
    result.reserve(array.size() / 2 + 1);
    bool hasSpacing = false;
    bool space = true;
    for (const QJsonValue &value : array) {
        const QJsonObject from = value.toObject();
        const QString type = from.value("type"_L1).toString();
        const QString text = from.value("text"_L1).toString();
        if (type == "spacing"_L1 || isSpace(text)) {
            hasSpacing = hasSpacing || !text.isEmpty();
            space = true;
            continue;
        }
        Heard heard;
        heard.word.text = text.trimmed();
        heard.word.kind = type == "audio_event"_L1 ? WordKind::AudioEvent : WordKind::Word;
        heard.word.spaceBefore = space || text.at(0).isSpace();
        heard.word.confidence = confidenceOf(from);
        readTimes(from, heard);
        heard.speaker = from.value("speaker_id"_L1).toString();
        const int wordChannel = from.value("channel_index"_L1).toInt(channel);
        if (heard.speaker.isEmpty() && wordChannel >= 0)
            heard.speaker = u"channel_%1"_s.arg(wordChannel);
        space = text.back().isSpace();
        result.append(std::move(heard));
    }
    if (!hasSpacing) {
        for (Heard &heard : result)
            heard.word.spaceBefore = true;
        spaceByText(result, chunk.value("text"_L1).toString());
    }
    return result;
}

double lengthOf(const QJsonObject &object)
{
    return timeOf(object.value("audio_duration_secs"_L1)).value_or(0);
}

/// Who says each word is known: runs of one speaker, in paragraphs.
void addRuns(Transcript &transcript, Speakers &speakers, const QList<Heard> &words)
{
    QList<Word> run;
    QString who;
    const auto finish = [&] {
        if (!run.isEmpty())
            transcript.segments += paragraphs(run, speakers.indexOf(who));
        run.clear();
    };
    for (const Heard &heard : words) {
        // A word of nobody's goes with the one before it.
        if (heard.speaker != who && !heard.speaker.isEmpty()) {
            finish();
            who = heard.speaker;
        }
        run.append(heard.word);
    }
    finish();
}

/// Speakers who talk at once must not chop each other's sentences: each is put in paragraphs alone.
void addChunk(Transcript &transcript, Speakers &speakers, const QJsonObject &chunk, int channel,
              double length)
{
    QList<Heard> words = wordsIn(chunk, channel);
    if (words.isEmpty()) {
        const QString text = chunk.value("text"_L1).toString();
        const QString who = channel >= 0 ? u"channel_%1"_s.arg(channel) : QString();
        transcript.segments += paragraphs(wordsFromText(text, 0, length), speakers.indexOf(who));
        return;
    }
    fillTimes(words, length);
    if (!std::is_sorted(words.cbegin(), words.cend(), [](const Heard &left, const Heard &right) {
            return left.word.start < right.word.start;
        }))
        std::stable_sort(words.begin(), words.end(), [](const Heard &left, const Heard &right) {
            return left.word.start < right.word.start;
        });
    addRuns(transcript, speakers, words);
}

void addEntities(Transcript &transcript, const QJsonObject &chunk)
{
    const QJsonArray array = chunk.value("entities"_L1).toArray();
    if (array.isEmpty())
        return;
    // The service counts characters of its text; words carry the times.
    const QString text = chunk.value("text"_L1).toString();
    const double last = transcript.segments.isEmpty() ? 0 : transcript.segments.last().end();
    QList<std::pair<qsizetype, const Word *>> places;
    qsizetype at = 0;
    for (const Segment &segment : std::as_const(transcript.segments)) {
        for (const Word &word : segment.words) {
            const qsizetype found = text.indexOf(word.text, at);
            if (found < 0 || found - at > 256)
                continue;
            places.append({found, &word});
            at = found + word.text.size();
        }
    }
    const auto timeAt = [&](qsizetype character, bool end) {
        auto found = std::upper_bound(places.cbegin(), places.cend(), character,
                                      [](qsizetype value, const auto &place) { return value < place.first; });
        if (found == places.cbegin())
            return end ? last : 0.0;
        --found;
        return end ? found->second->end : found->second->start;
    };
    for (const QJsonValue &value : array.size() > 100'000 ? QJsonArray() : array) {
        const QJsonObject from = value.toObject();
        Entity entity;
        entity.type = from.value("entity_type"_L1).toString().left(200);
        entity.text = from.value("text"_L1).toString().left(2000);
        const auto start = qsizetype(from.value("start_char"_L1).toInteger(0));
        const auto end = qsizetype(from.value("end_char"_L1).toInteger(0));
        entity.start = timeAt(start, false);
        entity.end = std::max(entity.start, timeAt(std::max(start, end - 1), true));
        if (!entity.type.isEmpty())
            transcript.entities.append(entity);
    }
}

} // namespace

Result<Transcript> fromServiceObject(const QJsonObject &object)
{
    Transcript result;
    Speakers speakers;
    const QJsonArray channels = object.value("transcripts"_L1).toArray();
    if (channels.isEmpty() && !object.value("words"_L1).isArray() && !object.value("text"_L1).isString())
        return fail(ErrorKind::Protocol, ErrorText::tr("The answer holds no transcript."),
                    u"neither words, text nor transcripts"_s);
    result.seconds = lengthOf(object);
    const auto describe = [&result](const QJsonObject &chunk) {
        if (result.language.isEmpty()) {
            result.language = chunk.value("language_code"_L1).toString().left(40);
            result.languageProbability =
                std::clamp(chunk.value("language_probability"_L1).toDouble(0), 0.0, 1.0);
        }
        result.seconds = std::max(result.seconds, lengthOf(chunk));
    };
    if (channels.isEmpty()) {
        describe(object);
        addChunk(result, speakers, object, -1, result.seconds);
        addEntities(result, object);
    }
    for (qsizetype i = 0; i < std::min<qsizetype>(channels.size(), 64); ++i) {
        const QJsonObject chunk = channels.at(i).toObject();
        describe(chunk);
        addChunk(result, speakers, chunk, chunk.value("channel_index"_L1).toInt(int(i)), result.seconds);
    }
    result.speakers = speakers.list();
    return normalised(std::move(result));
}

Result<Transcript> fromServiceJson(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (document.isObject())
        return fromServiceObject(document.object());
    return fail(ErrorKind::Protocol, ErrorText::tr("The answer cannot be read."), problem.errorString());
}

} // namespace studio::transcript
