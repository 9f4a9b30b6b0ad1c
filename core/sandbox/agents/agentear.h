// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/resampler.h"
#include "core/media/noisesuppressor.h"
#include "core/recognition/recogniser.h"
#include "core/recognition/voiceactivity.h"
#include "core/sandbox/servicestate.h"

#include <QObject>

#include <memory>

namespace studio::sandbox {

/// The hearing of one conversation. Who speaks when is told on the server thread, at once, by the sound that
/// came (not by the clock); words are recognised on the engine's thread and come later. Noise is taken out of
/// what the recogniser gets. A turn with words in it that nobody was expected to say is heard a second time,
/// and so is one said in noise. Holds the sound of one turn at most. Server thread.
class AgentEar final : public QObject {
    Q_OBJECT
public:
    /// `format` as in the metadata message; `phrases` are listened for.
    AgentEar(ServiceState &state, const QString &format, const QStringList &phrases, QObject *parent);
    ~AgentEar() override;

    /// False when the bytes are no whole samples, or more come than can be listened to.
    [[nodiscard]] bool push(const QByteArray &audio);
    /// Silence of this length ends a turn.
    void setSilence(int milliseconds) { m_silenceMs = milliseconds; }
    [[nodiscard]] bool isVoice() const { return m_speaks; }
    /// How likely somebody speaks just now, 0 to 1.
    [[nodiscard]] double score() const { return m_score; }
    /// Seconds of sound that came.
    [[nodiscard]] double heardSeconds() const;

signals:
    /// While somebody speaks: for how long by now.
    void voiced(int milliseconds);
    /// What is understood so far of the turn under way.
    void tentative(const QString &text);
    /// The caller has stopped; the words follow.
    void turnEnded();
    /// The words of the turn; empty when there were none. `expected`: what it was if it was one of the
    /// phrases; empty when it was not, or when there is no doubt.
    void understood(const QString &text, const QString &expected);
    /// Nothing can be recognised on this machine.
    void broken();

private:
    class Words;
    void frame(std::span<const std::int16_t> samples, std::span<const std::int16_t> quieter, bool speaks);
    void hand(bool end);

    ServiceState &m_state;
    bool m_muLaw;
    int m_rateHz;
    std::unique_ptr<audio::Resampler> m_resampler;
    recognition::VoiceActivity m_activity;
    std::shared_ptr<Words> m_words;
    std::vector<std::int16_t> m_waiting;
    std::vector<std::int16_t> m_batch; // of the turn, not handed over yet
    std::vector<std::int16_t> m_runUp;
    std::unique_ptr<media::NoiseSuppressor> m_suppressor;
    std::vector<std::int16_t> m_quiet16; // without noise, not used yet: a little later than m_waiting
    std::vector<std::int16_t> m_quietRunUp;
    bool m_suppress = false; // in the turn under way
    qint64 m_frames = 0;
    qint64 m_turnFrames = 0;
    qint64 m_handed = 0; // samples on their way to the recogniser
    int m_spoken = 0;
    int m_quiet = 0;
    int m_silenceMs = 800;
    double m_score = 0;
    bool m_speaks = false;
    bool m_told = false;
};

} // namespace studio::sandbox
