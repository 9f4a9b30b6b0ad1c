// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/speech.h"
#include "core/audio/pcmtrack.h"
#include "core/audio/peaks.h"
#include "core/speech/speechinputs.h"
#include "core/store/take.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace studio::speech {

/// What came of a click.
struct Outcome {
    store::Take take{};
    bool alreadyMade = false; ///< Served from the store for 0 credits.
    /// The take is what arrived before this failure; it is marked incomplete.
    std::optional<Error> cutShort{};
    bool mayHaveBeenCharged = false;

    bool operator==(const Outcome &) const = default;
};

/// One click on its way to a take: look-up, ledger entry on disk, request, sound while it arrives, audio
/// file, take. Deletes itself after `finished`; hold it by QPointer. What was received is kept even when the
/// rest fails.
class Generation : public QObject {
    Q_OBJECT
public:
    enum class State {
        LookingUp, ///< Is this made already?
        Sending, ///< The ledger knows; waiting for the first byte.
        Receiving,
        Saving,
        Finished,
    };
    Q_ENUM(State)

    using QObject::QObject;

    [[nodiscard]] virtual State state() const = 0;
    [[nodiscard]] virtual const SpeechInputs &inputs() const = 0;
    /// The id the take will have.
    [[nodiscard]] virtual TakeId takeId() const = 0;
    /// Grows while sound arrives; null before the first frame.
    [[nodiscard]] virtual std::shared_ptr<audio::PcmTrack> track() const = 0;
    /// What has arrived so far; never null.
    [[nodiscard]] virtual std::shared_ptr<const audio::Peaks> peaks() const = 0;
    /// Stops at once. What arrived is kept as an incomplete take and `finished` tells whether it may be
    /// charged.
    virtual void cancel() = 0;

signals:
    void stateChanged(studio::speech::Generation::State state);
    /// The first frame is decoded: playing may begin. Not for takes that were made already.
    void trackReady(const std::shared_ptr<studio::audio::PcmTrack> &track);
    void peaksChanged();
    void receiptReady(const studio::api::SpeechReceipt &receipt);
    /// How much of a recording that is sent is on its way to the service.
    void uploaded(qint64 sent, qint64 total);
    /// No byte for so long; the request goes on.
    void quiet(std::chrono::seconds silence);
    void retrying(const studio::Error &reason, std::chrono::milliseconds wait);
    /// The sound is here but cannot be written (disk full, read-only). It is kept in memory and tried again
    /// every two seconds; cancel() gives it up.
    void savingFailed(const studio::Error &error);
    /// Once, from the event loop. An error means that nothing was made and nothing kept.
    void finished(const studio::Result<studio::speech::Outcome> &outcome);
};

} // namespace studio::speech
