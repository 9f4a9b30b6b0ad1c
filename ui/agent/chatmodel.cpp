// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/chatmodel.h"

#include "ui/agent/payloadtext.h"
#include "ui/agent/shownsession.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

using agent::ConversationItem;
using Kind = ConversationItem::Kind;
using ToolState = ConversationItem::ToolState;

/// A tentative item that became nothing has no text any more.
bool hasRow(const ConversationItem &item)
{
    return !item.text.isEmpty() || item.kind == Kind::Tool || item.kind == Kind::System;
}

QString answeredByText(const QString &by)
{
    if (by == "stub"_L1 || by == "template"_L1 || by == "json"_L1)
        return ChatModel::tr("answered by its rule");
    if (by == "ask"_L1)
        return ChatModel::tr("answered by you");
    if (by == "replay"_L1)
        return ChatModel::tr("answered as recorded");
    return {};
}

void describeTool(const ConversationItem &item, ChatRow *row)
{
    row->title = item.toolName;
    row->detail = payloadLine(item.arguments);
    if (!item.result.isEmpty())
        row->detail = u"%1   →   %2"_s.arg(row->detail, payloadLine(item.result));
    if (row->detail.isEmpty())
        row->detail =
            item.toolType == "webhook"_L1 || item.toolType == "mcp"_L1 || item.toolType == "system"_L1
            ? ChatModel::tr("run by the service")
            : ChatModel::tr("without arguments");
    const QString ms = item.toolMs >= 0 ? millisecondsText(item.toolMs) : QString();
    const auto timed = [&ms](const QString &state) {
        return ms.isEmpty() ? state : u"%1 · %2"_s.arg(state, ms);
    };
    switch (item.toolState) {
    case ToolState::Waiting:
        row->state = item.expectsAnswer ? ChatModel::tr("Waiting for an answer") : ChatModel::tr("Running");
        row->tone = ChatRow::Tone::Busy;
        break;
    case ToolState::AwaitingApproval:
        row->state = ChatModel::tr("Asks to be allowed");
        row->tone = ChatRow::Tone::Busy;
        break;
    case ToolState::Done:
        row->state = timed(ChatModel::tr("OK"));
        row->tone = ChatRow::Tone::Good;
        break;
    case ToolState::Failed:
        row->state = timed(ChatModel::tr("Failed"));
        row->tone = ChatRow::Tone::Bad;
        break;
    case ToolState::Blocked:
        row->state = timed(ChatModel::tr("Blocked"));
        row->tone = ChatRow::Tone::Bad;
        break;
    case ToolState::Skipped:
        row->state = ChatModel::tr("Skipped");
        break;
    }
    row->note = answeredByText(item.answeredBy);
}

} // namespace

ChatModel::ChatModel(ShownSession &shown, QObject *parent) : QAbstractListModel(parent), m_shown(shown)
{
    connect(&shown, &ShownSession::reset, this, &ChatModel::readAll);
    connect(&shown, &ShownSession::conversationChanged, this, &ChatModel::takeChange);
    const auto repaint = [this] {
        if (!m_items.empty())
            emit dataChanged(index(0), index(rowCount() - 1));
    };
    connect(&shown, &ShownSession::positionChanged, this, repaint);
    readAll();
}

void ChatModel::readAll()
{
    beginResetModel();
    m_items.clear();
    const QList<ConversationItem> &items = m_shown.conversation().items();
    for (int i = 0; i < items.size(); ++i) {
        if (hasRow(items.at(i)))
            m_items.push_back(i);
    }
    endResetModel();
}

void ChatModel::takeChange(int first, int last)
{
    const QList<ConversationItem> &items = m_shown.conversation().items();
    // One that comes before others moves them all.
    if (!m_items.empty() && m_items.back() >= items.size()) {
        readAll();
        return;
    }
    for (int i = first; i <= last && i < items.size(); ++i) {
        const auto place = std::lower_bound(m_items.begin(), m_items.end(), i);
        const int row = int(place - m_items.begin());
        const bool has = place != m_items.end() && *place == i;
        const bool wants = hasRow(items.at(i));
        if (has && wants) {
            emit dataChanged(index(row), index(row));
        } else if (wants) {
            beginInsertRows({}, row, row);
            m_items.insert(place, i);
            endInsertRows();
        } else if (has) {
            beginRemoveRows({}, row, row);
            m_items.erase(place);
            endRemoveRows();
        }
    }
}

int ChatModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

const ConversationItem *ChatModel::item(int row) const
{
    const QList<ConversationItem> &items = m_shown.conversation().items();
    if (row < 0 || row >= rowCount() || m_items[size_t(row)] >= items.size())
        return nullptr;
    return &items.at(m_items[size_t(row)]);
}

int ChatModel::rowOfTurn(int turn) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (item(row)->turn == turn && item(row)->kind == Kind::User)
            return row;
    }
    return -1;
}

int ChatModel::rowAt(qint64 atUs) const
{
    int found = -1;
    for (int row = 0; row < rowCount(); ++row) {
        const ConversationItem *each = item(row);
        if (each->heardFromUs.value_or(each->atUs) <= atUs)
            found = row;
    }
    return found;
}

/// The line that says what a session is, or what happened to it.
QString ChatModel::systemText(const ConversationItem &item) const
{
    if (item.note != ConversationItem::Note::Started)
        return item.text;
    QStringList parts{tr("Session started")};
    if (!m_shown.agentName().isEmpty())
        parts.append(
            m_shown.version().size() > 8 || m_shown.version().isEmpty()
                ? m_shown.agentName()
                : tr("%1 %2", "an agent and its version").arg(m_shown.agentName(), m_shown.version()));
    if (m_shown.isTextOnly())
        parts.append(tr("text only"));
    else if (m_shown.rateHz() > 0) {
        const QString rate = QLocale().toString(m_shown.rateHz() / 1000.0, 'g', 4);
        parts.append(m_shown.formatName().startsWith("ulaw"_L1) ? tr("%1 kHz µ-law").arg(rate)
                                                                : tr("%1 kHz PCM").arg(rate));
    }
    return parts.join(u"  ·  "_s);
}

ChatRow ChatModel::at(int at) const
{
    ChatRow row;
    const ConversationItem *found = item(at);
    if (!found)
        return row;
    const ConversationItem &item = *found;
    row.kind = item.kind;
    row.id = item.id;
    row.turn = item.turn;
    row.text = item.text;
    row.partial = item.tentative;
    row.time = m_shown.clockText(item.atUs);
    row.feedback = item.feedback == ConversationItem::Feedback::Like ? 1
        : item.feedback == ConversationItem::Feedback::Dislike       ? -1
                                                                     : 0;
    if (const auto position = m_shown.position())
        row.dimmed = item.heardFromUs.value_or(item.atUs) > *position;
    switch (item.kind) {
    case Kind::Agent: {
        row.orb = m_shown.agentId().isEmpty() ? m_shown.agentName() : m_shown.agentId();
        row.interrupted = item.interruptedAfterMs >= 0;
        row.struckFrom = item.struckFrom;
        if (row.interrupted)
            row.note =
                tr("Interrupted after %1 s").arg(QLocale().toString(item.interruptedAfterMs / 1000, 'f', 1));
        const bool settled = row.interrupted && !m_shown.position();
        const int out = m_shown.revealedChars(item);
        if (!settled && !row.dimmed && out < item.text.size()) {
            row.text = item.text.left(out).trimmed();
            row.waiting = row.text.isEmpty();
            row.struckFrom = -1;
            if (m_shown.position())
                row.note.clear();
        }
        const QString said = item.correctedText.simplified();
        if (!said.isEmpty() && said != item.text.simplified() && !row.interrupted)
            row.corrected = said;
        break;
    }
    case Kind::User:
        if (item.typed)
            row.note = tr("typed");
        break;
    case Kind::Tool:
        describeTool(item, &row);
        break;
    case Kind::Context:
        //: A chip in the conversation; %1 is what the agent was told.
        row.text = tr("Context sent: “%1”").arg(item.text);
        break;
    case Kind::System:
        row.text = systemText(item);
        if (item.note == ConversationItem::Note::Failed || item.note == ConversationItem::Note::ServiceError)
            row.tone = ChatRow::Tone::Bad;
        break;
    }
    return row;
}

/// "Agent, 14:31:11, interrupted: …"
QString ChatModel::spoken(const ChatRow &row) const
{
    switch (row.kind) {
    case Kind::Agent:
        if (row.interrupted)
            return tr("Agent, %1, interrupted: %2").arg(row.time, row.text);
        return tr("Agent, %1: %2").arg(row.time, row.text);
    case Kind::User:
        if (row.partial)
            return tr("You, %1, not final: %2").arg(row.time, row.text);
        return row.note.isEmpty() ? tr("You, %1: %2").arg(row.time, row.text)
                                  : tr("You, %1, typed: %2").arg(row.time, row.text);
    case Kind::Tool:
        return tr("Tool %1, %2, %3: %4").arg(row.title, row.time, row.state, row.detail);
    case Kind::Context:
    case Kind::System:
        break;
    }
    return row.text;
}

QVariant ChatModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (role == Qt::DisplayRole) {
        const ChatRow row = at(index.row());
        return row.kind == Kind::Tool ? row.title : row.text;
    }
    if (role == Qt::AccessibleTextRole)
        return spoken(at(index.row()));
    return {};
}

} // namespace studio::ui
