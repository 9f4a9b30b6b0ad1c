// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/base/error.h"
#include "ui/widgets/playbacksource.h"

#include <QTimer>

#include <functional>
#include <memory>

namespace studio::audio {
class Player;
}

namespace studio::ui {

class TakeShelf;

/// Plays the current take of the shelf. What plays goes on when another take is selected: from its start. The
/// position is read from the player at display rate, only while something plays.
class TakePlayback final : public PlaybackSource {
    Q_OBJECT

public:
    TakePlayback(audio::Player &player, TakeShelf &shelf, QObject *parent = nullptr);

    /// The sound to come is played as soon as its first part is there.
    void playWhenReady();
    /// Of the line the growing take arrives on; helps the player to decide when to start.
    void setLine(const QString &host) { m_line = host; }
    /// Gives the name of a model; without it takes are described by their voice alone.
    void setModelNames(std::function<QString(const ModelId &)> names) { m_modelNames = std::move(names); }

    [[nodiscard]] std::optional<About> about() const override;
    [[nodiscard]] Playback playback() const override;
    [[nodiscard]] double positionSeconds() const override;
    [[nodiscard]] double durationSeconds() const override;
    [[nodiscard]] bool hasPrevious() const override;
    [[nodiscard]] bool hasNext() const override;
    [[nodiscard]] bool canExport() const override;
    [[nodiscard]] bool isLoop() const override { return m_loop; }

    void play() override;
    void pause() override;
    void seek(double seconds) override;
    void previous() override;
    void next() override;
    void setLoop(bool loop) override;
    void setVolume(double volume) override;
    void exportCurrent() override;

signals:
    void exportRequested();
    void deviceLost(const studio::Error &error);

private:
    void takeChanged();
    void soundReady();
    void playerChanged();
    void applyLoop();

    audio::Player &m_player;
    TakeShelf &m_shelf;
    std::shared_ptr<audio::PcmTrack> m_track;
    QTimer m_clock;
    QString m_line;
    std::function<QString(const ModelId &)> m_modelNames;
    bool m_playWhenReady = false;
    bool m_loop = false;
};

} // namespace studio::ui
