// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/waveart.h"

#include <QPointer>
#include <QWidget>

#include <optional>

namespace studio::ui {

class TrimHandle;
class WaveformView;

/// Two handles over a waveform that say which part of the sound is taken; the rest is veiled. They stay when
/// the view is clicked, scrolled or zoomed. Delete in the view keeps what is selected there. Belongs to the
/// view, which must outlive it.
class TrimHandles final : public QWidget {
    Q_OBJECT

public:
    explicit TrimHandles(WaveformView &wave);

    /// Nothing is all of it. Bounded by the sound; does not emit when nothing changes.
    void setRange(const std::optional<WaveSpan> &range);
    /// In seconds; all of the sound if it is not trimmed.
    [[nodiscard]] WaveSpan range() const;
    [[nodiscard]] bool isTrimmed() const { return m_range.has_value(); }
    void reset() { setRange(std::nullopt); }
    /// Takes what is selected in the view, which has no selection afterwards. False without one.
    bool takeSelection();

signals:
    /// Many times while a handle is dragged.
    void rangeChanged();
    /// The handle was let go, or moved by key.
    void rangeChosen();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void move(bool isStart, double seconds);

    WaveformView &m_wave;
    QPointer<TrimHandle> m_from;
    QPointer<TrimHandle> m_to;
    std::optional<WaveSpan> m_range;
};

} // namespace studio::ui
