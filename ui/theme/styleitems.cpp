// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/typography.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>

namespace studio::ui::parts {

using namespace Qt::StringLiterals;

void scrollBar(const QStyleOptionSlider &option, QPainter *painter, const QRect &thumb)
{
    const Theme &t = theme();
    if (thumb.isEmpty() || option.minimum >= option.maximum)
        return;
    const bool active = option.state & QStyle::State_MouseOver || option.state & QStyle::State_Sunken;
    roundBox(painter, QRectF(thumb).adjusted(2, 2, -2, -2), 3, active ? t.borderControl : t.borderStrong);
}

void menuPanel(const QStyleOption &option, QPainter *painter)
{
    // Square: translucent corners are black without a compositor.
    painter->fillRect(option.rect, theme().border);
    painter->fillRect(option.rect.adjusted(1, 1, -1, -1), theme().raised);
}

QSize menuItemSize(const QStyleOptionMenuItem &option, const QSize &content)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {content.width(), 9};
    const QFontMetrics metrics(fontFor(TypeRole::Body));
    const QStringList columns = option.text.split(QChar(u'\t'));
    int width = 34 + metrics.size(Qt::TextShowMnemonic, columns.constFirst()).width() + 28;
    if (columns.size() > 1)
        width += 24 + metrics.horizontalAdvance(columns.at(1));
    return {std::max(width, 160), scaled(30)};
}

void menuItem(const QStyleOptionMenuItem &option, QPainter *painter)
{
    const Theme &t = theme();
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(option.rect.x() + 8, option.rect.center().y(), option.rect.width() - 16, 1,
                          t.border);
        return;
    }
    const bool enabled = option.state & QStyle::State_Enabled;
    if ((option.state & QStyle::State_Selected) && enabled)
        roundBox(painter, QRectF(option.rect).adjusted(4, 1, -4, -1), 6, t.raisedHover);
    const auto slot = [&](int left, int width) {
        return QStyle::visualRect(
            option.direction, option.rect,
            QRect(option.rect.x() + left, option.rect.y(), width, option.rect.height()));
    };
    const QRect lead = slot(12, 16);
    const QRectF glyph(lead.x(), lead.center().y() - 7, 16, 16);
    if (option.checkType != QStyleOptionMenuItem::NotCheckable && option.checked)
        drawIcon(painter, u"check"_s, glyph, t.accentText);
    else if (!option.icon.isNull())
        option.icon.paint(painter, glyph.toRect(), Qt::AlignCenter,
                          enabled ? QIcon::Normal : QIcon::Disabled);
    const QStringList columns = option.text.split(QChar(u'\t'));
    painter->setFont(fontFor(TypeRole::Body, option.checked ? QFont::DemiBold : QFont::Normal));
    painter->setPen(enabled ? t.text : t.disabled);
    painter->setLayoutDirection(Qt::LayoutDirectionAuto);
    const int room = option.rect.width() - 34 - 14;
    const Qt::Alignment leading = QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter);
    const Qt::Alignment trailing =
        QStyle::visualAlignment(option.direction, Qt::AlignRight | Qt::AlignVCenter);
    painter->drawText(slot(34, room), int(leading) | Qt::TextShowMnemonic | Qt::TextSingleLine,
                      columns.constFirst());
    if (columns.size() > 1) {
        painter->setFont(fontFor(TypeRole::Small));
        painter->setPen(enabled ? t.text3 : t.disabled);
        painter->drawText(slot(34, room), int(trailing), columns.at(1));
    }
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow = slot(option.rect.width() - 24, 14);
        painter->save();
        painter->translate(arrow.center());
        painter->rotate(option.direction == Qt::RightToLeft ? 90 : -90);
        drawIcon(painter, u"chevron-down"_s, QRectF(-7, -7, 14, 14), t.text2);
        painter->restore();
    }
}

void itemRow(const QStyleOptionViewItem &option, QPainter *painter)
{
    const Theme &t = theme();
    if (option.state & QStyle::State_Selected)
        roundBox(painter, option.rect, 9, t.selected);
    else if (option.state & QStyle::State_MouseOver)
        roundBox(painter, option.rect, 9, t.raisedHover);
}

void progressBar(const QRect &rect, double share, QPainter *painter)
{
    const QRectF bed(rect.x(), rect.center().y() - 1, rect.width(), 4);
    roundBox(painter, bed, 2, theme().sunken, theme().highContrast ? theme().borderControl : QColor());
    if (share > 0)
        roundBox(painter, QRectF(bed.x(), bed.y(), std::max(4.0, bed.width() * std::min(1.0, share)), 4), 2,
                 theme().accent);
}

} // namespace studio::ui::parts
