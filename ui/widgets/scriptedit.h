// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextEdit>

namespace studio::ui {

class TagHighlighter;

/// The script: plain text in 15/26 with audio tags marked. Pastes and drops as plain text, drops NUL
/// characters, and hands dropped .txt files to its owner. The viewport is unfilled so that the card behind
/// shows.
class ScriptEdit final : public QTextEdit {
    Q_OBJECT

public:
    explicit ScriptEdit(QWidget *parent = nullptr);

    /// Replaces the text as one undoable edit.
    void setScript(const QString &text);
    /// Plain text with "\n" between paragraphs.
    [[nodiscard]] QString script() const;
    /// Puts text (an audio tag) at the caret, with the spaces it needs around.
    void insertTag(const QString &tag);

signals:
    void scriptChanged();
    /// A text file was dropped.
    void fileDropped(const QString &path);

protected:
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void applyLineHeight(int position, int added);
    void applyFont();

    TagHighlighter *m_highlighter = nullptr;
    bool m_formatting = false;
};

/// Text fit for a script: no NUL, "\n" line ends.
[[nodiscard]] QString cleanedScript(QString text);

} // namespace studio::ui
