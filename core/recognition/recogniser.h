// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

namespace studio::recognition {

/// Every recogniser takes mono 16-bit samples at this rate.
inline constexpr int kRateHz = 16000;

/// One word as it was heard, or a sound that is no word, e.g. "(noise)".
struct HeardWord {
    QString text{};
    double startSeconds = 0;
    double endSeconds = 0;
    double confidence = 0; ///< 0 to 1.
    bool isEvent = false;
    bool operator==(const HeardWord &) const = default;
};
using HeardWords = std::vector<HeardWord>;

/// The words with single spaces, events left out.
[[nodiscard]] QString textOf(const HeardWords &words);
/// Engines write neither capitals nor full stops: begins sentences where there was a pause of at least
/// `pauseSeconds`, and writes "I".
[[nodiscard]] HeardWords readable(HeardWords words, double pauseSeconds = 0.7);

/// Which engine on this machine. `modelFolder`: empty takes the one the system has (PocketSphinx); Vosk needs
/// a folder that the user chose.
struct EngineChoice {
    enum class Engine { PocketSphinx, Vosk };
    Engine engine = Engine::PocketSphinx;
    QString modelFolder{};
    /// What is likely to be said, as with phraseModel(); the engine leans towards it. PocketSphinx only.
    QStringList phrases{};
    bool operator==(const EngineChoice &) const = default;
};

/// Whether the engine's library and model are there. Reads no model; cheap.
[[nodiscard]] bool isAvailable(const EngineChoice &choice);

/// Turns speech into words. Owns its model (about 110 MB, half a second to load). One thread at a time; any
/// number of instances in different threads. Everything blocks: for worker threads.
class Recogniser {
public:
    /// Errors: Unsupported (the library is missing), Storage (the model is).
    [[nodiscard]] static Result<std::unique_ptr<Recogniser>> create(const EngineChoice &choice = {});
    virtual ~Recogniser() = default;

    /// One stretch of speech of up to half a minute, known as a whole: better than the same in pieces. Times
    /// count from its first sample. Ends an utterance under way.
    [[nodiscard]] virtual HeardWords recognise(std::span<const std::int16_t> samples) = 0;

    /// The last utterance once more, given as a whole, hearing nothing but words of EngineChoice::phrases:
    /// what was meant, if it was one of those at all. Empty when the sound fits them worse than it fits any
    /// words, and for engines without phrases.
    [[nodiscard]] virtual HeardWords recogniseExpected(std::span<const std::int16_t> samples);

    /// Live: samples as they come. Begins an utterance if none is under way.
    virtual void push(std::span<const std::int16_t> samples) = 0;
    /// What is heard so far of the utterance under way; may change with every push.
    [[nodiscard]] virtual QString partial() = 0;
    /// Ends it. Times count from the first sample pushed since the utterance began.
    [[nodiscard]] virtual HeardWords endUtterance() = 0;
};

/// Lends recognisers out and keeps a few that came back, since loading one takes half a second. Any thread.
class RecogniserPool final {
public:
    explicit RecogniserPool(int mostIdle = 2) : m_mostIdle(mostIdle) { }

    [[nodiscard]] Result<std::unique_ptr<Recogniser>> take(const EngineChoice &choice);
    void giveBack(const EngineChoice &choice, std::unique_ptr<Recogniser> recogniser);
    /// Frees those nobody uses: each has a model of 110 MB.
    void clear();

private:
    struct Idle {
        EngineChoice choice;
        std::unique_ptr<Recogniser> recogniser;
    };
    const int m_mostIdle;
    std::mutex m_mutex;
    std::vector<Idle> m_idle;
};

} // namespace studio::recognition
