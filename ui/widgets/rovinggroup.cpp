// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rovinggroup.h"

#include <QAbstractButton>
#include <QKeyEvent>

#include <algorithm>

namespace studio::ui {

RovingGroup::RovingGroup(Axis axis, QObject *parent) : QObject(parent), m_axis(axis) { }

void RovingGroup::add(QAbstractButton *button)
{
    m_members.push_back(button);
    button->setFocusPolicy(m_members.size() == 1 ? Qt::TabFocus : Qt::NoFocus);
    if (m_members.size() == 1)
        m_current = button;
    button->installEventFilter(this);
    connect(button, &QObject::destroyed, this, [this, button] { std::erase(m_members, button); });
}

void RovingGroup::clear()
{
    for (QAbstractButton *button : m_members) {
        button->removeEventFilter(this);
        disconnect(button, nullptr, this, nullptr);
    }
    m_members.clear();
    m_current.clear();
}

void RovingGroup::setCurrent(QAbstractButton *button)
{
    if (std::find(m_members.begin(), m_members.end(), button) == m_members.end())
        return;
    m_current = button;
    for (QAbstractButton *member : m_members)
        member->setFocusPolicy(member == button ? Qt::TabFocus : Qt::NoFocus);
}

void RovingGroup::moveTo(QAbstractButton *button)
{
    if (button == m_current)
        return;
    button->setFocusPolicy(Qt::TabFocus);
    button->setFocus(Qt::TabFocusReason);
    setCurrent(button);
    emit moved(button);
}

void RovingGroup::move(int step)
{
    const auto here = std::find(m_members.begin(), m_members.end(), m_current.data());
    auto at = int(here - m_members.begin());
    for (at += step; at >= 0 && at < int(m_members.size()); at += step) {
        if (m_members[size_t(at)]->isEnabled() && m_members[size_t(at)]->isVisible()) {
            moveTo(m_members[size_t(at)]);
            return;
        }
    }
}

bool RovingGroup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || m_members.empty())
        return QObject::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    if (key->modifiers() & ~Qt::KeypadModifier)
        return false;
    const auto *button = static_cast<QAbstractButton *>(watched);
    const bool mirrored = button->layoutDirection() == Qt::RightToLeft;
    const bool flat = m_axis == Axis::Horizontal;
    if (key->key() == (flat ? (mirrored ? Qt::Key_Right : Qt::Key_Left) : Qt::Key_Up))
        move(-1);
    else if (key->key() == (flat ? (mirrored ? Qt::Key_Left : Qt::Key_Right) : Qt::Key_Down))
        move(1);
    else if (key->key() == Qt::Key_Home)
        moveTo(m_members.front());
    else if (key->key() == Qt::Key_End)
        moveTo(m_members.back());
    else
        return false;
    return true;
}

} // namespace studio::ui
