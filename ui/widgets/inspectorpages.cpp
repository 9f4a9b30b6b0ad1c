// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/inspectorpages.h"

#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/segmented.h"

#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

InspectorPages::InspectorPages(const QString &accessibleName, QWidget *parent)
    : QWidget(parent), m_tabs(new Segmented(this)), m_pages(new QStackedWidget(this))
{
    setAccessibleName(accessibleName);
    m_tabs->setObjectName(u"inspectorTab"_s);
    m_tabs->setAccessibleName(accessibleName);
    followTextScale(this, [this] { setFixedWidth(inspectorWidth() + m_extraWidth); });
    auto *head = new QVBoxLayout;
    head->setContentsMargins(19, 14, 20, 0);
    head->addWidget(m_tabs);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_pages, 1);
    connect(m_tabs, &Segmented::currentChanged, this, [this](int index) {
        m_pages->setCurrentIndex(index);
        emit currentChanged(index);
    });
}

void InspectorPages::addPage(const QString &title, QWidget *page)
{
    const int current = std::max(0, m_tabs->currentIndex());
    m_pages->addWidget(page);
    m_titles.append(title);
    m_tabs->setSegments(m_titles);
    m_tabs->setCurrentIndex(current);
    m_pages->setCurrentIndex(current);
}

void InspectorPages::setFooter(QWidget *footer)
{
    layout()->addWidget(footer);
}

void InspectorPages::setExtraWidth(int pixels)
{
    m_extraWidth = pixels;
    setFixedWidth(inspectorWidth() + m_extraWidth);
}

int InspectorPages::currentIndex() const
{
    return m_tabs->currentIndex();
}

void InspectorPages::setCurrentIndex(int index)
{
    m_tabs->setCurrentIndex(index);
}

void InspectorPages::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().surface);
    painter.fillRect(isRightToLeft() ? width() - 1 : 0, 0, 1, height(), theme().border);
}

} // namespace studio::ui
