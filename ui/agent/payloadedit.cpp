// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/payloadedit.h"

#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QPainter>

namespace studio::ui {

PayloadEdit::PayloadEdit(bool payload, QWidget *parent) : QPlainTextEdit(parent)
{
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(8);
    followTextScale(this, [this, payload] { setFont(payload ? payloadFont() : fontFor(TypeRole::Body)); });
}

void PayloadEdit::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        const Theme &t = theme();
        const bool focus = hasFocus() && !isReadOnly();
        const QColor fill = !isEnabled() || isReadOnly() ? t.sunken : t.isDark() ? t.raised : t.surface;
        const QColor border = focus ? t.focus : isReadOnly() && !t.highContrast ? t.border : t.borderStrong;
        parts::roundBox(&painter, viewport()->rect(), 7, fill, border, focus ? 1.5 : 1);
    }
    QPlainTextEdit::paintEvent(event);
}

void PayloadEdit::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    viewport()->update();
}

void PayloadEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    viewport()->update();
}

} // namespace studio::ui
