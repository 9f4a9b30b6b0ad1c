// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/base/jobguard.h"
#include "core/recognition/filerecognition.h"
#include "core/transcript/transcript.h"
#include "core/transcription/transcriptionoptions.h"

#include <memory>

namespace studio::transcription {

/// The engine on this machine that the options name.
recognition::EngineChoice localEngine(const TranscriptionOptions &options);
/// Whether it can be chosen here.
[[nodiscard]] bool isAvailable(Engine engine, const QString &voskModel = {});

/// Words of this machine's recognisers as a transcript of one speaker; −1: nobody in particular.
QList<transcript::Word> wordsOf(const recognition::HeardWords &heard);

/// A sound to words on this machine, in workers, for nothing. Separate channels are separate speakers.
/// Progress counts in thousandths.
class LocalTranscription final : public JobOf<transcript::Transcript> {
    Q_OBJECT
public:
    /// `track` is complete.
    LocalTranscription(std::shared_ptr<const audio::PcmTrack> track, const TranscriptionOptions &options,
                       QObject *parent);

signals:
    /// What is known so far; at most twice a second.
    void partialReady(const studio::transcript::Transcript &soFar);

protected:
    void abortWork() override;

private:
    void startChannel();
    void conclude();
    [[nodiscard]] transcript::Transcript soFar() const;

    std::shared_ptr<const audio::PcmTrack> m_track;
    TranscriptionOptions m_options;
    int m_channel = 0;
    int m_channels = 1;
    QList<QList<transcript::Word>> m_words;
    qint64 m_lastShown = 0;
    JobGuard m_step;
};

} // namespace studio::transcription
