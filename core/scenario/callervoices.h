// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/speech/speechengine.h"

#include <QByteArray>

#include <functional>
#include <memory>

namespace studio::scenario {

/// Something the caller says, as 16-bit mono.
struct Utterance {
    QByteArray pcm16{};
    int rateHz = 0;
    qint64 credits = 0; ///< What making it was charged; 0 for what was made already.

    [[nodiscard]] double seconds() const { return rateHz > 0 ? double(pcm16.size()) / 2 / rateHz : 0; }
    bool operator==(const Utterance &) const = default;
};

/// The voices of callers.
class CallerVoices {
public:
    CallerVoices() = default;
    virtual ~CallerVoices() = default;
    CallerVoices(const CallerVoices &) = delete;
    CallerVoices &operator=(const CallerVoices &) = delete;

    /// `voice`: name or id; empty: one of its choosing.
    [[nodiscard]] virtual JobOf<Utterance> *speak(const QString &text, const QString &voice,
                                                  QObject *parent) = 0;
};

/// Through the speech engine: a text that was spoken before by the same voice comes from the store and costs
/// nothing. One thread.
class EngineVoices final : public CallerVoices {
public:
    /// What is to be generated; the owner knows voices and models.
    using InputsFor = std::function<JobOf<speech::SpeechInputs> *(const QString &text, const QString &voice,
                                                                  QObject *parent)>;
    /// The engine must outlive this.
    EngineVoices(speech::SpeechEngine &engine, std::optional<api::SpeechApi> api, InputsFor inputsFor);

    [[nodiscard]] JobOf<Utterance> *speak(const QString &text, const QString &voice,
                                          QObject *parent) override;

private:
    speech::SpeechEngine &m_engine;
    std::optional<api::SpeechApi> m_api;
    InputsFor m_inputsFor;
};

/// The sound of a recording, mono, of at most ten minutes. Usage when it cannot be read.
[[nodiscard]] JobOf<Utterance> *readRecording(const QString &path, QObject *parent);

/// At another rate; unchanged when it is that already. Empty when it cannot be.
[[nodiscard]] QByteArray atRate(const Utterance &utterance, int rateHz);

} // namespace studio::scenario
