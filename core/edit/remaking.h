// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/speechapi.h"
#include "core/base/jobguard.h"
#include "core/edit/takewriter.h"
#include "core/speech/speechengine.h"

#include <QPointer>

namespace studio::edit {

/// Some words of a take to be spoken anew.
struct RemakePlan {
    store::Take base{}; ///< With its times.
    WordRange words{};
    speech::SpeechInputs part{}; ///< What is sent: the words, and the text around them as context.
    Span span{}; ///< Of the old words.
};

/// `like` gives voice, model and settings. Validation when the take has no times.
[[nodiscard]] Result<RemakePlan> planRemake(const store::Take &base, WordRange words,
                                            const speech::SpeechInputs &like, bool takesContext);

/// Words of a take made anew and spliced into a new take; the old one stays. A reading that was paid for but
/// not used yet, because the program ended in between, is used first. While it works nothing is heard: the
/// track is ready just before the end.
class Remaking final : public speech::Generation {
    Q_OBJECT
public:
    Remaking(speech::SpeechEngine &engine, const EditStores &stores, const api::SpeechApi &api,
             const RemakePlan &plan, const Track &sound, QObject *parent);

    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] const speech::SpeechInputs &inputs() const override { return m_plan.part; }
    [[nodiscard]] TakeId takeId() const override { return m_takeId; }
    [[nodiscard]] std::shared_ptr<audio::PcmTrack> track() const override { return m_edited.track; }
    [[nodiscard]] std::shared_ptr<const audio::Peaks> peaks() const override { return m_peaks; }
    void cancel() override;

private:
    void begin();
    void make();
    void takePart(const store::Take &part);
    void spliceIn(const store::Take &part, const Track &sound);
    void save(const Edited &edited, std::optional<qint64> credits);
    void finish(const Result<speech::Outcome> &outcome);
    void setState(State state);

    speech::SpeechEngine &m_engine;
    EditStores m_stores;
    api::SpeechApi m_api;
    RemakePlan m_plan;
    Track m_sound;
    TakeId m_takeId;
    State m_state = State::LookingUp;
    Edited m_edited;
    std::shared_ptr<const audio::Peaks> m_peaks = std::make_shared<const audio::Peaks>();
    bool m_cancelled = false;
    QPointer<speech::Generation> m_making;
    JobGuard m_step;
};

} // namespace studio::edit
