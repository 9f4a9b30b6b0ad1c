// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"

#include <QWidget>

class QPushButton;

namespace studio::ui {

class IconButton;
class PlayButton;
class StudioCombo;
class StudioSlider;
class TextLabel;
class TimecodeLabel;
class TransportSource;

/// The player at the foot of the window. Without a source it says so and its controls are off.
class TransportBar final : public QWidget {
    Q_OBJECT

public:
    enum class Playback { Stopped, Waiting, Playing };

    explicit TransportBar(QWidget *parent = nullptr);

    void setSource(const VoiceId &voice, const QString &title, const QString &detail);
    /// What is said meanwhile; nothing when empty.
    void clearSource(const QString &title = {}, const QString &detail = {});
    [[nodiscard]] bool hasSource() const { return m_hasSource; }
    void setPlayback(Playback playback);
    [[nodiscard]] Playback playback() const { return m_playback; }
    void setPosition(double seconds);
    void setDuration(double seconds);
    void setLoop(bool loop);
    [[nodiscard]] bool isLoop() const;
    /// 0…1.
    void setVolume(double volume);
    [[nodiscard]] double volume() const;
    void setNavigation(bool hasPrevious, bool hasNext);
    void setExportEnabled(bool enabled);
    /// Off where the same button stands elsewhere on the screen. On at first.
    void setExportShown(bool shown);
    /// ½ to 2; the nearest of the choices is shown.
    void setSpeed(double speed);
    /// To the next speed on the list, up (1) or down (−1); returns what it is now, to be read aloud.
    QString stepSpeed(int direction);
    [[nodiscard]] double speed() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void playRequested();
    void pauseRequested();
    void previousRequested();
    void nextRequested();
    void loopChanged(bool loop);
    void volumeChanged(double volume);
    void speedChanged(double speed);
    void exportRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    TransportSource *m_source;
    IconButton *m_previous;
    PlayButton *m_play;
    IconButton *m_next;
    IconButton *m_loop;
    TimecodeLabel *m_time;
    StudioCombo *m_speed;
    IconButton *m_mute;
    StudioSlider *m_volume;
    QPushButton *m_export;
    bool m_hasSource = false;
    bool m_canPrevious = false;
    bool m_canNext = false;
    bool m_canExport = true;
    Playback m_playback = Playback::Stopped;
    int m_volumeBeforeMute = 80;
};

} // namespace studio::ui
