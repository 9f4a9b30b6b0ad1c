// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editing/spokenpreview.h"
#include "ui/widgets/dialogframe.h"

class QPushButton;
class QTextEdit;

namespace studio::ui {

class TextLabel;

/// Shows how a script will be spoken, before it is paid for, with the differences marked, and offers to put
/// the spoken form into the script. GUI thread.
class SpokenFormDialog final : public DialogFrame {
    Q_OBJECT

public:
    explicit SpokenFormDialog(QWidget *parent = nullptr);

    /// `language` as a name to tell; empty when its numbers can be written out.
    void setPreview(const SpokenPreview &preview, const QString &unknownLanguage);

    void focusText();

signals:
    /// The script with numbers and the like in words.
    void useRequested(const QString &script);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showMarks();

    SpokenPreview m_preview;
    QTextEdit *m_text;
    TextLabel *m_summary;
    TextLabel *m_note;
    QPushButton *m_use;
};

} // namespace studio::ui
