// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/listeninput.h"

#include "core/sandbox/routes/transcriptinput.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

constexpr double kLongestChunk = 5; // seconds
constexpr qsizetype kMostPrevious = 50;

/// Typed values of a query; the first thing that is wrong is kept.
class Reader final {
public:
    Reader(const QUrlQuery &query, QString &problem) : m_query(query), m_problem(problem) { }

    [[nodiscard]] QString text(const QString &name, const QString &fallback = {}) const
    {
        return m_query.hasQueryItem(name) ? plain(m_query.queryItemValue(name, QUrl::FullyEncoded))
                                          : fallback;
    }
    [[nodiscard]] QStringList list(const QString &name) const
    {
        QStringList all;
        for (const QString &value : m_query.allQueryItemValues(name, QUrl::FullyEncoded))
            all.append(plain(value));
        return all;
    }
    double number(const QString &name, double least, double most, double fallback)
    {
        if (!m_query.hasQueryItem(name))
            return fallback;
        bool ok = false;
        const double value = text(name).toDouble(&ok);
        if (!ok || value < least || value > most)
            wrong(u"%1 must be a number between %2 and %3."_s.arg(name).arg(least).arg(most));
        return ok ? value : fallback;
    }
    bool boolean(const QString &name, bool fallback = false)
    {
        const QString value = text(name).toLower();
        if (value.isEmpty())
            return fallback;
        if (value != u"true"_s && value != u"false"_s && value != u"1"_s && value != u"0"_s)
            wrong(u"%1 must be true or false."_s.arg(name));
        return value == u"true"_s || value == u"1"_s;
    }
    void wrong(const QString &what)
    {
        if (m_problem.isEmpty())
            m_problem = what;
    }

private:
    static QString plain(QString raw)
    {
        raw.replace(u'+', u' ');
        return QUrl::fromPercentEncoding(raw.toUtf8());
    }

    const QUrlQuery &m_query;
    QString &m_problem;
};

ListenChunk refused(const QString &error, const QString &message)
{
    return {{}, false, error, message};
}

} // namespace

ListenInput readListenInput(const QUrlQuery &query)
{
    ListenInput input;
    Reader reader(query, input.problem);
    const QString model = reader.text(u"model_id"_s);
    if (model != u"scribe_v2_realtime"_s)
        reader.wrong(model.isEmpty()
                         ? u"model_id is required."_s
                         : u"The model %1 cannot be used for realtime transcription."_s.arg(model.left(64)));
    input.audioFormat = reader.text(u"audio_format"_s, input.audioFormat);
    static const QStringList formats{u"pcm_8000"_s,  u"pcm_16000"_s, u"pcm_22050"_s, u"pcm_24000"_s,
                                     u"pcm_44100"_s, u"pcm_48000"_s, u"ulaw_8000"_s};
    if (!formats.contains(input.audioFormat))
        reader.wrong(u"audio_format must be one of %1."_s.arg(formats.join(u", "_s)));
    else
        input.live.rateHz = input.audioFormat.section(u'_', 1).toInt();
    input.live.muLaw = input.audioFormat == u"ulaw_8000"_s;

    input.language = reader.text(u"language_code"_s);
    const QStringList others = reader.list(u"secondary_languages"_s);
    static const QRegularExpression code(u"\\A[a-z]{2,3}(-[A-Za-z]{2,4})?\\z"_s);
    for (const QString &language : QStringList{input.language} + others) {
        if (!language.isEmpty() && !code.match(language).hasMatch())
            reader.wrong(u"'%1' is not a valid language code."_s.arg(language.left(20)));
    }
    const QString strategy = reader.text(u"commit_strategy"_s, u"manual"_s);
    if (strategy != u"manual"_s && strategy != u"vad"_s)
        reader.wrong(u"commit_strategy must be manual or vad."_s);
    input.live.commitsBySilence = strategy == u"vad"_s;
    input.live.silenceSeconds = reader.number(u"vad_silence_threshold_secs"_s, 0.3, 3, 1.5);
    input.live.threshold = reader.number(u"vad_threshold"_s, 0.1, 0.9, 0.4);
    input.live.leastSpeechMs = int(reader.number(u"min_speech_duration_ms"_s, 50, 2000, 100));
    const double leastSilence = reader.number(u"min_silence_duration_ms"_s, 50, 2000, 100);
    input.timestamps = reader.boolean(u"include_timestamps"_s);
    input.languageDetection = reader.boolean(u"include_language_detection"_s);
    input.keyterms = reader.list(u"keyterms"_s);
    if (const auto problem = keytermProblem(input.keyterms, 50, 20))
        reader.wrong(*problem);
    input.live.words.verbatim = !reader.boolean(u"no_verbatim"_s);
    input.live.words.tagEvents = false;
    input.live.words.entities.detect = reader.list(u"entity_detection"_s);
    for (const QString &name : input.live.words.entities.detect) {
        if (!isEntityName(name))
            reader.wrong(u"The entity type '%1' is not known."_s.arg(name.left(40)));
    }
    input.edit = reader.text(u"transcript_edit"_s);
    if (input.edit.size() > 2000)
        reader.wrong(u"transcript_edit must have at most 2000 characters."_s);
    if (!input.edit.isEmpty() && !input.live.words.entities.detect.isEmpty())
        reader.wrong(u"transcript_edit cannot be used with entity_detection."_s);
    const bool filter = reader.boolean(u"filter_background_audio"_s);
    if (filter && input.timestamps)
        reader.wrong(u"filter_background_audio cannot be used with include_timestamps."_s);
    (void)reader.number(u"keepalive_interval_ms"_s, 500, 10000, 1000);
    if (!reader.boolean(u"enable_logging"_s, true))
        reader.wrong(u"Zero retention (enable_logging=false) is only available to enterprise customers."_s);

    input.config = {
        {u"sample_rate"_s, input.live.rateHz},
        {u"audio_format"_s, input.audioFormat},
        {u"language_code"_s, input.language.isEmpty() ? QJsonValue() : QJsonValue(input.language)},
        {u"secondary_languages"_s, QJsonArray::fromStringList(others)},
        {u"commit_strategy"_s, strategy},
        {u"vad_commit_strategy"_s, strategy},
        {u"vad_silence_threshold_secs"_s, input.live.silenceSeconds},
        {u"vad_threshold"_s, input.live.threshold},
        {u"min_speech_duration_ms"_s, input.live.leastSpeechMs},
        {u"min_silence_duration_ms"_s, leastSilence},
        {u"model_id"_s, model},
        {u"enable_logging"_s, true},
        {u"include_timestamps"_s, input.timestamps},
        {u"include_language_detection"_s, input.languageDetection},
        {u"keyterms"_s, QJsonArray::fromStringList(input.keyterms)},
        {u"no_verbatim"_s, !input.live.words.verbatim},
        {u"entity_detection"_s, QJsonArray::fromStringList(input.live.words.entities.detect)},
        {u"filter_background_audio"_s, filter}};
    return input;
}

ListenChunk readListenChunk(const QString &text, const ListenInput &input, bool first)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isObject())
        return refused(u"input_error"_s, u"The message is not a JSON object."_s);
    const QJsonObject message = document.object();
    const QString type = message.value("message_type"_L1).toString();
    if (type != "input_audio_chunk"_L1)
        return refused(u"input_error"_s, u"Unknown message_type '%1'."_s.arg(type.left(40)));
    const QJsonValue sound = message.value("audio_base_64"_L1);
    const QJsonValue commit = message.value("commit"_L1);
    if (!sound.isString() || !commit.isBool())
        return refused(u"input_error"_s, u"audio_base_64 and commit are required."_s);
    const QJsonValue rate = message.value("sample_rate"_L1);
    if (rate.toInt(-1) != input.live.rateHz)
        return refused(
            u"input_error"_s,
            u"sample_rate must be %1, as the session's audio_format says."_s.arg(input.live.rateHz));
    const QJsonValue previous = message.value("previous_text"_L1);
    if (!previous.isUndefined() && !previous.isNull()) {
        if (!first)
            return refused(u"input_error"_s, u"previous_text can only be sent with the first audio chunk."_s);
        if (!previous.isString() || previous.toString().size() > kMostPrevious)
            return refused(u"input_error"_s, u"previous_text must have at most 50 characters."_s);
    }
    const auto decoded =
        QByteArray::fromBase64Encoding(sound.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    const int width = input.live.muLaw ? 1 : 2;
    if (!decoded || (*decoded).size() % width != 0)
        return refused(u"input_error"_s, u"audio_base_64 is not base64 of whole samples."_s);
    if (double((*decoded).size()) / width / input.live.rateHz > kLongestChunk)
        return refused(u"chunk_size_exceeded"_s,
                       u"An audio chunk may be at most %1 seconds long."_s.arg(kLongestChunk));
    return {*decoded, commit.toBool(), {}, {}};
}

} // namespace studio::sandbox
