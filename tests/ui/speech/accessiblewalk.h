// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QTest>
#include <QWidget>

namespace studio::tests {

/// What is wrong with the visible Tab stops below a widget: no name, or the role of nothing in particular.
inline QStringList accessibleFaults(QWidget *root)
{
    QStringList faults;
    for (QWidget *widget : root->findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        const QString label =
            QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
        if (!face || face->role() == QAccessible::Client)
            faults += label + QStringLiteral(": no role");
        if (!face
            || (face->text(QAccessible::Name).isEmpty() && face->text(QAccessible::Description).isEmpty()))
            faults += label + QStringLiteral(": no name");
    }
    return faults;
}

} // namespace studio::tests
