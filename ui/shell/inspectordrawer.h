// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QWidget;

namespace studio::ui {

class Panel;

/// Lays the inspector of a panel over its content in a window too narrow for both. Open, it takes the focus;
/// Esc, a click beside it or going on in the content closes it, and the focus returns. The inspector stays a
/// child of its panel.
class InspectorDrawer final : public QObject {
    Q_OBJECT

public:
    explicit InspectorDrawer(QObject *parent = nullptr);

    /// Takes it out of the panel's layout, closed.
    void lift(Panel &panel);
    /// Puts it beside the content again.
    void dock(Panel &panel);
    [[nodiscard]] bool isOpen() const { return m_open; }
    void open();
    void close();

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void leave();
    void place();
    void take(QWidget *now);

    QPointer<Panel> m_panel; ///< Whose inspector is lifted.
    QPointer<QWidget> m_ground; ///< Beside the open drawer.
    QPointer<QWidget> m_returnFocus;
    bool m_open = false;
};

} // namespace studio::ui
