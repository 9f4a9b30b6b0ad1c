// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"

#include "ui/theme/icons.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/accessibility.h"

#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace studio::ui {

using namespace Qt::StringLiterals;

EmptyState::EmptyState(const QString &iconName, const QString &title, const QString &text, QWidget *parent)
    : QWidget(parent), m_title(new TextLabel({}, TypeRole::PanelTitle, &Theme::text, this)),
      m_text(new TextLabel({}, TypeRole::Body, &Theme::text2, this)), m_action(new QPushButton(this))
{
    installAccessibility();
    m_title->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
    m_text->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
    m_text->setWrapping(true);
    m_action->setObjectName(u"emptyAction"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(6);
    layout->addStretch();
    layout->addSpacing(36); // the glyph
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addSpacing(8);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch();
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    setContent(iconName, title, text);
}

void EmptyState::setContent(const QString &iconName, const QString &title, const QString &text)
{
    m_icon = iconName;
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
    update();
}

void EmptyState::setAction(const QString &label)
{
    m_action->setText(label);
    m_action->setVisible(!label.isEmpty());
}

void EmptyState::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawIcon(&painter, m_icon, QRectF(width() / 2.0 - 14, m_title->y() - 36, 28, 28), theme().text2);
}

} // namespace studio::ui
