// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/pronunciation.h"

#include <QWidget>

class QLineEdit;

namespace studio::ui {

class Segmented;
class StudioCombo;
class Switch;
class TextLabel;

/// The fields of one pronunciation rule, and what is wrong with it. GUI thread.
class RuleForm final : public QWidget {
    Q_OBJECT

public:
    explicit RuleForm(QWidget *parent = nullptr);

    void setRule(const text::PronunciationRule &rule);
    [[nodiscard]] text::PronunciationRule rule() const;
    void focusPattern();

signals:
    /// By the user.
    void ruleChanged();

private:
    void build();
    void showKind();
    void showProblem();
    void changed();

    QLineEdit *m_pattern;
    Segmented *m_match;
    Segmented *m_kind;
    QLineEdit *m_alias;
    QLineEdit *m_phoneme;
    StudioCombo *m_alphabet;
    Switch *m_case;
    Switch *m_words;
    TextLabel *m_aliasLabel;
    QWidget *m_phonemeRow;
    TextLabel *m_problem;
    bool m_enabled = true;
    bool m_showing = false;
};

/// What is wrong with a rule, as a sentence; empty if nothing is.
QString ruleProblemText(const text::PronunciationRule &rule);

} // namespace studio::ui
