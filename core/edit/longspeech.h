// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/speechapi.h"
#include "core/base/jobguard.h"
#include "core/edit/growingjoin.h"
#include "core/edit/speechplan.h"
#include "core/edit/takewriter.h"
#include "core/speech/speechengine.h"

#include <QJsonArray>
#include <QPointer>
#include <QTimer>

namespace studio::edit {

/// A script of several parts on its way to one take: the parts are made in order, each a request of its own
/// in the ledger, and heard as they arrive. Parts that were made before cost nothing, so a generation that
/// failed or was cancelled in its middle goes on where it stopped; what was made of it is kept as a take that
/// is cut short.
class LongSpeech final : public speech::Generation {
    Q_OBJECT
public:
    LongSpeech(speech::SpeechEngine &engine, const EditStores &stores, const api::SpeechApi &api,
               const SpeechPlan &plan, speech::Repeat repeat, QObject *parent);

    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] const speech::SpeechInputs &inputs() const override { return m_plan.whole; }
    [[nodiscard]] TakeId takeId() const override { return m_takeId; }
    [[nodiscard]] std::shared_ptr<audio::PcmTrack> track() const override;
    [[nodiscard]] std::shared_ptr<const audio::Peaks> peaks() const override;
    void cancel() override;

    [[nodiscard]] int partCount() const { return int(m_plan.parts.size()); }
    /// 0-based.
    [[nodiscard]] int currentPart() const { return int(m_part); }

signals:
    /// The sound of a part is being made, or was found in the store.
    void partBegan(int part);

private:
    void lookUp();
    void startPart();
    void startMade(const store::Take &take);
    void follow(speech::Generation *part);
    void copyNew();
    [[nodiscard]] bool copySome();
    void partEnded(const Result<speech::Outcome> &outcome);
    void endPart(const Result<speech::Outcome> &outcome);
    void takePart(const store::Take &take);
    void save();
    void finish(const Result<speech::Outcome> &outcome);
    void setState(State state);
    [[nodiscard]] store::Take describeTake() const;

    speech::SpeechEngine &m_engine;
    EditStores m_stores;
    api::SpeechApi m_api;
    SpeechPlan m_plan;
    speech::Repeat m_repeat;
    TakeId m_takeId;
    State m_state = State::LookingUp;
    std::size_t m_part = 0;
    std::unique_ptr<GrowingJoin> m_join;
    std::shared_ptr<const audio::Peaks> m_noPeaks = std::make_shared<const audio::Peaks>();
    std::shared_ptr<audio::PcmTrack> m_source; ///< Of the part under way.
    qint64 m_copied = 0;
    bool m_partOpen = false; ///< Its place in the join is made.
    std::optional<Result<speech::Outcome>> m_partEnd; ///< It is made, but not all of it is copied.
    text::Alignment m_alignment;
    bool m_timed = true;
    QString m_text;
    QJsonArray m_pieces;
    QJsonArray m_seams;
    qint64 m_credits = 0;
    bool m_creditsKnown = true;
    std::optional<Error> m_cutShort;
    bool m_mayHaveBeenCharged = false;
    bool m_cancelled = false;
    QTimer m_copy;
    QPointer<speech::Generation> m_making;
    JobGuard m_step;
};

} // namespace studio::edit
