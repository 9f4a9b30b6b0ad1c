// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"

#include <QWidget>

class QPushButton;

namespace studio::ui {

class LabeledSlider;
class NumberField;
class Switch;

/// What the line does to the caller's sound, as sliders, and a button that lets one hear it. Shown as a
/// popover; the owner plays the sample.
class LineEditor final : public QWidget {
    Q_OBJECT

public:
    explicit LineEditor(QWidget *parent = nullptr);

    /// Silent.
    void setLine(const scenario::LineSettings &line);
    [[nodiscard]] const scenario::LineSettings &line() const { return m_line; }
    void setPlaying(bool playing);

signals:
    /// By the user.
    void edited(const studio::scenario::LineSettings &line);
    /// The sample of the line as it is now, or an end to it.
    void hearRequested(bool play);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void take();

    scenario::LineSettings m_line;
    Switch *m_band;
    LabeledSlider *m_noise;
    LabeledSlider *m_loss;
    LabeledSlider *m_clipping;
    LabeledSlider *m_echo;
    LabeledSlider *m_delay;
    NumberField *m_seed;
    QPushButton *m_hear;
    bool m_filling = false;
    bool m_playing = false;
};

} // namespace studio::ui
