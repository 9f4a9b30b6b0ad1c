// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/shortcutdelegate.h"

#include "ui/theme/icons.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/typography.h"
#include "ui/widgets/keycaps.h"
#include "ui/widgets/shortcutmodel.h"

#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kSide = 6;
constexpr int kResetGlyph = 16;

} // namespace

QSize ShortcutDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool heading = index.data(ShortcutModel::HeadingRole).toBool();
    return {120, scaled(heading && index.row() > 0 ? 44 : 32)};
}

QRect ShortcutDelegate::capsRect(const QRect &row, const QModelIndex &index, Qt::LayoutDirection direction)
{
    const int wide = std::max(scaled(22), keyCapsWidth(index.data(ShortcutModel::CapsRole).toStringList()));
    return QStyle::visualRect(direction, row,
                              QRect(row.right() + 1 - kSide - wide, row.y(), wide, row.height()));
}

QRect ShortcutDelegate::resetRect(const QRect &row, const QModelIndex &index, Qt::LayoutDirection direction)
{
    if (!index.data(ShortcutModel::ChangedRole).toBool())
        return {};
    const int wide = std::max(scaled(22), keyCapsWidth(index.data(ShortcutModel::CapsRole).toStringList()));
    return QStyle::visualRect(
        direction, row,
        QRect(row.right() + 1 - kSide - wide - 6 - 24, row.y() + (row.height() - 24) / 2, 24, 24));
}

void ShortcutDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Theme &t = theme();
    painter->save();
    painter->setLayoutDirection(Qt::LayoutDirectionAuto);
    const QRect row = option.rect;
    const int leading = int(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter);
    const int trailing = int(QStyle::visualAlignment(option.direction, Qt::AlignRight) | Qt::AlignVCenter);
    if (index.data(ShortcutModel::HeadingRole).toBool()) {
        painter->setFont(fontFor(TypeRole::Small, 600));
        painter->setPen(t.accentText);
        const int low = scaled(26);
        painter->drawText(row.adjusted(kSide, row.height() - low, -kSide, 0), leading,
                          index.data().toString());
        painter->restore();
        return;
    }
    const bool focused = (option.state & QStyle::State_Selected) && (option.state & QStyle::State_HasFocus);
    if (focused)
        parts::roundBox(painter, row.adjusted(0, 1, 0, -1), 7, t.selected,
                        t.highContrast ? t.borderControl : QColor());
    else if (option.state & QStyle::State_MouseOver)
        parts::roundBox(painter, row.adjusted(0, 1, 0, -1), 7, t.raisedHover);

    const QString note = index.data(ShortcutModel::NoteRole).toString();
    const QRect caps = capsRect(row, index, option.direction);
    int taken = caps.width() + kSide + 8;
    if (!note.isEmpty()) {
        painter->setFont(fontFor(TypeRole::Small, 600));
        painter->setPen(t.accentText);
        taken = painter->fontMetrics().horizontalAdvance(note) + kSide + 8;
        painter->drawText(row.adjusted(kSide, 0, -kSide, 0), trailing, note);
    } else {
        drawKeyCaps(painter, caps, index.data(ShortcutModel::CapsRole).toStringList(), option.direction,
                    focused);
        if (index.data(ShortcutModel::CapsRole).toStringList().isEmpty()) {
            painter->setPen(t.text3);
            painter->drawText(caps, Qt::AlignCenter, u"–"_s);
        }
        if (const QRect reset = resetRect(row, index, option.direction); !reset.isEmpty()) {
            taken += reset.width() + 6;
            drawIcon(painter, u"rotate-ccw"_s,
                     QRectF(reset.center().x() - kResetGlyph / 2.0 + 0.5,
                            reset.center().y() - kResetGlyph / 2.0 + 0.5, kResetGlyph, kResetGlyph),
                     t.text2);
        }
    }
    painter->setFont(fontFor(TypeRole::Body, focused ? 600 : -1));
    painter->setPen(t.text);
    const int room = std::max(0, row.width() - kSide - taken);
    const QRect text =
        QStyle::visualRect(option.direction, row, QRect(row.x() + kSide, row.y(), room, row.height()));
    painter->drawText(text, leading,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room));
    painter->restore();
}

} // namespace studio::ui
