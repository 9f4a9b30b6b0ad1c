// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/sessionpage.h"

#include "ui/agent/chatview.h"
#include "ui/agent/composer.h"

#include <QEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

SessionPage::SessionPage(ShownSession &shown, QWidget *parent)
    : QWidget(parent), m_chat(new ChatView(shown, this)), m_composer(new Composer(this)),
      m_notices(new QVBoxLayout), m_strips(new QVBoxLayout)
{
    setObjectName(u"sessionPage"_s);
    m_notices->setContentsMargins(20, 0, 20, 0);
    m_notices->setSpacing(8);
    m_strips->setContentsMargins(20, 0, 20, 0);
    m_strips->setSpacing(8);
    auto *bottom = new QVBoxLayout;
    bottom->setContentsMargins(20, 1, 20, 16);
    bottom->addWidget(m_composer);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_notices);
    column->addWidget(m_chat, 1);
    column->addLayout(m_strips);
    column->addLayout(bottom);
}

void SessionPage::addNotice(QWidget *notice)
{
    m_notices->addWidget(notice);
    notice->installEventFilter(this);
}

bool SessionPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent) {
        // Air above, as long as there is something to say.
        bool any = false;
        for (int i = 0; i < m_notices->count(); ++i)
            any = any || !m_notices->itemAt(i)->widget()->isHidden();
        m_notices->setContentsMargins(20, any ? 14 : 0, 20, 0);
    }
    return QWidget::eventFilter(watched, event);
}

void SessionPage::addStrip(QWidget *strip)
{
    m_strips->addWidget(strip);
}

} // namespace studio::ui
