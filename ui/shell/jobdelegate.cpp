// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/jobdelegate.h"

#include "core/jobs/jobspec.h"
#include "ui/shell/jobmodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/typography.h"

#include <QPainter>
#include <QStyle>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

using jobs::JobState;

constexpr int kTextLeft = 38; // glyph and the gap
constexpr int kActionSide = 28;
constexpr int kBar = 4;

struct Face {
    QString glyph;
    ColorRole color;
};

Face faceOf(JobState state)
{
    switch (state) {
    case JobState::Running:
        return {u"audio-waveform"_s, &Theme::accentText};
    case JobState::Waiting:
        return {u"clock"_s, &Theme::text2};
    case JobState::Done:
        return {u"circle-check"_s, &Theme::ok};
    case JobState::Failed:
        return {u"triangle-alert"_s, &Theme::dangerText};
    case JobState::Interrupted:
        return {u"triangle-alert"_s, &Theme::warnText};
    case JobState::Cancelled:
        break;
    }
    return {u"x"_s, &Theme::text3};
}

QString glyphOf(JobModel::Action action)
{
    switch (action) {
    case JobModel::Action::Reveal:
        return u"folder-open"_s;
    case JobModel::Action::Retry:
        return u"refresh-cw"_s;
    case JobModel::Action::Cancel:
    case JobModel::Action::Remove:
        return u"x"_s;
    case JobModel::Action::None:
        break;
    }
    return {};
}

JobState stateOf(const QModelIndex &index)
{
    return JobState(index.data(JobModel::StateRole).toInt());
}

bool hasBar(const QModelIndex &index)
{
    return stateOf(index) == JobState::Running;
}

int gapAbove(const QModelIndex &index)
{
    return index.data(JobModel::GroupStartRole).toBool() ? 9 : 0;
}

QFont statusFont()
{
    return fontFor(TypeRole::Small);
}

/// A long reason wraps, at most to three lines.
int statusHeight(const QModelIndex &index, int room)
{
    const int one = lineHeight(TypeRole::Small);
    if (stateOf(index) != JobState::Failed)
        return one;
    const QRect needed = QFontMetrics(statusFont())
                             .boundingRect(QRect(0, 0, std::max(40, room), 1000), Qt::TextWordWrap,
                                           index.data(JobModel::StatusRole).toString());
    return std::clamp((needed.height() + one - 3) / one, 1, 3) * one;
}

} // namespace

QSize JobDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int room = option.rect.width() - kTextLeft - kActionSide - 24;
    const int text = lineHeight(TypeRole::Section) + statusHeight(index, room);
    return {200, gapAbove(index) + 22 + text + (hasBar(index) ? kBar + 12 : 0)};
}

QRect JobDelegate::actionRect(const QRect &row, const QModelIndex &index, Qt::LayoutDirection direction)
{
    const int top = row.y() + gapAbove(index) + 6;
    return QStyle::visualRect(direction, row,
                              QRect(row.right() + 1 - kActionSide - 6, top, kActionSide, kActionSide));
}

void JobDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &t = theme();
    painter->save();
    painter->setLayoutDirection(Qt::LayoutDirectionAuto);
    const int gap = gapAbove(index);
    const QRect row = option.rect.adjusted(0, gap, 0, 0);
    if (gap > 0)
        painter->fillRect(option.rect.x(), option.rect.y() + gap / 2, option.rect.width(), 1, t.border);
    const bool current = (option.state & QStyle::State_Selected) && (option.state & QStyle::State_HasFocus);
    if (current)
        parts::roundBox(painter, row.adjusted(0, 1, 0, -1), 9, t.selected,
                        t.highContrast ? t.borderControl : QColor());
    else if (option.state & QStyle::State_MouseOver)
        parts::roundBox(painter, row.adjusted(0, 1, 0, -1), 9, t.raisedHover);

    const auto slot = [&](const QRect &rect) { return QStyle::visualRect(option.direction, row, rect); };
    const Face face = faceOf(stateOf(index));
    drawIcon(painter, face.glyph, slot(QRect(row.x() + 8, row.y() + 12, 18, 18)), t.*face.color);

    const int left = row.x() + kTextLeft;
    const int room = row.width() - kTextLeft - kActionSide - 18;
    const int first = lineHeight(TypeRole::Section);
    const int second = statusHeight(index, room);
    const int leading = int(QStyle::visualAlignment(option.direction, Qt::AlignLeft));
    painter->setFont(fontFor(TypeRole::Section));
    painter->setPen(t.text);
    painter->drawText(slot(QRect(left, row.y() + 9, room, first)), leading | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room));
    painter->setFont(statusFont());
    const bool failed = stateOf(index) == JobState::Failed;
    painter->setPen(failed ? t.dangerText : t.text3);
    const QString status = index.data(JobModel::StatusRole).toString();
    const QRect line = slot(QRect(left, row.y() + 11 + first, room, second));
    if (failed)
        painter->drawText(line, leading | Qt::TextWordWrap, status);
    else
        painter->drawText(line, leading | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(status, Qt::ElideRight, room));
    if (hasBar(index)) {
        const QRect bar =
            slot(QRect(left, row.y() + 11 + first + second + 8, row.width() - kTextLeft - 10, kBar));
        const double share = std::max(0.0, index.data(JobModel::ProgressRole).toDouble());
        parts::roundBox(painter, bar, kBar / 2.0, parts::trackColor());
        const int done = int(std::lround(bar.width() * share));
        if (done > 0)
            parts::roundBox(
                painter, QStyle::visualRect(option.direction, bar, QRect(bar.topLeft(), QSize(done, kBar))),
                kBar / 2.0, t.accent);
    }
    const auto action = JobModel::Action(index.data(JobModel::ActionRole).toInt());
    if (action != JobModel::Action::None) {
        const QRect place = actionRect(option.rect, index, option.direction);
        drawIcon(painter, glyphOf(action), QRectF(place.center().x() - 8.5, place.center().y() - 8.5, 18, 18),
                 t.text2);
    }
    painter->restore();
}

} // namespace studio::ui
