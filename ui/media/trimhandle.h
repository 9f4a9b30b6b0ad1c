// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/accessibility.h"

#include <QWidget>

namespace studio::ui {

/// One end of the part of a sound that is taken: dragged with the mouse, moved with ← → (0.1 s; with Shift
/// 0.01, with Ctrl 1), Page Up and Page Down (10 s), Home and End. Says where it wants to be; TrimHandles
/// decides.
class TrimHandle final : public QWidget, public SpokenValue {
    Q_OBJECT

public:
    enum class Edge { From, To };
    static constexpr int kWidth = 14;

    TrimHandle(Edge edge, QWidget *parent);

    /// Seconds: where it is and where it may be.
    void setPlace(double seconds, double least, double most);
    [[nodiscard]] double seconds() const { return m_seconds; }

    [[nodiscard]] QString spoken() const override;
    [[nodiscard]] double spokenMinimum() const override { return m_least; }
    [[nodiscard]] double spokenMaximum() const override { return m_most; }
    [[nodiscard]] double spokenNow() const override { return m_seconds; }
    void setSpokenNow(double seconds) override { emit moveRequested(seconds); }

signals:
    void moveRequested(double seconds);
    /// To this place of the parent.
    void dragged(double x);
    void letGo();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Edge m_edge;
    double m_seconds = 0;
    double m_least = 0;
    double m_most = 0;
    double m_grip = 0; ///< Where in the handle the mouse holds it.
    bool m_held = false;
};

} // namespace studio::ui
