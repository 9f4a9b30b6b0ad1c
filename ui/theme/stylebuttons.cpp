// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace studio::ui::parts {

using namespace Qt::StringLiterals;

namespace {

struct ButtonLook {
    QColor fill;
    QColor border;
    QColor text;
};

ButtonLook lookOf(const QStyleOptionButton &option, Variant variant)
{
    const Theme &t = theme();
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool down = option.state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hover = option.state & QStyle::State_MouseOver;
    const auto pick = [&](const QColor &normal, const QColor &over, const QColor &pressed) {
        return down ? pressed : hover ? over : normal;
    };
    const QColor outline = t.highContrast ? t.borderControl : QColor();
    switch (variant) {
    case Variant::Primary:
        if (!enabled)
            return {t.pressed, outline, t.disabled};
        return {pick(t.accent, t.accentHover, t.accentPressed), {}, t.onAccent};
    case Variant::Danger:
        if (!enabled)
            return {t.pressed, outline, t.disabled};
        return {pick(t.danger, t.dangerHover, t.dangerHover), {}, t.onAccent};
    case Variant::Soft:
        return {enabled ? pick(t.accentSoft, mixed(t.accentSoft, t.accent, 0.08),
                               mixed(t.accentSoft, t.accent, 0.16))
                        : QColor(),
                outline, enabled ? t.accentText : t.disabled};
    case Variant::Ghost:
        return {enabled ? pick(QColor(), t.hover, t.pressed) : QColor(), {}, enabled ? t.text2 : t.disabled};
    case Variant::Link:
        return {
            enabled ? pick(QColor(), t.hover, t.pressed) : QColor(), {}, enabled ? t.accentText : t.disabled};
    case Variant::Default:
        break;
    }
    const QColor rest = t.isDark() ? t.raised : t.surface;
    if (!enabled)
        return {t.surface, t.isDark() ? t.border : t.borderStrong, t.disabled};
    return {pick(rest, t.isDark() ? t.raisedHover : t.hover, t.pressed), t.borderStrong, t.text};
}

int paddingOf(Variant variant, ControlSize size)
{
    if (variant == Variant::Link)
        return 6;
    return size == ControlSize::Small ? 10 : 14;
}

QFont fontOf(Variant variant)
{
    const bool strong = variant == Variant::Primary || variant == Variant::Danger || variant == Variant::Link;
    return fontFor(TypeRole::Body, strong ? QFont::DemiBold : QFont::Medium);
}

/// What was chosen at the leading edge, as in a combo box, and at the other what choosing opens.
void fieldButton(const QStyleOptionButton &option, QPainter *painter, const QColor &ink)
{
    constexpr int side = 10;
    constexpr int glyph = 16;
    const QRect inner = option.rect.adjusted(side, 0, -side, 0);
    const QIcon::Mode mode = option.state & QStyle::State_Enabled ? QIcon::Normal : QIcon::Disabled;
    const QRect end = QStyle::visualRect(
        option.direction, inner,
        QRect(inner.right() + 1 - glyph, inner.center().y() + 1 - glyph / 2, glyph, glyph));
    option.icon.paint(painter, end, Qt::AlignCenter, mode);
    const QRect room = QStyle::visualRect(option.direction, inner, inner.adjusted(0, 0, -glyph - 8, 0));
    painter->setFont(fontFor(TypeRole::Body, QFont::Normal));
    painter->setPen(ink);
    painter->drawText(room, int(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter),
                      painter->fontMetrics().elidedText(option.text, Qt::ElideMiddle, room.width()));
}

} // namespace

void roundBox(QPainter *painter, const QRectF &rect, double radius, const QColor &fill, const QColor &border,
              double borderWidth)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const double inset = border.isValid() ? borderWidth / 2 : 0;
    painter->setPen(border.isValid() ? QPen(border, borderWidth) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const double round = std::max(0.0, std::min(radius, rect.height() / 2) - inset);
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), round, round);
    painter->restore();
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto blend = [share](int x, int y) { return int(x + (y - x) * share + 0.5); };
    return {blend(a.red(), b.red()), blend(a.green(), b.green()), blend(a.blue(), b.blue())};
}

QColor trackColor()
{
    return theme().isDark() ? theme().borderStrong : mixed(theme().pressed, theme().borderStrong, 0.5);
}

void pushButton(const QStyleOptionButton &option, QPainter *painter, const QWidget *widget)
{
    const Variant variant = variantOf(widget);
    const ButtonLook look = lookOf(option, variant);
    roundBox(painter, option.rect, 7, look.fill, look.border);
    painter->setLayoutDirection(Qt::LayoutDirectionAuto);
    if (widget && widget->property("fieldLook").toBool()) {
        fieldButton(option, painter, look.text);
        return;
    }

    const QString hint = widget ? widget->property("hint").toString() : QString();
    const QFont small = fontFor(TypeRole::Small, QFont::Medium);
    const bool hasIcon = !option.icon.isNull();
    const int glyph = option.iconSize.width() > 0 ? std::min(option.iconSize.width(), 18) : 16;
    painter->setFont(fontOf(variant));
    const QFontMetrics metrics(painter->font());
    const int textWidth = metrics.size(Qt::TextShowMnemonic, option.text).width();
    const int hintWidth = hint.isEmpty() ? 0 : QFontMetrics(small).horizontalAdvance(hint) + 17;
    const int iconWidth = hasIcon ? glyph + (option.text.isEmpty() ? 0 : 7) : 0;
    const bool menu = option.features & QStyleOptionButton::HasMenu;
    const int menuWidth = menu ? 20 : 0;
    QRect content(0, option.rect.y(), iconWidth + textWidth + hintWidth + menuWidth, option.rect.height());
    content.setWidth(std::min(content.width(), option.rect.width() - 8));
    content.moveLeft(option.rect.x() + (option.rect.width() - content.width()) / 2);

    const auto place = [&](int left, int width) {
        return QStyle::visualRect(option.direction, content,
                                  QRect(content.left() + left, content.top(), width, content.height()));
    };
    const QIcon::Mode mode = option.state & QStyle::State_Enabled ? QIcon::Normal : QIcon::Disabled;
    if (hasIcon) {
        const QRect slot = place(0, glyph);
        option.icon.paint(painter, QRect(slot.x(), slot.center().y() - glyph / 2 + 1, glyph, glyph),
                          Qt::AlignCenter, mode, option.state & QStyle::State_On ? QIcon::On : QIcon::Off);
    }
    painter->setPen(look.text);
    const int room = content.width() - iconWidth - hintWidth - menuWidth;
    QString text = option.text;
    if (textWidth > room)
        text = metrics.elidedText(text, Qt::ElideRight, room);
    painter->drawText(place(iconWidth, std::max(0, room)), Qt::AlignCenter | Qt::TextShowMnemonic, text);
    if (menu) {
        const QRect slot = place(content.width() - 14, 14);
        drawIcon(painter, u"chevron-down"_s, QRectF(slot.x(), slot.center().y() - 6, 14, 14), look.text);
    }
    if (hint.isEmpty())
        return;
    const QRect slot = place(content.width() - hintWidth, hintWidth);
    const bool rtl = option.direction == Qt::RightToLeft;
    const int line = rtl ? slot.right() - 8 : slot.left() + 8;
    QColor divider = look.text;
    divider.setAlphaF(0.28F);
    painter->fillRect(line, slot.center().y() - 7, 1, 16, divider);
    painter->setFont(small);
    const bool plain = variant == Variant::Default || variant == Variant::Ghost;
    painter->setPen(plain && mode == QIcon::Normal ? theme().text2 : look.text);
    painter->drawText(rtl ? slot.adjusted(0, 0, -17, 0) : slot.adjusted(17, 0, 0, 0), Qt::AlignCenter, hint);
}

QSize pushButtonSize(const QStyleOptionButton &option, const QWidget *widget)
{
    const Variant variant = variantOf(widget);
    const ControlSize size = controlSizeOf(widget);
    const QString hint = widget ? widget->property("hint").toString() : QString();
    int width = 2 * (hint.isEmpty() ? paddingOf(variant, size) : 9)
        + QFontMetrics(fontOf(variant)).size(Qt::TextShowMnemonic, option.text).width();
    if (!option.icon.isNull())
        width += 16 + (option.text.isEmpty() ? 0 : 7);
    if (option.features & QStyleOptionButton::HasMenu)
        width += 20;
    if (!hint.isEmpty())
        width += QFontMetrics(fontFor(TypeRole::Small, QFont::Medium)).horizontalAdvance(hint) + 17;
    return {width, controlHeight(size)};
}

void checkIndicator(const QStyleOption &option, QPainter *painter)
{
    const Theme &t = theme();
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const QRectF box(option.rect);
    if (on) {
        roundBox(painter, box, 4, enabled ? t.accent : t.disabled);
        if (option.state & QStyle::State_NoChange)
            painter->fillRect(QRectF(box.x() + 4, box.center().y() - 1, box.width() - 8, 2), t.onAccent);
        else
            drawIcon(painter, u"check"_s, box.adjusted(2, 2, -2, -2), t.onAccent);
        return;
    }
    const bool hover = option.state & QStyle::State_MouseOver;
    roundBox(painter, box, 4, hover && enabled ? t.hover : QColor(), enabled ? t.borderControl : t.border,
             1.4);
}

void radioIndicator(const QStyleOption &option, QPainter *painter)
{
    const Theme &t = theme();
    const bool enabled = option.state & QStyle::State_Enabled;
    const QRectF box(option.rect);
    if (option.state & QStyle::State_On) {
        roundBox(painter, box, box.width() / 2, enabled ? t.accent : t.disabled);
        roundBox(painter, box.adjusted(5, 5, -5, -5), box.width() / 2, t.onAccent);
        return;
    }
    const bool hover = option.state & QStyle::State_MouseOver;
    roundBox(painter, box, box.width() / 2, hover && enabled ? t.hover : QColor(),
             enabled ? t.borderControl : t.border, 1.4);
}

} // namespace studio::ui::parts
