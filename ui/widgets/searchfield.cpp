// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/searchfield.h"

#include "ui/theme/icons.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace studio::ui {

using namespace Qt::StringLiterals;

SearchField::SearchField(QWidget *parent) : QLineEdit(parent)
{
    setLeadIcon(this, u"search"_s);
    setControlSize(this, ControlSize::Medium);
    auto *clearAction = addAction(icon(u"x"_s), QLineEdit::TrailingPosition);
    clearAction->setText(tr("Clear search"));
    clearAction->setToolTip(tr("Clear search"));
    clearAction->setVisible(false);
    connect(clearAction, &QAction::triggered, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, clearAction,
            [clearAction](const QString &text) { clearAction->setVisible(!text.isEmpty()); });
}

void SearchField::setShortcutHint(const QString &hint)
{
    m_hint = hint;
    update();
}

QSize SearchField::sizeHint() const
{
    return {QLineEdit::sizeHint().width(), scaled(32)};
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_hint.isEmpty() || !text().isEmpty())
        return;
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    painter.setFont(fontFor(TypeRole::Caption, QFont::DemiBold));
    const int wide = painter.fontMetrics().horizontalAdvance(m_hint) + 12;
    const int tall = scaled(18);
    const QRect cap = QStyle::visualRect(layoutDirection(), rect(),
                                         QRect(width() - wide - 7, (height() - tall) / 2, wide, tall));
    parts::roundBox(&painter, cap, 5, t.isDark() ? t.raisedHover : t.hover,
                    t.isDark() ? t.borderStrong : t.border);
    painter.setPen(t.text2);
    painter.drawText(cap, Qt::AlignCenter, m_hint);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        clear();
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace studio::ui
