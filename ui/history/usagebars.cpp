// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/usagebars.h"

#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/accessibility.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kMostBars = 6;

int barHeight()
{
    return lineHeight(TypeRole::Small) + 14;
}

} // namespace

UsageBars::UsageBars(QWidget *parent) : QWidget(parent)
{
    installAccessibility();
    setObjectName(u"usageBars"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void UsageBars::setBars(const QList<Bar> &bars)
{
    m_bars = bars.mid(0, bars.size() > kMostBars ? kMostBars - 1 : kMostBars);
    if (bars.size() > kMostBars) {
        Bar rest{tr("%n others", nullptr, int(bars.size()) - kMostBars + 1), 0};
        for (const Bar &bar : bars.mid(kMostBars - 1))
            rest.credits += bar.credits;
        m_bars.append(rest);
    }
    QStringList said;
    for (const Bar &bar : std::as_const(m_bars))
        said += tr("%1: %2 credits").arg(bar.name, QLocale().toString(bar.credits));
    setAccessibleName(said.isEmpty() ? tr("Nothing spent") : said.join(tr("; ", "between figures")));
    updateGeometry();
    update();
}

QSize UsageBars::sizeHint() const
{
    return {240, int(std::max<qsizetype>(1, m_bars.size())) * barHeight()};
}

void UsageBars::paintEvent(QPaintEvent *)
{
    const Theme &t = theme();
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(fontFor(TypeRole::Small));
    const auto mirrored = [this](const QRect &place) {
        return QStyle::visualRect(layoutDirection(), rect(), place);
    };
    const int leading = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter);
    const int trailing = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignRight) | Qt::AlignVCenter);
    const int line = lineHeight(TypeRole::Small);
    if (m_bars.isEmpty()) {
        painter.setPen(t.text3);
        painter.drawText(QRect(0, 0, width(), line), leading, tr("Nothing spent"));
        return;
    }
    qint64 most = 1;
    for (const Bar &bar : std::as_const(m_bars))
        most = std::max(most, bar.credits);
    int top = 0;
    for (const Bar &bar : std::as_const(m_bars)) {
        const QString figure = QLocale().toString(bar.credits);
        const int room = width() - painter.fontMetrics().horizontalAdvance(figure) - 10;
        painter.setPen(t.text);
        painter.drawText(mirrored({0, top, room, line}), leading,
                         painter.fontMetrics().elidedText(bar.name, Qt::ElideRight, room));
        painter.setPen(t.text2);
        painter.drawText(mirrored({0, top, width(), line}), trailing, figure);
        const int wide = int(double(width()) * double(bar.credits) / double(most));
        parts::roundBox(&painter, mirrored({0, top + line + 2, width(), 4}), 2, parts::trackColor());
        if (wide > 0)
            parts::roundBox(&painter, mirrored({0, top + line + 2, std::max(4, wide), 4}), 2, t.accent);
        top += barHeight();
    }
}

void UsageBars::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace studio::ui
