// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/evidence/sessionarchive.h"
#include "ui/agent/agentparts.h"

#include <QObject>

#include <optional>

class QPushButton;

namespace studio::ui {

class Card;
class InfoBanner;
class SessionList;
class SessionListModel;
class TextLabel;

/// What was recorded, on the page where sessions begin: opens one as a replay, removes it with Undo, shows it
/// on the disk, bundles it. Sessions whose program died are made whole when the list is read.
class RecentSessions final : public QObject {
    Q_OBJECT

public:
    RecentSessions(const AgentParts &parts, QObject *parent);

    /// Reads the archive anew.
    void reload();
    [[nodiscard]] const evidence::SessionArchive &archive() const { return m_archive; }

signals:
    /// A session's folder, or a bundle.
    void openRequested(const QString &path);
    void bundleRequested(const QString &path);

private:
    void build();
    void show(const QList<evidence::SessionInfo> &sessions);
    void showRows();
    void remove(const evidence::SessionInfo &session);
    void restore(const QString &id);
    void showMenu(const evidence::SessionInfo &session, const QPoint &at);
    void chooseBundle();

    AgentParts m_parts;
    evidence::SessionArchive m_archive;
    SessionListModel *m_model;
    Card *m_card = nullptr;
    SessionList *m_list = nullptr;
    QList<evidence::SessionInfo> m_sessions;
    int m_rows = 8; ///< Of them in the list.
    QPushButton *m_more = nullptr;
    TextLabel *m_empty = nullptr;
    QPushButton *m_openBundle = nullptr;
    JobGuard m_listing;
    JobGuard m_changing;
};

} // namespace studio::ui
