// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/numberfield.h"

#include "ui/theme/typography.h"
#include "ui/theme/variants.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QLocale>

#include <algorithm>

namespace studio::ui {

namespace {
constexpr int kMaxTyped = 24;
}

NumberField::NumberField(const QString &name, QWidget *parent) : QLineEdit(parent)
{
    setAccessibleName(name);
    setMaxLength(kMaxTyped);
    setControlSize(this, ControlSize::Medium);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QLineEdit::editingFinished, this, &NumberField::take);
    showValue();
}

void NumberField::setRange(int minimum, int maximum, int step)
{
    m_minimum = minimum;
    m_maximum = std::max(minimum, maximum);
    m_step = std::max(1, step);
    setValue(m_value);
}

void NumberField::setWordForZero(const QString &word)
{
    m_zero = word;
    showValue();
}

void NumberField::setSuffix(const QString &suffix)
{
    m_suffix = suffix;
    showValue();
}

void NumberField::setValue(int value)
{
    m_value = std::clamp(value, m_minimum, m_maximum);
    showValue();
}

void NumberField::showValue()
{
    if (m_value == 0 && !m_zero.isEmpty())
        setText(m_zero);
    else
        setText(locale().toString(m_value) + (hasFocus() ? QString() : m_suffix));
    setCursorPosition(0);
    updateGeometry();
}

void NumberField::take()
{
    QString typed = text().trimmed();
    if (!m_suffix.isEmpty() && typed.endsWith(m_suffix.trimmed()))
        typed = typed.chopped(m_suffix.trimmed().size()).trimmed();
    if (typed.isEmpty() || (!m_zero.isEmpty() && typed.compare(m_zero, Qt::CaseInsensitive) == 0)) {
        enter(0);
        return;
    }
    bool ok = false;
    qlonglong number = locale().toLongLong(typed, &ok);
    if (!ok)
        number = QLocale::c().toLongLong(typed, &ok);
    enter(ok ? int(std::clamp<qlonglong>(number, m_minimum, m_maximum)) : m_value);
}

void NumberField::enter(int value)
{
    const int bounded = std::clamp(value, m_minimum, m_maximum);
    const bool changed = bounded != m_value;
    m_value = bounded;
    showValue();
    if (changed)
        emit valueEntered(bounded);
}

QSize NumberField::sizeHint() const
{
    const QFontMetrics metrics(fontFor(TypeRole::Body));
    const int widest = std::max({metrics.horizontalAdvance(locale().toString(1'000'000) + m_suffix),
                                 metrics.horizontalAdvance(m_zero), metrics.horizontalAdvance(text())});
    return {widest + 28, QLineEdit::sizeHint().height()};
}

void NumberField::keyPressEvent(QKeyEvent *event)
{
    const int direction = event->key() == Qt::Key_Up ? 1 : event->key() == Qt::Key_Down ? -1 : 0;
    if (direction == 0) {
        QLineEdit::keyPressEvent(event);
        return;
    }
    take();
    enter(int(std::clamp<qint64>(qint64(m_value) + qint64(direction) * m_step, m_minimum, m_maximum)));
    selectAll();
}

void NumberField::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    showValue();
    selectAll();
}

void NumberField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    showValue();
}

} // namespace studio::ui
