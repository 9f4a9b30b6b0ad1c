// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filterchip.h"

#include "ui/theme/icons.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/typography.h"
#include "ui/widgets/accessibility.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace studio::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPad = 9;
constexpr int kChevron = 14;

QFont chipFont()
{
    return fontFor(TypeRole::Small, QFont::Medium);
}

} // namespace

FilterChip::FilterChip(const QString &title, bool hasMenu, QWidget *parent)
    : QAbstractButton(parent), m_title(title), m_hasMenu(hasMenu)
{
    installAccessibility();
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setProperty("focusRadius", 12);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, [this] {
        if (!m_hasMenu)
            return;
        setChecked(!m_choice.isEmpty());
        emit menuRequested();
    });
    setChoice({});
}

void FilterChip::setChoice(const QString &choice)
{
    m_choice = choice;
    setText(choice.isEmpty() ? m_title : choice);
    if (m_hasMenu)
        setChecked(!choice.isEmpty());
    //: A filter read aloud: %1 "Gender", %2 "female".
    setAccessibleName(choice.isEmpty() ? m_title : tr("%1: %2").arg(m_title, choice));
    updateGeometry();
    update();
}

QSize FilterChip::sizeHint() const
{
    // Rounding must not elide a word that fits.
    const int words = QFontMetrics(chipFont()).horizontalAdvance(text()) + 3;
    return {words + 2 * kPad + (m_hasMenu ? kChevron + 1 : 0), std::max(24, scaled(24))};
}

QSize FilterChip::minimumSizeHint() const
{
    return {44, sizeHint().height()};
}

void FilterChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    const QColor fill = isChecked() ? t.accentSoft
        : isDown()                  ? t.pressed
        : underMouse()              ? t.pressed
                                    : t.raisedHover;
    const QColor outline = t.highContrast ? t.borderControl : QColor();
    parts::roundBox(&painter, rect(), height() / 2.0, fill, outline);
    painter.setFont(chipFont());
    painter.setPen(isChecked() ? t.accentText : t.text2);
    const int room = width() - 2 * kPad - (m_hasMenu ? kChevron + 1 : 0);
    const QRect words = QStyle::visualRect(layoutDirection(), rect(), QRect(kPad, 0, room, height()));
    painter.drawText(words, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, room));
    if (m_hasMenu) {
        const QRect place(width() - kPad - kChevron + 3, (height() - kChevron) / 2, kChevron, kChevron);
        drawIcon(&painter, u"chevron-down"_s, QStyle::visualRect(layoutDirection(), rect(), place),
                 isChecked() ? t.accentText : t.text3);
    }
}

void FilterChip::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter || (m_hasMenu && event->key() == Qt::Key_Down))
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace studio::ui
