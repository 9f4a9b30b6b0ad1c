// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/accessibility.h"
#include "ui/widgets/wavepeaks.h"

#include <QPixmap>
#include <QWidget>

namespace studio::ui {

/// The waveform of a take: ruler, bars, playhead, hover line with time. Click or drag seeks; ← → 1 s, with
/// Shift 0.1 s, Home, End. Bars are cached in two pixmaps; the playhead repaints two thin rectangles.
class WaveformView final : public QWidget, public SpokenValue {
    Q_OBJECT

public:
    explicit WaveformView(QWidget *parent = nullptr);

    /// Peaks may grow call by call; missing ones up to totalSeconds are drawn as a skeleton.
    void setPeaks(WavePeaks peaks);
    void clear();
    void setPosition(double seconds);
    [[nodiscard]] double position() const { return m_position; }
    [[nodiscard]] double duration() const;
    /// "Waveform, take 3".
    void setTitle(const QString &title);
    /// "7.4 s of 24.1 s", for assistive technology.
    [[nodiscard]] QString spoken() const override;
    [[nodiscard]] double spokenMinimum() const override { return 0; }
    [[nodiscard]] double spokenMaximum() const override { return duration(); }
    [[nodiscard]] double spokenNow() const override { return m_position; }
    void setSpokenNow(double seconds) override { seek(seconds); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// The user wants to hear from here.
    void seekRequested(double seconds);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRect waveRect() const;
    [[nodiscard]] double secondsAt(double x) const;
    [[nodiscard]] double xOf(double seconds) const;
    [[nodiscard]] QRect playheadRect(double seconds) const;
    [[nodiscard]] QRect hoverRect() const;
    void invalidate();
    [[nodiscard]] QPixmap renderBars(const QColor &color) const;
    void paintRuler(QPainter &painter) const;
    void paintHover(QPainter &painter) const;
    void paintPlayhead(QPainter &painter) const;
    void seek(double seconds);

    WavePeaks m_peaks;
    double m_position = 0;
    double m_hover = -1;
    bool m_dragging = false;
    double m_barsRatio = 0;
    QPixmap m_bars;
    QPixmap m_played;
};

} // namespace studio::ui
