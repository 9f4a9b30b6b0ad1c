// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/timingpage.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

TimingPage::TimingPage(QWidget *parent) : QWidget(parent), m_cards(new QVBoxLayout)
{
    setObjectName(u"timingPage"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(19, 12, 20, 12);
    column->addLayout(m_cards);
    column->addStretch(1);
}

void TimingPage::addCard(QWidget *card)
{
    m_cards->addWidget(card);
}

} // namespace studio::ui
