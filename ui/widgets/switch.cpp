// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/switch.h"

#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/buttonkeys.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

namespace studio::ui {

namespace {
constexpr QSize kTrack(36, 20);
QFont labelFont()
{
    return fontFor(TypeRole::Body, QFont::Medium);
}
QFont hintFont()
{
    return fontFor(TypeRole::Caption, QFont::Normal);
}
} // namespace

Switch::Switch(QWidget *parent) : Switch({}, {}, parent) { }

Switch::Switch(const QString &label, const QString &hint, QWidget *parent)
    : QAbstractButton(parent), m_hint(hint)
{
    installAccessibility();
    setText(label);
    setAccessibleName(label);
    setAccessibleDescription(hint);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setProperty("focusRadius", 10);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_slide.setDuration(120);
    m_slide.setEasingCurve(QEasingCurve::OutCubic);
    m_slide.setStartValue(0.0);
    m_slide.setEndValue(0.0);
    connect(&m_slide, &QVariantAnimation::valueChanged, this, [this] { update(); });
    connect(this, &QAbstractButton::toggled, this, [this](bool on) {
        m_slide.stop();
        const double from = on ? 0 : 1;
        m_slide.setStartValue(from);
        m_slide.setEndValue(1 - from);
        if (isVisible() && theme().motion(120) > 0)
            m_slide.start();
        else
            m_slide.setCurrentTime(m_slide.duration());
        update();
    });
}

void Switch::setHint(const QString &hint)
{
    m_hint = hint;
    setAccessibleDescription(hint);
    updateGeometry();
    update();
}

void Switch::setLabelHidden(bool hidden)
{
    m_labelHidden = hidden;
    updateGeometry();
    update();
}

QSize Switch::sizeHint() const
{
    if (m_labelHidden)
        return kTrack;
    const int label = QFontMetrics(labelFont()).horizontalAdvance(text());
    const int hint = QFontMetrics(hintFont()).horizontalAdvance(m_hint);
    const int height = m_hint.isEmpty() ? std::max(24, lineHeight(TypeRole::Body))
                                        : lineHeight(TypeRole::Body) + lineHeight(TypeRole::Caption);
    return {std::max(label, hint) + 14 + kTrack.width(), height}; // 2: widths are rounded
}

QSize Switch::minimumSizeHint() const
{
    return {m_labelHidden ? kTrack.width() : kTrack.width() + 40, sizeHint().height()};
}

QRect Switch::switchRect() const
{
    const QRect place(width() - kTrack.width(), (height() - kTrack.height()) / 2, kTrack.width(),
                      kTrack.height());
    return QStyle::visualRect(layoutDirection(), rect(), place);
}

bool Switch::hitButton(const QPoint &position) const
{
    return rect().contains(position);
}

void Switch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    const QRectF track(switchRect());
    const bool running = m_slide.state() == QAbstractAnimation::Running;
    const double at = running ? m_slide.currentValue().toDouble() : isChecked() ? 1 : 0;
    const bool hover = underMouse() && isEnabled();
    if (isChecked()) {
        parts::roundBox(&painter, track, 10, !isEnabled() ? t.disabled : hover ? t.accentHover : t.switchOn);
    } else {
        const QColor edge = isEnabled() ? t.borderControl : t.borderStrong;
        parts::roundBox(&painter, track, 10, hover ? t.hover : t.isDark() ? t.raised : t.surface, edge, 1.4);
    }
    const double travel = layoutDirection() == Qt::RightToLeft ? 1 - at : at;
    const double size = 12 + 4 * at;
    const double x = track.x() + 10 + 16 * travel;
    const QColor knob = isChecked() ? t.onAccent : isEnabled() ? t.borderControl : t.borderStrong;
    parts::roundBox(&painter, QRectF(x - size / 2, track.center().y() - size / 2, size, size), size / 2,
                    knob);
    if (m_labelHidden)
        return;
    const int room = width() - kTrack.width() - 12;
    const int leading = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter);
    const auto line = [&](int y, int h) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(0, y, room, h));
    };
    painter.setFont(labelFont());
    painter.setPen(isEnabled() ? t.text : t.disabled);
    const int top = m_hint.isEmpty() ? height() : lineHeight(TypeRole::Body);
    painter.drawText(line(0, top), leading, painter.fontMetrics().elidedText(text(), Qt::ElideRight, room));
    if (m_hint.isEmpty())
        return;
    painter.setFont(hintFont());
    painter.setPen(isEnabled() ? t.text3 : t.disabled);
    painter.drawText(line(top, lineHeight(TypeRole::Caption)), leading,
                     painter.fontMetrics().elidedText(m_hint, Qt::ElideRight, room));
}

void Switch::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    setProperty("focusRect", switchRect());
}

void Switch::keyPressEvent(QKeyEvent *event)
{
    if (!clickOnReturn(this, event))
        QAbstractButton::keyPressEvent(event);
}

} // namespace studio::ui
