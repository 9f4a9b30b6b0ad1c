// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shottranscript.h"

#include "core/transcription/transcriptionengine.h"
#include "core/transcription/transcriptpack.h"
#include "ui/transcription/sampleinterview.h"

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr auto kSoundFile = "media/sample-interview.wav"_L1;

/// The sound, then the words.
class StageTranscript final : public JobOf<bool> {
public:
    StageTranscript(transcription::TranscriptionEngine &engine, QObject *parent)
        : JobOf(parent), m_engine(engine)
    {
        m_entry.id = TranscriptId(shotTranscriptId());
        m_entry.soundFile = kSoundFile;
        writeSampleSound(m_words, engine.soundPath(m_entry), this)
            ->then(this, [this](const Result<bool> &written) {
                if (written)
                    save();
                else
                    finish(written);
            });
    }

protected:
    void abortWork() override { }

private:
    void save()
    {
        m_entry.title = u"pilot-interview.wav"_s;
        m_entry.origin = u"file"_s;
        m_entry.madeAt = m_entry.changedAt = m_engine.clock().nowUtc();
        m_entry.seconds = m_words.seconds;
        m_entry.language = m_words.language;
        m_entry.speakers = int(m_words.speakers.size());
        m_entry.words = int(m_words.wordCount());
        m_entry.preview = m_words.segments.first().text();
        m_engine.transcripts()
            .save(m_entry, transcription::pack(m_words))
            ->then(this, [this](const Result<bool> &saved) { finish(saved); });
    }

    transcription::TranscriptionEngine &m_engine;
    const transcript::Transcript m_words = sampleInterview();
    store::TranscriptEntry m_entry;
};

} // namespace

QString shotTranscriptId()
{
    return u"sample-interview"_s;
}

QString shotTranscriptSound(const transcription::TranscriptionEngine &engine)
{
    store::TranscriptEntry entry;
    entry.soundFile = kSoundFile;
    return engine.soundPath(entry);
}

JobOf<bool> *stageTranscript(transcription::TranscriptionEngine &engine, QObject *parent)
{
    return new StageTranscript(engine, parent);
}

} // namespace studio::ui
