// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/usagechart.h"

#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QAccessible>
#include <QHash>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {
constexpr int kMostDays = 400;
}

UsageChart::UsageChart(QWidget *parent) : QWidget(parent)
{
    installAccessibility();
    setObjectName(u"usageChart"_s);
    setAccessibleName(tr("Credits by day"));
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void UsageChart::setDays(const QDate &first, const QDate &last, const QList<store::LedgerSum> &sums)
{
    QHash<QString, store::LedgerSum> byDay;
    for (const store::LedgerSum &sum : sums)
        byDay.insert(sum.key, sum);
    m_days.clear();
    m_most = 0;
    for (QDate day = std::max(first, last.addDays(1 - kMostDays)); day.isValid() && day <= last;
         day = day.addDays(1)) {
        const store::LedgerSum sum = byDay.value(day.toString(Qt::ISODate));
        m_days.append({day, sum.credits, sum.unknownCredits});
        m_most = std::max(m_most, sum.credits + sum.unknownCredits);
    }
    m_chosen = -1;
    update();
}

QSize UsageChart::sizeHint() const
{
    return {260, scaled(132)};
}

QRectF UsageChart::bed() const
{
    const int line = lineHeight(TypeRole::Caption);
    return QRectF(rect()).adjusted(2, line + 6, -2, -line - 4);
}

int UsageChart::dayAt(double x) const
{
    if (m_days.isEmpty())
        return -1;
    const QRectF area = bed();
    double share = (x - area.x()) / area.width();
    if (layoutDirection() == Qt::RightToLeft)
        share = 1 - share;
    return share < 0 || share >= 1 ? -1 : int(share * double(m_days.size()));
}

void UsageChart::choose(int day)
{
    if (day == m_chosen)
        return;
    m_chosen = day;
    update();
    if (hasFocus() && day >= 0) {
        QAccessibleValueChangeEvent event(this, spokenNow());
        QAccessible::updateAccessibility(&event);
    }
}

QString UsageChart::spoken() const
{
    const QLocale locale;
    if (m_chosen < 0 || m_chosen >= m_days.size()) {
        qint64 sum = 0;
        for (const Day &day : m_days)
            sum += day.credits;
        return tr("%1 credits in %2 days").arg(locale.toString(sum), locale.toString(m_days.size()));
    }
    const Day &day = m_days.at(m_chosen);
    const QString date = locale.toString(day.date, QLocale::ShortFormat);
    if (day.unknown > 0)
        return tr("%1: %2 credits, and %3 that may have been charged")
            .arg(date, locale.toString(day.credits), locale.toString(day.unknown));
    return tr("%1: %2 credits").arg(date, locale.toString(day.credits));
}

double UsageChart::spokenMaximum() const
{
    return double(m_most);
}

double UsageChart::spokenNow() const
{
    return m_chosen >= 0 && m_chosen < m_days.size() ? double(m_days.at(m_chosen).credits) : 0;
}

void UsageChart::paintEvent(QPaintEvent *)
{
    const Theme &t = theme();
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    painter.setFont(fontFor(TypeRole::Caption));
    const int line = lineHeight(TypeRole::Caption);
    painter.setPen(t.text2);
    const int leading = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter);
    const int trailing = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignRight) | Qt::AlignVCenter);
    const QString head = m_chosen >= 0
        ? spoken()
        : (m_most > 0 ? tr("Most in a day: %1 credits").arg(QLocale().toString(m_most)) : QString());
    painter.drawText(QRect(2, 0, width() - 4, line), leading,
                     painter.fontMetrics().elidedText(head, Qt::ElideRight, width() - 4));
    const QRectF area = bed();
    painter.fillRect(QRectF(area.x(), area.bottom(), area.width(), 1), t.border);
    if (m_days.isEmpty())
        return;
    const QLocale locale;
    const auto label = [&locale](const QDate &date) {
        return locale.toString(
            date, locale.dateFormat(QLocale::ShortFormat).contains(u'd') ? u"d MMM"_s : u"MMM"_s);
    };
    painter.setPen(t.text3);
    const QRect foot(2, int(area.bottom()) + 3, width() - 4, line);
    painter.drawText(foot, leading, label(m_days.first().date));
    painter.drawText(foot, trailing, label(m_days.last().date));
    if (m_most == 0) {
        painter.drawText(area.toRect(), Qt::AlignCenter, tr("Nothing spent"));
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double step = area.width() / double(m_days.size());
    const double wide = std::max(1.0, std::min(step - 2, 22.0));
    for (qsizetype i = 0; i < m_days.size(); ++i) {
        const Day &day = m_days.at(i);
        const qsizetype place = layoutDirection() == Qt::RightToLeft ? m_days.size() - 1 - i : i;
        const double x = area.x() + step * double(place) + (step - wide) / 2;
        if (i == m_chosen)
            painter.fillRect(QRectF(area.x() + step * double(place), area.y(), step, area.height()), t.hover);
        const auto tall = [&](qint64 credits) { return area.height() * double(credits) / double(m_most); };
        const double sure = tall(day.credits);
        painter.setBrush(i == m_chosen ? t.accentHover : t.accent);
        if (sure > 0)
            painter.drawRoundedRect(QRectF(x, area.bottom() - std::max(sure, 1.5), wide, std::max(sure, 1.5)),
                                    2, 2);
        if (day.unknown > 0) {
            painter.setBrush(QBrush(t.warn, Qt::BDiagPattern));
            painter.drawRect(QRectF(x, area.bottom() - sure - tall(day.unknown), wide, tall(day.unknown)));
        }
    }
}

void UsageChart::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_days.size()) - 1;
    const int step = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    switch (last < 0 ? Qt::Key_unknown : Qt::Key(event->key())) {
    case Qt::Key_Left:
        choose(m_chosen < 0 ? last : std::clamp(m_chosen - step, 0, last));
        break;
    case Qt::Key_Right:
        choose(m_chosen < 0 ? 0 : std::clamp(m_chosen + step, 0, last));
        break;
    case Qt::Key_Home:
        choose(0);
        break;
    case Qt::Key_End:
        choose(last);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void UsageChart::mouseMoveEvent(QMouseEvent *event)
{
    choose(dayAt(event->position().x()));
}

void UsageChart::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    if (!hasFocus())
        choose(-1);
}

} // namespace studio::ui
