// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"

class QBoxLayout;
class QPushButton;
class QStackedWidget;

namespace studio::ui {

class ChangerPlayback;
class EmptyState;
class IconButton;
class SourceSound;
class StudioCombo;
class TextLabel;
class TrimHandles;
class WaveformView;
struct WaveSpan;

/// The recording under work: its name and waveform, what is chosen of it, and which of its sounds is taken.
class SourceCard final : public Card {
    Q_OBJECT

public:
    SourceCard(SourceSound &source, ChangerPlayback &playback, QWidget *parent = nullptr);

    [[nodiscard]] WaveformView *wave() const { return m_wave; }
    [[nodiscard]] TrimHandles *handles() const { return m_handles; }
    /// A row below the waveform.
    void addBelow(QWidget *row);
    /// What is between the handles, in seconds.
    [[nodiscard]] WaveSpan chosen() const;
    void setChosen(double from, double to);
    /// What is chosen begins, or ends, at the playhead.
    void beginHere();
    void endHere();
    void takeFocus();

signals:
    void openRequested();
    void closeRequested();
    /// The handles were moved.
    void chosenChanged();

private:
    void build();
    void refresh();
    void showChoices();
    void showWave();
    void showProgress();

    SourceSound &m_source;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    TextLabel *m_name;
    TextLabel *m_facts;
    StudioCombo *m_stream;
    StudioCombo *m_channel;
    IconButton *m_open;
    IconButton *m_close;
    IconButton *m_zoomOut;
    IconButton *m_zoomIn;
    WaveformView *m_wave;
    TrimHandles *m_handles;
    QWidget *m_loading;
    TextLabel *m_progress;
    QPushButton *m_cancel;
    QString m_shown; ///< Path and options of what the waveform shows.
};

} // namespace studio::ui
