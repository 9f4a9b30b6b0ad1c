// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engines/transcription.h"

#include "core/recognition/filerecognition.h"
#include "core/sandbox/engines/soundrender.h"
#include "core/sandbox/engines/transcriptformats.h"

#include <QHash>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

constexpr double kTurn = 0.35; // seconds of silence in which somebody else may begin
constexpr double kLeastEvent = 0.25;

bool isFiller(const QString &word)
{
    static const QStringList fillers{u"uh"_s, u"um"_s, u"er"_s, u"ah"_s, u"hmm"_s, u"mm"_s};
    return fillers.contains(word.toLower());
}

QJsonArray charactersJson(const recognition::HeardWord &word)
{
    QJsonArray characters;
    const double each =
        (word.endSeconds - word.startSeconds) / double(std::max<qsizetype>(1, word.text.size()));
    for (qsizetype i = 0; i < word.text.size(); ++i) {
        characters.append(QJsonObject{{u"text"_s, QString(word.text[i])},
                                      {u"start"_s, word.startSeconds + each * double(i)},
                                      {u"end"_s, word.startSeconds + each * double(i + 1)}});
    }
    return characters;
}

QString speakerName(int speaker, bool roles)
{
    if (roles)
        return speaker == 0 ? u"agent"_s : u"customer"_s;
    return u"speaker_%1"_s.arg(speaker);
}

QStringList textsOf(const SaidWords &words)
{
    QStringList texts;
    for (const SaidWord &said : words)
        texts.append(said.word.text);
    return texts;
}

/// Each entity becomes one word that tells only what it was.
SaidWords redacted(const SaidWords &words, const EntitySpec &spec)
{
    SaidWords result;
    QHash<QString, int> counts;
    std::size_t at = 0;
    for (const Entity &entity : findEntities(textsOf(words), spec.redact)) {
        result.insert(result.end(), words.begin() + std::ptrdiff_t(at),
                      words.begin() + std::ptrdiff_t(entity.from));
        SaidWord word = words[entity.from];
        word.word.endSeconds = words[entity.to - 1].word.endSeconds;
        word.word.text = redactedAs(entity.type, ++counts[entity.type], spec.mode);
        result.push_back(word);
        at = entity.to;
    }
    result.insert(result.end(), words.begin() + std::ptrdiff_t(at), words.end());
    return result;
}

} // namespace

SaidWords saidWords(const recognition::HeardWords &heard, const TranscriptSpec &spec, int channel)
{
    recognition::HeardWords words;
    for (const recognition::HeardWord &word : heard) {
        const bool event = word.isEvent
            && (!spec.tagEvents || !spec.verbatim || word.endSeconds - word.startSeconds < kLeastEvent);
        if (!event && (spec.verbatim || !isFiller(word.text)))
            words.push_back(word);
    }
    SaidWords said;
    for (recognition::HeardWord &word : recognition::readable(std::move(words)))
        said.push_back({std::move(word), std::max(0, channel), channel});
    return said;
}

QString textOf(const SaidWords &words)
{
    return textsOf(words).join(u' ');
}

Result<std::vector<SaidWords>> transcribe(const std::vector<std::shared_ptr<audio::PcmTrack>> &tracks,
                                          const TranscriptSpec &spec,
                                          const std::shared_ptr<recognition::RecogniserPool> &pool,
                                          const StopFlag &stop)
{
    std::vector<SaidWords> channels;
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        recognition::RecogniseOptions options;
        options.pool = pool;
        const auto heard = recognition::recogniseTrack(*tracks[i], options, stop);
        if (!heard)
            return fail(heard.error());
        SaidWords words = saidWords(heard->words, spec, tracks.size() > 1 ? int(i) : -1);
        if (spec.diarize)
            tellSpeakers(words, *tracks[i], spec.roles ? 2 : spec.mostSpeakers, spec.threshold);
        channels.push_back(std::move(words));
    }
    return channels;
}

void tellSpeakers(SaidWords &words, const audio::PcmTrack &track, int most, double threshold)
{
    struct Voice {
        double octave = 0; // of its pitch, on average
        int turns = 0;
    };
    std::vector<Voice> voices;
    int speaker = 0;
    for (std::size_t from = 0; from < words.size();) {
        std::size_t to = from + 1;
        while (to < words.size() && words[to].word.startSeconds - words[to - 1].word.endSeconds < kTurn)
            ++to;
        const double pitch =
            spokenPitchHz(track, words[from].word.startSeconds, words[to - 1].word.endSeconds);
        if (pitch > 0) {
            const double octave = std::log2(pitch);
            const auto nearest =
                std::min_element(voices.begin(), voices.end(), [octave](const Voice &a, const Voice &b) {
                    return std::abs(a.octave - octave) < std::abs(b.octave - octave);
                });
            const bool known = nearest != voices.end()
                && (std::abs(nearest->octave - octave) <= threshold || int(voices.size()) >= most);
            if (known) {
                speaker = int(std::distance(voices.begin(), nearest));
                nearest->octave += (octave - nearest->octave) / ++nearest->turns;
            } else {
                speaker = int(voices.size());
                voices.push_back({octave, 1});
            }
        }
        for (; from < to; ++from)
            words[from].speaker = speaker;
    }
}

QJsonObject wordJson(const SaidWord &said, const TranscriptSpec &spec)
{
    const recognition::HeardWord &word = said.word;
    QJsonObject json{{u"text"_s, word.text},
                     {u"type"_s, word.isEvent ? u"audio_event"_s : u"word"_s},
                     {u"logprob"_s, std::log(std::clamp(word.confidence, 1e-4, 1.0))}};
    if (spec.times != TranscriptSpec::Times::None) {
        json.insert(u"start"_s, word.startSeconds);
        json.insert(u"end"_s, word.endSeconds);
    }
    if (spec.times == TranscriptSpec::Times::Characters)
        json.insert(u"characters"_s, charactersJson(word));
    if (spec.diarize || said.channel >= 0)
        json.insert(u"speaker_id"_s, speakerName(said.speaker, spec.roles));
    if (said.channel >= 0)
        json.insert(u"channel_index"_s, said.channel);
    return json;
}

QJsonArray wordsJson(const SaidWords &words, const TranscriptSpec &spec)
{
    QJsonArray list;
    const SaidWord *before = nullptr;
    for (const SaidWord &said : words) {
        if (before) {
            SaidWord space = *before;
            space.word = {u" "_s, before->word.endSeconds,
                          std::max(before->word.endSeconds, said.word.startSeconds), 1, false};
            QJsonObject json = wordJson(space, spec);
            json[u"type"_s] = u"spacing"_s;
            list.append(json);
        }
        list.append(wordJson(said, spec));
        before = &said;
    }
    return list;
}

QJsonObject transcriptJson(const SaidWords &words, const TranscriptSpec &spec, int channel)
{
    const SaidWords shown = spec.entities.redact.isEmpty() ? words : redacted(words, spec.entities);
    QJsonObject json{{u"language_code"_s, u"en"_s},
                     {u"language_probability"_s, words.empty() ? 0.0 : 1.0},
                     {u"text"_s, textOf(shown)},
                     {u"words"_s, wordsJson(shown, spec)}};
    if (channel >= 0)
        json.insert(u"channel_index"_s, channel);
    if (!spec.entities.detect.isEmpty() && spec.entities.redact.isEmpty()) {
        const QStringList texts = textsOf(shown);
        json.insert(u"entities"_s, entitiesJson(texts, findEntities(texts, spec.entities.detect)));
    }
    if (!spec.formats.isEmpty())
        json.insert(u"additional_formats"_s, additionalFormats(shown, spec));
    return json;
}

QJsonObject answerJson(std::vector<SaidWords> channels, const TranscriptSpec &spec, const QString &id,
                       double seconds)
{
    QJsonObject answer;
    if (channels.size() > 1 && spec.separateChannels) {
        QJsonArray transcripts;
        for (std::size_t i = 0; i < channels.size(); ++i)
            transcripts.append(transcriptJson(channels[i], spec, int(i)));
        answer.insert(u"transcripts"_s, transcripts);
    } else {
        SaidWords all;
        for (SaidWords &words : channels)
            all.insert(all.end(), words.begin(), words.end());
        std::stable_sort(all.begin(), all.end(), [](const SaidWord &a, const SaidWord &b) {
            return a.word.startSeconds < b.word.startSeconds;
        });
        answer = transcriptJson(all, spec, -1);
    }
    answer.insert(u"transcription_id"_s, id);
    answer.insert(u"audio_duration_secs"_s, seconds);
    return answer;
}

} // namespace studio::sandbox
