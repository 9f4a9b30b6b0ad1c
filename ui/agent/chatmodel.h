// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/conversation.h"

#include <QAbstractListModel>

#include <vector>

namespace studio::ui {

class ShownSession;

/// What a row of the chat shows, ready to be painted.
struct ChatRow {
    using Kind = agent::ConversationItem::Kind;

    Kind kind = Kind::System;
    qint64 id = 0;
    int turn = 0;
    QString text{};
    int struckFrom = -1; ///< Characters from here were never heard.
    bool partial = false; ///< May change yet: grey.
    bool waiting = false; ///< Its first word is still to come.
    QString time{}; ///< Below a bubble.
    QString note{}; ///< Beside the time: "typed", "Interrupted after 6.4 s", what was meant to be said.
    bool interrupted = false;
    QString corrected{}; ///< What the service believes was said, if that differs.
    QString orb{}; ///< Of the agent.
    QString title{}; ///< Of a tool card.
    QString detail{}; ///< Of a tool card: what it was called with and what came back.
    QString state{}; ///< Of a tool card: "OK · 312 ms".
    enum class Tone { Plain, Good, Bad, Busy };
    Tone tone = Tone::Plain;
    bool dimmed = false; ///< Later than where the replay stands.
    int feedback = 0; ///< 1: liked, -1: disliked.

    bool operator==(const ChatRow &) const = default;
};

/// The chat of the shown session: one row an item; what became nothing has none. GUI thread.
class ChatModel final : public QAbstractListModel {
    Q_OBJECT

public:
    explicit ChatModel(ShownSession &shown, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] ChatRow at(int row) const;
    /// Null if there is no such row.
    [[nodiscard]] const agent::ConversationItem *item(int row) const;
    /// The first row of a turn; -1 if there is none.
    [[nodiscard]] int rowOfTurn(int turn) const;
    /// The row that is heard at a moment of the session; -1 before the first.
    [[nodiscard]] int rowAt(qint64 atUs) const;
    [[nodiscard]] ShownSession &session() const { return m_shown; }

private:
    void readAll();
    void takeChange(int first, int last);
    [[nodiscard]] QString systemText(const agent::ConversationItem &item) const;
    [[nodiscard]] QString spoken(const ChatRow &row) const;

    ShownSession &m_shown;
    std::vector<int> m_items; ///< Indexes of the conversation's items that have a row.
};

} // namespace studio::ui
