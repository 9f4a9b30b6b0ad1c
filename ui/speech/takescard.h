// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/peaks.h"
#include "core/base/strongid.h"
#include "ui/widgets/card.h"

#include <memory>

class QStackedWidget;
class QVBoxLayout;

namespace studio::ui {

class EmptyState;
class IconButton;
class TakePlayback;
class TakeShelf;
class TakeStrip;
class TextLabel;
class WaveformView;

/// The takes: chips, and the waveform of the current one. Shows what the shelf holds and where the playback
/// is.
class TakesCard final : public Card {
    Q_OBJECT

public:
    TakesCard(TakeShelf &shelf, TakePlayback &playback, QWidget *parent = nullptr);

    [[nodiscard]] TakeStrip *strip() const { return m_strip; }
    [[nodiscard]] WaveformView *wave() const { return m_wave; }
    /// What making the selected words anew costs, beside its button; empty: nothing can be made anew.
    void setRemakePrice(const QString &price);
    void setTrimEnabled(bool enabled);
    /// Whether words can be kept for a comp.
    void setKeepEnabled(bool enabled);
    /// Puts a row below the wave.
    void addBelow(QWidget *row);
    /// What has arrived of the growing take.
    void setGrowingPeaks(const std::shared_ptr<const audio::Peaks> &peaks);

signals:
    void menuRequested(const studio::TakeId &id, const QPoint &globalPosition);
    /// By the Delete key.
    void removeRequested(const studio::TakeId &id);
    /// By F2.
    void renameRequested(const studio::TakeId &id);
    void trimRequested();
    void keepRequested();
    void remakeRequested();

private:
    void build();
    void showList();
    void showCurrent();
    void showWave();

    TakeShelf &m_shelf;
    TakePlayback &m_playback;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    TakeStrip *m_strip;
    WaveformView *m_wave;
    QVBoxLayout *m_page = nullptr;
    IconButton *m_keep;
    IconButton *m_trim;
    IconButton *m_remake;
    TextLabel *m_price = nullptr;
    IconButton *m_zoomOut;
    IconButton *m_zoomIn;
    std::shared_ptr<const audio::Peaks> m_growing;
};

} // namespace studio::ui
