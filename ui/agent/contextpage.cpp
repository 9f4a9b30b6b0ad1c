// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/contextpage.h"

#include "core/api/agentevents.h"
#include "ui/agent/shownsession.h"
#include "ui/theme/textlabel.h"

#include <QListView>
#include <QLocale>
#include <QStringListModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

ContextPage::ContextPage(ShownSession &shown, QWidget *parent)
    : QWidget(parent), m_shown(shown), m_model(new QStringListModel(this)), m_list(new QListView(this)),
      m_empty(new TextLabel(tr("What you tell the agent without taking a turn is listed here. It knows it "
                               "from then on, and does not answer."),
                            TypeRole::Small, &Theme::text3, this)),
      m_usage(new TextLabel({}, TypeRole::Small, &Theme::text2, this))
{
    setObjectName(u"contextPage"_s);
    m_list->setObjectName(u"contextList"_s);
    m_list->setAccessibleName(tr("Contextual updates"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    m_list->setTabKeyNavigation(false);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setResizeMode(QListView::Adjust);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setModel(m_model);
    m_empty->setWrapping(true);
    m_usage->setObjectName(u"contextUsage"_s);
    m_usage->setWrapping(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(19, 12, 20, 12);
    column->setSpacing(10);
    column->addWidget(m_usage);
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);
    column->addStretch(0);
    connect(m_list, &QListView::activated, this,
            [this](const QModelIndex &index) { emit reuseRequested(m_texts.value(index.row())); });
    connect(&shown, &ShownSession::reset, this, [this] {
        m_usage->setText({});
        refresh();
    });
    connect(&shown, &ShownSession::conversationChanged, this, [this](int first, int last) {
        for (int i = first; i <= last; ++i) {
            if (m_shown.conversation().items().value(i).kind == agent::ConversationItem::Kind::Context)
                return refresh();
        }
    });
    connect(&shown, &ShownSession::logged, this, [this](const agent::LogEntry &entry) {
        if (entry.type != "context_usage"_L1)
            return;
        const api::AgentEvent event = api::agentEventFromJson(entry.data);
        if (event.total <= 0)
            return;
        const QLocale locale;
        m_usage->setText(tr("The agent's memory: %1 of %2 tokens")
                             .arg(locale.toString(event.count), locale.toString(event.total)));
        m_usage->show();
    });
    refresh();
}

void ContextPage::refresh()
{
    QStringList lines;
    m_texts.clear();
    for (const agent::ConversationItem &item : m_shown.conversation().items()) {
        if (item.kind != agent::ConversationItem::Kind::Context)
            continue;
        m_texts.append(item.text);
        //: %1 is a time, %2 what the agent was told then.
        lines.append(tr("%1  %2").arg(m_shown.clockText(item.atUs), item.text));
    }
    m_model->setStringList(lines);
    m_empty->setVisible(lines.isEmpty());
    m_list->setVisible(!lines.isEmpty());
    m_usage->setVisible(!m_usage->text().isEmpty());
}

} // namespace studio::ui
