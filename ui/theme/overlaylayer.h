// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace studio::ui {

/// One open overlay: covers the window, catches clicks outside its content, paints scrim, shadow and frame.
/// Owned by the window; made and removed by OverlayHost.
class OverlayLayer final : public QWidget {
    Q_OBJECT

public:
    /// `anchor` null: a dialog over a scrim.
    OverlayLayer(QWidget *window, QWidget *content, QWidget *anchor, QWidget *returnFocus);

    [[nodiscard]] QWidget *content() const { return m_content; }
    [[nodiscard]] QWidget *returnFocus() const { return m_returnFocus; }
    /// Covers the window again and places the content.
    void place();
    /// Hides the content and gives it back.
    void release();

signals:
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPointer<QWidget> m_content;
    QPointer<QWidget> m_home;
    QPointer<QWidget> m_anchor;
    QPointer<QWidget> m_returnFocus;
    bool m_modal;
};

} // namespace studio::ui
