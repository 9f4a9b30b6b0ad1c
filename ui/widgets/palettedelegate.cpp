// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/palettedelegate.h"

#include "ui/theme/icons.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/typography.h"
#include "ui/widgets/keycaps.h"
#include "ui/widgets/palettemodel.h"

#include <QPainter>
#include <QStyle>

namespace studio::ui {

namespace {

constexpr int kPaletteText = 44;
constexpr int kPaletteEnd = 12;

} // namespace

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {200, scaled(index.data(PaletteModel::HeadingRole).toBool() ? 28 : 42)};
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Theme &t = theme();
    painter->save();
    painter->setLayoutDirection(Qt::LayoutDirectionAuto);
    const int leading = int(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter);
    if (index.data(PaletteModel::HeadingRole).toBool()) {
        painter->setFont(fontFor(TypeRole::Caption, QFont::DemiBold));
        painter->setPen(t.text3);
        painter->drawText(option.rect.adjusted(14, 4, -14, 0), leading, index.data().toString());
        painter->restore();
        return;
    }
    const QRect row = option.rect.adjusted(0, 1, 0, -1);
    const bool current = option.state & QStyle::State_Selected;
    const bool enabled = index.data(PaletteModel::ItemEnabledRole).toBool();
    if (current)
        parts::roundBox(painter, row, 9, t.selected, t.highContrast ? t.borderControl : QColor());
    else if (option.state & QStyle::State_MouseOver)
        parts::roundBox(painter, row, 9, t.raisedHover);
    const auto slot = [&](const QRect &rect) { return QStyle::visualRect(option.direction, row, rect); };
    drawIcon(painter, index.data(PaletteModel::IconRole).toString(),
             slot(QRect(row.x() + 14, row.y() + (row.height() - 18) / 2, 18, 18)),
             !enabled      ? t.disabled
                 : current ? t.accentText
                           : t.text2);

    const QStringList caps = index.data(PaletteModel::CapsRole).toStringList();
    drawKeyCaps(painter, row.adjusted(kPaletteEnd, 0, -kPaletteEnd, 0), caps, option.direction, current);
    const int taken = caps.isEmpty() ? 0 : keyCapsWidth(caps) + 12;
    const int room = row.width() - kPaletteText - kPaletteEnd - taken;

    painter->setFont(fontFor(TypeRole::Body, current ? QFont::DemiBold : QFont::Medium));
    painter->setPen(enabled ? t.text : t.disabled);
    const QString text =
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, std::max(0, room));
    const int wide = painter->fontMetrics().horizontalAdvance(text);
    painter->drawText(slot(QRect(row.x() + kPaletteText, row.y(), wide + 2, row.height())), leading, text);
    const int left = room - wide - 10;
    const QString detail = index.data(PaletteModel::DetailRole).toString();
    if (!detail.isEmpty() && left > 20) {
        painter->setFont(fontFor(TypeRole::Body, QFont::Normal));
        painter->setPen(current ? t.text2 : enabled ? t.text3 : t.disabled);
        painter->drawText(slot(QRect(row.x() + kPaletteText + wide + 10, row.y(), left, row.height())),
                          leading, painter->fontMetrics().elidedText(detail, Qt::ElideRight, left));
    }
    painter->restore();
}

} // namespace studio::ui
