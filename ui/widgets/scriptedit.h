// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextEdit>
#include <QTimer>

#include <utility>

namespace studio::ui {

class TagHighlighter;

/// The script: plain text in 15/26 with audio tags marked. Pastes and drops as plain text, drops NUL
/// characters, and hands dropped documents to its owner. A long paste goes in piece by piece, so that the
/// window stays alive; nothing can be typed meanwhile. The viewport is unfilled so that the card behind
/// shows.
class ScriptEdit final : public QTextEdit {
    Q_OBJECT

public:
    explicit ScriptEdit(QWidget *parent = nullptr);

    /// Replaces the text as one undoable edit. A long text that is on its way in is dropped.
    void setScript(const QString &text);
    /// Plain text with "\n" between paragraphs.
    [[nodiscard]] QString script() const;
    /// The same for any length: a long text goes in piece by piece.
    void replaceScript(const QString &text);
    /// At the caret or in place of the selection, as one undoable edit. A paragraph nobody could edit (50,000
    /// characters) is broken, after a sentence where there is one.
    void insertScript(const QString &text);
    /// A long text is on its way in.
    [[nodiscard]] bool isInserting() const { return !m_pending.isEmpty(); }
    /// What a drop may be, besides text: "txt", "docx", …
    void setDocumentSuffixes(const QStringList &suffixes) { m_suffixes = suffixes; }
    /// Whether "/" at the start of a word asks for an audio tag.
    void setTagKey(bool enabled) { m_tagKey = enabled; }
    /// Puts text (an audio tag) at the caret, with the spaces it needs around.
    void insertTag(const QString &tag);

    /// Marks a word as the one that is heard now; a length of 0 marks none.
    void setSpoken(int position, int length);
    [[nodiscard]] std::pair<int, int> spoken() const { return {m_spokenAt, m_spokenLength}; }

signals:
    void scriptChanged();
    /// Ctrl and a click: the user wants to hear from here.
    void hearRequested(int position);
    /// A document was dropped.
    void fileDropped(const QString &path);
    /// More was pasted than a script can hold; nothing was inserted.
    void pasteRefused(qsizetype characters);
    /// A long text is in.
    void inserted();
    /// "/" was typed at the start of a word; it stands before the caret.
    void tagKeyTyped();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void insertNext();
    void insertPiece();
    void endInserting();
    void applyLineHeight(int position, int added);
    void applyFont();

    TagHighlighter *m_highlighter = nullptr;
    [[nodiscard]] QRect spokenRect() const;

    bool m_formatting = false;
    bool m_tagKey = false;
    QStringList m_suffixes{QStringLiteral("txt")};
    QString m_pending; ///< What is still to be inserted…
    qsizetype m_done = 0; ///< …and how much of it is in.
    QTextCursor m_place;
    QTimer m_slices;
    int m_spokenAt = 0;
    int m_spokenLength = 0;
};

/// More than this is no script: a book of a thousand pages has two million characters.
inline constexpr qsizetype kMaxScriptCharacters = 2'000'000;

/// Text fit for a script: no NUL, "\n" line ends.
[[nodiscard]] QString cleanedScript(QString text);

} // namespace studio::ui
