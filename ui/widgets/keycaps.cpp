// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/keycaps.h"

#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kCapGap = 5;

int capWidth(const QString &cap)
{
    return std::max(scaled(22), QFontMetrics(fontFor(TypeRole::Caption, 600)).horizontalAdvance(cap) + 13);
}

QString capOf(Qt::Key key)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return u"↵"_s;
    case Qt::Key_Left:
        return u"←"_s;
    case Qt::Key_Right:
        return u"→"_s;
    case Qt::Key_Up:
        return u"↑"_s;
    case Qt::Key_Down:
        return u"↓"_s;
    default:
        return QKeySequence(key).toString(QKeySequence::NativeText);
    }
}

} // namespace

QStringList keyCaps(const QKeySequence &keys)
{
    if (keys.isEmpty())
        return {};
    const QKeyCombination chord = keys[0];
    const Qt::KeyboardModifiers modifiers = chord.keyboardModifiers();
    QStringList caps;
    const auto add = [&](Qt::KeyboardModifier modifier, const char *name) {
        if (modifiers & modifier)
            caps.append(QCoreApplication::translate("QShortcut", name));
    };
    add(Qt::MetaModifier, "Meta");
    add(Qt::ControlModifier, "Ctrl");
    add(Qt::AltModifier, "Alt");
    add(Qt::ShiftModifier, "Shift");
    caps.append(capOf(chord.key()));
    return caps;
}

QString keysText(const QKeySequence &keys)
{
    return keys.toString(QKeySequence::NativeText);
}

int keyCapsWidth(const QStringList &caps)
{
    int width = -kCapGap;
    for (const QString &cap : caps)
        width += capWidth(cap) + kCapGap;
    return std::max(0, width);
}

void drawKeyCaps(QPainter *painter, const QRect &rect, const QStringList &caps, Qt::LayoutDirection direction,
                 bool selected)
{
    const Theme &t = theme();
    painter->setFont(fontFor(TypeRole::Caption, 600));
    const int tall = scaled(20);
    // A chord is written as on the keys, in a mirrored window, too.
    int x = direction == Qt::RightToLeft ? rect.x() : rect.x() + rect.width() - keyCapsWidth(caps);
    for (const QString &text : caps) {
        const QRect cap(x, rect.y() + (rect.height() - tall) / 2, capWidth(text), tall);
        parts::roundBox(painter, cap, 5,
                        selected         ? t.raised
                            : t.isDark() ? t.raisedHover
                                         : t.hover,
                        t.isDark() || t.highContrast ? t.borderStrong : t.border);
        painter->setPen(t.text2);
        painter->drawText(cap, Qt::AlignCenter, text);
        x += cap.width() + kCapGap;
    }
}

} // namespace studio::ui
