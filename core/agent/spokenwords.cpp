// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is said in a conversation, and how much of it was heard.
#include "core/agent/conversation.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::agent {

namespace {

using ItemKind = ConversationItem::Kind;

constexpr qsizetype kLongestSpoken = 64 * 1024;
constexpr double kUsualMsOfCharacter = 60; ///< Speech without times for its words.
constexpr double kToleranceMs = 60;

/// Where each word of a text ends.
QList<int> wordEnds(const QString &text)
{
    QList<int> ends;
    for (int i = 0; i < text.size(); ++i) {
        const bool last = i + 1 == text.size();
        if (!text.at(i).isSpace() && (last || text.at(i + 1).isSpace()))
            ends.append(i + 1);
    }
    return ends;
}

} // namespace

int Conversation::lastOf(ItemKind kind) const
{
    for (int i = static_cast<int>(m_items.size()) - 1; i >= m_connectionStart; --i) {
        if (m_items.at(i).kind == kind)
            return i;
    }
    return -1;
}

int Conversation::tentativeUser() const
{
    const int index = lastOf(ItemKind::User);
    return index >= 0 && m_items.at(index).tentative ? index : -1;
}

int Conversation::findAgent(qint64 eventId, const QString &responseId) const
{
    for (int i = static_cast<int>(m_items.size()) - 1; eventId >= 0 && i >= m_connectionStart; --i) {
        const ConversationItem &item = m_items.at(i);
        if (item.kind != ItemKind::Agent || item.eventId != eventId)
            continue;
        const QString known = m_responses.value(item.id);
        if (known.isEmpty() || responseId.isEmpty() || known == responseId)
            return i;
    }
    return -1;
}

int Conversation::agentFor(const LogEntry &entry, const api::AgentEvent &event)
{
    int index = findAgent(event.eventId, event.responseId);
    if (index < 0 && event.eventId < 0) { // what is being said, if anything is
        const int last = lastOf(ItemKind::Agent);
        const bool open = last >= 0 && m_items.at(last).turn == m_turn && !m_items.at(last).heardUntilUs;
        index =
            open && (m_items.at(last).tentative || event.kind == api::AgentEvent::Kind::Audio) ? last : -1;
    }
    if (index < 0) {
        index = add(ItemKind::Agent, entry);
        m_items[index].eventId = event.eventId;
    }
    if (!event.responseId.isEmpty())
        m_responses.insert(m_items.at(index).id, event.responseId);
    return index;
}

Conversation::Change Conversation::takeTentative(const LogEntry &entry, const api::AgentEvent &event)
{
    int index = tentativeUser();
    if (index < 0) {
        if (event.text.trimmed().isEmpty())
            return {};
        // A straggler after the final words is no new turn.
        const int last = lastOf(ItemKind::User);
        if (last >= 0 && event.eventId >= 0 && m_items.at(last).eventId == event.eventId
            && lastOf(ItemKind::Agent) < last)
            return {};
        index = add(ItemKind::User, entry);
        m_items[index].turn = m_turn + 1;
        m_items[index].tentative = true;
    }
    m_items[index].text = event.text;
    m_items[index].eventId = event.eventId;
    m_items[index].revealedChars = static_cast<int>(event.text.size());
    return one(index);
}

Conversation::Change Conversation::takeTranscript(const LogEntry &entry, const api::AgentEvent &event)
{
    int index = tentativeUser();
    const bool empty = event.text.trimmed().isEmpty();
    if (index < 0) {
        // The same again, or a second look at the same words, before anybody answered.
        const int last = lastOf(ItemKind::User);
        if (last >= 0 && event.eventId >= 0 && !m_items.at(last).typed
            && m_items.at(last).eventId == event.eventId
            && (lastOf(ItemKind::Agent) < last || m_items.at(last).text == event.text)) {
            if (!empty) {
                m_items[last].text = event.text;
                m_items[last].revealedChars = static_cast<int>(event.text.size());
            }
            return one(last);
        }
        if (empty)
            return {};
        index = add(ItemKind::User, entry);
    }
    const Change shown = showWhole(index);
    ConversationItem &item = m_items[index];
    item.text = event.text;
    item.eventId = event.eventId;
    item.tentative = false;
    item.revealedChars = static_cast<int>(event.text.size());
    if (!empty)
        item.turn = ++m_turn;
    return both(shown, one(index));
}

Conversation::Change Conversation::takeAgentText(const LogEntry &entry, const api::AgentEvent &event)
{
    using Part = api::AgentEvent::Part;
    int index = agentFor(entry, event);
    if (event.kind == api::AgentEvent::Kind::AgentResponse) {
        const ConversationItem &known = m_items.at(index);
        const bool other = !known.text.isEmpty() && !known.tentative && !m_spoken[known.id].textFromSound
            && !event.text.startsWith(known.text) && !known.text.startsWith(event.text);
        if (other) { // a second answer under the same event
            index = add(ItemKind::Agent, entry);
            m_items[index].eventId = event.eventId;
        }
    }
    const Change shown = showWhole(index);
    ConversationItem &item = m_items[index];
    if (std::exchange(m_spoken[item.id].textFromSound, false))
        item.text.clear();
    if (event.kind == api::AgentEvent::Kind::AgentResponse) {
        item.text = event.text;
        item.tentative = false;
    } else {
        if (event.part == Part::Delta)
            item.text = (item.text + event.text).left(kLongestSpoken);
        item.tentative = event.part != Part::Stop;
    }
    reveal(item);
    return both(shown, one(index));
}

Conversation::Change Conversation::takeCorrection(const api::AgentEvent &event)
{
    int index = findAgent(event.eventId, event.responseId);
    for (int i = static_cast<int>(m_items.size()) - 1; index < 0 && i >= m_connectionStart; --i) {
        if (m_items.at(i).kind == ItemKind::Agent && m_items.at(i).text == event.originalText)
            index = i;
    }
    if (index < 0)
        index = lastOf(ItemKind::Agent);
    if (index < 0)
        return {};
    m_items[index].correctedText = event.text;
    return one(index);
}

Conversation::Change Conversation::takeInterruption(const api::AgentEvent &event)
{
    // What sound there was tells itself when it stops. What was about to be said is never heard.
    const int index = lastOf(ItemKind::Agent);
    if (index < 0 || !m_sound)
        return {};
    ConversationItem &item = m_items[index];
    const bool meant = event.eventId < 0 || item.eventId < 0 || item.eventId <= event.eventId;
    if (!meant || item.soundTurn != 0 || item.heardUntilUs || item.revealedChars > 0 || item.turn < m_turn)
        return {};
    item.interruptedAfterMs = 0;
    reveal(item);
    return one(index);
}

void Conversation::align(const ConversationItem &item, const api::AgentEvent &event, Spoken &spoken) const
{
    // Times count from the start of each piece; some services count from the start of the whole.
    const QList<double> &starts = event.alignment.startMs;
    const bool whole =
        item.soundMs > kToleranceMs && !starts.isEmpty() && starts.first() >= item.soundMs - kToleranceMs;
    const double offset = whole ? 0 : item.soundMs;
    for (qsizetype i = 0; i < starts.size(); ++i) {
        const QString &character = event.alignment.characters.at(i);
        const bool space = character.trimmed().isEmpty();
        if (!space && !spoken.inWord)
            spoken.wordStartMs.push_back(static_cast<float>(offset + starts.at(i)));
        spoken.inWord = !space;
    }
}

Conversation::Change Conversation::takeAudio(const LogEntry &entry, const api::AgentEvent &event)
{
    const auto turn = entry.data.value("turn"_L1).toInteger();
    if (turn <= 0)
        return {};
    const int index = agentFor(entry, event);
    ConversationItem &item = m_items[index];
    Spoken &spoken = m_spoken[item.id];
    if (item.soundTurn != turn) {
        item.soundTurn = turn;
        item.soundBaseMs = item.soundMs;
        item.heardUntilUs.reset();
        item.heardFromUs.reset();
    }
    align(item, event, spoken);
    item.soundMs += entry.data.value("ms"_L1).toDouble();
    if (item.text.isEmpty() || spoken.textFromSound) {
        const QString heard = event.alignment.characters.join(QString());
        spoken.textFromSound = spoken.textFromSound || !heard.isEmpty();
        item.text = (item.text + heard).left(kLongestSpoken);
    }
    reveal(item);
    return both(showWhole(index), one(index));
}

Conversation::Change Conversation::takeSound(const LogEntry &entry)
{
    if (entry.type == "sound.hole"_L1) {
        const int last = lastOf(ItemKind::Agent);
        if (last < 0 || !m_items.at(last).heardFromUs || m_items.at(last).heardUntilUs)
            return {};
        m_items[last].holesMs += entry.data.value("ms"_L1).toDouble();
        return one(last);
    }
    const int index = itemOfSound(entry.data.value("turn"_L1).toInteger());
    if (index < 0)
        return {};
    ConversationItem &item = m_items[index];
    if (entry.type == "sound.first"_L1) {
        item.heardFromUs = entry.atUs;
        return one(index);
    }
    if (entry.type != "sound.stopped"_L1)
        return {};
    item.heardUntilUs = entry.atUs;
    if (entry.data.value("interrupted"_L1).toBool())
        item.interruptedAfterMs = item.soundBaseMs + entry.data.value("heardMs"_L1).toDouble();
    reveal(item);
    return one(index);
}

int Conversation::itemOfSound(qint64 soundTurn) const
{
    for (int i = static_cast<int>(m_items.size()) - 1; soundTurn > 0 && i >= 0; --i) {
        if (m_items.at(i).soundTurn == soundTurn)
            return i;
    }
    return -1;
}

int Conversation::charsHeardAfter(const ConversationItem &item, double heardMs) const
{
    const auto size = static_cast<int>(item.text.size());
    const double ms = item.soundBaseMs + heardMs;
    if (ms <= 0)
        return 0;
    const QList<int> ends = wordEnds(item.text);
    if (ends.isEmpty())
        return size;
    const auto spoken = m_spoken.constFind(item.id);
    qsizetype words = 0;
    if (spoken != m_spoken.cend() && !spoken->wordStartMs.empty()) {
        const auto &starts = spoken->wordStartMs;
        words = std::upper_bound(starts.begin(), starts.end(), static_cast<float>(ms)) - starts.begin();
        // Numbers and the like may be written in fewer words than they are spoken in.
        const auto all = static_cast<qsizetype>(starts.size());
        if (all > ends.size())
            words = (words * ends.size() + all - 1) / all;
    } else {
        const double all = std::max(item.soundMs, size * kUsualMsOfCharacter);
        const auto character = static_cast<int>(ms / all * size);
        words = std::upper_bound(ends.begin(), ends.end(), character) - ends.begin() + 1;
    }
    return words <= 0 ? 0 : words >= ends.size() ? size : ends.at(words - 1);
}

double Conversation::heardMsAt(const ConversationItem &item, qint64 atUs)
{
    if (!item.heardFromUs || atUs <= *item.heardFromUs)
        return 0;
    const qint64 until = item.heardUntilUs ? std::min(atUs, *item.heardUntilUs) : atUs;
    const double ms = static_cast<double>(until - *item.heardFromUs) / 1000.0 - item.holesMs;
    return std::clamp(ms, 0.0, std::max(item.soundMs - item.soundBaseMs, 0.0));
}

void Conversation::reveal(ConversationItem &item) const
{
    const auto size = static_cast<int>(item.text.size());
    if (item.interruptedAfterMs >= 0) {
        item.revealedChars = charsHeardAfter(item, item.interruptedAfterMs - item.soundBaseMs);
        item.struckFrom = item.revealedChars < size ? item.revealedChars : -1;
    } else if (item.heardUntilUs || !m_sound) {
        item.revealedChars = size;
    }
    item.revealedChars = std::min(item.revealedChars, size);
}

Conversation::Change Conversation::showWhole(int before)
{
    // Text that never got a sound is shown when something else follows.
    Change changed;
    for (int i = std::min<int>(before, static_cast<int>(m_items.size())) - 1; i >= m_connectionStart; --i) {
        ConversationItem &item = m_items[i];
        if (item.kind != ItemKind::Agent)
            continue;
        const bool bare =
            item.soundTurn == 0 && item.interruptedAfterMs < 0 && item.revealedChars < item.text.size();
        if (!bare)
            break;
        item.revealedChars = static_cast<int>(item.text.size());
        changed = both(changed, one(i));
    }
    return changed;
}

} // namespace studio::agent
