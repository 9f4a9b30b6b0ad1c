// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/speechapi.h"
#include "core/base/clock.h"
#include "core/base/job.h"
#include "core/speech/generation.h"
#include "core/speech/paidrequest.h"

#include <QObject>

namespace studio::queue {
class Ledger;
}
namespace studio::store {
class TakeRepository;
class AudioVault;
} // namespace studio::store

namespace studio::speech {

/// Whether an identical request that was made before is served from the store or paid for again.
enum class Repeat { UseMade, AnotherTake };

/// Starts generations. One thread; the collaborators must outlive it and its generations.
class SpeechEngine final : public QObject {
    Q_OBJECT
public:
    SpeechEngine(store::TakeRepository &takes, store::AudioVault &vault, queue::Ledger &ledger,
                 const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] queue::Ledger &ledger() const { return m_ledger; }

    /// Off: every request asks the service to keep nothing. On at first.
    void setServiceLogging(bool on) { m_serviceLogging = on; }
    [[nodiscard]] bool serviceLogging() const { return m_serviceLogging; }

    Generation *generate(const api::SpeechApi &api, const SpeechInputs &inputs, Repeat repeat);
    /// Any other request that is charged and answered with sound.
    Generation *generate(const PaidRequest &request, Repeat repeat);
    /// The take an identical request made, if its audio is still there.
    JobOf<std::optional<store::Take>> *findMade(const SpeechInputs &inputs);
    /// The decoded sound of a take from the vault, in a worker. Storage when the file is gone or damaged.
    JobOf<std::shared_ptr<audio::PcmTrack>> *loadTrack(const store::Take &take);

private:
    store::TakeRepository &m_takes;
    store::AudioVault &m_vault;
    queue::Ledger &m_ledger;
    const Clock &m_clock;
    bool m_serviceLogging = true;
};

} // namespace studio::speech
