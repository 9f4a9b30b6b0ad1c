// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/voicedelegate.h"

#include "ui/theme/icons.h"
#include "ui/theme/orb.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/typography.h"
#include "ui/widgets/voicelistmodel.h"

#include <QPainter>
#include <QStyle>

#include <cmath>

namespace studio::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kOrb = 34;
constexpr int kGap = 2;

void paintOrb(QPainter *painter, const QRectF &orb, const QString &id, bool active, bool playing, int phase)
{
    drawOrb(painter, orb, id);
    if (!active && !playing)
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(QColor(0, 0, 0, 150));
    painter->drawEllipse(orb);
    const QColor white(0xff, 0xff, 0xff);
    if (!playing) {
        drawIcon(painter, u"play"_s, QRectF(orb.center().x() - 6, orb.center().y() - 7, 14, 14), white, true);
        return;
    }
    painter->setBrush(white);
    for (int bar = 0; bar < 4; ++bar) {
        const double tall = 6 + 8 * std::abs(std::sin((phase * 0.35) + bar * 1.1));
        painter->drawRoundedRect(
            QRectF(orb.center().x() - 8.5 + bar * 5, orb.center().y() - tall / 2, 2.4, tall), 1.2, 1.2);
    }
}

} // namespace

VoiceDelegate::VoiceDelegate(QObject *parent) : QStyledItemDelegate(parent) { }

QSize VoiceDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, std::max(54, lineHeight(TypeRole::Body) + lineHeight(TypeRole::Small) + 18)};
}

QRect VoiceDelegate::orbRect(const QRect &row, Qt::LayoutDirection direction)
{
    const QRect place(row.x() + 10, row.y() + (row.height() - kGap - kOrb) / 2, kOrb, kOrb);
    return QStyle::visualRect(direction, row, place);
}

void VoiceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Theme &t = theme();
    painter->save();
    painter->setLayoutDirection(Qt::LayoutDirectionAuto);
    const QRect row = option.rect.adjusted(0, 0, 0, -kGap);
    const bool inUse = index.data(VoiceListModel::CurrentRole).toBool();
    const bool playing = index.data(VoiceListModel::PlayingRole).toBool();
    const bool active = option.state & (QStyle::State_Selected | QStyle::State_MouseOver);
    if (inUse)
        parts::roundBox(painter, row, 9, t.selected, t.highContrast ? t.borderControl : QColor());
    else if (active)
        parts::roundBox(painter, row, 9, t.raisedHover);
    paintOrb(painter, orbRect(option.rect, option.direction),
             index.data(VoiceListModel::VoiceRole).toString(), active, playing, m_phase);

    const auto slot = [&](QRect r) { return QStyle::visualRect(option.direction, row, r); };
    const int leading = int(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter);
    const int left = row.x() + 56;
    const int room = row.width() - 56 - 40;
    const int first = lineHeight(TypeRole::Body);
    const int second = lineHeight(TypeRole::Small);
    const int top = row.y() + (row.height() - first - second) / 2;
    painter->setFont(fontFor(TypeRole::Section));
    painter->setPen(t.text);
    const bool starred = index.data(VoiceListModel::StarredRole).toBool();
    const QString badge = index.data(VoiceListModel::BadgeRole).toString();
    const int badgeWidth =
        badge.isEmpty() ? 0 : QFontMetrics(fontFor(TypeRole::Caption)).horizontalAdvance(badge) + 12;
    const QString name =
        painter->fontMetrics().elidedText(index.data(VoiceListModel::NameRole).toString(), Qt::ElideRight,
                                          room - badgeWidth - (starred ? 30 : 8));
    const int nameWidth = painter->fontMetrics().horizontalAdvance(name);
    painter->drawText(slot(QRect(left, top, nameWidth + 1, first)), leading, name);
    int after = left + nameWidth + 8;
    if (starred) {
        drawIcon(painter, u"star"_s, slot(QRect(after, top + (first - 14) / 2, 14, 14)), t.warn, true);
        after += 22;
    }
    if (!badge.isEmpty()) {
        const QRect pill = slot(QRect(after, top + (first - 18) / 2, badgeWidth, 18));
        parts::roundBox(painter, pill, 4, t.raisedHover);
        painter->setFont(fontFor(TypeRole::Caption));
        painter->setPen(t.text2);
        painter->drawText(pill, Qt::AlignCenter, badge);
    }
    painter->setFont(fontFor(TypeRole::Small));
    painter->setPen(inUse ? t.text2 : t.text3);
    painter->drawText(slot(QRect(left, top + first, room, second)), leading,
                      painter->fontMetrics().elidedText(index.data(VoiceListModel::DetailRole).toString(),
                                                        Qt::ElideRight, room));
    if (inUse)
        drawIcon(painter, u"check"_s, slot(QRect(row.right() - 31, row.center().y() - 8, 16, 16)),
                 t.accentText);
    painter->restore();
}

} // namespace studio::ui
