// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/tooldesk.h"

#include <QAbstractListModel>
#include <QWidget>

class QLineEdit;
class QListView;
class QPlainTextEdit;
class QPushButton;

namespace studio::ui {

class AgentDirectory;
class AgentOptionsStore;
class LiveControl;
class ShownSession;
class StudioCombo;
class Switch;
class TextLabel;

/// A tool the agent may call, from what the service says, from the session, or from the user's rules.
struct ToolRow {
    QString name{};
    QString type{}; ///< client, webhook, system, mcp; empty: not known.
    int calls = 0; ///< In the shown session.
    agent::ToolRule::Way way = agent::ToolRule::Way::Ask;

    /// Answered here.
    [[nodiscard]] bool isOurs() const { return type.isEmpty() || type == QLatin1StringView("client"); }
    bool operator==(const ToolRow &) const = default;
};

class ToolListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setRows(const QList<ToolRow> &rows);
    [[nodiscard]] const ToolRow *at(int row) const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<ToolRow> m_rows;
};

/// "Stub", "Ask me": how a tool's calls are answered.
[[nodiscard]] QString toolWayText(agent::ToolRule::Way way);

/// The agent's tools, and how the calls of those that run here are answered: with a stub, a template, JSON,
/// by the user, as recorded, late, or with an error. Rules are remembered by agent and hold at once.
class ToolsPage final : public QWidget {
    Q_OBJECT

public:
    ToolsPage(ShownSession &shown, AgentDirectory &directory, AgentOptionsStore &options, LiveControl &live,
              QWidget *parent = nullptr);

    [[nodiscard]] QListView *list() const { return m_list; }
    /// Looks at one tool.
    void choose(const QString &tool);

private:
    void build();
    void wire();
    void refresh();
    void showRule();
    void keepRule();
    void showRecorded();
    void setRecording(bool on);
    void forgetRecorded();
    [[nodiscard]] QString agentKey() const;

    ShownSession &m_shown;
    AgentDirectory &m_directory;
    AgentOptionsStore &m_options;
    LiveControl &m_live;
    ToolListModel *m_model;
    QListView *m_list;
    TextLabel *m_empty;
    QWidget *m_editor;
    TextLabel *m_name;
    StudioCombo *m_way;
    QPlainTextEdit *m_body;
    TextLabel *m_problem;
    QWidget *m_delayRow;
    QLineEdit *m_delay;
    Switch *m_asError;
    TextLabel *m_elsewhere;
    Switch *m_record;
    TextLabel *m_recorded;
    QPushButton *m_forget;
    bool m_showing = false;
};

} // namespace studio::ui
