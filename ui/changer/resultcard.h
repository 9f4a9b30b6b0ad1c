// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/peaks.h"
#include "core/base/strongid.h"
#include "ui/changer/changerplayback.h"
#include "ui/widgets/card.h"

#include <memory>

class QStackedWidget;

namespace studio::ui {

class EmptyState;
class IconButton;
class Segmented;
class TakeShelf;
class TakeStrip;
class WaveformView;

/// What was made: chips, the waveform of the current take, and the choice between it and its original. Shows
/// what the shelf holds and where the playback is.
class ResultCard final : public Card {
    Q_OBJECT

public:
    ResultCard(TakeShelf &shelf, ChangerPlayback &playback, QWidget *parent = nullptr);

    [[nodiscard]] TakeStrip *strip() const { return m_strip; }
    [[nodiscard]] WaveformView *wave() const { return m_wave; }
    /// What has arrived of the growing take.
    void setGrowingPeaks(const std::shared_ptr<const audio::Peaks> &peaks);

signals:
    void menuRequested(const studio::TakeId &id, const QPoint &globalPosition);
    /// By the Delete key.
    void removeRequested(const studio::TakeId &id);
    /// By F2.
    void renameRequested(const studio::TakeId &id);

private:
    void build();
    void showList();
    void showCurrent();
    void showWave();
    void showSide();

    TakeShelf &m_shelf;
    ChangerPlayback &m_playback;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    TakeStrip *m_strip;
    WaveformView *m_wave;
    Segmented *m_side;
    IconButton *m_zoomOut;
    IconButton *m_zoomIn;
    std::shared_ptr<const audio::Peaks> m_growing;
    bool m_showing = false;
};

} // namespace studio::ui
