// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcription/localtranscription.h"

#include "core/transcription/transcriptiontext.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace studio::transcription {

namespace {

constexpr qint64 kShowEveryMs = 500;

} // namespace

recognition::EngineChoice localEngine(const TranscriptionOptions &options)
{
    using Choice = recognition::EngineChoice;
    if (options.engine == Engine::Vosk)
        return {Choice::Engine::Vosk, options.voskModel};
    return {Choice::Engine::PocketSphinx, {}};
}

bool isAvailable(Engine engine, const QString &voskModel)
{
    if (engine == Engine::Service)
        return true;
    TranscriptionOptions options;
    options.engine = engine;
    options.voskModel = voskModel;
    return recognition::isAvailable(localEngine(options));
}

QList<transcript::Word> wordsOf(const recognition::HeardWords &heard)
{
    QList<transcript::Word> words;
    words.reserve(qsizetype(heard.size()));
    for (const recognition::HeardWord &one : heard) {
        transcript::Word word;
        word.text = one.text;
        word.start = one.startSeconds;
        word.end = one.endSeconds;
        word.kind = one.isEvent ? transcript::WordKind::AudioEvent : transcript::WordKind::Word;
        word.confidence = float(one.confidence);
        words.append(word);
    }
    return words;
}

LocalTranscription::LocalTranscription(std::shared_ptr<const audio::PcmTrack> track,
                                       const TranscriptionOptions &options, QObject *parent)
    : JobOf<transcript::Transcript>(parent), m_track(std::move(track)), m_options(options),
      m_channels(options.channelsApart ? m_track->channels() : 1), m_words(m_channels)
{
    startChannel();
}

void LocalTranscription::startChannel()
{
    recognition::RecogniseOptions options;
    options.engine = localEngine(m_options);
    options.channel = m_channels > 1 ? m_channel : -1;
    auto *job = new recognition::RecogniseJob(m_track, options, this);
    m_step = job;
    connect(job, &Job::progressed, this, [this](qint64 done, qint64 total) {
        if (total > 0)
            emit progressed((m_channel * 1000 + done * 1000 / total) / m_channels, 1000);
    });
    connect(job, &recognition::RecogniseJob::heard, this, [this](const recognition::HeardWords &heard) {
        if (m_options.tagSounds)
            m_words[m_channel].append(wordsOf(heard));
        else
            for (const transcript::Word &word : wordsOf(heard)) {
                if (word.kind == transcript::WordKind::Word)
                    m_words[m_channel].append(word);
            }
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        if (now - m_lastShown < kShowEveryMs)
            return;
        m_lastShown = now;
        emit partialReady(soFar());
    });
    job->then(this, [this](const Result<recognition::Recognised> &result) {
        if (isFinished())
            return;
        if (!result) {
            finish(Unexpected(result.error()));
            return;
        }
        recognition::HeardWords heard = result->words;
        if (!m_options.tagSounds)
            std::erase_if(heard, [](const recognition::HeardWord &word) { return word.isEvent; });
        m_words[m_channel] = wordsOf(m_options.engine == Engine::Vosk ? heard : recognition::readable(heard));
        if (++m_channel < m_channels)
            startChannel();
        else
            conclude();
    });
}

transcript::Transcript LocalTranscription::soFar() const
{
    transcript::Transcript made;
    made.seconds = m_track->seconds();
    if (m_options.engine == Engine::PocketSphinx)
        made.language = u"en"_s;
    else
        made.language = m_options.language;
    for (int channel = 0; channel < m_channels; ++channel) {
        if (m_channels > 1)
            made.speakers.append({u"channel_%1"_s.arg(channel), {}});
        made.segments.append(transcript::paragraphs(m_words.at(channel), m_channels > 1 ? channel : -1));
    }
    return transcript::normalised(made);
}

void LocalTranscription::conclude()
{
    finish(soFar());
}

void LocalTranscription::abortWork()
{
    m_step.cancel();
}

} // namespace studio::transcription
