// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/pushtotalk.h"

#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/buttonkeys.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QTimerEvent>

#include <utility>

namespace studio::ui {

namespace {

constexpr int kHoldMs = 300;
constexpr int kPad = 10;

QFont talkFont()
{
    return fontFor(TypeRole::Body, QFont::Medium);
}

} // namespace

PushToTalk::PushToTalk(QWidget *parent) : QAbstractButton(parent)
{
    installAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCheckable(true);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, [this](bool on) {
        if (!m_held)
            emit turned(on);
    });
    refreshName();
}

void PushToTalk::refreshName()
{
    setAccessibleName(tr("Push to talk"));
    setToolTip(m_key.isEmpty() ? tr("The microphone is open only while you hold a key.")
                               : tr("The microphone is open only while you hold %1.").arg(m_key));
    setAccessibleDescription(toolTip());
    updateGeometry();
    update();
}

void PushToTalk::setKey(const QString &key)
{
    m_key = key;
    refreshName();
}

void PushToTalk::setTalking(bool talking)
{
    if (std::exchange(m_talking, talking) != talking)
        update();
}

QSize PushToTalk::sizeHint() const
{
    int width = QFontMetrics(talkFont()).horizontalAdvance(tr("Push to talk")) + 2 * kPad;
    if (!m_key.isEmpty())
        width += 17 + QFontMetrics(fontFor(TypeRole::Small)).horizontalAdvance(m_key);
    return {width, scaled(32)};
}

QSize PushToTalk::minimumSizeHint() const
{
    return {QFontMetrics(talkFont()).horizontalAdvance(tr("Push to talk")) + 2 * kPad, scaled(32)};
}

void PushToTalk::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    QColor fill;
    if (m_talking)
        fill = t.accent;
    else if (isChecked())
        fill = t.accentSoft;
    else if (isEnabled() && (underMouse() || isDown()))
        fill = isDown() ? t.pressed : t.hover;
    const QColor outline = t.highContrast && (isChecked() || m_talking) ? t.borderControl : QColor();
    if (fill.isValid())
        parts::roundBox(&painter, rect(), 7, fill, outline);
    const QColor color = !isEnabled() ? t.disabled
        : m_talking                   ? t.onAccent
        : isChecked()                 ? t.accentText
                                      : t.text2;
    const auto slot = [this](int x, int width) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, width, height()));
    };
    const int leading = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter);
    painter.setFont(talkFont());
    painter.setPen(color);
    const QString text = tr("Push to talk");
    const int textWidth = painter.fontMetrics().horizontalAdvance(text) + 1;
    painter.drawText(slot(kPad, textWidth), leading, text);
    const int left = kPad + textWidth + 17;
    if (m_key.isEmpty() || width() < left + QFontMetrics(fontFor(TypeRole::Small)).horizontalAdvance(m_key))
        return;
    const QRect line = slot(kPad + textWidth + 8, 1);
    painter.fillRect(line.x(), height() / 2 - 8, 1, 16, m_talking ? t.onAccent : t.border);
    painter.setFont(fontFor(TypeRole::Small));
    painter.setPen(!isEnabled() ? t.disabled : m_talking ? t.onAccent : t.text3);
    painter.drawText(slot(left, width() - left), leading, m_key);
}

void PushToTalk::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        m_held = false;
        m_timer = startTimer(kHoldMs);
    }
    QAbstractButton::mousePressEvent(event);
}

void PushToTalk::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer) {
        QAbstractButton::timerEvent(event);
        return;
    }
    killTimer(std::exchange(m_timer, 0));
    m_held = true;
    emit held(true);
}

void PushToTalk::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_timer != 0)
        killTimer(std::exchange(m_timer, 0));
    const bool was = isChecked();
    QAbstractButton::mouseReleaseEvent(event);
    if (std::exchange(m_held, false)) {
        setChecked(was); // it was talked with, not turned
        emit held(false);
    }
}

void PushToTalk::keyPressEvent(QKeyEvent *event)
{
    // Space talks, as everywhere in the panel; Enter turns it.
    if (event->key() == Qt::Key_Space)
        event->ignore();
    else if (!clickOnReturn(this, event))
        QAbstractButton::keyPressEvent(event);
}

} // namespace studio::ui
