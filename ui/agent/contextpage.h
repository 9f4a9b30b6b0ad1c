// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListView;
class QStringListModel;

namespace studio::ui {

class ShownSession;
class TextLabel;

/// What the agent was told beside the conversation: variables at the start, contextual updates; and how full
/// its memory is.
class ContextPage final : public QWidget {
    Q_OBJECT

public:
    explicit ContextPage(ShownSession &shown, QWidget *parent = nullptr);

signals:
    /// To be said again, or changed and said.
    void reuseRequested(const QString &text);

private:
    void refresh();

    ShownSession &m_shown;
    QStringListModel *m_model;
    QStringList m_texts;
    QListView *m_list;
    TextLabel *m_empty;
    TextLabel *m_usage;
};

} // namespace studio::ui
