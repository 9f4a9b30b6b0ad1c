// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/player.h"
#include "core/base/jobguard.h"
#include "core/scenario/scenario.h"

#include <QTimer>

namespace studio::ui {

/// A sentence of a caller over a line, as the agent would hear it. It comes with the program and costs
/// nothing. The sound is made in a worker.
class LineSample final : public QObject {
    Q_OBJECT

public:
    explicit LineSample(std::shared_ptr<audio::AudioThread> thread, QObject *parent = nullptr);

    void play(const scenario::LineSettings &line);
    /// Another line while it plays: again from the start, once the sliders rest.
    void change(const scenario::LineSettings &line);
    void stop();
    [[nodiscard]] bool isPlaying() const { return m_playing; }
    /// What is played, or was last; null before.
    [[nodiscard]] std::shared_ptr<audio::PcmTrack> track() const { return m_track; }

signals:
    void playingChanged(bool playing);
    void failed(const studio::Error &problem);

private:
    void setPlaying(bool playing);

    audio::Player m_player;
    std::shared_ptr<audio::PcmTrack> m_track;
    scenario::LineSettings m_line;
    QTimer m_later;
    JobGuard m_making;
    bool m_playing = false;
};

/// The sample over a line; blocking, for workers.
[[nodiscard]] Result<std::shared_ptr<audio::PcmTrack>> lineSampleOf(const scenario::LineSettings &line);

} // namespace studio::ui
