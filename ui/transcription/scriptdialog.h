// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "ui/widgets/dialogframe.h"

class QPlainTextEdit;
class QPushButton;

namespace studio::ui {

class CostButton;
class TextLabel;
class UserPrompts;

/// Takes the text a transcript is to be compared with: pasted, typed or out of a document.
class ScriptDialog final : public DialogFrame {
    Q_OBJECT

public:
    /// `text` is what was compared with last.
    /// `alignment` is the price of asking the service; empty when it cannot be asked.
    ScriptDialog(UserPrompts &prompts, const QString &text, const QString &alignment = {},
                 QWidget *parent = nullptr);

signals:
    /// Compare on this computer.
    void accepted(const QString &script);
    /// Let the service find the times of its words.
    void alignRequested(const QString &script);

private:
    void open();
    [[nodiscard]] QString script() const;
    void accept();
    void align();

    UserPrompts &m_prompts;
    QPlainTextEdit *m_text;
    TextLabel *m_problem;
    QPushButton *m_compare;
    CostButton *m_align;
};

} // namespace studio::ui
