// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/accessibility.h"

#include <QPainter>
#include <QVBoxLayout>

namespace studio::ui {

Card::Card(QWidget *parent, int padding) : QFrame(parent), m_column(new QVBoxLayout(this))
{
    installAccessibility();
    m_column->setContentsMargins(padding, padding, padding, padding);
    m_column->setSpacing(12);
}

void Card::setPicked(bool picked)
{
    m_picked = picked;
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = theme();
    if (m_picked)
        parts::roundBox(&painter, rect(), 12, t.selected, t.accent, 1.5);
    else
        parts::roundBox(&painter, rect(), 12, t.surface, t.border);
}

} // namespace studio::ui
