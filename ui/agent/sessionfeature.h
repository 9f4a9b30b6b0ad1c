// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/logentry.h"
#include "core/base/result.h"
#include "ui/agent/agentparts.h"

#include <QObject>

#include <functional>
#include <optional>

namespace studio::agent {
struct ConversationItem;
}

namespace studio::ui {

class AskCard;
class ContextBar;
class DialPad;
class InfoBanner;

/// A session under way, seen and steered: start and end, state in words, level and wave, mute, push to talk,
/// typing, context, what is wrong and what one can do about it, and the result in the end.
class SessionFeature final : public QObject {
    Q_OBJECT

public:
    SessionFeature(const AgentParts &parts, ContextBar &context, QObject *parent);

    /// With the spending limits asked first.
    void start();
    /// Back to where sessions begin.
    void leave();
    /// As in the middle of the sample session, or after it; for pictures.
    void pose(bool live);
    /// The key one talks with while it is held.
    void talk(int key);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addActions();
    void wireComposer();
    void wireChat();
    void openDialPad();
    void refresh();
    void showBadge();
    void showState();
    void showEnded();
    void showEntry(const agent::LogEntry &entry);
    void warn(const QString &title, const QString &text, const QString &action, std::function<void()> act);
    void stopTalking();
    void openMenu(const agent::ConversationItem &item, const QPoint &place);

    AgentParts m_parts;
    ContextBar &m_context;
    InfoBanner *m_banner; ///< What is wrong now, or how it ended.
    std::function<void()> m_bannerAction;
    DialPad *m_dialPad;
    AskCard *m_ask;
    std::optional<qint64> m_charged; ///< Credits, of the last session.
    QString m_told; ///< The state, as last announced.
    int m_talkKey = 0; ///< Held now.
    bool m_bannerIsResult = false;
};

} // namespace studio::ui
