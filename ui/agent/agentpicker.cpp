// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/agentpicker.h"

#include "ui/agent/agentdirectory.h"
#include "ui/theme/icons.h"
#include "ui/theme/orb.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/searchfield.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kPickerWidth = 400;
constexpr int kPickerHeight = 420;

class AgentRowDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {100, lineHeight(TypeRole::Body) + lineHeight(TypeRole::Small) + 14};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *model = qobject_cast<const AgentListModel *>(index.model());
        const KnownAgent *agent = model ? model->at(index.row()) : nullptr;
        if (!agent)
            return;
        const Theme &t = theme();
        const QRect row = option.rect.adjusted(0, 0, 0, -2);
        painter->save();
        painter->setLayoutDirection(Qt::LayoutDirectionAuto);
        if (option.state.testFlag(QStyle::State_Selected))
            parts::roundBox(painter, row, 9, t.selected, t.highContrast ? t.borderControl : QColor());
        else if (option.state.testFlag(QStyle::State_MouseOver))
            parts::roundBox(painter, row, 9, t.raisedHover);
        const auto at = [&](int x, int y, int width, int height) {
            return QStyle::visualRect(option.direction, row, QRect(row.x() + x, row.y() + y, width, height));
        };
        const auto leading = int(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter);
        drawOrb(painter, at(10, (row.height() - 28) / 2, 28, 28), agent->orb());
        const int first = lineHeight(TypeRole::Body);
        const int second = lineHeight(TypeRole::Small);
        const int room = row.width() - 48 - 36;
        painter->setFont(
            fontFor(TypeRole::Body, model->isChosen(index.row()) ? QFont::DemiBold : QFont::Medium));
        painter->setPen(t.text);
        painter->drawText(at(48, 5, room, first), leading,
                          painter->fontMetrics().elidedText(agent->name, Qt::ElideRight, room));
        painter->setFont(fontFor(TypeRole::Small));
        painter->setPen(t.text3);
        const QString detail = agent->detail();
        const QString id = agent->agentId.isEmpty() ? agent->serviceUrl.host() : agent->agentId;
        const QString below = detail.isEmpty() || detail == id ? id : u"%1  ·  %2"_s.arg(id, detail);
        painter->drawText(at(48, 5 + first, room, second), leading,
                          painter->fontMetrics().elidedText(below, Qt::ElideMiddle, room));
        if (model->isChosen(index.row()))
            drawIcon(painter, u"check"_s, at(row.width() - 28, (row.height() - 16) / 2, 16, 16),
                     t.accentText);
        painter->restore();
    }
};

} // namespace

AgentListModel::AgentListModel(AgentDirectory &directory, QObject *parent)
    : QAbstractListModel(parent), m_directory(directory)
{
    connect(&directory, &AgentDirectory::changed, this, &AgentListModel::refresh);
    connect(&directory, &AgentDirectory::chosenChanged, this, [this] {
        if (!m_shown.isEmpty())
            emit dataChanged(index(0), index(rowCount() - 1));
    });
    refresh();
}

void AgentListModel::setText(const QString &text)
{
    m_text = text.trimmed();
    refresh();
}

void AgentListModel::refresh()
{
    QList<KnownAgent> shown;
    for (const KnownAgent &agent : m_directory.agents()) {
        if (m_text.isEmpty() || agent.name.contains(m_text, Qt::CaseInsensitive)
            || agent.agentId.contains(m_text, Qt::CaseInsensitive))
            shown.append(agent);
    }
    if (shown == m_shown)
        return;
    beginResetModel();
    m_shown = shown;
    endResetModel();
}

const KnownAgent *AgentListModel::at(int row) const
{
    return row >= 0 && row < m_shown.size() ? &m_shown.at(row) : nullptr;
}

bool AgentListModel::isChosen(int row) const
{
    const KnownAgent *agent = at(row);
    const KnownAgent *chosen = m_directory.chosen();
    return agent && chosen && agent->key == chosen->key;
}

int AgentListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant AgentListModel::data(const QModelIndex &index, int role) const
{
    const KnownAgent *agent = at(index.row());
    if (!agent)
        return {};
    if (role == Qt::DisplayRole)
        return agent->name;
    if (role == Qt::AccessibleTextRole) {
        QStringList parts{agent->name};
        if (!agent->detail().isEmpty())
            parts.append(agent->detail());
        if (agent->source == KnownAgent::Source::Saved)
            parts.append(tr("your own list"));
        if (isChosen(index.row()))
            parts.append(tr("chosen"));
        return parts.join(u", "_s);
    }
    return {};
}

AgentPicker::AgentPicker(AgentDirectory &directory, QWidget *parent)
    : QWidget(parent), m_directory(directory), m_model(new AgentListModel(directory, this)),
      m_search(new SearchField(this)), m_list(new QListView(this)),
      m_note(new TextLabel({}, TypeRole::Small, &Theme::text3, this)),
      m_add(new QPushButton(tr("Add an agent…"), this)),
      m_edit(new IconButton(u"pencil"_s, tr("Change this agent"), this)),
      m_remove(new IconButton(u"trash-2"_s, tr("Remove this agent from your list"), this)),
      m_refresh(new IconButton(u"refresh-cw"_s, tr("Ask the service again"), this))
{
    installAccessibility();
    setObjectName(u"agentPicker"_s);
    setAccessibleName(tr("Choose an agent"));
    hide();
    m_search->setObjectName(u"agentSearch"_s);
    m_search->setPlaceholderText(tr("Search agents"));
    m_search->setAccessibleName(tr("Search agents"));
    m_list->setObjectName(u"agentList"_s);
    m_list->setAccessibleName(tr("Agents"));
    m_list->setItemDelegate(new AgentRowDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setTabKeyNavigation(false);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->viewport()->setAttribute(Qt::WA_Hover);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setModel(m_model);
    m_note->setObjectName(u"agentNote"_s);
    m_note->setWrapping(true);
    m_add->setObjectName(u"addAgent"_s);
    setIconName(m_add, u"plus"_s);
    setVariant(m_add, Variant::Ghost);
    m_edit->setObjectName(u"editAgent"_s);
    m_remove->setObjectName(u"removeAgent"_s);
    m_refresh->setObjectName(u"refreshAgents"_s);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(4);
    foot->addWidget(m_add);
    foot->addStretch(1);
    foot->addWidget(m_edit);
    foot->addWidget(m_remove);
    foot->addWidget(m_refresh);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 14, 14, 10);
    column->setSpacing(8);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(m_note);
    column->addLayout(foot);
    m_search->installEventFilter(this);
    m_list->installEventFilter(this);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setText(text);
        m_list->setCurrentIndex(m_model->index(0));
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { take(index.row()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &AgentPicker::showState);
    connect(m_model, &QAbstractItemModel::modelReset, this, &AgentPicker::showState);
    connect(&directory, &AgentDirectory::changed, this, &AgentPicker::showState);
    connect(m_add, &QPushButton::clicked, this, [this] {
        dismiss();
        emit addRequested();
    });
    connect(m_edit, &QAbstractButton::clicked, this, [this] { handleKey(Qt::Key_F2); });
    connect(m_remove, &QAbstractButton::clicked, this, [this] { handleKey(Qt::Key_Delete); });
    connect(m_refresh, &QAbstractButton::clicked, &directory, &AgentDirectory::refresh);
    showState();
}

QSize AgentPicker::sizeHint() const
{
    return {std::max(kPickerWidth, std::min(scaled(kPickerWidth), 560)), kPickerHeight};
}

void AgentPicker::open(QWidget *anchor)
{
    m_search->clear();
    OverlayHost::of(anchor)->showPopover(this, anchor);
}

void AgentPicker::dismiss()
{
    OverlayHost::of(this)->close(this);
}

void AgentPicker::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_search->setFocus(Qt::PopupFocusReason);
    int at = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        at = m_model->isChosen(row) ? row : at;
    m_list->setCurrentIndex(m_model->index(at));
}

const KnownAgent *AgentPicker::current() const
{
    return m_model->at(m_list->currentIndex().row());
}

void AgentPicker::showState()
{
    const KnownAgent *agent = current();
    const bool own = agent && agent->source == KnownAgent::Source::Saved;
    m_edit->setEnabled(own);
    m_remove->setEnabled(own);
    QString note;
    switch (m_directory.state()) {
    case AgentDirectory::State::Loading:
        note = tr("Looking for agents of this profile…");
        break;
    case AgentDirectory::State::Failed:
        note = m_directory.problem() ? m_directory.problem()->message
                                     : tr("The agents of this profile cannot be listed.");
        break;
    case AgentDirectory::State::Ready:
        if (m_model->rowCount() == 0)
            note = m_search->text().isEmpty() ? tr("This profile has no agents yet. Add one by its id.")
                                              : tr("No agent matches.");
        break;
    }
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void AgentPicker::take(int row)
{
    const KnownAgent *agent = m_model->at(row);
    if (!agent)
        return;
    const QString key = agent->key;
    dismiss();
    emit chosen(key);
}

bool AgentPicker::handleKey(int key)
{
    const int row = m_list->currentIndex().row();
    const auto go = [this](int to) {
        m_list->setCurrentIndex(m_model->index(std::clamp(to, 0, std::max(0, m_model->rowCount() - 1))));
    };
    switch (key) {
    case Qt::Key_Up:
        go(row - 1);
        return true;
    case Qt::Key_Down:
        go(row + 1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take(row);
        return true;
    default:
        break;
    }
    const KnownAgent *agent = current();
    if (!agent || agent->source != KnownAgent::Source::Saved)
        return false;
    const KnownAgent about = *agent;
    if (key == Qt::Key_F2) {
        dismiss();
        emit editRequested(about);
        return true;
    }
    if (key == Qt::Key_Delete) {
        emit removeRequested(about);
        return true;
    }
    return false;
}

bool AgentPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool plain = !(key->modifiers() & ~Qt::KeypadModifier);
        // In the field, Delete is of the text.
        const bool ofText = watched == m_search && key->key() == Qt::Key_Delete;
        if (plain && !ofText && handleKey(key->key()))
            return true;
        if (watched == m_list && plain && !key->text().isEmpty() && key->text().at(0).isPrint()) {
            m_search->setFocus(Qt::OtherFocusReason);
            m_search->insert(key->text());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace studio::ui
