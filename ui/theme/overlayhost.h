// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include <vector>

class QWidget;

namespace studio::ui {

class OverlayLayer;

/// The in-window layer of popovers, dialogs and toasts of one window, which owns it. No window manager, no
/// compositor. Esc and a click outside close the top one, focus returns to the opener, Tab stays inside.
/// Content is hidden and given back to its former parent when closed; content without a parent is deleted.
class OverlayHost final : public QObject {
    Q_OBJECT

public:
    /// The host of the window that holds `widget`, made on first use.
    [[nodiscard]] static OverlayHost *of(QWidget *widget);

    /// Shows content below (or above, if there is no room) the anchor. `returnFocus` defaults to the anchor.
    void showPopover(QWidget *content, QWidget *anchor, QWidget *returnFocus = nullptr);
    /// Shows content centred over a scrim; its dynamic property `overlayTop` moves it up to that height.
    /// Focus returns to the widget that had it.
    void showDialog(QWidget *content);
    /// Shows a toast at the bottom centre, `bottomMargin` above the window's edge; the previous toast goes.
    /// One with the dynamic property `toastKeeps` steps back and returns when the newer one has gone.
    void showToast(QWidget *toast);
    /// Room kept free below toasts (the transport bar).
    void setToastBottomMargin(int pixels);

    void close(QWidget *content);
    void closeTop();
    void closeToast();
    [[nodiscard]] bool isOpen(const QWidget *content) const;
    [[nodiscard]] bool hasOpen() const { return !m_layers.empty(); }
    [[nodiscard]] QWidget *toast() const;

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void closed(QWidget *content);
    /// A popover or dialog has opened or closed; see hasOpen().
    void openChanged();

private:
    explicit OverlayHost(QWidget *window);
    void show(QWidget *content, QWidget *anchor, QWidget *returnFocus, bool modal);
    void forget(OverlayLayer *layer);
    void placeToast();
    void showWaitingToast();

    QWidget *m_window;
    std::vector<OverlayLayer *> m_layers;
    QPointer<QWidget> m_toast;
    std::vector<QPointer<QWidget>> m_waitingToasts; ///< The latest last.
    QPointer<QWidget> m_beforeToast; ///< Had the focus when F8 gave it to the toast.
    int m_toastBottom = 80;
};

} // namespace studio::ui
