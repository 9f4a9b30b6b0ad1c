// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/badge.h"

#include "ui/theme/icons.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/typography.h"
#include "ui/widgets/accessibility.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

namespace studio::ui {

using namespace Qt::StringLiterals;

namespace {

struct BadgeLook {
    ColorRole fill;
    ColorRole text;
};

BadgeLook badgeLook(Badge::Kind kind)
{
    switch (kind) {
    case Badge::Kind::Success:
        return {&Theme::okSoft, &Theme::okText};
    case Badge::Kind::Warning:
        return {&Theme::warnSoft, &Theme::warnText};
    case Badge::Kind::Error:
    case Badge::Kind::Live:
        return {&Theme::dangerSoft, &Theme::dangerText};
    case Badge::Kind::Neutral:
        break;
    }
    return {&Theme::raisedHover, &Theme::text2};
}

QFont badgeFont()
{
    return fontFor(TypeRole::Small, QFont::Medium);
}

} // namespace

Badge::Badge(Kind kind, const QString &text, QWidget *parent) : QWidget(parent), m_kind(kind), m_text(text)
{
    installAccessibility();
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void Badge::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    updateGeometry();
    update();
}

void Badge::setKind(Kind kind)
{
    m_kind = kind;
    updateGeometry();
    update();
}

void Badge::setIconName(const QString &name)
{
    m_icon = name;
    updateGeometry();
    update();
}

QString Badge::glyph() const
{
    if (!m_icon.isEmpty())
        return m_icon;
    if (m_kind == Kind::Success)
        return u"circle-check"_s;
    return m_kind == Kind::Warning || m_kind == Kind::Error ? u"triangle-alert"_s : QString();
}

QSize Badge::sizeHint() const
{
    const bool sign = !glyph().isEmpty() || m_kind == Kind::Live;
    return {QFontMetrics(badgeFont()).horizontalAdvance(m_text) + (sign ? 36 : 20), scaled(24)};
}

QSize Badge::minimumSizeHint() const
{
    return {std::min(48, sizeHint().width()), sizeHint().height()};
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    const BadgeLook look = badgeLook(m_kind);
    parts::roundBox(&painter, rect(), height() / 2.0, t.*look.fill,
                    t.highContrast ? t.borderControl : QColor());
    const auto slot = [this](int x, int w) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, w, height()));
    };
    int left = 10;
    if (m_kind == Kind::Live && m_icon.isEmpty()) {
        const QRect dot = slot(9, 10);
        parts::roundBox(&painter, QRectF(dot.x(), (height() - 10) / 2.0, 10, 10), 5,
                        parts::mixed(t.*look.fill, t.record, 0.35));
        parts::roundBox(&painter, QRectF(dot.x() + 2, (height() - 6) / 2.0, 6, 6), 3, t.record);
        left = 26;
    } else if (!glyph().isEmpty()) {
        const QRect place = slot(8, 15);
        drawIcon(&painter, glyph(), QRectF(place.x(), (height() - 15) / 2.0, 15, 15), t.*look.text);
        left = 26;
    }
    painter.setFont(badgeFont());
    painter.setPen(isEnabled() ? t.*look.text : t.disabled);
    const int room = width() - left - 8;
    painter.drawText(slot(left, room + 2),
                     int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(m_text, Qt::ElideRight, room + 2));
}

} // namespace studio::ui
