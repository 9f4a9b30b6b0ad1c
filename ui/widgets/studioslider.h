// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/accessibility.h"

#include <QSlider>

namespace studio::ui {

/// A horizontal slider that leaves the wheel to the scroll area unless focused, jumps to a click, and may
/// mark its default (drawn by StudioStyle).
class StudioSlider : public QSlider, public SpokenValue {
    Q_OBJECT
    Q_PROPERTY(int defaultMark READ defaultMark WRITE setDefaultMark)

public:
    explicit StudioSlider(QWidget *parent = nullptr);

    /// Position of the mark, or INT_MIN for none.
    [[nodiscard]] int defaultMark() const { return m_mark; }
    void setDefaultMark(int value);
    /// What a screen reader hears instead of the bare number.
    void setSpoken(const QString &text);

    [[nodiscard]] QString spoken() const override;
    [[nodiscard]] double spokenMinimum() const override { return minimum(); }
    [[nodiscard]] double spokenMaximum() const override { return maximum(); }
    [[nodiscard]] double spokenNow() const override { return value(); }
    void setSpokenNow(double now) override { setValue(int(now)); }

signals:
    /// Ctrl+0 or a double click.
    void resetRequested();

protected:
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    int m_mark;
    QString m_spoken;
};

} // namespace studio::ui
