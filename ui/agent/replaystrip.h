// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/agent/sessionwave.h"

#include <QWidget>

namespace studio::ui {

class IconButton;
class ReplayPlayback;
class StudioCombo;
class TextLabel;
class TimecodeLabel;

/// The row a replay is moved with, where a live session has the one one talks from: play, the session's wave,
/// time and speed.
class ReplayStrip final : public QWidget {
    Q_OBJECT

public:
    explicit ReplayStrip(ReplayPlayback &playback, QWidget *parent = nullptr);

    [[nodiscard]] SessionWave *wave() const { return m_wave; }
    /// E.g. that the sound was left out; empty hides it.
    void setRemark(const QString &sentence);

    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    ReplayPlayback &m_playback;
    IconButton *m_play;
    SessionWave *m_wave;
    TimecodeLabel *m_time;
    StudioCombo *m_speed;
    IconButton *m_close;
    TextLabel *m_remark;
};

} // namespace studio::ui
