// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/toolspage.h"

#include "ui/agent/agentdirectory.h"
#include "ui/agent/agentoptions.h"
#include "ui/agent/livecontrol.h"
#include "ui/agent/payloadedit.h"
#include "ui/agent/shownsession.h"
#include "ui/theme/icons.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/switch.h"

#include <QHBoxLayout>
#include <QIntValidator>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

using agent::ToolRule;
using Way = ToolRule::Way;

constexpr Way kWays[] = {Way::Ask, Way::Stub, Way::Template, Way::Json, Way::Replay, Way::Silence};
constexpr int kToolsInSight = 6;
constexpr int kLongestDelayMs = 120'000;

/// Who runs a tool that is not ours; a kind that came later is shown as the service writes it.
QString toolTypeText(const QString &type)
{
    if (type == "webhook"_L1)
        return ToolsPage::tr("Webhook");
    if (type == "system"_L1)
        return ToolsPage::tr("System");
    if (type == "mcp"_L1)
        return ToolsPage::tr("MCP server");
    return type;
}

class ToolDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {100, lineHeight(TypeRole::Body) + 16};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *model = qobject_cast<const ToolListModel *>(index.model());
        const ToolRow *tool = model ? model->at(index.row()) : nullptr;
        if (!tool)
            return;
        const Theme &t = theme();
        const QRect row = option.rect.adjusted(0, 0, 0, -2);
        painter->save();
        painter->setLayoutDirection(Qt::LayoutDirectionAuto);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        if (selected)
            parts::roundBox(painter, row, 9, t.selected, t.highContrast ? t.borderControl : QColor());
        const auto at = [&](int x, int width) {
            return QStyle::visualRect(option.direction, row,
                                      QRect(row.x() + x, row.y(), width, row.height()));
        };
        const QRect glyph = at(8, 16);
        drawIcon(painter, u"wrench"_s, QRectF(glyph.x(), glyph.y() + (row.height() - 16) / 2.0, 16, 16),
                 t.text2);
        painter->setFont(fontFor(TypeRole::Small));
        const QString state = tool->isOurs() ? toolWayText(tool->way) : toolTypeText(tool->type);
        const int stateWidth = painter->fontMetrics().horizontalAdvance(state) + 2;
        painter->setPen(t.text3);
        painter->drawText(at(row.width() - 8 - stateWidth, stateWidth),
                          int(QStyle::visualAlignment(option.direction, Qt::AlignRight) | Qt::AlignVCenter),
                          state);
        const int room = row.width() - 32 - stateWidth - 16;
        painter->setFont(fontFor(TypeRole::Body, selected ? QFont::DemiBold : QFont::Medium));
        painter->setPen(t.text);
        painter->drawText(at(32, room),
                          int(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter),
                          painter->fontMetrics().elidedText(tool->name, Qt::ElideRight, room));
        painter->restore();
    }
};

} // namespace

QString toolWayText(Way way)
{
    switch (way) {
    case Way::Stub:
        return ToolsPage::tr("Stub");
    case Way::Template:
        return ToolsPage::tr("Template");
    case Way::Json:
        return ToolsPage::tr("JSON");
    case Way::Ask:
        return ToolsPage::tr("Ask me");
    case Way::Replay:
        return ToolsPage::tr("As recorded");
    case Way::Silence:
        return ToolsPage::tr("No answer");
    }
    return {};
}

void ToolListModel::setRows(const QList<ToolRow> &rows)
{
    if (rows == m_rows)
        return;
    const auto sameTools = [](const ToolRow &a, const ToolRow &b) { return a.name == b.name; };
    if (std::equal(rows.begin(), rows.end(), m_rows.cbegin(), m_rows.cend(), sameTools)) {
        m_rows = rows;
        emit dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

const ToolRow *ToolListModel::at(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
}

int ToolListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ToolListModel::data(const QModelIndex &index, int role) const
{
    const ToolRow *tool = at(index.row());
    if (!tool)
        return {};
    if (role == Qt::DisplayRole)
        return tool->name;
    if (role == Qt::AccessibleTextRole) {
        const QString state = tool->isOurs() ? toolWayText(tool->way) : toolTypeText(tool->type);
        return tr("%1, %2, %n calls", nullptr, tool->calls).arg(tool->name, state);
    }
    return {};
}

ToolsPage::ToolsPage(ShownSession &shown, AgentDirectory &directory, AgentOptionsStore &options,
                     LiveControl &live, QWidget *parent)
    : QWidget(parent), m_shown(shown), m_directory(directory), m_options(options), m_live(live),
      m_model(new ToolListModel(this)), m_list(new QListView(this)),
      m_empty(new TextLabel(tr("Tools the agent calls show up here. Those that run on this side can be "
                               "answered by a rule, or by you."),
                            TypeRole::Small, &Theme::text3, this)),
      m_editor(new QWidget(this)), m_name(new TextLabel({}, TypeRole::Section, &Theme::text, m_editor)),
      m_way(new StudioCombo(m_editor)), m_body(new PayloadEdit(true, m_editor)),
      m_problem(new TextLabel({}, TypeRole::Small, &Theme::dangerText, m_editor)),
      m_delayRow(new QWidget(m_editor)), m_delay(new QLineEdit(m_delayRow)),
      m_asError(new Switch(tr("Say that it failed"), {}, m_editor)),
      m_elsewhere(
          new TextLabel(tr("The service runs this tool itself."), TypeRole::Small, &Theme::text3, this)),
      m_record(new Switch(tr("Record my answers"), tr("To give the same ones the next time."), this)),
      m_recorded(new TextLabel({}, TypeRole::Small, &Theme::text3, this)),
      m_forget(new QPushButton(tr("Forget"), this))
{
    setObjectName(u"toolsPage"_s);
    build();
    wire();
    refresh();
}

void ToolsPage::build()
{
    m_list->setObjectName(u"toolList"_s);
    m_list->setAccessibleName(tr("Tools"));
    m_list->setItemDelegate(new ToolDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setTabKeyNavigation(false);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setModel(m_model);
    m_empty->setWrapping(true);
    m_elsewhere->setWrapping(true);
    m_problem->setWrapping(true);
    m_problem->setObjectName(u"toolProblem"_s);
    m_way->setObjectName(u"toolWay"_s);
    m_way->setAccessibleName(tr("Answer with"));
    for (const Way way : kWays)
        m_way->addItem(toolWayText(way), int(way));
    m_body->setObjectName(u"toolBody"_s);
    m_body->setAccessibleName(tr("The answer"));
    followTextScale(m_body, [this] { m_body->setFixedHeight(scaled(96)); });
    m_delay->setObjectName(u"toolDelay"_s);
    m_delay->setAccessibleName(tr("Delay in milliseconds"));
    m_delay->setValidator(new QIntValidator(0, kLongestDelayMs, m_delay));
    followTextScale(m_delay, [this] { m_delay->setFixedWidth(scaled(84)); });
    m_asError->setObjectName(u"toolAsError"_s);
    m_record->setObjectName(u"toolRecord"_s);
    m_forget->setObjectName(u"toolForget"_s);
    setVariant(m_forget, Variant::Ghost);
    setControlSize(m_forget, ControlSize::Small);

    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_name, 1);
    head->addWidget(m_way);
    auto *delay = new QHBoxLayout(m_delayRow);
    delay->setContentsMargins(0, 0, 0, 0);
    delay->addWidget(new TextLabel(tr("Delay in ms"), TypeRole::Body, &Theme::text2, m_delayRow), 1);
    delay->addWidget(m_delay);
    auto *editor = new QVBoxLayout(m_editor);
    editor->setContentsMargins(0, 8, 0, 0);
    editor->setSpacing(8);
    editor->addLayout(head);
    editor->addWidget(m_body);
    editor->addWidget(m_problem);
    editor->addWidget(m_delayRow);
    editor->addWidget(m_asError);
    auto *recorded = new QHBoxLayout;
    recorded->addWidget(m_recorded, 1);
    recorded->addWidget(m_forget);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(19, 12, 20, 12);
    column->setSpacing(8);
    column->addWidget(m_empty);
    column->addWidget(m_list);
    column->addWidget(m_elsewhere);
    column->addWidget(m_editor);
    column->addSpacing(4);
    column->addWidget(m_record);
    column->addLayout(recorded);
    column->addStretch(1);
    // Large text needs more room than a small window has.
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(page);
    page->setAutoFillBackground(false);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
}

void ToolsPage::wire()
{
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ToolsPage::showRule);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        if (m_model->rowCount() > 0 && !m_list->currentIndex().isValid())
            m_list->setCurrentIndex(m_model->index(0));
        showRule();
    });
    connect(m_way, &QComboBox::activated, this, [this] {
        keepRule();
        showRule();
    });
    connect(m_body, &QPlainTextEdit::textChanged, this, &ToolsPage::keepRule);
    connect(m_delay, &QLineEdit::textEdited, this, &ToolsPage::keepRule);
    connect(m_asError, &QAbstractButton::clicked, this, &ToolsPage::keepRule);
    connect(m_record, &QAbstractButton::clicked, this, &ToolsPage::setRecording);
    connect(m_forget, &QPushButton::clicked, this, &ToolsPage::forgetRecorded);
    connect(&m_shown, &ShownSession::reset, this, &ToolsPage::refresh);
    connect(&m_shown, &ShownSession::conversationChanged, this, [this](int first, int last) {
        for (int i = first; i <= last; ++i) {
            if (m_shown.conversation().items().value(i).kind == agent::ConversationItem::Kind::Tool)
                return refresh();
        }
    });
    connect(&m_directory, &AgentDirectory::chosenChanged, this, &ToolsPage::refresh);
    connect(&m_directory, &AgentDirectory::detailsChanged, this, &ToolsPage::refresh);
    connect(&m_options, &AgentOptionsStore::changed, this, [this] {
        if (!m_showing)
            refresh();
    });
    connect(&m_live, &LiveControl::began, this, [this] {
        if (m_live.recorded())
            connect(&m_live.recorded()->tools(), &agent::ToolDesk::recordedChanged, this,
                    &ToolsPage::showRecorded, Qt::UniqueConnection);
    });
}

QString ToolsPage::agentKey() const
{
    const KnownAgent *agent = m_directory.chosen();
    return agent ? agent->key : QString();
}

void ToolsPage::refresh()
{
    const AgentOptions options = m_options.of(agentKey());
    QList<ToolRow> rows;
    const auto rowOf = [&rows](const QString &name) -> ToolRow & {
        for (ToolRow &row : rows) {
            if (row.name == name)
                return row;
        }
        rows.append(ToolRow{name});
        return rows.last();
    };
    if (m_directory.details()) {
        for (const api::AgentTool &tool : m_directory.details()->tools) {
            if (!tool.name.isEmpty())
                rowOf(tool.name).type = tool.type;
        }
    }
    for (const agent::ConversationItem &item : m_shown.conversation().items()) {
        if (item.kind != agent::ConversationItem::Kind::Tool || item.toolName.isEmpty())
            continue;
        ToolRow &row = rowOf(item.toolName);
        if (!item.toolType.isEmpty())
            row.type = item.toolType;
        ++row.calls;
    }
    for (const ToolRule &rule : options.rules)
        rowOf(rule.tool).way = rule.way;
    m_model->setRows(rows);
    if (!rows.isEmpty() && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(0));
    m_list->setFixedHeight((lineHeight(TypeRole::Body) + 16)
                           * std::clamp(int(rows.size()), 1, kToolsInSight));
    m_empty->setVisible(rows.isEmpty());
    m_list->setVisible(!rows.isEmpty());
    m_record->setChecked(options.recordsAnswers);
    showRecorded();
    if (rows.isEmpty())
        showRule();
}

void ToolsPage::choose(const QString &tool)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->at(row)->name == tool)
            m_list->setCurrentIndex(m_model->index(row));
    }
}

void ToolsPage::showRule()
{
    const ToolRow *tool = m_model->at(m_list->currentIndex().row());
    const bool ours = tool && tool->isOurs();
    m_editor->setVisible(ours);
    m_elsewhere->setVisible(tool && !ours);
    if (!ours)
        return;
    ToolRule rule;
    rule.tool = tool->name;
    rule.way = Way::Ask;
    const QList<ToolRule> rules = m_options.of(agentKey()).rules;
    for (const ToolRule &each : rules) {
        if (each.tool == tool->name)
            rule = each;
    }
    m_showing = true;
    m_name->setText(tool->name);
    m_way->setCurrentIndex(m_way->findData(int(rule.way)));
    if (m_body->toPlainText() != rule.body)
        m_body->setPlainText(rule.body);
    m_delay->setText(QString::number(rule.delay.count()));
    m_asError->setChecked(rule.asError);
    const bool writes = rule.way == Way::Stub || rule.way == Way::Template || rule.way == Way::Json;
    m_body->setVisible(writes);
    m_body->setPlaceholderText(rule.way == Way::Template   ? tr("Order {{order_id}} is on its way.")
                                   : rule.way == Way::Json ? u"{ \"charges\": 2 }"_s
                                                           : tr("2 charges, 1 duplicate"));
    m_asError->setVisible(writes);
    m_delayRow->setVisible(writes || rule.way == Way::Replay);
    const QString problem = writes ? agent::problemOf(rule) : QString();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_showing = false;
}

void ToolsPage::keepRule()
{
    const ToolRow *tool = m_model->at(m_list->currentIndex().row());
    if (m_showing || !tool || agentKey().isEmpty())
        return;
    ToolRule rule;
    rule.tool = tool->name;
    rule.way = Way(m_way->currentData().toInt());
    rule.body = m_body->toPlainText();
    rule.delay = std::chrono::milliseconds(std::clamp(m_delay->text().toInt(), 0, kLongestDelayMs));
    rule.asError = m_asError->isChecked();
    AgentOptions options = m_options.of(agentKey());
    const auto same = std::find_if(options.rules.begin(), options.rules.end(),
                                   [&rule](const ToolRule &each) { return each.tool == rule.tool; });
    if (same == options.rules.end())
        options.rules.append(rule);
    else
        *same = rule;
    const QString problem = m_body->isVisible() ? agent::problemOf(rule) : QString();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_showing = true;
    m_options.set(agentKey(), options);
    m_showing = false;
    if (m_live.isRunning() && !m_live.isFollowing() && m_live.recorded())
        m_live.recorded()->tools().setRules(options.rules);
    refresh();
}

void ToolsPage::setRecording(bool on)
{
    AgentOptions options = m_options.of(agentKey());
    options.recordsAnswers = on;
    m_options.set(agentKey(), options);
    if (m_live.isRunning() && !m_live.isFollowing() && m_live.recorded())
        m_live.recorded()->tools().setRecording(on);
}

void ToolsPage::showRecorded()
{
    const bool running = m_live.isRunning() && !m_live.isFollowing() && m_live.recorded();
    const qsizetype count =
        running ? m_live.recorded()->tools().recorded().size() : m_options.of(agentKey()).recorded.size();
    m_recorded->setText(count == 0 ? QString() : tr("%n answers recorded", nullptr, int(count)));
    m_forget->setVisible(count > 0);
}

void ToolsPage::forgetRecorded()
{
    AgentOptions options = m_options.of(agentKey());
    options.recorded.clear();
    m_options.set(agentKey(), options);
    if (m_live.isRunning() && !m_live.isFollowing() && m_live.recorded())
        m_live.recorded()->tools().setRecorded({});
    showRecorded();
}

} // namespace studio::ui
