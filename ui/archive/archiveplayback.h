// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/base/error.h"
#include "core/base/jobguard.h"
#include "core/store/take.h"
#include "ui/widgets/playbacksource.h"

#include <QTimer>

#include <memory>

namespace studio::audio {
class Player;
}
namespace studio::speech {
class SpeechEngine;
}

namespace studio::ui {

/// Plays one take of the history at a time, in place. The player is shared with previews: release() gives it
/// up, and the next play() loads the sound again.
class ArchivePlayback final : public PlaybackSource {
    Q_OBJECT

public:
    ArchivePlayback(audio::Player &player, speech::SpeechEngine &engine, QObject *parent = nullptr);

    /// Plays it from its start, or pauses and goes on if it is the one that is loaded.
    void toggle(const store::Take &take);
    [[nodiscard]] TakeId take() const { return m_take ? m_take->id : TakeId(); }
    /// Silence; nothing is loaded.
    void release();

    [[nodiscard]] std::optional<About> about() const override;
    [[nodiscard]] About absence() const override;
    [[nodiscard]] Playback playback() const override;
    [[nodiscard]] double positionSeconds() const override;
    [[nodiscard]] double durationSeconds() const override;
    [[nodiscard]] bool hasPrevious() const override { return false; }
    [[nodiscard]] bool hasNext() const override { return false; }
    [[nodiscard]] bool canExport() const override { return m_take && m_canExport; }
    [[nodiscard]] bool isLoop() const override { return m_loop; }
    void setCanExport(bool can) { m_canExport = can; }

    void play() override;
    void pause() override;
    void seek(double seconds) override;
    void previous() override { }
    void next() override { }
    void setLoop(bool loop) override;
    void setVolume(double volume) override;
    void exportCurrent() override;

signals:
    void failed(const studio::Error &error);
    void exportRequested(const studio::store::Take &take);

private:
    void load();
    void playerChanged();
    void applyLoop();

    audio::Player &m_player;
    speech::SpeechEngine &m_engine;
    std::optional<store::Take> m_take;
    std::shared_ptr<audio::PcmTrack> m_track;
    JobGuard m_loading;
    QTimer m_clock;
    bool m_loop = false;
    bool m_canExport = false;
    double m_volume = 1.0;
};

} // namespace studio::ui
