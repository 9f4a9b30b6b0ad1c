// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/comparisontable.h"

#include "ui/agent/comparisonmodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

using Mark = ComparisonModel::Mark;
using scenario::Change;

constexpr int kGlyph = 15;
constexpr int kCellMargin = 10;

struct Sign {
    QString icon{};
    QColor color{};
};

Sign signOf(Mark mark)
{
    const Theme &t = theme();
    switch (mark) {
    case Mark::Passed:
        return {u"circle-check"_s, t.ok};
    case Mark::Failed:
        return {u"circle-x"_s, t.dangerText};
    case Mark::Flaky:
        return {u"triangle-alert"_s, t.warnText};
    case Mark::NotReached:
        return {u"circle"_s, t.text3};
    case Mark::None:
        break;
    }
    return {};
}

Sign signOf(Change change)
{
    const Theme &t = theme();
    switch (change) {
    case Change::Worse:
        return {u"arrow-down"_s, t.dangerText};
    case Change::Better:
        return {u"arrow-up"_s, t.okText};
    case Change::Slower:
        return {u"clock-alert"_s, t.warnText};
    case Change::Faster:
        return {u"zap"_s, t.okText};
    default:
        return {{}, t.text3};
    }
}

class ComparisonDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &t = theme();
        const bool isScenario = index.data(ComparisonModel::IsScenarioRole).toBool();
        painter->save();
        painter->setLayoutDirection(Qt::LayoutDirectionAuto); // "1.44 s" is that in a mirrored window, too
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, t.selected);
        else if (isScenario)
            painter->fillRect(option.rect, t.sunken);
        painter->setFont(fontFor(TypeRole::Body, isScenario ? QFont::DemiBold : QFont::Normal));
        if (index.column() == ComparisonModel::StepColumn)
            paintText(painter, option, kCellMargin + (isScenario ? 0 : 12), 0,
                      index.data(Qt::DisplayRole).toString(), t.text);
        else if (index.column() == ComparisonModel::ChangeColumn)
            paintChange(painter, option, index);
        else
            paintSide(painter, option, index);
        painter->fillRect(QRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1), t.border);
        painter->restore();
    }

private:
    static QRect visual(const QStyleOptionViewItem &option, const QRect &rect)
    {
        return QStyle::visualRect(option.direction, option.rect, rect);
    }

    static void paintGlyph(QPainter *painter, const QStyleOptionViewItem &option, const Sign &sign)
    {
        if (sign.icon.isEmpty())
            return;
        const QRect &cell = option.rect;
        drawIcon(
            painter, sign.icon,
            visual(option, {cell.x() + kCellMargin, cell.y() + (cell.height() - kGlyph) / 2, kGlyph, kGlyph}),
            sign.color);
    }

    static void paintText(QPainter *painter, const QStyleOptionViewItem &option, int before, int behind,
                          const QString &text, const QColor &color, Qt::Alignment alignment = Qt::AlignLeft)
    {
        const QRect room = visual(option, option.rect.adjusted(before, 0, -kCellMargin - behind, 0));
        painter->setPen(color);
        painter->drawText(room, int(QStyle::visualAlignment(option.direction, alignment) | Qt::AlignVCenter),
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    }

    static void paintSide(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
    {
        const Theme &t = theme();
        const auto mark = Mark(index.data(ComparisonModel::MarkRole).toInt());
        if (mark == Mark::None) {
            paintText(painter, option, kCellMargin, 0, u"–"_s, t.text3);
            return;
        }
        paintGlyph(painter, option, signOf(mark));
        const QString time = index.data(ComparisonModel::TimeRole).toString();
        const int timeWidth = time.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(time) + 8;
        const int before = kCellMargin + kGlyph + 7;
        // The sign says it; how often it was so is worth the room.
        paintText(painter, option, before, timeWidth, index.data(ComparisonModel::CountRole).toString(),
                  mark == Mark::Failed      ? t.dangerText
                      : mark == Mark::Flaky ? t.warnText
                                            : t.text2);
        paintText(painter, option, before, 0, time, t.text2, Qt::AlignRight);
    }

    static void paintChange(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
    {
        const Sign sign = signOf(Change(index.data(ComparisonModel::ChangeRole).toInt()));
        paintGlyph(painter, option, sign);
        painter->setFont(fontFor(TypeRole::Body, sign.icon.isEmpty() ? QFont::Normal : QFont::DemiBold));
        paintText(painter, option, kCellMargin + kGlyph + 7, 0, index.data(Qt::DisplayRole).toString(),
                  sign.color);
    }
};

/// The names of the sides over their columns.
class ComparisonHeader final : public QHeaderView {
public:
    explicit ComparisonHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent) { }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        painter->setLayoutDirection(Qt::LayoutDirectionAuto);
        painter->setFont(fontFor(TypeRole::Small, QFont::Medium));
        painter->setPen(theme().text2);
        const QRect room = rect.adjusted(kCellMargin, 0, -kCellMargin, 0);
        painter->drawText(
            room, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter),
            painter->fontMetrics().elidedText(model()->headerData(section, Qt::Horizontal).toString(),
                                              Qt::ElideRight, room.width()));
        painter->fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme().border);
    }
};

} // namespace

ComparisonTable::ComparisonTable(ComparisonModel &model, QWidget *parent) : QTableView(parent)
{
    setObjectName(u"comparisonTable"_s);
    setAccessibleName(tr("Both sides, step by step"));
    setModel(&model);
    setItemDelegate(new ComparisonDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    setHorizontalHeader(new ComparisonHeader(this));
    horizontalHeader()->viewport()->setAutoFillBackground(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    followTextScale(this, [this] {
        verticalHeader()->setDefaultSectionSize(std::max(32, lineHeight(TypeRole::Body) + 12));
        horizontalHeader()->setFixedHeight(lineHeight(TypeRole::Small) + 10);
    });
}

void ComparisonTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    const int width = viewport()->width();
    const int side = width * 18 / 100;
    const int change = width * 24 / 100;
    setColumnWidth(ComparisonModel::StepColumn, width - 2 * side - change);
    setColumnWidth(ComparisonModel::LeftColumn, side);
    setColumnWidth(ComparisonModel::RightColumn, side);
    setColumnWidth(ComparisonModel::ChangeColumn, change);
}

} // namespace studio::ui
