// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace studio::ui {

class ChatView;
class Composer;
class ShownSession;

/// A session, live, ended or replayed: notices, the chat, strips of features, and the row one talks from.
class SessionPage final : public QWidget {
    Q_OBJECT

public:
    explicit SessionPage(ShownSession &shown, QWidget *parent = nullptr);

    /// Above the chat, e.g. a banner. Owns it from now on.
    void addNotice(QWidget *notice);
    /// Between the chat and the row one talks from, e.g. what a replay is moved with. Owns it from now on.
    void addStrip(QWidget *strip);

    [[nodiscard]] ChatView *chat() const { return m_chat; }
    [[nodiscard]] Composer *composer() const { return m_composer; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    ChatView *m_chat;
    Composer *m_composer;
    QVBoxLayout *m_notices;
    QVBoxLayout *m_strips;
};

} // namespace studio::ui
