// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/inspectortabs.h"

#include "core/settings/settingsstore.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/segmented.h"

#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {
inline constexpr settings::Setting<bool> kHistoryShown{"speech/inspectorHistory", false};
}

InspectorTabs::InspectorTabs(QWidget *settingsPage, settings::SettingsStore &settings, QWidget *parent)
    : QWidget(parent), m_settings(settings), m_tabs(new Segmented(this)), m_pages(new QStackedWidget(this))
{
    setObjectName(u"inspectorTabs"_s);
    setAccessibleName(tr("Settings and history"));
    followTextScale(this, [this] { setFixedWidth(inspectorWidth()); });
    m_tabs->setObjectName(u"inspectorTab"_s);
    m_tabs->setAccessibleName(tr("Settings or history"));
    m_tabs->setSegments({tr("Settings"), tr("History")});
    m_tabs->setCurrentIndex(0);
    m_pages->addWidget(settingsPage);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(19, 14, 20, 0);
    head->addWidget(m_tabs);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_pages, 1);
    connect(m_tabs, &Segmented::currentChanged, this, &InspectorTabs::showPage);
}

void InspectorTabs::setHistory(QWidget *page)
{
    m_pages->addWidget(page);
    if (m_settings.get(kHistoryShown))
        m_tabs->setCurrentIndex(1);
}

void InspectorTabs::showHistory()
{
    m_tabs->setCurrentIndex(1);
}

bool InspectorTabs::isHistoryShown() const
{
    return m_pages->currentIndex() == 1;
}

void InspectorTabs::showPage(int page)
{
    if (page < 0 || page >= m_pages->count())
        return;
    m_pages->setCurrentIndex(page);
    if (m_settings.get(kHistoryShown) != (page == 1))
        m_settings.set(kHistoryShown, page == 1);
    emit historyShown(page == 1);
}

void InspectorTabs::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().surface);
    painter.fillRect(isRightToLeft() ? width() - 1 : 0, 0, 1, height(), theme().border);
}

} // namespace studio::ui
