// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/conversationlist.h"

#include "ui/theme/icons.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

using api::ConversationSummary;
using api::Verdict;

namespace {

constexpr int kGapBelowRow = 2;
constexpr int kVerdictIcon = 18;
constexpr int kMostRowsShown = 12;

QString conversationTime(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const QDateTime at = time.toLocalTime();
    const QDate today = QDate::currentDate();
    const QString clock = QLocale().toString(at.time(), QLocale::ShortFormat);
    if (at.date() == today)
        return clock;
    return ConversationList::tr("%1, %2", "date, time")
        .arg(at.date().year() == today.year() ? QLocale().toString(at.date(), ConversationList::tr("d MMM"))
                                              : QLocale().toString(at.date(), QLocale::ShortFormat),
             clock);
}

QString conversationTitle(const ConversationSummary &one)
{
    if (!one.title.isEmpty())
        return one.title.simplified();
    if (!one.agentName.isEmpty())
        return one.agentName;
    return one.agentId.isEmpty() ? one.id : one.agentId;
}

QString conversationFacts(const ConversationSummary &one)
{
    QStringList facts;
    if (!one.title.isEmpty() && !one.agentName.isEmpty())
        facts.append(one.agentName);
    if (one.messages > 0)
        facts.append(ConversationList::tr("%n message(s)", nullptr, one.messages));
    if (one.seconds > 0)
        facts.append(timecode(one.seconds));
    if (one.startedAt.isValid())
        facts.append(conversationTime(one.startedAt));
    return facts.join(u"  ·  "_s);
}

/// The passage that was searched for, else what the service made of it.
QString conversationExcerpt(const ConversationSummary &one)
{
    if (!one.found.isEmpty())
        return one.found.simplified();
    if (!one.summary.isEmpty())
        return one.summary.simplified();
    if (one.status == "in-progress"_L1 || one.status == "initiated"_L1)
        return ConversationList::tr("Under way");
    if (one.status == "processing"_L1)
        return ConversationList::tr("The service is still working on it");
    if (one.status == "failed"_L1)
        return one.endReason.isEmpty() ? ConversationList::tr("It failed.") : one.endReason.simplified();
    return one.endReason.isEmpty() ? ConversationList::tr("No summary") : one.endReason.simplified();
}

} // namespace

QString verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Success:
        return ConversationList::tr("Successful");
    case Verdict::Failure:
        return ConversationList::tr("Failed");
    case Verdict::Unknown:
        break;
    }
    return ConversationList::tr("Not judged");
}

void ConversationListModel::setConversations(const QList<ConversationSummary> &conversations)
{
    if (conversations == m_conversations)
        return;
    beginResetModel();
    m_conversations = conversations;
    endResetModel();
}

void ConversationListModel::append(const QList<ConversationSummary> &conversations)
{
    QSet<QString> known;
    for (const ConversationSummary &one : std::as_const(m_conversations))
        known.insert(one.id);
    QList<ConversationSummary> fresh;
    for (const ConversationSummary &one : conversations) {
        if (!known.contains(one.id))
            fresh.append(one);
    }
    if (fresh.isEmpty())
        return;
    beginInsertRows({}, int(m_conversations.size()), int(m_conversations.size() + fresh.size()) - 1);
    m_conversations.append(fresh);
    endInsertRows();
}

const ConversationSummary *ConversationListModel::at(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_conversations.size() ? &m_conversations.at(index.row())
                                                                   : nullptr;
}

int ConversationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_conversations.size());
}

QVariant ConversationListModel::data(const QModelIndex &index, int role) const
{
    const ConversationSummary *one = at(index);
    if (!one)
        return {};
    if (role == Qt::DisplayRole)
        return conversationTitle(*one);
    if (role == Qt::AccessibleTextRole)
        return QStringList{conversationTitle(*one), verdictText(one->verdict), conversationFacts(*one),
                           conversationExcerpt(*one)}
            .join(u", "_s);
    return {};
}

QSize ConversationDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {100, lineHeight(TypeRole::Body) + lineHeight(TypeRole::Small) + 18 + kGapBelowRow};
}

void ConversationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const auto *model = qobject_cast<const ConversationListModel *>(index.model());
    const ConversationSummary *one = model ? model->at(index) : nullptr;
    if (!one)
        return;
    painter->save();
    // What was said keeps the direction of its own language.
    painter->setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    const QRect row = option.rect.adjusted(0, 0, 0, -kGapBelowRow);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        parts::roundBox(painter, row, 9, t.selected, t.highContrast ? t.borderControl : QColor());
    else if (option.state.testFlag(QStyle::State_MouseOver))
        parts::roundBox(painter, row, 9, t.hover);
    const auto place = [&](int x, int width, int y, int height) {
        return QStyle::visualRect(option.direction, row, QRect(row.x() + x, row.y() + y, width, height));
    };
    const auto alignment = [&](Qt::Alignment edge) {
        return int(QStyle::visualAlignment(option.direction, edge) | Qt::AlignVCenter);
    };
    const bool failed = one->verdict == Verdict::Failure;
    const bool passed = one->verdict == Verdict::Success;
    drawIcon(painter,
             failed       ? u"triangle-alert"_s
                 : passed ? u"circle-check"_s
                          : u"cloud"_s,
             place(14, kVerdictIcon, (row.height() - kVerdictIcon) / 2, kVerdictIcon),
             failed       ? t.warn
                 : passed ? t.ok
                          : t.text2);
    const int first = lineHeight(TypeRole::Body);
    const int second = lineHeight(TypeRole::Small);
    const int top = (row.height() - first - second) / 2;
    const int left = 14 + kVerdictIcon + 14;
    painter->setFont(fontFor(TypeRole::Small));
    const QString facts = conversationFacts(*one);
    const int factsWidth = std::min(painter->fontMetrics().horizontalAdvance(facts) + 4, row.width() * 3 / 5);
    painter->setPen(t.text2);
    painter->drawText(place(row.width() - factsWidth - 14, factsWidth, top, first), alignment(Qt::AlignRight),
                      painter->fontMetrics().elidedText(facts, Qt::ElideRight, factsWidth));
    painter->setFont(fontFor(TypeRole::Body, selected ? 600 : 500));
    painter->setPen(t.text);
    const int titleRoom = row.width() - left - factsWidth - 28;
    painter->drawText(place(left, titleRoom, top, first), alignment(Qt::AlignLeft),
                      painter->fontMetrics().elidedText(conversationTitle(*one), Qt::ElideRight, titleRoom));
    const int room = row.width() - left - 14;
    painter->setFont(fontFor(TypeRole::Small));
    painter->setPen(t.text2);
    painter->drawText(place(left, room, top + first, second), alignment(Qt::AlignLeft),
                      painter->fontMetrics().elidedText(conversationExcerpt(*one), Qt::ElideRight, room));
    if (option.state.testFlag(QStyle::State_HasFocus) && !selected)
        parts::roundBox(painter, row.adjusted(1, 1, -1, -1), 9, QColor(), t.focus, 1.5);
    painter->restore();
}

ConversationList::ConversationList(ConversationListModel &model, QWidget *parent)
    : QListView(parent), m_model(model)
{
    setObjectName(u"conversationList"_s);
    setAccessibleName(tr("Conversations of the service"));
    setModel(&model);
    setItemDelegate(new ConversationDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAttribute(Qt::WA_Hover);
    viewport()->setAutoFillBackground(false);
    connect(&model, &QAbstractItemModel::modelReset, this, &QWidget::updateGeometry);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &QWidget::updateGeometry);
}

QSize ConversationList::sizeHint() const
{
    const int rows = std::clamp(m_model.rowCount(), 1, kMostRowsShown);
    return {400, rows * itemDelegate()->sizeHint({}, {}).height() + 2};
}

void ConversationList::keyPressEvent(QKeyEvent *event)
{
    const ConversationSummary *one = m_model.at(currentIndex());
    if (one
        && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
            || event->key() == Qt::Key_Space)) {
        emit openRequested(ConversationSummary(*one));
        return;
    }
    QListView::keyPressEvent(event);
}

void ConversationList::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton)
        return;
    if (const ConversationSummary *one = m_model.at(indexAt(event->position().toPoint())))
        emit openRequested(ConversationSummary(*one));
}

void ConversationList::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(0, 0));
}

} // namespace studio::ui
