// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "ui/widgets/dialogframe.h"

class QPlainTextEdit;
class QPushButton;

namespace studio::ui {

class TextLabel;
class UserPrompts;

/// Takes the text a transcript is to be compared with: pasted, typed or out of a document.
class ScriptDialog final : public DialogFrame {
    Q_OBJECT

public:
    /// `text` is what was compared with last.
    ScriptDialog(UserPrompts &prompts, const QString &text, QWidget *parent = nullptr);

signals:
    void accepted(const QString &script);

private:
    void open();
    void accept();

    UserPrompts &m_prompts;
    QPlainTextEdit *m_text;
    TextLabel *m_problem;
    QPushButton *m_compare;
};

} // namespace studio::ui
