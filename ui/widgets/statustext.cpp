// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/statustext.h"

#include "ui/widgets/accessibility.h"

#include <QAccessible>

namespace studio::ui {

StatusText::StatusText(QWidget *parent) : QWidget(parent)
{
    installAccessibility();
    setFixedSize(0, 0);
}

void StatusText::announce(const QString &sentence)
{
    setAccessibleName(sentence);
    QAccessibleEvent renamed(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&renamed);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace studio::ui
