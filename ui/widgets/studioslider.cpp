// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/studioslider.h"

#include <QKeyEvent>
#include <QLocale>
#include <QWheelEvent>

#include <climits>

namespace studio::ui {

StudioSlider::StudioSlider(QWidget *parent) : QSlider(Qt::Horizontal, parent), m_mark(INT_MIN)
{
    installAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setProperty("focusRadius", 8);
}

void StudioSlider::setDefaultMark(int value)
{
    m_mark = value;
    update();
}

void StudioSlider::setSpoken(const QString &text)
{
    m_spoken = text;
}

QString StudioSlider::spoken() const
{
    return m_spoken.isEmpty() ? locale().toString(value()) : m_spoken;
}

void StudioSlider::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QSlider::wheelEvent(event);
    else
        event->ignore();
}

void StudioSlider::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_0 && event->modifiers() == Qt::ControlModifier)
        emit resetRequested();
    else
        QSlider::keyPressEvent(event);
}

void StudioSlider::mouseDoubleClickEvent(QMouseEvent *event)
{
    event->accept();
    emit resetRequested();
}

} // namespace studio::ui
