// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/accessibility.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace studio::ui {

/// The level of a microphone: 28 cells, the peak held for 1.5 s, the value in dB. A clipped cell stays red
/// until the meter is clicked; five silent seconds say so. Levels are pushed in about 30 times a second;
/// assistive technology hears of them once a second at most.
class LevelMeter final : public QWidget, public SpokenValue {
    Q_OBJECT

public:
    explicit LevelMeter(QWidget *parent = nullptr);

    /// Peak of the last moment, in dB of full scale.
    void setLevel(double peakDb);
    /// Nothing is measured: empty, with a reason in place of the value.
    void setOff(const QString &reason = {});
    /// For "No sound from …".
    void setDeviceName(const QString &name) { m_device = name; }
    [[nodiscard]] bool isClipped() const { return m_clipped; }
    /// The value or the reason shown.
    [[nodiscard]] QString shownText() const;

    [[nodiscard]] QString spoken() const override { return shownText(); }
    [[nodiscard]] double spokenMinimum() const override;
    [[nodiscard]] double spokenMaximum() const override { return 0; }
    [[nodiscard]] double spokenNow() const override { return m_level; }
    void setSpokenNow(double) override { }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void tell();

    QString m_device;
    QString m_reason;
    bool m_on = false;
    bool m_clipped = false;
    double m_level;
    double m_held;
    QElapsedTimer m_heldSince;
    QElapsedTimer m_lastSound;
    QElapsedTimer m_lastTold;
};

} // namespace studio::ui
