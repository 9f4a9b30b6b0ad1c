// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/accessibletranscript.h"

#include "ui/theme/typography.h"
#include "ui/transcription/transcriptview.h"

#include <QAccessible>
#include <QAccessibleEditableTextInterface>
#include <QAccessibleTextInterface>
#include <QAccessibleWidget>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace studio::ui {

using namespace studio::transcript;

namespace {

/// An editable text of all paragraphs. The word at an offset tells its time, speaker and confidence as
/// attributes; the description tells those of the caret.
class AccessibleTranscript final : public QAccessibleWidget,
                                   public QAccessibleTextInterface,
                                   public QAccessibleEditableTextInterface {
public:
    explicit AccessibleTranscript(TranscriptView *view) : QAccessibleWidget(view, QAccessible::EditableText)
    {
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        if (type == QAccessible::EditableTextInterface)
            return static_cast<QAccessibleEditableTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.editable = true;
        state.multiLine = true;
        state.selectableText = true;
        return state;
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Value) // Not a whole book: the text interface has the rest.
            return view()->textBetween(0, std::min<qsizetype>(4000, view()->characterCount()));
        return kind == QAccessible::Description ? view()->spokenPlace() : QAccessibleWidget::text(kind);
    }

    void selection(int index, int *from, int *to) const override
    {
        *from = *to = 0;
        if (index == 0 && view()->cursor().hasSelection()) {
            *from = int(view()->characterAt(view()->cursor().from()));
            *to = int(view()->characterAt(view()->cursor().to()));
        }
    }
    [[nodiscard]] int selectionCount() const override { return view()->cursor().hasSelection() ? 1 : 0; }
    void addSelection(int from, int to) override { setSelection(0, from, to); }
    void removeSelection(int) override { view()->clearSelection(); }
    void setSelection(int, int from, int to) override
    {
        view()->selectText(view()->placeOf(from), view()->placeOf(to));
    }
    [[nodiscard]] int cursorPosition() const override
    {
        return int(view()->characterAt(view()->cursor().caret()));
    }
    void setCursorPosition(int position) override { view()->moveCaret(view()->placeOf(position)); }
    [[nodiscard]] QString text(int from, int to) const override { return view()->textBetween(from, to); }
    [[nodiscard]] int characterCount() const override { return int(view()->characterCount()); }
    [[nodiscard]] QRect characterRect(int offset) const override
    {
        QRect rect = view()->caretRectOf(view()->placeOf(offset));
        const QRect next = view()->caretRectOf(view()->placeOf(offset + 1));
        if (next.top() == rect.top())
            rect.setRight(std::max(rect.left(), next.left()));
        return {view()->viewport()->mapToGlobal(rect.topLeft()), rect.size()};
    }
    [[nodiscard]] int offsetAtPoint(const QPoint &point) const override
    {
        const QPoint inside = view()->viewport()->mapFromGlobal(point);
        return int(view()->characterAt(view()->placeAt(inside)));
    }
    void scrollToSubstring(int from, int) override
    {
        const Transcript &words = view()->document().transcript();
        const TextPlace place = view()->placeOf(from);
        if (place.segment < words.segments.size())
            view()->showWord(
                {place.segment, std::max(0, int(words.segments.at(place.segment).wordAt(place.offset)))});
    }
    [[nodiscard]] QString attributes(int offset, int *from, int *to) const override
    {
        *from = *to = offset;
        const Transcript &words = view()->document().transcript();
        const TextPlace place = view()->placeOf(offset);
        if (place.segment >= words.segments.size())
            return {};
        const Segment &segment = words.segments.at(place.segment);
        const auto word = int(segment.wordAt(place.offset));
        if (word < 0)
            return {};
        const Word &here = segment.words.at(word);
        *from = int(view()->characterAt({place.segment, segment.offsetOf(word)}));
        *to = *from + int(here.text.size());
        QString result = u"time:%1;"_s.arg(timecode(here.start, true));
        if (isUncertain(here))
            result += u"invalid:spelling;confidence:%1;"_s.arg(qRound(*here.confidence * 100));
        return result;
    }

    void deleteText(int from, int to) override { view()->replaceCharacters(from, to, {}); }
    void insertText(int offset, const QString &text) override
    {
        view()->replaceCharacters(offset, offset, text);
    }
    void replaceText(int from, int to, const QString &text) override
    {
        view()->replaceCharacters(from, to, text);
    }

private:
    [[nodiscard]] TranscriptView *view() const { return static_cast<TranscriptView *>(widget()); }
};

QAccessibleInterface *makeTranscript(const QString &className, QObject *object)
{
    auto *view =
        className == "studio::ui::TranscriptView"_L1 ? qobject_cast<TranscriptView *>(object) : nullptr;
    return view ? new AccessibleTranscript(view) : nullptr;
}

} // namespace

void installTranscriptAccessibility()
{
    static const bool once = [] {
        QAccessible::installFactory(&makeTranscript);
        return true;
    }();
    Q_UNUSED(once);
}

} // namespace studio::ui
