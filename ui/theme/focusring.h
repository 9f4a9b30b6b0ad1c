// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace studio::ui {

/// The keyboard focus ring of one window: an overlay that follows the focus after Tab, Shift+Tab or a
/// shortcut and hides on a mouse click. Text fields draw their own border instead. Owned by the window. A
/// widget may narrow the ring with the dynamic properties "focusRect" (QRect) and "focusRadius" (int), or
/// refuse it with "noFocusRing" (true).
class FocusRing final : public QWidget {
    Q_OBJECT

public:
    /// Gives the window a ring unless it has one.
    static FocusRing *install(QWidget *window);

    /// The widget the ring surrounds now, or null when it is hidden.
    [[nodiscard]] QWidget *target() const { return isVisible() ? m_target.data() : nullptr; }

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    explicit FocusRing(QWidget *window);
    void follow(QWidget *widget);
    void place();

    QPointer<QWidget> m_target;
    bool m_byKeyboard = false;
};

} // namespace studio::ui
