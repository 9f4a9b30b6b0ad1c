// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/overlaylayer.h"

#include "ui/theme/shadow.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace studio::ui {

namespace {
constexpr int kRadius = 12;
constexpr int kEdge = 8;
} // namespace

OverlayLayer::OverlayLayer(QWidget *window, QWidget *content, QWidget *anchor, QWidget *returnFocus)
    : QWidget(window), m_content(content), m_home(content->parentWidget()), m_anchor(anchor),
      m_returnFocus(returnFocus), m_modal(anchor == nullptr)
{
    setAttribute(Qt::WA_NoSystemBackground);
    content->setParent(this);
    content->installEventFilter(this);
    for (QWidget *part = anchor; part && part != window; part = part->parentWidget())
        part->installEventFilter(this);
    place();
    content->show();
    show();
    raise();
}

void OverlayLayer::place()
{
    setGeometry(parentWidget()->rect());
    if (!m_content)
        return;
    const QSize room = size() - QSize(2 * kEdge, 2 * kEdge);
    const QSize wanted = m_content->sizeHint().expandedTo(m_content->minimumSize());
    const QSize extent = wanted.boundedTo(room);
    QPoint corner((width() - extent.width()) / 2, (height() - extent.height()) * 2 / 5);
    if (const QVariant top = m_content->property("overlayTop"); m_modal && top.isValid())
        corner.setY(std::min(top.toInt(), corner.y()));
    if (m_anchor) {
        const QRect anchor(m_anchor->mapTo(parentWidget(), QPoint(0, 0)), m_anchor->size());
        corner.setX(layoutDirection() == Qt::RightToLeft ? anchor.right() + 1 - extent.width()
                                                         : anchor.left());
        const int below = anchor.bottom() + 7;
        const int above = anchor.top() - 6 - extent.height();
        corner.setY(below + extent.height() > height() - kEdge && above >= kEdge ? above : below);
    }
    corner.setX(std::clamp(corner.x(), kEdge, std::max(kEdge, width() - kEdge - extent.width())));
    corner.setY(std::clamp(corner.y(), kEdge, std::max(kEdge, height() - kEdge - extent.height())));
    m_content->setGeometry(QRect(corner, extent));
    update();
}

void OverlayLayer::release()
{
    hide();
    if (m_content) {
        m_content->removeEventFilter(this);
        m_content->hide();
        if (m_home)
            m_content->setParent(m_home);
        else
            m_content->deleteLater();
    }
    deleteLater();
}

void OverlayLayer::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_modal)
        painter.fillRect(rect(), QColor(0, 0, 0, theme().isDark() ? 130 : 69));
    if (!m_content)
        return;
    const QRect frame = m_content->geometry();
    drawShadow(&painter, frame, kRadius, m_modal ? Elevation::Dialog : Elevation::Popover);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().border, 1));
    painter.setBrush(theme().raised);
    painter.drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

void OverlayLayer::mousePressEvent(QMouseEvent *event)
{
    event->accept();
    if (!m_content || (!m_modal && !m_content->geometry().contains(event->pos())))
        emit closeRequested();
}

void OverlayLayer::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closeRequested();
    else
        event->ignore();
}

bool OverlayLayer::focusNextPrevChild(bool next)
{
    QWidget *start = focusWidget() ? focusWidget() : m_content.data();
    if (!start)
        return true;
    const auto step = [next](QWidget *w) { return next ? w->nextInFocusChain() : w->previousInFocusChain(); };
    for (QWidget *widget = step(start); widget && widget != start; widget = step(widget)) {
        if (m_content && (widget == m_content || m_content->isAncestorOf(widget)) && widget->isVisible()
            && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy()) {
            widget->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            break;
        }
    }
    return true;
}

bool OverlayLayer::eventFilter(QObject *watched, QEvent *event)
{
    const bool moved = event->type() == QEvent::Move || event->type() == QEvent::Resize;
    if (watched == m_content ? event->type() == QEvent::LayoutRequest : moved)
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace studio::ui
