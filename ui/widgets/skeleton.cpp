// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/skeleton.h"

#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/accessibility.h"

#include <QPainter>
#include <QStyle>

#include <chrono>

namespace studio::ui {

namespace {

constexpr auto kDelay = std::chrono::milliseconds(300);
constexpr int kShimmerMs = 1400;
constexpr int kRow = 54;

} // namespace

Skeleton::Skeleton(const QString &name, int rows, QWidget *parent)
    : QWidget(parent), m_rows(std::max(1, rows)), m_delay(this), m_shimmer(this)
{
    installAccessibility();
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelay);
    connect(&m_delay, &QTimer::timeout, this, &Skeleton::reveal);
    m_shimmer.setDuration(kShimmerMs);
    m_shimmer.setStartValue(0.0);
    m_shimmer.setEndValue(1.0);
    m_shimmer.setLoopCount(-1);
    connect(&m_shimmer, &QVariantAnimation::valueChanged, this, [this] { update(); });
}

void Skeleton::setRows(int rows)
{
    m_rows = std::max(1, rows);
    updateGeometry();
    update();
}

void Skeleton::reveal()
{
    m_revealed = true;
    if (isVisible() && theme().motion(kShimmerMs) > 0)
        m_shimmer.start();
    update();
}

QSize Skeleton::sizeHint() const
{
    return {320, m_rows * kRow};
}

void Skeleton::paintEvent(QPaintEvent *)
{
    if (!m_revealed)
        return;
    QPainter painter(this);
    const bool moving = m_shimmer.state() == QAbstractAnimation::Running && theme().motion(1) > 0;
    const double phase = moving ? m_shimmer.currentValue().toDouble() : 0;
    for (int row = 0; row < m_rows; ++row) {
        const double wave = moving ? std::max(0.0, 1 - std::abs(phase * (m_rows + 2) - 1 - row)) : 0;
        const QColor fill = parts::mixed(theme().raisedHover, theme().pressed, wave);
        const auto block = [&](int x, int y, int w, int h, double radius) {
            parts::roundBox(&painter,
                            QStyle::visualRect(layoutDirection(), rect(), QRect(x, row * kRow + y, w, h)),
                            radius, fill);
        };
        block(0, 9, 36, 36, 18);
        block(50, 12, std::min(width() - 50, 180 + (row * 37) % 60), 11, 5);
        block(50, 31, std::min(width() - 50, 110 + (row * 53) % 80), 11, 5);
    }
}

void Skeleton::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_revealed)
        m_delay.start();
    else
        reveal();
}

void Skeleton::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_delay.stop();
    m_shimmer.stop();
}

} // namespace studio::ui
