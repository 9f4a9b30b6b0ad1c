// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/shownsession.h"

#include "ui/theme/typography.h"

#include <QLocale>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

using agent::ConversationItem;

/// A turn is heard a little before its first sound, too.
constexpr qint64 kLeadUs = 150'000;

} // namespace

ShownSession::ShownSession(QObject *parent) : QObject(parent) { }

void ShownSession::forget()
{
    m_log.clear();
    m_conversation = {};
    m_timings = {};
    m_revealer = {};
    m_revealed.clear();
    m_position.reset();
    m_agentId.clear();
    m_agentName.clear();
    m_version.clear();
    m_startedAt = {};
    m_format.clear();
    m_lengthUs = 0;
    m_rateHz = 0;
    m_chosenTurn = 0;
    m_textOnly = false;
}

void ShownSession::show(Kind kind, const QList<agent::LogEntry> &log)
{
    forget();
    for (const agent::LogEntry &entry : log) {
        take(entry);
        m_conversation.take(entry);
        m_timings.take(entry);
    }
    const bool other = std::exchange(m_kind, kind) != kind;
    emit reset();
    if (other)
        emit kindChanged();
}

void ShownSession::setKind(Kind kind)
{
    if (std::exchange(m_kind, kind) == kind)
        return;
    if (kind != Kind::Live) {
        m_revealer = {};
        tellRevealed();
    }
    emit kindChanged();
}

/// What the first entries say of the session.
void ShownSession::take(const agent::LogEntry &entry)
{
    m_log.append(entry);
    m_lengthUs = std::max(m_lengthUs, entry.atUs);
    if (entry.direction != agent::LogEntry::Direction::Local)
        return;
    if (entry.type == "session.start"_L1) {
        m_agentId = entry.data.value("agentId"_L1).toString();
        m_agentName = entry.data.value("agentName"_L1).toString();
        m_startedAt = QDateTime::fromString(entry.data.value("wallClock"_L1).toString(), Qt::ISODateWithMs);
        m_version = entry.data.value("versionId"_L1).toString();
        m_textOnly = !entry.data.value("sound"_L1).toBool(true) || entry.data.value("textOnly"_L1).toBool();
    } else if (entry.type == "session.formats"_L1) {
        m_rateHz = entry.data.value("outputRateHz"_L1).toInt();
        m_format = entry.data.value("output"_L1).toString();
    }
}

void ShownSession::append(const agent::LogEntry &entry)
{
    take(entry);
    emit logged(entry);
    if (const auto changed = m_conversation.take(entry))
        emit conversationChanged(changed->first, changed->second);
    if (m_timings.take(entry))
        emit timingsChanged();
}

void ShownSession::clear()
{
    show(Kind::None);
}

QString ShownSession::clockText(qint64 atUs) const
{
    if (!m_startedAt.isValid())
        return timecode(double(atUs) / 1e6);
    return m_startedAt.addMSecs(atUs / 1000).toLocalTime().toString(u"HH:mm:ss"_s);
}

int ShownSession::revealedChars(const ConversationItem &item) const
{
    if (m_position) {
        if (item.soundTurn == 0)
            return item.revealedChars;
        return m_conversation.charsHeardAfter(item, agent::Conversation::heardMsAt(item, *m_position));
    }
    return m_revealer ? m_revealer(item) : item.revealedChars;
}

void ShownSession::tellRevealed()
{
    const QList<ConversationItem> &items = m_conversation.items();
    for (int i = 0; i < items.size(); ++i) {
        const ConversationItem &item = items.at(i);
        if (item.kind != ConversationItem::Kind::Agent)
            continue;
        const int now = revealedChars(item);
        const auto known = m_revealed.constFind(item.id);
        if (known != m_revealed.constEnd() && *known == now)
            continue;
        m_revealed.insert(item.id, now);
        emit conversationChanged(i, i);
    }
}

void ShownSession::setPosition(std::optional<qint64> atUs)
{
    if (m_position == atUs)
        return;
    m_position = atUs;
    tellRevealed();
    emit positionChanged();
}

void ShownSession::chooseTurn(int turn)
{
    if (std::exchange(m_chosenTurn, turn) != turn)
        emit turnChosen(turn);
}

void ShownSession::requestPlay(qint64 fromUs, qint64 untilUs)
{
    emit playRequested(std::max<qint64>(0, fromUs), untilUs);
}

void ShownSession::playItem(const ConversationItem &item)
{
    if (item.kind == ConversationItem::Kind::Agent && item.heardFromUs) {
        requestPlay(*item.heardFromUs - kLeadUs, item.heardUntilUs.value_or(m_lengthUs));
        return;
    }
    playTurn(item.turn);
}

/// From the user's words to the end of what the agent answered.
void ShownSession::playTurn(int turn)
{
    const QList<ConversationItem> &items = m_conversation.items();
    std::optional<qint64> from;
    qint64 until = m_lengthUs;
    for (const ConversationItem &item : items) {
        if (item.turn == turn && !from)
            from = item.atUs;
        if (item.turn > turn) {
            until = item.atUs;
            break;
        }
    }
    // What was said is known only after it was: the timings say when.
    for (const agent::TurnTiming &each : m_timings.turns()) {
        if (each.turn == turn && each.t0 && from)
            from = std::min(*from, *each.t0 - 3'000'000);
    }
    if (from)
        requestPlay(*from - kLeadUs, until);
}

} // namespace studio::ui
