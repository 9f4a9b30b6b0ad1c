// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QLineEdit>
#include <QWidget>

namespace studio::tests {

/// What does not fit: widgets with less room than they need at least, and controls that stick out of what
/// holds them. Empty when all is well.
using namespace Qt::StringLiterals;

inline QStringList layoutFaults(QWidget *root)
{
    QStringList faults;
    const auto nameOf = [](const QWidget *widget) {
        QString name = QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            name += u" “"_s + button->text() + u'”';
        return name + u" in "_s + (widget->parentWidget() ? widget->parentWidget()->objectName() : QString());
    };
    for (QWidget *widget : root->findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(root) || widget->size().isEmpty())
            continue;
        const bool ours = QByteArray(widget->metaObject()->className()).startsWith("studio::ui::");
        const bool control = ours || qobject_cast<QAbstractButton *>(widget)
            || qobject_cast<QLineEdit *>(widget) || qobject_cast<QComboBox *>(widget);
        // Parts of Qt's own widgets are its business.
        if (!control || widget->inherits("QScrollBar") || widget->inherits("QLineEditIconButton"))
            continue;
        const QSize least = widget->minimumSizeHint().boundedTo(widget->maximumSize());
        if (widget->height() < least.height() || widget->width() < least.width())
            faults.append(u"%1 has %2×%3, needs %4×%5"_s.arg(nameOf(widget))
                              .arg(widget->width())
                              .arg(widget->height())
                              .arg(least.width())
                              .arg(least.height()));
        const QWidget *parent = widget->parentWidget();
        const auto *area = parent ? qobject_cast<QAbstractScrollArea *>(parent->parentWidget()) : nullptr;
        if (parent && !(area && area->viewport() == parent)
            && !parent->rect().adjusted(-2, -2, 2, 2).contains(widget->geometry()))
            faults.append(u"%1 sticks out of its parent"_s.arg(nameOf(widget)));
    }
    return faults;
}

} // namespace studio::tests
