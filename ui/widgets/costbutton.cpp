// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/costbutton.h"

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
QFont labelFont(bool ghost)
{
    return fontFor(TypeRole::Body, ghost ? QFont::Medium : QFont::DemiBold);
}
QFont costFont(bool ghost)
{
    return fontFor(TypeRole::Small, ghost ? QFont::Medium : QFont::DemiBold);
}
constexpr int kGlyph = 16;
} // namespace

CostButton::CostButton(QWidget *parent) : CostButton({}, {}, parent) { }

CostButton::CostButton(const QString &label, const QString &iconName, QWidget *parent)
    : QAbstractButton(parent), m_label(label), m_iconName(iconName)
{
    installAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_spin.setInterval(33);
    connect(&m_spin, &QTimer::timeout, this, [this] {
        m_angle = (m_angle + 12) % 360;
        update();
    });
    connect(this, &QAbstractButton::clicked, this, [this] {
        if (m_running)
            emit cancelRequested();
        else if (m_costState == State::Ready || m_costState == State::Estimating)
            emit triggered();
    });
    refresh();
}

CostButton::State CostButton::state() const
{
    return m_running ? State::Running : m_costState;
}

void CostButton::setLabel(const QString &label)
{
    m_label = label;
    refresh();
}

void CostButton::setIconName(const QString &name)
{
    m_iconName = name;
    refresh();
}

void CostButton::setCost(const QString &cost)
{
    m_cost = cost;
    m_reason.clear();
    m_costState = State::Ready;
    refresh();
}

void CostButton::setEstimating()
{
    m_reason.clear();
    m_costState = State::Estimating;
    refresh();
}

void CostButton::setUnaffordable(const QString &cost, const QString &reason)
{
    m_cost = cost;
    m_reason = reason;
    m_costState = State::Unaffordable;
    refresh();
}

void CostButton::setRunning(bool running)
{
    m_running = running;
    refresh();
}

void CostButton::setGhost(bool ghost)
{
    m_ghost = ghost;
    refresh();
}

void CostButton::refresh()
{
    // Refused, but still reachable: a screen reader must be able to hear the reason.
    const bool spinning = m_running && theme().motion(1) > 0 && isVisible();
    spinning ? m_spin.start() : m_spin.stop();
    if (m_running) {
        //: %1 is the label of the button, such as "Generate".
        setAccessibleName(tr("Cancel: %1").arg(m_label));
    } else if (m_costState == State::Estimating) {
        //: %1 is the label of the button, such as "Generate".
        setAccessibleName(tr("%1, cost is being estimated").arg(m_label));
    } else if (m_cost.isEmpty()) {
        setAccessibleName(m_label);
    } else {
        //: Name of a button: %1 what it does ("Generate"), %2 what it costs ("412 credits").
        setAccessibleName(tr("%1, %2").arg(m_label, m_cost));
    }
    setAccessibleDescription(m_reason);
    updateGeometry();
    update();
    emit stateChanged();
}

QSize CostButton::sizeHint() const
{
    const QString label = m_running ? tr("Cancel") : m_label;
    int width = 28 + QFontMetrics(labelFont(m_ghost)).horizontalAdvance(label);
    if (!m_iconName.isEmpty() || m_running)
        width += kGlyph + 7;
    const QString cost = m_costState == State::Estimating ? u"…"_s : m_cost;
    if (!m_running && !cost.isEmpty())
        width += 17 + QFontMetrics(costFont(m_ghost)).horizontalAdvance(cost);
    return {width, scaled(m_ghost ? 32 : 36)};
}

void CostButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    const bool usable = isEnabled() && (m_running || m_costState != State::Unaffordable);
    QColor fill;
    QColor ink = usable ? (m_ghost ? t.text2 : t.onAccent) : t.disabled;
    if (m_ghost)
        fill = !usable ? QColor() : isDown() ? t.pressed : underMouse() ? t.hover : QColor();
    else if (!usable)
        fill = t.pressed;
    else
        fill = isDown() ? t.accentPressed : underMouse() ? t.accentHover : t.accent;
    parts::roundBox(&painter, rect(), 7, fill, !usable && t.highContrast ? t.borderControl : QColor());

    const auto slot = [this](int x, int w) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, w, height()));
    };
    int x = 14;
    if (m_running) {
        const QRect r = slot(x, kGlyph);
        const QRectF ring(r.x() + 1, (height() - kGlyph) / 2.0 + 1, kGlyph - 2, kGlyph - 2);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawArc(ring, -m_angle * 16, 270 * 16);
        x += kGlyph + 7;
    } else if (!m_iconName.isEmpty()) {
        const QRect r = slot(x, kGlyph);
        drawIcon(&painter, m_iconName, QRectF(r.x(), (height() - kGlyph) / 2.0, kGlyph, kGlyph), ink);
        x += kGlyph + 7;
    }
    painter.setPen(ink);
    painter.setFont(labelFont(m_ghost));
    const QString label = m_running ? tr("Cancel") : m_label;
    const int labelWidth = QFontMetrics(painter.font()).horizontalAdvance(label);
    painter.drawText(slot(x, labelWidth + 1), Qt::AlignCenter, label);
    x += labelWidth;
    const QString cost = m_costState == State::Estimating ? u"…"_s : m_cost;
    if (m_running || cost.isEmpty())
        return;
    QColor divider = m_ghost ? t.borderStrong : ink;
    if (!m_ghost)
        divider.setAlphaF(0.32F);
    painter.fillRect(slot(x + 8, 1).x(), height() / 2 - 8, 1, 16, divider);
    painter.setFont(costFont(m_ghost));
    painter.drawText(slot(x + 17, width() - x - 31), Qt::AlignCenter, cost);
}

void CostButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QAbstractButton::changeEvent(event);
}

void CostButton::keyPressEvent(QKeyEvent *event)
{
    if (!clickOnReturn(this, event))
        QAbstractButton::keyPressEvent(event);
}

void CostButton::showEvent(QShowEvent *event)
{
    QAbstractButton::showEvent(event);
    if (m_running && theme().motion(1) > 0)
        m_spin.start();
}

void CostButton::hideEvent(QHideEvent *event)
{
    m_spin.stop();
    QAbstractButton::hideEvent(event);
}

} // namespace studio::ui
