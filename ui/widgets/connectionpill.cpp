// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/connectionpill.h"

#include "ui/theme/icons.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/typography.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/buttonkeys.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

namespace studio::ui {

using namespace Qt::StringLiterals;

namespace {

struct PillLook {
    QString iconName;
    ColorRole fill;
    ColorRole text;
};

PillLook lookOf(ConnectionPill::State state)
{
    switch (state) {
    case ConnectionPill::State::Connected:
        return {u"circle-check"_s, &Theme::okSoft, &Theme::okText};
    case ConnectionPill::State::Sandbox:
        return {u"cloud-off"_s, &Theme::warnSoft, &Theme::warnText};
    case ConnectionPill::State::Offline:
        return {u"wifi-off"_s, &Theme::raisedHover, &Theme::text2};
    case ConnectionPill::State::KeyRejected:
        return {u"triangle-alert"_s, &Theme::dangerSoft, &Theme::dangerText};
    case ConnectionPill::State::Connecting:
        break;
    }
    return {u"loader-circle"_s, &Theme::raisedHover, &Theme::text2};
}

} // namespace

ConnectionPill::ConnectionPill(QWidget *parent) : QAbstractButton(parent)
{
    installAccessibility();
    setFocusPolicy(Qt::TabFocus);
    setProperty("focusRadius", 12);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    refresh();
}

void ConnectionPill::setState(State state)
{
    m_state = state;
    refresh();
}

void ConnectionPill::refresh()
{
    switch (m_state) {
    case State::Connecting:
        setText(tr("Connecting"));
        break;
    case State::Connected:
        setText(tr("Connected"));
        break;
    case State::Sandbox:
        setText(tr("Sandbox"));
        break;
    case State::Offline:
        setText(tr("Offline"));
        break;
    case State::KeyRejected:
        setText(tr("Key rejected"));
        break;
    }
    //: %1 is the state of the connection, such as "Connected".
    setAccessibleName(tr("Connection: %1").arg(text()));
    updateGeometry();
    update();
}

QSize ConnectionPill::sizeHint() const
{
    const QFontMetrics metrics(fontFor(TypeRole::Small, QFont::Medium));
    return {metrics.horizontalAdvance(text()) + 36, scaled(24)};
}

void ConnectionPill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const PillLook look = lookOf(m_state);
    QColor fill = theme().*look.fill;
    if (isDown() || underMouse())
        fill = parts::mixed(fill, theme().*look.text, isDown() ? 0.16 : 0.08);
    parts::roundBox(&painter, rect(), height() / 2.0, fill,
                    theme().highContrast ? theme().borderControl : QColor());
    const auto slot = [this](int x, int w) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, w, height()));
    };
    const QRect glyph = slot(8, 15);
    drawIcon(&painter, look.iconName, QRectF(glyph.x(), (height() - 15) / 2.0, 15, 15), theme().*look.text);
    painter.setFont(fontFor(TypeRole::Small, QFont::Medium));
    painter.setPen(theme().*look.text);
    painter.drawText(slot(26, width() - 30),
                     QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter, text());
}

void ConnectionPill::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QAbstractButton::changeEvent(event);
}

void ConnectionPill::keyPressEvent(QKeyEvent *event)
{
    if (!clickOnReturn(this, event))
        QAbstractButton::keyPressEvent(event);
}

} // namespace studio::ui
