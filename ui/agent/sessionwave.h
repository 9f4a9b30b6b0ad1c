// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence/replaysound.h"
#include "ui/widgets/accessibility.h"

#include <QList>
#include <QPixmap>
#include <QWidget>

namespace studio::ui {

/// A recorded session along its time: the user's sound above the line, the agent's below, with marks for
/// interruptions and tool calls. A click or a drag goes there; ← → 1 s, with Shift 0.1 s, Page keys from turn
/// to turn, Home, End. Only what moved is painted again.
class SessionWave final : public QWidget, public SpokenValue {
    Q_OBJECT

public:
    struct Mark {
        double seconds = 0;
        enum class Kind { Interruption, Tool, Turn } kind = Kind::Turn;
        bool operator==(const Mark &) const = default;
    };

    explicit SessionWave(QWidget *parent = nullptr);

    void setDuration(double seconds);
    void setPeaks(const evidence::SessionPeaks &peaks);
    void setMarks(const QList<Mark> &marks);
    void setPosition(double seconds);
    [[nodiscard]] double position() const { return m_position; }
    /// The beginning of the turn before or after a moment.
    [[nodiscard]] double turnBeside(double seconds, int direction) const;

    [[nodiscard]] QString spoken() const override;
    [[nodiscard]] double spokenMinimum() const override { return 0; }
    [[nodiscard]] double spokenMaximum() const override { return m_seconds; }
    [[nodiscard]] double spokenNow() const override { return m_position; }
    void setSpokenNow(double seconds) override { emit seekRequested(seconds); }

    [[nodiscard]] QSize sizeHint() const override { return {300, 48}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, 40}; }

signals:
    void seekRequested(double seconds);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] double xOf(double seconds) const;
    [[nodiscard]] double secondsAt(double x) const;
    [[nodiscard]] QRect headRect(double seconds) const;
    void paintBars();

    evidence::SessionPeaks m_peaks;
    QList<Mark> m_marks;
    double m_seconds = 0;
    double m_position = 0;
    QPixmap m_bars;
    QPixmap m_played;
};

} // namespace studio::ui
