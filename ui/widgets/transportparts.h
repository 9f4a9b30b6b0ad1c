// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"
#include "ui/theme/typography.h"

#include <QAbstractButton>
#include <QTimer>

#include <algorithm>

namespace studio::ui {

/// The round play button, 40 px: play, pause, or a turning ring while waiting for sound.
class PlayButton final : public QAbstractButton {
    Q_OBJECT

public:
    enum class Look { Play, Pause, Waiting };

    explicit PlayButton(QWidget *parent = nullptr);

    void setLook(Look look);
    [[nodiscard]] QSize sizeHint() const override { return {40, 40}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    Look m_look = Look::Play;
    QTimer m_spin;
    int m_angle = 0;
};

/// What is loaded: orb and two lines.
class TransportSource final : public QWidget {
    Q_OBJECT

public:
    explicit TransportSource(QWidget *parent = nullptr);

    void setSource(const VoiceId &voice, const QString &title, const QString &detail);
    [[nodiscard]] QSize sizeHint() const override { return {200, std::max(40, scaled(36))}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {60, std::max(40, scaled(36))}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    VoiceId m_voice;
    QString m_title;
    QString m_detail;
};

} // namespace studio::ui
