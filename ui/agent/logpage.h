// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListView;
class QPlainTextEdit;

namespace studio::ui {

class LogModel;
class ShownSession;
class TextLabel;
class UserPrompts;

/// Every message and every local fact of the shown session, raw: filter, look into, copy, save.
class LogPage final : public QWidget {
    Q_OBJECT

public:
    LogPage(ShownSession &shown, UserPrompts &prompts, QWidget *parent = nullptr);

    [[nodiscard]] QListView *list() const { return m_list; }
    /// The chosen lines as JSON lines, without a choice all that are shown.
    [[nodiscard]] QByteArray chosenLines() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showChosen();
    void copy();
    void save();
    void follow();

    ShownSession &m_shown;
    UserPrompts &m_prompts;
    LogModel *m_model;
    QListView *m_list;
    QPlainTextEdit *m_payload;
    TextLabel *m_hint = nullptr;
    bool m_atEnd = true;
};

} // namespace studio::ui
