// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/overlayhost.h"

#include "ui/theme/overlaylayer.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QPropertyAnimation>
#include <QTimer>
#include <QWidget>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr std::size_t kMostWaitingToasts = 5;

} // namespace

OverlayHost *OverlayHost::of(QWidget *widget)
{
    QWidget *window = widget->window();
    if (auto *host = window->findChild<OverlayHost *>(QString(), Qt::FindDirectChildrenOnly))
        return host;
    return new OverlayHost(window);
}

OverlayHost::OverlayHost(QWidget *window) : QObject(window), m_window(window)
{
    window->installEventFilter(this);
}

void OverlayHost::showPopover(QWidget *content, QWidget *anchor, QWidget *returnFocus)
{
    show(content, anchor, returnFocus ? returnFocus : anchor, false);
}

void OverlayHost::showDialog(QWidget *content)
{
    show(content, nullptr, QApplication::focusWidget(), true);
}

void OverlayHost::show(QWidget *content, QWidget *anchor, QWidget *returnFocus, bool modal)
{
    if (isOpen(content))
        return;
    auto *layer = new OverlayLayer(m_window, content, modal ? nullptr : anchor, returnFocus);
    m_layers.push_back(layer);
    connect(layer, &OverlayLayer::closeRequested, this, [this, layer] { close(layer->content()); });
    connect(layer, &QObject::destroyed, this, [this, layer] { forget(layer); });
    connect(content, &QObject::destroyed, this, [this, gone = QPointer<OverlayLayer>(layer)] {
        if (!gone)
            return;
        forget(gone);
        gone->deleteLater();
    });
    emit openChanged();
    if (!content->isAncestorOf(QApplication::focusWidget())) {
        QWidget *first = content->focusProxy() ? content->focusProxy() : content;
        if (first->focusPolicy() == Qt::NoFocus)
            first = content->nextInFocusChain();
        while (first && first != content && !(first->focusPolicy() & Qt::TabFocus))
            first = first->nextInFocusChain();
        if (first && (first == content || content->isAncestorOf(first)))
            first->setFocus(Qt::OtherFocusReason);
    }
}

void OverlayHost::forget(OverlayLayer *layer)
{
    if (std::erase(m_layers, layer) > 0)
        emit openChanged();
}

void OverlayHost::close(QWidget *content)
{
    const auto found = std::find_if(m_layers.begin(), m_layers.end(),
                                    [content](const OverlayLayer *l) { return l->content() == content; });
    if (!content || found == m_layers.end())
        return;
    OverlayLayer *layer = *found;
    m_layers.erase(found);
    emit openChanged();
    const QPointer<QWidget> back = layer->returnFocus();
    layer->release();
    if (back && back->isVisible())
        back->setFocus(Qt::OtherFocusReason);
    emit closed(content);
}

void OverlayHost::closeTop()
{
    if (!m_layers.empty())
        close(m_layers.back()->content());
}

bool OverlayHost::isOpen(const QWidget *content) const
{
    return std::any_of(m_layers.begin(), m_layers.end(),
                       [content](const OverlayLayer *l) { return l->content() == content; });
}

void OverlayHost::showToast(QWidget *toast)
{
    if (m_toast && m_toast->property("toastKeeps").toBool()) {
        QWidget *stepsBack = m_toast;
        m_toast.clear();
        stepsBack->hide();
        m_waitingToasts.emplace_back(stepsBack);
        if (m_waitingToasts.size() > kMostWaitingToasts) {
            if (m_waitingToasts.front())
                m_waitingToasts.front()->deleteLater();
            m_waitingToasts.erase(m_waitingToasts.begin());
        }
    } else {
        closeToast();
    }
    m_toast = toast;
    toast->setParent(m_window);
    toast->installEventFilter(this);
    placeToast();
    toast->show();
    toast->raise();
    if (const int ms = theme().motion(180)) {
        auto *slide = new QPropertyAnimation(toast, "pos", toast);
        slide->setDuration(ms);
        slide->setStartValue(toast->pos() + QPoint(0, 8));
        slide->setEndValue(toast->pos());
        slide->setEasingCurve(QEasingCurve::OutCubic);
        slide->start(QAbstractAnimation::DeleteWhenStopped);
    }
}

void OverlayHost::closeToast()
{
    if (!m_toast)
        return;
    const QWidget *focus = QApplication::focusWidget();
    const bool held = focus && (focus == m_toast || m_toast->isAncestorOf(focus));
    QWidget *toast = m_toast;
    m_toast.clear();
    toast->hide();
    toast->deleteLater();
    if (held && m_beforeToast && m_beforeToast->isVisible())
        m_beforeToast->setFocus(Qt::OtherFocusReason);
}

void OverlayHost::showWaitingToast()
{
    while (!m_toast && !m_waitingToasts.empty()) {
        m_toast = m_waitingToasts.back();
        m_waitingToasts.pop_back();
    }
    if (!m_toast || m_toast->isVisible())
        return;
    placeToast();
    m_toast->show();
    m_toast->raise();
}

QWidget *OverlayHost::toast() const
{
    return m_toast;
}

void OverlayHost::setToastBottomMargin(int pixels)
{
    m_toastBottom = pixels;
    placeToast();
}

void OverlayHost::placeToast()
{
    if (!m_toast)
        return;
    const QSize extent = m_toast->sizeHint().boundedTo(m_window->size());
    m_toast->setGeometry((m_window->width() - extent.width()) / 2,
                         m_window->height() - m_toastBottom - extent.height()
                             + m_toast->contentsMargins().bottom(),
                         extent.width(), extent.height());
}

bool OverlayHost::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::Resize) {
        for (OverlayLayer *layer : m_layers)
            layer->place();
        placeToast();
    } else if (m_toast && watched == m_toast && event->type() == QEvent::Hide && m_toast->isHidden()) {
        m_toast.clear(); // dismissed; hidden with its window it would not be
        QTimer::singleShot(0, this, &OverlayHost::showWaitingToast);
    } else if (watched == m_window && event->type() == QEvent::KeyPress && m_toast
               && static_cast<QKeyEvent *>(event)->key() == Qt::Key_F8) {
        m_beforeToast = QApplication::focusWidget();
        m_toast->setFocus(Qt::ShortcutFocusReason);
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace studio::ui
