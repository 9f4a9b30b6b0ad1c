// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/siderail.h"

#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/brandmark.h"
#include "ui/widgets/creditsmeter.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

SideRail::SideRail(QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)), m_brand(new BrandMark(this)),
      m_navigation(new NavRail(this)), m_credits(new CreditsMeter(this)), m_profile(new ProfileChip(this)),
      m_creditsRow(new QHBoxLayout), m_profileRow(new QHBoxLayout)
{
    setObjectName(u"sideRail"_s);
    m_navigation->setObjectName(u"navigation"_s);
    m_credits->setObjectName(u"credits"_s);
    m_credits->hide();
    m_profile->setObjectName(u"profileChip"_s);
    m_column->setSpacing(0);
    m_column->addWidget(m_brand);
    m_column->addWidget(m_navigation, 1);
    m_creditsRow->addWidget(m_credits);
    m_profileRow->addWidget(m_profile);
    m_column->addLayout(m_creditsRow);
    m_column->addSpacing(16);
    m_column->addLayout(m_profileRow);
    followTextScale(this, [this] { place(); });
}

void SideRail::setCredits(std::optional<std::pair<qint64, qint64>> usedAndLimit)
{
    m_hasCredits = usedAndLimit.has_value();
    if (usedAndLimit)
        m_credits->setUsage(usedAndLimit->first, usedAndLimit->second);
    m_credits->setVisible(m_hasCredits && !m_collapsed);
}

void SideRail::setCollapsed(bool collapsed)
{
    if (m_collapsed == collapsed)
        return;
    m_collapsed = collapsed;
    place();
}

void SideRail::place()
{
    // Wide enough for "Text to Speech" in large text.
    setFixedWidth(m_collapsed ? 64 : std::clamp(scaled(208), 208, 256));
    m_column->setContentsMargins(0, 0, 1, 14);
    m_creditsRow->setContentsMargins(18, 0, 18, 0);
    const int side = m_collapsed ? 6 : 12;
    m_profileRow->setContentsMargins(side, 0, side, 0);
    m_brand->setCollapsed(m_collapsed);
    m_navigation->setCollapsed(m_collapsed);
    m_profile->setCollapsed(m_collapsed);
    m_credits->setVisible(m_hasCredits && !m_collapsed);
}

void SideRail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().rail);
    const int x = isRightToLeft() ? 0 : width() - 1;
    painter.fillRect(x, 0, 1, height(), theme().border);
}

} // namespace studio::ui
