// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/focusring.h"

#include "ui/theme/theme.h"

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QFocusEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace studio::ui {

namespace {

bool drawsOwnFocus(const QWidget *widget)
{
    return qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QTextEdit *>(widget)
        || qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget)
        || widget->property("noFocusRing").toBool();
}

bool byKeyboard(Qt::FocusReason reason)
{
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason
        || reason == Qt::ShortcutFocusReason;
}

} // namespace

FocusRing *FocusRing::install(QWidget *window)
{
    if (auto *ring = window->findChild<FocusRing *>(QString(), Qt::FindDirectChildrenOnly))
        return ring;
    return new FocusRing(window);
}

FocusRing::FocusRing(QWidget *window) : QWidget(window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    hide();
    qApp->installEventFilter(this);
}

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusIn: {
        auto *widget = qobject_cast<QWidget *>(watched);
        if (!widget || widget->window() != parentWidget())
            break;
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (byKeyboard(reason))
            m_byKeyboard = true;
        else if (reason == Qt::MouseFocusReason)
            m_byKeyboard = false;
        follow(widget);
        break;
    }
    case QEvent::FocusOut:
        if (watched == m_target)
            hide();
        break;
    case QEvent::MouseButtonPress:
        m_byKeyboard = false;
        hide();
        break;
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::DynamicPropertyChange:
        if (m_target && isVisible() && watched->isWidgetType() && watched != this) {
            auto *widget = static_cast<QWidget *>(watched);
            if (widget == m_target || widget->isAncestorOf(m_target))
                QMetaObject::invokeMethod(
                    this, [this] { place(); }, Qt::QueuedConnection);
        }
        break;
    default:
        break;
    }
    return false;
}

void FocusRing::follow(QWidget *widget)
{
    m_target = widget;
    if (!m_byKeyboard || drawsOwnFocus(widget)) {
        hide();
        return;
    }
    place();
}

void FocusRing::place()
{
    if (!m_target || !m_target->isVisible() || !m_target->hasFocus() || !m_byKeyboard
        || drawsOwnFocus(m_target) || m_target->window() != parentWidget()) {
        hide();
        return;
    }
    const QVariant own = m_target->property("focusRect");
    const QRect inside = own.isValid() ? own.toRect() : m_target->rect();
    const int grow = theme().ringWidth() + 1;
    QRect ring(m_target->mapTo(parentWidget(), inside.topLeft()), inside.size());
    ring.adjust(-grow, -grow, grow, grow);
    for (QWidget *up = m_target->parentWidget(); up && up != parentWidget(); up = up->parentWidget()) {
        const auto *area = qobject_cast<QAbstractScrollArea *>(up);
        if (area && area->viewport()->isAncestorOf(m_target))
            ring &= QRect(area->viewport()->mapTo(parentWidget(), QPoint(-grow, -grow)),
                          area->viewport()->size() + QSize(2 * grow, 2 * grow));
    }
    setGeometry(ring);
    raise();
    show();
    update();
}

void FocusRing::paintEvent(QPaintEvent *)
{
    if (!m_target)
        return;
    const QVariant own = m_target->property("focusRect");
    const QRect inside = own.isValid() ? own.toRect() : m_target->rect();
    const QVariant radius = m_target->property("focusRadius");
    const double width = theme().ringWidth();
    const double out = 1 + width / 2;
    QRectF frame(mapFrom(parentWidget(), m_target->mapTo(parentWidget(), inside.topLeft())), inside.size());
    frame.adjust(-out, -out, out, out);
    const double round = std::min((radius.isValid() ? radius.toInt() : 7) + out, frame.height() / 2);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().focus, width));
    painter.drawRoundedRect(frame, round, round);
}

} // namespace studio::ui
