// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/decodestream.h"
#include "core/base/clock.h"
#include "core/base/jobguard.h"
#include "core/speech/generation.h"
#include "core/speech/paidrequest.h"
#include "core/speech/speechengine.h"
#include "core/store/vaultwriter.h"

#include <QPointer>

#include <memory>
#include <optional>

namespace studio::queue {
class Ledger;
}
namespace studio::store {
class TakeRepository;
class AudioVault;
} // namespace studio::store

namespace studio::speech {

/// The order that keeps money and sound safe: the ledger says "sent" on disk before the request is written;
/// the audio is in the vault before the take is in the database; the take is there before `finished`.
class LiveGeneration final : public Generation {
    Q_OBJECT
public:
    struct Stores {
        store::TakeRepository &takes;
        store::AudioVault &vault;
        queue::Ledger &ledger;
        const Clock &clock;
    };

    LiveGeneration(const Stores &stores, const PaidRequest &request, Repeat repeat, QObject *parent);
    ~LiveGeneration() override;

    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] const SpeechInputs &inputs() const override { return m_request.inputs; }
    [[nodiscard]] TakeId takeId() const override { return m_takeId; }
    [[nodiscard]] std::shared_ptr<audio::PcmTrack> track() const override;
    [[nodiscard]] std::shared_ptr<const audio::Peaks> peaks() const override;
    void cancel() override;

private:
    void lookUp();
    void openLedger(Repeat repeat);
    void send();
    void receiveStream(api::SpeechStream *stream);
    void receiveWhole(JobOf<api::SpeechAudio> *job);
    void beginAudio();
    void takeReceipt(const api::SpeechReceipt &receipt);
    void takeChunk(const QByteArray &audio);
    void endOfStream(const Result<void> &outcome);
    void endOfDecoding(const Result<void> &outcome);
    void save();
    void saveTake(const store::StoredAudio &audio);
    void finishWithTake(const store::Take &take);
    void finishWithError(const Error &error);
    void finish(const Result<Outcome> &outcome);
    void setState(State state);
    [[nodiscard]] store::Take describeTake() const;

    Stores m_stores;
    PaidRequest m_request;
    TakeId m_takeId;
    State m_state = State::LookingUp;
    std::optional<qint64> m_ledgerId;
    api::SpeechReceipt m_receipt;
    text::Alignment m_alignment;
    std::unique_ptr<audio::DecodeStream> m_decoder;
    std::unique_ptr<store::VaultWriter> m_writer;
    std::shared_ptr<const audio::Peaks> m_noPeaks = std::make_shared<const audio::Peaks>();
    std::optional<Error> m_streamError;
    std::optional<Error> m_decodeError;
    bool m_streamEnded = false;
    bool m_decodingEnded = false;
    bool m_ledgerOpening = false;
    bool m_cancelled = false;
    JobGuard m_step;
    QPointer<api::SpeechStream> m_stream;
};

} // namespace studio::speech
