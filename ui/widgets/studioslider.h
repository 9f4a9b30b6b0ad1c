// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>

namespace studio::ui {

/// A horizontal slider that leaves the wheel to the scroll area unless focused, jumps to a click, and may
/// mark its default (drawn by StudioStyle).
class StudioSlider : public QSlider {
    Q_OBJECT
    Q_PROPERTY(int defaultMark READ defaultMark WRITE setDefaultMark)

public:
    explicit StudioSlider(QWidget* parent = nullptr);

    /// Position of the mark, or INT_MIN for none.
    [[nodiscard]] int defaultMark() const { return m_mark; }
    void setDefaultMark(int value);

signals:
    /// Ctrl+0 or a double click.
    void resetRequested();

protected:
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    int m_mark;
};

} // namespace studio::ui
