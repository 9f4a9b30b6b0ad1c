// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/media/trimhandle.h"

#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

namespace studio::ui {

namespace {

constexpr int kGripHeight = 26;

} // namespace

TrimHandle::TrimHandle(Edge edge, QWidget *parent) : QWidget(parent), m_edge(edge)
{
    installAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::SizeHorCursor);
    setObjectName(edge == Edge::From ? QStringLiteral("trimFrom") : QStringLiteral("trimTo"));
    setAccessibleName(edge == Edge::From ? tr("Start of the part that is taken")
                                         : tr("End of the part that is taken"));
    setToolTip(edge == Edge::From ? tr("Take the sound from here on") : tr("Take the sound up to here"));
    setProperty("focusRadius", 4);
}

void TrimHandle::setPlace(double seconds, double least, double most)
{
    if (m_seconds == seconds && m_least == least && m_most == most)
        return;
    m_seconds = seconds;
    m_least = least;
    m_most = most;
    update();
}

QString TrimHandle::spoken() const
{
    //: The place of a handle in a sound, read aloud: %1 is a number of seconds, such as 7.42.
    return tr("%1 s").arg(locale().toString(m_seconds, 'f', 2));
}

void TrimHandle::paintEvent(QPaintEvent *)
{
    const Theme &t = theme();
    QPainter painter(this);
    const int line = m_edge == Edge::From ? 0 : width() - 2;
    painter.fillRect(line, 0, 2, height(), t.accent);
    const int tall = std::min(kGripHeight, height());
    const QRect grip(0, (height() - tall) / 2, width(), tall);
    parts::roundBox(&painter, grip, 4, underMouse() || m_held ? t.accentHover : t.accent);
    painter.fillRect(grip.center().x() - 1, grip.y() + 7, 1, tall - 14, t.onAccent);
    painter.fillRect(grip.center().x() + 2, grip.y() + 7, 1, tall - 14, t.onAccent);
}

void TrimHandle::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    m_held = true;
    m_grip = event->position().x() - (m_edge == Edge::From ? 0 : width());
    setFocus(Qt::MouseFocusReason);
    update();
}

void TrimHandle::mouseMoveEvent(QMouseEvent *event)
{
    if (m_held)
        emit dragged(mapToParent(event->position()).x() - m_grip);
}

void TrimHandle::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_held)
        return;
    m_held = false;
    update();
    emit letGo();
}

bool TrimHandle::event(QEvent *event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave)
        update();
    return QWidget::event(event);
}

void TrimHandle::keyPressEvent(QKeyEvent *event)
{
    const bool fine = event->modifiers() & Qt::ShiftModifier;
    const bool coarse = event->modifiers() & Qt::ControlModifier;
    const double step = fine ? 0.01 : coarse ? 1.0 : 0.1;
    switch (event->key()) {
    // Time runs from left to right in every language.
    case Qt::Key_Left:
    case Qt::Key_Down:
        emit moveRequested(m_seconds - step);
        break;
    case Qt::Key_Right:
    case Qt::Key_Up:
        emit moveRequested(m_seconds + step);
        break;
    case Qt::Key_PageDown:
        emit moveRequested(m_seconds - 10);
        break;
    case Qt::Key_PageUp:
        emit moveRequested(m_seconds + 10);
        break;
    case Qt::Key_Home:
        emit moveRequested(m_least);
        break;
    case Qt::Key_End:
        emit moveRequested(m_most);
        break;
    default:
        event->ignore();
        return;
    }
    emit letGo();
}

} // namespace studio::ui
