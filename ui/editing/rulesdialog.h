// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/scriptcompiler.h"
#include "ui/widgets/dialogframe.h"

class QLineEdit;
class QListView;
class QPushButton;

namespace studio::ui {

class CostButton;
class EmptyState;
class IconButton;
class RuleForm;
class RuleLibrary;
class RulesModel;
class TextLabel;
class UserPrompts;

/// The user's pronunciation rules: the list in its order, one rule's fields, and a sentence to try it on,
/// with what would be sent and a button that speaks it. Changes are in force at once. GUI thread.
class RulesDialog final : public DialogFrame {
    Q_OBJECT

public:
    RulesDialog(RuleLibrary &library, UserPrompts &prompts, QWidget *parent = nullptr);

    /// What the model in use makes of sounds.
    void setModel(const text::ModelMarkup &model);
    /// What speaking the test costs; empty: it cannot be spoken now, for a reason.
    void setPrice(const QString &price, const QString &reason = {});
    void setPlaying(bool playing);
    /// The list, or the way to the first rule.
    void focusFirst();
    void showPlayProblem(const QString &sentence);
    /// The test as it would be sent, with the rule that is chosen alone.
    [[nodiscard]] QString testAsSent() const;

signals:
    /// The test was changed; answer with setPrice().
    void testChanged();
    void playRequested(const QString &sent);
    void stopRequested();

private:
    void build();
    void choose(int row);
    void add();
    void remove();
    void move(int by);
    void takeForm();
    void showTest();
    void showState();
    void importRules();
    void exportRules();
    [[nodiscard]] int currentRow() const;

    RuleLibrary &m_library;
    UserPrompts &m_prompts;
    text::ModelMarkup m_markup;
    RulesModel *m_model;
    QListView *m_list;
    EmptyState *m_empty;
    RuleForm *m_form;
    QLineEdit *m_test;
    TextLabel *m_sent;
    TextLabel *m_playProblem;
    CostButton *m_play;
    IconButton *m_add;
    IconButton *m_remove;
    IconButton *m_up;
    IconButton *m_down;
    QPushButton *m_import;
    QPushButton *m_export;
};

} // namespace studio::ui
