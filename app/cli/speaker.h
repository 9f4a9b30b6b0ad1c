// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"
#include "core/audio/player.h"
#include "core/edit/longspeech.h"
#include "core/speech/speechengine.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

namespace studio::app {

/// Generates one text and, if wanted, plays it while it arrives. Tells what happens as events. One after the
/// other; the player stays open between texts.
class Speaker final : public QObject {
    Q_OBJECT
public:
    /// `player` may be null: nothing is played then. All must outlive this object.
    Speaker(speech::SpeechEngine &engine, const edit::EditStores &stores, audio::Player *player,
            Output &output, QObject *parent = nullptr);

    /// `line` counts from 1 in the events; 0 for a single text.
    void speak(const api::SpeechApi &api, const edit::SpeechPlan &plan, int line);
    void cancel();
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// Why what was spoken last could not be heard.
    [[nodiscard]] const std::optional<Error> &playError() const { return m_playError; }

signals:
    /// The sound is made and, if it is played, heard to its end; or as far as the device played it: see
    /// playError().
    void spoken(const studio::speech::Outcome &outcome);
    void failed(const studio::Error &error);
    /// The sound is here, but the store cannot take it. It stays in memory until cancel().
    void couldNotKeep(const studio::Error &error, const std::shared_ptr<studio::audio::PcmTrack> &track);

private:
    void startPlaying(const std::shared_ptr<audio::PcmTrack> &track, const QString &lineKey);
    void generationDone(const Result<speech::Outcome> &outcome);
    void playingDone();
    void playMade();
    void finishWhenDone();
    void fail(const Error &error);
    [[nodiscard]] QJsonObject about(QJsonObject fields = {}) const;

    speech::SpeechEngine &m_engine;
    edit::EditStores m_stores;
    audio::Player *m_player;
    Output &m_output;
    QPointer<speech::Generation> m_generation;
    edit::SpeechPlan m_plan;
    std::optional<speech::Outcome> m_outcome;
    std::optional<Error> m_playError;
    int m_line = 0;
    bool m_busy = false;
    bool m_playing = false;
    bool m_toldPlaying = false;
    bool m_toldUnkept = false;
};

} // namespace studio::app
