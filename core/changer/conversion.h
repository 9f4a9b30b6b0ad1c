// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/changer/conversionpart.h"
#include "core/changer/partjoin.h"

#include <QTimer>

namespace studio::changer {

class ChangerEngine;

/// One recording on its way to a take. One that fits into a request is a take as the service sent it; a
/// longer one is cut at silences, its parts are made side by side, each a request of its own in the ledger,
/// and joined on the time line of the recording, whose length it has. Parts that were made before cost
/// nothing, so a conversion that failed, was cancelled or killed in its middle goes on where it stopped. A
/// part that was refused for a passing reason is tried again; one that may have been charged is not.
class Conversion final : public speech::Generation {
    Q_OBJECT
public:
    Conversion(ChangerEngine &engine, const api::ChangerApi &api, const ConversionRequest &request,
               speech::Repeat repeat);
    ~Conversion() override;

    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] const speech::SpeechInputs &inputs() const override { return m_inputs; }
    [[nodiscard]] TakeId takeId() const override { return m_takeId; }
    [[nodiscard]] std::shared_ptr<audio::PcmTrack> track() const override;
    [[nodiscard]] std::shared_ptr<const audio::Peaks> peaks() const override;
    void cancel() override;

    [[nodiscard]] const ConversionRequest &request() const { return m_request; }
    /// Of the recording; 0 while it is read.
    [[nodiscard]] double sourceSeconds() const { return m_input.seconds; }
    /// The file was cut or damaged: only what there is of it is converted. Known when prepared.
    [[nodiscard]] const std::optional<Error> &sourceCutShort() const { return m_input.cutShort; }
    /// 0 while the recording is read.
    [[nodiscard]] int partCount() const { return int(m_input.parts.size()); }
    [[nodiscard]] int partsDone() const { return m_partsDone; }

signals:
    /// The recording is read: its length and parts are known, nothing is paid yet.
    void prepared(double seconds, int parts);
    /// How much of all is done, 0…1: reading, sending and receiving weighed.
    void progressed(double share);
    void partsChanged(int done, int count);

private:
    void prepare();
    void lookUp();
    void startParts();
    void startNext();
    void makeJoin();
    void follow(speech::Generation *generation);
    void partEnded(const Result<speech::Outcome> &outcome);
    void feedJoin();
    void endIfIdle();
    void save();
    void tellProgress();
    void finish(const Result<speech::Outcome> &outcome);
    void setState(State state);
    [[nodiscard]] bool isLong() const { return m_input.parts.size() > 1; }
    [[nodiscard]] speech::Generation *onlyGeneration() const;
    [[nodiscard]] store::Take describeTake() const;

    ChangerEngine &m_engine;
    api::ChangerApi m_api;
    ConversionRequest m_request;
    speech::Repeat m_repeat;
    speech::SpeechInputs m_inputs;
    TakeId m_takeId;
    State m_state = State::LookingUp;
    PreparedInput m_input;
    std::vector<ConversionPart *> m_parts; ///< Children.
    std::unique_ptr<PartJoin> m_join; ///< Of a long one, from the first sound on.
    std::size_t m_joining = 0; ///< The part that is being joined.
    JobGuard m_loading; ///< Its sound, when it was made before its turn.
    std::shared_ptr<audio::PcmTrack> m_track; ///< Of a short one, when its generation is over.
    std::shared_ptr<const audio::Peaks> m_peaks = std::make_shared<const audio::Peaks>();
    int m_partsDone = 0;
    double m_readShare = 0;
    double m_toldShare = 0;
    std::optional<Error> m_failure; ///< Nothing new is begun after it.
    bool m_mayHaveBeenCharged = false;
    bool m_cancelled = false;
    bool m_joinFailed = false;
    bool m_unreadable = false; ///< A part that was made is gone from the store.
    QTimer m_tick;
    JobGuard m_step;
};

} // namespace studio::changer
