// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/accessibility.h"
#include "ui/widgets/waveart.h"

#include <QPixmap>
#include <QWidget>

#include <optional>

namespace studio::ui {

/// The waveform of a sound: ruler, bars or line, playhead, hover line with time, selection, marks and named
/// regions. A click seeks, a drag selects, Shift+click and the edges of the band change the selection; ← →
/// 1 s, with Shift 0.1 s and selecting, with Ctrl by words, Home, End, I, O, Ctrl+A, Delete, M, Esc; the
/// wheel scrolls, with Ctrl it zooms. What is seen is cached in pixmaps; the playhead repaints two thin
/// rectangles.
class WaveformView final : public QWidget, public SpokenValue {
    Q_OBJECT

public:
    explicit WaveformView(QWidget *parent = nullptr);

    /// Peaks may grow call by call; missing ones up to totalSeconds are drawn as a skeleton.
    void setPeaks(WavePeaks peaks);
    /// The sound itself, for what the peaks are too coarse for; may be null.
    void setTrack(const std::shared_ptr<const audio::PcmTrack> &track);
    void clear();
    void setPosition(double seconds);
    [[nodiscard]] double position() const { return m_position; }
    [[nodiscard]] double duration() const;
    /// "Waveform, take 3".
    void setTitle(const QString &title) { setAccessibleName(title); }

    /// What a selection made by hand snaps to when the button is let go: whole words. Empty: nothing.
    void setSnaps(const std::vector<WaveSpan> &words) { m_snaps = words; }
    void setMarks(const std::vector<WaveMark> &marks);
    [[nodiscard]] const std::vector<WaveMark> &marks() const { return m_marks; }
    void setRegions(const std::vector<WaveRegion> &regions);
    /// Bounded by the sound; nothing, or less than a moment, ends the selection.
    void setSelection(const std::optional<WaveSpan> &selection);
    [[nodiscard]] const std::optional<WaveSpan> &selection() const { return m_selection; }

    [[nodiscard]] const WaveScale &scale() const { return m_scale; }
    void zoomIn();
    void zoomOut();
    void zoomToFit();

    /// "7.4 s of 24.1 s", for assistive technology.
    [[nodiscard]] QString spoken() const override;
    [[nodiscard]] double spokenMinimum() const override { return 0; }
    [[nodiscard]] double spokenMaximum() const override { return duration(); }
    [[nodiscard]] double spokenNow() const override { return m_position; }
    void setSpokenNow(double seconds) override { seek(seconds); }

    [[nodiscard]] QSize sizeHint() const override { return {400, 170}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 72}; }

public slots:
    /// The selection begins, or ends, at the playhead.
    void selectFromHere();
    void selectToHere();
    void selectAll();

signals:
    /// The user wants to hear from here.
    void seekRequested(double seconds);
    void selectionChanged();
    /// By the Delete key.
    void trimRequested();
    /// By M; a mark that is there already is to be taken away.
    void markRequested(double seconds);
    /// A double click: the user means the word, or whatever is there.
    void pickRequested(double seconds);
    void zoomChanged();
    /// Another part of the sound is seen, or it has another length: for what lies over the view.
    void viewChanged();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Drag { None, Pressed, Select, From, To };

    [[nodiscard]] QRect waveRect() const { return rect().adjusted(0, waveart::kRuler, 0, 0); }
    [[nodiscard]] QRect playheadRect(double seconds) const;
    [[nodiscard]] QRect hoverRect() const;
    [[nodiscard]] QRect bandRect() const;
    [[nodiscard]] Drag edgeAt(double x) const;
    void invalidate();
    void rescale();
    void zoomBy(double factor, double anchor);
    void seek(double seconds);
    void step(double seconds, bool selecting);
    void stepWord(int direction, bool selecting);
    void snap();
    void tellSelection();

    WavePeaks m_peaks;
    std::shared_ptr<const audio::PcmTrack> m_track;
    WaveScale m_scale;
    std::vector<WaveSpan> m_snaps;
    std::vector<WaveMark> m_marks;
    std::vector<WaveRegion> m_regions;
    std::optional<WaveSpan> m_selection;
    double m_position = 0;
    double m_hover = -1;
    Drag m_drag = Drag::None;
    double m_pressX = 0;
    double m_anchor = 0; ///< The end of the selection that does not move.
    double m_barsRatio = 0;
    QPixmap m_bars;
    QPixmap m_played;
    QPixmap m_selected;
};

} // namespace studio::ui
