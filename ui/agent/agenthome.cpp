// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/agenthome.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

AgentHome::AgentHome(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(u"agentHome"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    auto *page = new QWidget;
    page->setAutoFillBackground(false);
    m_column = new QVBoxLayout(page);
    m_column->setContentsMargins(20, 20, 20, 20);
    m_column->setSpacing(14);
    for (QVBoxLayout *&place : m_places) {
        place = new QVBoxLayout;
        place->setSpacing(14);
        m_column->addLayout(place);
    }
    m_column->addStretch(1);
    setWidget(page);
    page->setAutoFillBackground(false);
}

void AgentHome::addSection(Place place, QWidget *section)
{
    m_places[size_t(place)]->addWidget(section);
}

} // namespace studio::ui
