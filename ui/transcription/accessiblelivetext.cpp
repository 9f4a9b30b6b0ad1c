// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/accessiblelivetext.h"

#include "ui/transcription/livetext.h"

#include <QAccessible>
#include <QAccessibleTextInterface>
#include <QAccessibleWidget>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

/// A text to be read. It has no caret: who reads it moves about by its own.
class AccessibleLiveText final : public QAccessibleWidget, public QAccessibleTextInterface {
public:
    explicit AccessibleLiveText(LiveText *text) : QAccessibleWidget(text, QAccessible::StaticText) { }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.multiLine = true;
        state.readOnly = true;
        return state;
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        // Not the whole of it: the text interface has the rest.
        return kind == QAccessible::Value ? words().right(4000) : QAccessibleWidget::text(kind);
    }

    void selection(int, int *from, int *to) const override { *from = *to = 0; }
    [[nodiscard]] int selectionCount() const override { return 0; }
    void addSelection(int, int) override { }
    void removeSelection(int) override { }
    void setSelection(int, int, int) override { }
    [[nodiscard]] int cursorPosition() const override { return m_position; }
    void setCursorPosition(int position) override { m_position = position; }
    [[nodiscard]] QString text(int from, int to) const override { return words().mid(from, to - from); }
    [[nodiscard]] int characterCount() const override { return int(words().size()); }
    [[nodiscard]] QRect characterRect(int) const override { return rect(); }
    [[nodiscard]] int offsetAtPoint(const QPoint &) const override { return -1; }
    void scrollToSubstring(int, int) override { }
    [[nodiscard]] QString attributes(int offset, int *from, int *to) const override
    {
        *from = *to = offset;
        return {};
    }

private:
    [[nodiscard]] const QString &words() const { return static_cast<LiveText *>(widget())->plainText(); }

    int m_position = 0;
};

QAccessibleInterface *makeLiveText(const QString &className, QObject *object)
{
    auto *text = className == "studio::ui::LiveText"_L1 ? qobject_cast<LiveText *>(object) : nullptr;
    return text ? new AccessibleLiveText(text) : nullptr;
}

} // namespace

void installLiveTextAccessibility()
{
    static const bool once = [] {
        QAccessible::installFactory(&makeLiveText);
        return true;
    }();
    Q_UNUSED(once);
}

} // namespace studio::ui
