// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/sessionlist.h"

#include "ui/theme/icons.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/buttonkeys.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

using evidence::SessionInfo;

namespace {

constexpr int kBetweenRows = 2;
constexpr int kRowIcon = 18;

QString sessionTime(const QDateTime &time)
{
    const QDateTime at = time.toLocalTime();
    const QDate today = QDate::currentDate();
    const QString clock = QLocale().toString(at.time(), QLocale::ShortFormat);
    if (at.date() == today)
        return clock;
    return SessionList::tr("%1, %2", "date, time")
        .arg(at.date().year() == today.year() ? QLocale().toString(at.date(), SessionList::tr("d MMM"))
                                              : QLocale().toString(at.date(), QLocale::ShortFormat),
             clock);
}

bool wentWrong(const SessionInfo &session)
{
    return session.outcome == "failed"_L1 || session.stepsFailed > 0 || !session.problem.isEmpty()
        || session.state == SessionInfo::State::Recovered;
}

QString titleOf(const SessionInfo &session)
{
    const QString agent = session.agentName.isEmpty() ? session.agentId : session.agentName;
    return agent.isEmpty() ? SessionList::tr("Session") : agent;
}

/// The line below: what was said, or what was wrong.
QString subtitleOf(const SessionInfo &session)
{
    if (session.state == SessionInfo::State::Running)
        return SessionList::tr("Being recorded");
    if (session.state == SessionInfo::State::Recovered || session.outcome == "failed"_L1)
        return session.message.isEmpty() ? SessionList::tr("It ended early.") : session.message;
    if (session.stepsPassed + session.stepsFailed > 0) {
        const QString steps = session.stepsFailed > 0
            ? SessionList::tr("%n step(s) of the scenario failed", nullptr, session.stepsFailed)
            : SessionList::tr("All %n step(s) of the scenario passed", nullptr, session.stepsPassed);
        return session.scenario.isEmpty()
            ? steps
            : SessionList::tr("%1: %2", "scenario").arg(session.scenario, steps);
    }
    if (!session.problem.isEmpty())
        return session.problem;
    return session.firstWords.isEmpty() ? SessionList::tr("Nothing was said") : session.firstWords;
}

} // namespace

QString sessionFacts(const SessionInfo &session)
{
    QStringList facts{SessionList::tr("%n turn(s)", nullptr, session.turns)};
    if (session.medianReplyMs >= 0)
        facts.append(
            SessionList::tr("%1 s median").arg(QLocale().toString(session.medianReplyMs / 1000, 'f', 2)));
    facts.append(timecode(double(session.durationMs) / 1000));
    return facts.join(u"  ·  "_s);
}

void SessionListModel::setSessions(const QList<SessionInfo> &sessions)
{
    const auto sameRow = [](const SessionInfo &a, const SessionInfo &b) { return a.id == b.id; };
    if (sessions.size() == m_sessions.size()
        && std::equal(sessions.begin(), sessions.end(), m_sessions.cbegin(), sameRow)) {
        m_sessions = sessions;
        if (!sessions.isEmpty())
            emit dataChanged(index(0), index(int(sessions.size()) - 1));
        return;
    }
    beginResetModel();
    m_sessions = sessions;
    endResetModel();
}

const SessionInfo *SessionListModel::at(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_sessions.size() ? &m_sessions.at(index.row()) : nullptr;
}

int SessionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_sessions.size());
}

QVariant SessionListModel::data(const QModelIndex &index, int role) const
{
    const SessionInfo *session = at(index);
    if (!session)
        return {};
    if (role == Qt::DisplayRole)
        return titleOf(*session);
    if (role == Qt::AccessibleTextRole)
        return QStringList{titleOf(*session), sessionTime(session->startedAt), sessionFacts(*session),
                           subtitleOf(*session)}
            .join(u", "_s);
    return {};
}

QSize SessionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {100, lineHeight(TypeRole::Body) + lineHeight(TypeRole::Small) + 18 + kBetweenRows};
}

void SessionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const auto *model = qobject_cast<const SessionListModel *>(index.model());
    const SessionInfo *session = model ? model->at(index) : nullptr;
    if (!session)
        return;
    painter->save();
    // What was said keeps the direction of its own language.
    painter->setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    const QRect row = option.rect.adjusted(0, 0, 0, -kBetweenRows);
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
    const bool wrong = wentWrong(*session);
    const QString icon = wrong     ? u"triangle-alert"_s
        : session->stepsPassed > 0 ? u"list-todo"_s
                                   : u"headset"_s;
    drawIcon(painter, icon, place(14, kRowIcon, (row.height() - kRowIcon) / 2, kRowIcon),
             wrong ? t.warn : t.text2);

    const int first = lineHeight(TypeRole::Body);
    const int second = lineHeight(TypeRole::Small);
    const int top = (row.height() - first - second) / 2;
    const int left = 14 + kRowIcon + 14;
    painter->setFont(fontFor(TypeRole::Small));
    const QString facts = sessionFacts(*session) + u"  ·  "_s + sessionTime(session->startedAt);
    const int factsWidth = std::min(painter->fontMetrics().horizontalAdvance(facts) + 4, row.width() * 3 / 5);
    painter->setPen(t.text2);
    painter->drawText(place(row.width() - factsWidth - 14, factsWidth, top, first), alignment(Qt::AlignRight),
                      painter->fontMetrics().elidedText(facts, Qt::ElideRight, factsWidth));
    painter->setFont(fontFor(TypeRole::Body, selected ? 600 : 500));
    painter->setPen(t.text);
    const int titleRoom = row.width() - left - factsWidth - 28;
    painter->drawText(place(left, titleRoom, top, first), alignment(Qt::AlignLeft),
                      painter->fontMetrics().elidedText(titleOf(*session), Qt::ElideRight, titleRoom));
    const int room = row.width() - left - 14;
    painter->setFont(fontFor(TypeRole::Small));
    painter->setPen(wrong ? t.warnText : t.text2);
    painter->drawText(place(left, room, top + first, second), alignment(Qt::AlignLeft),
                      painter->fontMetrics().elidedText(subtitleOf(*session), Qt::ElideRight, room));
    if (option.state.testFlag(QStyle::State_HasFocus) && !selected)
        parts::roundBox(painter, row.adjusted(1, 1, -1, -1), 9, QColor(), t.focus, 1.5);
    painter->restore();
}

SessionList::SessionList(SessionListModel &model, QWidget *parent) : QListView(parent), m_model(model)
{
    setObjectName(u"sessionList"_s);
    setAccessibleName(tr("Recent sessions"));
    setModel(&model);
    setItemDelegate(new SessionDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // as high as its rows: the page scrolls
    setUniformItemSizes(true);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAttribute(Qt::WA_Hover);
    viewport()->setAutoFillBackground(false);
    connect(&model, &QAbstractItemModel::modelReset, this, &QWidget::updateGeometry);
}

QSize SessionList::sizeHint() const
{
    const int rows = std::max(m_model.rowCount(), 1);
    return {400, rows * itemDelegate()->sizeHint({}, {}).height() + 2};
}

void SessionList::keyPressEvent(QKeyEvent *event)
{
    if (const SessionInfo *session = m_model.at(currentIndex())) {
        const SessionInfo copy = *session;
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
            || event->key() == Qt::Key_Space) {
            emit openRequested(copy);
            return;
        }
        if (isDeleteKey(*event)) {
            emit removeRequested(copy);
            return;
        }
    }
    QListView::keyPressEvent(event);
}

void SessionList::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton)
        return;
    if (const SessionInfo *session = m_model.at(indexAt(event->position().toPoint())))
        emit openRequested(SessionInfo(*session));
}

void SessionList::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index =
        event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    if (const SessionInfo *session = m_model.at(index))
        emit menuRequested(SessionInfo(*session), viewport()->mapToGlobal(visualRect(index).center()));
}

void SessionList::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(0));
}

} // namespace studio::ui
