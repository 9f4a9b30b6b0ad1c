// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/scenariocard.h"

#include "ui/agent/shownsession.h"
#include "ui/theme/icons.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QHBoxLayout>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

using StepState = scenario::StepResult::State;

constexpr int kMostRowsInSight = 9;

int stepRowHeight()
{
    return std::max(27, lineHeight(TypeRole::Small) + 11);
}

QString stateWord(StepState state)
{
    switch (state) {
    case StepState::Waiting:
        return ScenarioCard::tr("waiting");
    case StepState::Running:
        return ScenarioCard::tr("under way");
    case StepState::Passed:
        return ScenarioCard::tr("passed");
    case StepState::Failed:
        return ScenarioCard::tr("failed");
    case StepState::Skipped:
        break;
    }
    return ScenarioCard::tr("skipped");
}

/// A tick and what the step is.
class StepDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {100, stepRowHeight()};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto state = StepState(index.data(ScenarioStepsModel::StateRole).toInt());
        const Theme &t = theme();
        painter->save();
        painter->setLayoutDirection(Qt::LayoutDirectionAuto);
        if (option.state.testFlag(QStyle::State_Selected) && option.state.testFlag(QStyle::State_HasFocus))
            parts::roundBox(painter, option.rect, 7, t.selected, t.highContrast ? t.borderControl : QColor());
        const auto at = [&option](int x, int width) {
            return QStyle::visualRect(
                option.direction, option.rect,
                QRect(option.rect.x() + x, option.rect.y(), width, option.rect.height()));
        };
        const QRect glyph = at(0, 18);
        const auto [icon, color] = look(state);
        const QRectF mark(glyph.x() + 1, glyph.y() + (glyph.height() - 16) / 2.0, 16, 16);
        const bool current = state == StepState::Running;
        if (current)
            drawCurrent(painter, mark, color);
        else
            drawIcon(painter, icon, mark, color);
        painter->setFont(fontFor(TypeRole::Body, current ? QFont::DemiBold : QFont::Medium));
        painter->setPen(state == StepState::Failed                                       ? t.dangerText
                            : state == StepState::Waiting || state == StepState::Skipped ? t.text3
                                                                                         : t.text);
        const QRect room = at(24, option.rect.width() - 26);
        const auto leading = QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter;
        painter->drawText(room, int(leading),
                          painter->fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(),
                                                            Qt::ElideRight, room.width()));
        painter->restore();
    }

private:
    /// A ring around a dot that is seen at a glance.
    static void drawCurrent(QPainter *painter, const QRectF &mark, const QColor &color)
    {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(color, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(mark.adjusted(2, 2, -2, -2));
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        painter->drawEllipse(mark.center(), 3, 3);
    }
    static std::pair<QString, QColor> look(StepState state)
    {
        const Theme &t = theme();
        switch (state) {
        case StepState::Passed:
            return {u"circle-check"_s, t.ok};
        case StepState::Failed:
            return {u"circle-x"_s, t.dangerText};
        case StepState::Running:
            return {QString(), t.isDark() ? t.accentText : t.accent};
        default:
            return {u"circle"_s, t.text3};
        }
    }
};

} // namespace

ScenarioStepsModel::ScenarioStepsModel(ShownSession &shown, QObject *parent)
    : QAbstractListModel(parent), m_shown(shown)
{
    connect(&shown, &ShownSession::reset, this, &ScenarioStepsModel::readAll);
    connect(&shown, &ShownSession::logged, this, &ScenarioStepsModel::take);
    readAll();
}

void ScenarioStepsModel::readAll()
{
    beginResetModel();
    m_run = scenario::RunLog(m_shown.log().entries());
    endResetModel();
    emit progressed();
}

void ScenarioStepsModel::take(const agent::LogEntry &entry)
{
    if (!entry.type.startsWith("scenario."_L1))
        return;
    const qsizetype before = m_run.steps().size();
    scenario::RunLog next = m_run;
    if (!next.take(entry))
        return;
    if (next.steps().size() != before || entry.type == "scenario.begin"_L1) {
        beginResetModel();
        m_run = next;
        endResetModel();
    } else {
        m_run = next;
        const QModelIndex row = index(entry.data.value("index"_L1).toInt());
        emit dataChanged(row, row);
    }
    emit progressed();
}

int ScenarioStepsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_run.steps().size());
}

QVariant ScenarioStepsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const scenario::StepResult &step = m_run.steps().at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return step.text;
    case Qt::ToolTipRole:
        return step.reason.isEmpty() ? step.text : step.text + u'\n' + step.reason;
    case Qt::AccessibleTextRole:
        //: %1 is a step of a scenario, %2 is passed, failed and so on.
        return step.reason.isEmpty()
            ? ScenarioCard::tr("%1, %2").arg(step.text, stateWord(step.state))
            : ScenarioCard::tr("%1, %2: %3").arg(step.text, stateWord(step.state), step.reason);
    case StateRole:
        return int(step.state);
    default:
        return {};
    }
}

ScenarioCard::ScenarioCard(ShownSession &shown, QWidget *parent)
    : Card(parent, 13), m_model(new ScenarioStepsModel(shown, this)),
      m_title(new TextLabel({}, TypeRole::Section, &Theme::text, this)),
      m_count(new TextLabel({}, TypeRole::Small, &Theme::text2, this)), m_list(new QListView(this))
{
    setObjectName(u"scenarioCard"_s);
    m_title->setObjectName(u"scenarioTitle"_s);
    m_count->setObjectName(u"scenarioCount"_s);
    m_list->setObjectName(u"scenarioSteps"_s);
    m_list->setAccessibleName(tr("Steps of the scenario"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new StepDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setTabKeyNavigation(false);
    m_list->viewport()->setAutoFillBackground(false);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_count);
    column()->setSpacing(4);
    column()->addLayout(head);
    column()->addWidget(m_list);
    connect(m_model, &ScenarioStepsModel::progressed, this, &ScenarioCard::refresh);
    followTextScale(this, [this] { refresh(); });
    refresh();
}

void ScenarioCard::refresh()
{
    const scenario::RunLog &run = m_model->run();
    setVisible(!run.isEmpty());
    m_title->setText(tr("Scenario: %1").arg(run.name()));
    const int passed = run.count(StepState::Passed);
    m_count->setText(tr("%1 / %2").arg(passed).arg(run.steps().size()));
    m_count->setAccessibleName(tr("%1 of %2 steps passed").arg(passed).arg(run.steps().size()));
    m_list->setFixedHeight(stepRowHeight() * std::clamp(int(run.steps().size()), 1, kMostRowsInSight));
    if (run.current() >= 0)
        m_list->scrollTo(m_model->index(run.current()));
}

} // namespace studio::ui
