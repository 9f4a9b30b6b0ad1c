// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/archive/archivedelegate.h"

#include "ui/archive/archivemodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/orb.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/typography.h"

#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kRowGap = 2;
constexpr int kGlyph = 16;

int archiveOrb(bool compact)
{
    return compact ? 28 : 30;
}

/// A place of a row, counted from its leading edge, mirrored when the text runs from the right.
QRect slotOf(const QStyleOptionViewItem &option, const QRect &row, int x, int width, int top, int height)
{
    return QStyle::visualRect(option.direction, row, QRect(row.x() + x, top, width, height));
}

void drawCell(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect,
              Qt::AlignmentFlag edge, const QString &text)
{
    const auto alignment = QStyle::visualAlignment(option.direction, edge) | Qt::AlignVCenter;
    painter->drawText(rect, int(alignment),
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

const ArchiveEntry *entryAt(const QModelIndex &index)
{
    const auto *model = qobject_cast<const ArchiveModel *>(index.model());
    return model ? model->at(index.row()) : nullptr;
}

bool isActive(const QStyleOptionViewItem &option)
{
    return option.state.testFlag(QStyle::State_MouseOver) || option.state.testFlag(QStyle::State_HasFocus);
}

} // namespace

ArchiveDelegate::ArchiveDelegate(bool compact, QObject *parent)
    : QStyledItemDelegate(parent), m_compact(compact)
{
}

QSize ArchiveDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const ArchiveEntry *entry = entryAt(index);
    if (entry && entry->isDay())
        return {100, lineHeight(TypeRole::Small) + (m_compact ? 8 : 14)};
    const int text = lineHeight(TypeRole::Body) + (m_compact ? lineHeight(TypeRole::Small) : 0);
    return {100, std::max(archiveOrb(m_compact) + 12, text + (m_compact ? 20 : 24)) + kRowGap};
}

QRect ArchiveDelegate::orbRect(const QRect &row, Qt::LayoutDirection direction) const
{
    const int side = archiveOrb(m_compact);
    return QStyle::visualRect(direction, row,
                              QRect(row.x() + 10, row.y() + (row.height() - kRowGap - side) / 2, side, side));
}

QRect ArchiveDelegate::starRect(const QRect &row, Qt::LayoutDirection direction)
{
    return QStyle::visualRect(direction, row,
                              QRect(row.right() - 36, row.y() + (row.height() - kRowGap - 28) / 2, 28, 28));
}

void ArchiveDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const ArchiveEntry *entry = entryAt(index);
    if (!entry)
        return;
    painter->save();
    painter->setLayoutDirection(Qt::LayoutDirectionAuto);
    if (entry->isDay()) {
        paintDay(painter, option, index.data().toString());
        painter->restore();
        return;
    }
    const Theme &t = theme();
    const QRect row = option.rect.adjusted(0, 0, 0, -kRowGap);
    if (option.state.testFlag(QStyle::State_Selected))
        parts::roundBox(painter, row, 9, t.selected, t.highContrast ? t.borderControl : QColor());
    else if (option.state.testFlag(QStyle::State_MouseOver))
        parts::roundBox(painter, row, 9, t.hover);
    if (option.state.testFlag(QStyle::State_HasFocus) && !option.state.testFlag(QStyle::State_Selected))
        parts::roundBox(painter, row.adjusted(1, 1, -1, -1), 9, QColor(), t.focus, 1.5);
    const auto *model = qobject_cast<const ArchiveModel *>(index.model());
    paintOrb(painter, option, *entry, model->playing() == entry->key());
    if (m_compact)
        paintCompact(painter, option, *entry);
    else
        paintWide(painter, option, *entry);
    painter->restore();
}

void ArchiveDelegate::paintDay(QPainter *painter, const QStyleOptionViewItem &option,
                               const QString &title) const
{
    painter->setFont(fontFor(TypeRole::Small, 600));
    painter->setPen(theme().text2);
    const int height = lineHeight(TypeRole::Small);
    drawCell(
        painter, option,
        slotOf(option, option.rect, 10, option.rect.width() - 20, option.rect.bottom() - height - 2, height),
        Qt::AlignLeft, title);
}

void ArchiveDelegate::paintOrb(QPainter *painter, const QStyleOptionViewItem &option,
                               const ArchiveEntry &entry, bool playing) const
{
    const QRectF orb = orbRect(option.rect, option.direction);
    if (entry.kind == ArchiveEntry::Kind::Transcript || entry.kind == ArchiveEntry::Kind::Session) {
        drawIcon(painter, entry.kind == ArchiveEntry::Kind::Session ? u"headset"_s : u"captions"_s,
                 orb.adjusted(6, 6, -6, -6), theme().text2);
        return;
    }
    const bool service = entry.kind == ArchiveEntry::Kind::Service;
    drawOrb(painter, orb, service ? entry.item.voice.value() : entry.take.voice.value());
    if (!playing && !isActive(option))
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(QColor(0, 0, 0, 150));
    painter->drawEllipse(orb);
    drawIcon(painter, playing ? u"pause"_s : u"play"_s,
             QRectF(orb.center().x() - 7 + (playing ? 0 : 1), orb.center().y() - 7, 14, 14),
             QColor(0xff, 0xff, 0xff), true);
}

void ArchiveDelegate::paintCompact(QPainter *painter, const QStyleOptionViewItem &option,
                                   const ArchiveEntry &entry) const
{
    const Theme &t = theme();
    const QRect row = option.rect.adjusted(0, 0, 0, -kRowGap);
    const int first = lineHeight(TypeRole::Body);
    const int second = lineHeight(TypeRole::Small);
    const int top = row.y() + (row.height() - first - second) / 2;
    const int left = 10 + archiveOrb(true) + 10;
    const int room = row.width() - left - 10;
    painter->setFont(fontFor(TypeRole::Body, 500));
    painter->setPen(t.text);
    drawCell(painter, option, slotOf(option, row, left, room, top, first), Qt::AlignLeft, entryTitle(entry));

    painter->setFont(fontFor(TypeRole::Small));
    painter->setPen(t.text2);
    QStringList parts{entryVoice(entry), entryTime(entry)};
    if (const QString credits = entryCredits(entry); !credits.isEmpty())
        parts += credits;
    const bool service = entry.kind == ArchiveEntry::Kind::Service;
    const int end = service || entry.isStarred() ? 40 + kGlyph + 4 : 40;
    drawCell(painter, option, slotOf(option, row, left, room - end, top + first, second), Qt::AlignLeft,
             parts.join(u"  ·  "_s));
    drawCell(painter, option, slotOf(option, row, row.width() - 50, 40, top + first, second), Qt::AlignRight,
             entryLength(entry));
    const QRect glyph =
        slotOf(option, row, row.width() - (service ? 10 + kGlyph : 54 + kGlyph), kGlyph, top + first, kGlyph);
    if (service)
        drawIcon(painter, u"cloud"_s, glyph, t.text2);
    else if (entry.isStarred())
        drawIcon(painter, u"star"_s, glyph.adjusted(2, 2, -2, -2), t.warn, true);
}

void ArchiveDelegate::paintWide(QPainter *painter, const QStyleOptionViewItem &option,
                                const ArchiveEntry &entry) const
{
    const Theme &t = theme();
    const QRect row = option.rect.adjusted(0, 0, 0, -kRowGap);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const int top = row.y();
    const int height = row.height();
    const int left = 10 + archiveOrb(false) + 12;
    int right = row.width() - 44;
    painter->setFont(fontFor(TypeRole::Small));
    painter->setPen(t.text2);
    const auto cell = [&](int width, Qt::AlignmentFlag edge, const QString &text) {
        right -= scaled(width);
        drawCell(painter, option, slotOf(option, row, right, scaled(width) - 8, top, height), edge, text);
    };
    cell(48, Qt::AlignRight, entryTime(entry));
    cell(56, Qt::AlignRight, entryLength(entry));
    cell(74, Qt::AlignRight, entryCredits(entry));
    if (row.width() > scaled(560))
        cell(104, Qt::AlignLeft, entryVoice(entry));

    int room = right - left - 12;
    QString state;
    if (entry.kind == ArchiveEntry::Kind::Take && !entry.take.complete)
        state = tr("Incomplete");
    else if (entry.kind == ArchiveEntry::Kind::Take && entry.take.edited)
        state = tr("Edited");
    if (!state.isEmpty()) {
        painter->setFont(fontFor(TypeRole::Caption, 500));
        const int width = painter->fontMetrics().horizontalAdvance(state) + 14;
        const QRect pill = slotOf(option, row, left + room - width, width, row.center().y() - 9, 18);
        parts::roundBox(painter, pill, 4, entry.take.complete ? t.sunken : t.warnSoft);
        painter->setPen(entry.take.complete ? t.text2 : t.warnText);
        painter->drawText(pill, Qt::AlignCenter, state);
        room -= width + 8;
    }
    painter->setFont(fontFor(TypeRole::Body, selected ? 600 : 500));
    painter->setPen(t.text);
    drawCell(painter, option, slotOf(option, row, left, room, top, height), Qt::AlignLeft, entryTitle(entry));

    const QRectF star = starRect(option.rect, option.direction);
    const QRectF glyph(star.center().x() - kGlyph / 2.0, star.center().y() - kGlyph / 2.0, kGlyph, kGlyph);
    if (entry.kind == ArchiveEntry::Kind::Service)
        drawIcon(painter, u"cloud"_s, glyph, t.text2);
    else if (entry.isStarred())
        drawIcon(painter, u"star"_s, glyph, t.warn, true);
    else if (isActive(option) && entry.kind != ArchiveEntry::Kind::Session)
        drawIcon(painter, u"star"_s, glyph, t.text2);
}

} // namespace studio::ui
