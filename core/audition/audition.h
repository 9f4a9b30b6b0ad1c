// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/speechapi.h"
#include "core/audition/sound.h"
#include "core/speech/generation.h"
#include "core/speech/speechinputs.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <array>
#include <memory>
#include <optional>

namespace studio::speech {
class SpeechEngine;
}
namespace studio::store {
class AudioVault;
}

namespace studio::audition {

inline constexpr int kMaxCandidates = 8;
/// Takes of auditions belong to this document: they are history, and not takes of the script.
inline constexpr auto kDocument = "audition";

/// What is known about one candidate.
struct Candidate {
    enum class State {
        Empty, ///< No candidate.
        LookingUp, ///< Whether it is made already is not known yet.
        Missing, ///< Would have to be paid.
        Waiting, ///< Asked for; others come first.
        Making,
        Preparing, ///< Made; being decoded and levelled.
        Ready,
        Failed,
    };
    State state = State::Empty;
    std::optional<speech::SpeechInputs> inputs{}; ///< As sent.
    qint64 credits = 0; ///< Estimated, when it has to be paid.
    std::optional<store::Take> take{};
    SoundPtr sound{};
    std::optional<Error> error{};
    bool mayHaveBeenCharged = false; ///< Of a failed one.
};

/// Up to eight voices or settings on the same sentence. Looks up what the store holds, prices the rest, makes
/// only that, each request once however many slots ask for it, a few at a time. A generation that runs is
/// paid already: it goes on when its slot changes, and its take is found again. GUI thread; the engine and
/// the vault must outlive it.
class Audition final : public QObject {
    Q_OBJECT
public:
    Audition(speech::SpeechEngine &engine, store::AudioVault &vault, QObject *parent = nullptr);
    ~Audition() override;

    /// The text is the sentence, made ready for the model; without it nothing can be made. Empty clears the
    /// slot.
    void setCandidate(int slot, const std::optional<speech::SpeechInputs> &inputs);
    /// Looks again for what the store holds, e.g. after takes were deleted.
    void refresh();
    /// How many are made at a time; the queue of the host may allow fewer.
    void setWidth(int width) { m_width = std::max(1, width); }

    [[nodiscard]] const Candidate &at(int slot) const;
    /// Slots with a candidate.
    [[nodiscard]] QList<int> filled() const;
    /// Of what is not made yet; nothing while that is being looked up.
    [[nodiscard]] std::optional<qint64> missingCredits() const;
    [[nodiscard]] bool isMaking() const { return !m_running.isEmpty() || !m_queue.isEmpty(); }

    /// Makes what is missing. Failed ones wait for retry().
    void makeMissing(const api::SpeechApi &api);
    void retry(int slot, const api::SpeechApi &api);
    /// Stops what is being made; what has arrived stays in the store.
    void cancel();

signals:
    void slotChanged(int slot);
    /// Anything that changes the price or what runs.
    void changed();
    /// A request of one candidate ended; for the ledger's readers and for rejected keys.
    void made(const studio::store::Take &take);
    void failed(const studio::Error &error);

private:
    using Key = QByteArray;

    void look();
    void lookAt(const Key &key);
    void take(const Key &key, const store::Take &take);
    void refuse(const Key &key, const Error &error, bool mayHaveBeenCharged);
    void startNext();
    void start(const Key &key, const api::SpeechApi &api);
    void end(const Key &key, const Result<speech::Outcome> &outcome);
    void setState(const Key &key, Candidate::State state);
    void rekey(int slot);
    template <class F>
    void eachWith(const Key &key, F change);

    speech::SpeechEngine &m_engine;
    store::AudioVault &m_vault;
    std::array<Candidate, kMaxCandidates> m_slots;
    std::array<Key, kMaxCandidates> m_keys;
    QHash<Key, QPointer<speech::Generation>> m_running;
    QList<Key> m_queue;
    std::optional<api::SpeechApi> m_api;
    QTimer m_quiet;
    int m_width = 4;
};

} // namespace studio::audition
