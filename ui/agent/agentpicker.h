// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/agent/knownagent.h"

#include <QAbstractListModel>
#include <QWidget>

class QListView;
class QPushButton;

namespace studio::ui {

class AgentDirectory;
class IconButton;
class SearchField;
class TextLabel;

/// Agents in the order of the directory, those whose name or id contains what is typed.
class AgentListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    explicit AgentListModel(AgentDirectory &directory, QObject *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] const KnownAgent *at(int row) const;
    [[nodiscard]] bool isChosen(int row) const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void refresh();

    AgentDirectory &m_directory;
    QList<KnownAgent> m_shown;
    QString m_text;
};

/// The list of agents: type to filter, ↑ ↓, Enter takes, F2 changes and Delete removes one of the user's own,
/// Esc closes. Owned by who opens it; shown in the window's OverlayHost.
class AgentPicker final : public QWidget {
    Q_OBJECT

public:
    explicit AgentPicker(AgentDirectory &directory, QWidget *parent = nullptr);

    void open(QWidget *anchor);
    void dismiss();

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void chosen(const QString &key);
    void addRequested();
    void editRequested(const studio::ui::KnownAgent &agent);
    void removeRequested(const studio::ui::KnownAgent &agent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    bool handleKey(int key);
    void take(int row);
    void showState();
    [[nodiscard]] const KnownAgent *current() const;

    AgentDirectory &m_directory;
    AgentListModel *m_model;
    SearchField *m_search;
    QListView *m_list;
    TextLabel *m_note;
    QPushButton *m_add;
    IconButton *m_edit;
    IconButton *m_remove;
    IconButton *m_refresh;
};

} // namespace studio::ui
