// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcript/transcriptsearch.h"
#include "ui/transcription/transcriptcursor.h"
#include "ui/transcription/transcriptlayout.h"
#include "ui/transcription/transcriptpaint.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>

namespace studio::ui {

/// The words of a transcript, with speakers and times. A click, Enter or Alt+← → on a word asks to hear it;
/// the word that is heard is filled. Space plays until something is typed: then it is a space, until a click,
/// Enter or Esc. Edits go through the document, which can undo them. Tab goes to the next uncertain word, and
/// on to the next control when there is none. Draws only what is seen: its cost does not depend on the length
/// of the transcript. GUI thread; the document must outlive it.
class TranscriptView final : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit TranscriptView(transcript::Document &document, QWidget *parent = nullptr);

    [[nodiscard]] transcript::Document &document() const { return m_document; }
    [[nodiscard]] const TranscriptCursor &cursor() const { return m_cursor; }
    [[nodiscard]] bool isTyping() const { return m_typing; }

    /// Where the playhead is: its word is filled, and followed while it is in sight.
    void setPosition(double seconds);
    [[nodiscard]] double position() const { return m_position; }
    [[nodiscard]] const std::optional<transcript::WordRef> &currentWord() const { return m_current; }

    /// The words that the selection touches; none without a selection.
    [[nodiscard]] std::optional<transcript::WordRange> selectedWords() const;
    /// The words that the selection touches, else the one at the caret.
    [[nodiscard]] std::optional<transcript::WordRange> chosenWords() const { return m_cursor.words(); }
    /// Selects words and shows them; tells `selectionChanged` no more than a click does.
    void selectWords(const transcript::WordRange &range);
    void selectText(transcript::TextPlace from, transcript::TextPlace to);
    void clearSelection();
    void showWord(transcript::WordRef word);
    /// What a search found.
    void setHits(const std::vector<transcript::Found> &hits);
    /// Words a known script does not have so, and words (or a paragraph's end) before which it has more.
    void setDepartures(const QList<transcript::WordRange> &words, const QList<transcript::WordRef> &gaps);

    // For assistive technology: characters of all paragraphs, which a line break ends.
    [[nodiscard]] qsizetype characterCount() const;
    [[nodiscard]] qsizetype characterAt(transcript::TextPlace place) const;
    [[nodiscard]] transcript::TextPlace placeOf(qsizetype character) const;
    [[nodiscard]] QString textBetween(qsizetype from, qsizetype to) const;
    [[nodiscard]] QRect caretRectOf(transcript::TextPlace place) const; ///< In the viewport.
    [[nodiscard]] transcript::TextPlace placeAt(QPoint viewportPoint) const;
    /// Replaces characters, as if typed.
    void replaceCharacters(qsizetype from, qsizetype to, const QString &text);
    void moveCaret(transcript::TextPlace place, bool selecting = false);
    /// "Speaker 2, 0:28": where the caret is.
    [[nodiscard]] QString spokenPlace() const;

    [[nodiscard]] QSize sizeHint() const override { return {640, 400}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {260, 120}; }
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

public slots:
    void copy();
    void cut();
    void paste();
    void selectAll();
    /// The next word that may be wrong; false if there is none in that direction.
    bool goToUncertain(bool forward);
    void splitAtCaret();
    void mergeAtCaret();
    /// Ends typing: Space plays again.
    void endTyping();

signals:
    /// The user wants to hear from here.
    void seekRequested(double seconds);
    void selectionChanged();
    void caretMoved();
    void typingChanged();
    /// The speaker's name was clicked, or its menu asked for; `where` is global.
    void speakerMenuRequested(int segment, const QPoint &where);
    void menuRequested(const QPoint &where);
    /// Something that assistive technology should tell.
    void announced(const QString &sentence);

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void timerEvent(QTimerEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;

private:
    /// What stands at the top edge, so that it can stay there while heights change.
    struct TopEdge {
        int segment = -1;
        int offset = 0;
    };

    [[nodiscard]] QRect textRect() const; ///< The column of words, in the viewport's width.
    [[nodiscard]] int speakerWidth() const;
    [[nodiscard]] int contentTop() const; ///< Viewport coordinate of the text's top.
    [[nodiscard]] TopEdge topEdge() const;
    void keep(const TopEdge &edge);
    void settle();
    void showPlace(transcript::TextPlace place);
    void scrollTo(int segment, double top, double bottom, bool center);
    void updateSegment(int segment);
    [[nodiscard]] ParagraphMarks marksOf(int segment) const;
    [[nodiscard]] int speakerAt(QPoint point) const; ///< The paragraph whose speaker is there, or −1.
    [[nodiscard]] std::optional<transcript::WordRef> wordUnder(QPoint point) const;
    void documentReplaced();
    void segmentsChanged(int first, int removed, int added);
    void afterCaret(bool wasSelected);
    void afterEdit();
    void setTyping(bool typing);
    void hear(transcript::WordRef word);
    bool moveKey(const QKeyEvent *event);
    bool editKey(const QKeyEvent *event);
    [[nodiscard]] transcript::TextPlace vertical(double pixels);

    transcript::Document &m_document;
    TranscriptLayout m_layout;
    TranscriptCursor m_cursor;
    double m_position = -1;
    std::optional<transcript::WordRef> m_current;
    std::vector<transcript::Found> m_hits;
    QList<transcript::WordRange> m_departures;
    QList<transcript::WordRef> m_gaps;
    mutable std::vector<qsizetype> m_starts; ///< The first character of each paragraph; empty: not counted.
    QString m_composing; ///< What an input method has not committed yet.
    QBasicTimer m_measuring;
    QBasicTimer m_blinking;
    std::optional<double> m_column; ///< Where ↑ and ↓ aim at.
    int m_hovered = -1;
    QPoint m_pressedAt;
    bool m_dragging = false;
    bool m_pressed = false;
    bool m_typing = false;
    bool m_editing = false; ///< A change comes from here.
    bool m_caretShown = true;
};

} // namespace studio::ui
