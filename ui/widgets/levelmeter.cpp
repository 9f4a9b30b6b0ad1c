// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/levelmeter.h"

#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QAccessible>
#include <QFontMetrics>
#include <QLocale>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <cmath>

namespace studio::ui {

namespace {

constexpr int kCells = 28;
constexpr int kCell = 3;
constexpr int kGap = 2;
constexpr int kTall = 14;
constexpr double kFloorDb = -36;
constexpr double kHotDb = -12;
constexpr double kClipDb = -3;
constexpr double kSilentDb = -60;
constexpr qint64 kHoldMs = 1500;
constexpr qint64 kSilentMs = 5000;
constexpr qint64 kTellMs = 1000;

int cellsOf(double db)
{
    return std::clamp(int(std::lround((db - kFloorDb) / -kFloorDb * kCells)), 0, kCells);
}

QColor colorAt(int cell)
{
    const double db = kFloorDb * (1 - (cell + 1.0) / kCells);
    return db > kClipDb ? theme().meterClip : db > kHotDb ? theme().meterHot : theme().meterOk;
}

} // namespace

LevelMeter::LevelMeter(QWidget *parent) : QWidget(parent), m_level(-100), m_held(-100)
{
    installAccessibility();
    setAccessibleName(tr("Microphone level"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_heldSince.start();
    m_lastSound.start();
    m_lastTold.start();
}

double LevelMeter::spokenMinimum() const
{
    return kFloorDb;
}

void LevelMeter::setLevel(double peakDb)
{
    if (!std::isfinite(peakDb))
        peakDb = -100;
    if (!m_on) {
        m_lastSound.restart();
        m_held = -100;
    }
    m_on = true;
    // Falls slowly, as the eye expects of a meter.
    m_level = std::max(std::clamp(peakDb, -100.0, 0.0), m_level - 2.5);
    if (peakDb > kSilentDb)
        m_lastSound.restart();
    if (peakDb >= m_held || m_heldSince.elapsed() > kHoldMs) {
        m_held = m_level;
        m_heldSince.restart();
    }
    m_clipped = m_clipped || peakDb > -0.1;
    tell();
    update();
}

void LevelMeter::setOff(const QString &reason)
{
    m_on = false;
    m_level = -100;
    m_held = -100;
    m_clipped = false;
    m_reason = reason;
    setAccessibleDescription(reason);
    updateGeometry();
    update();
}

QString LevelMeter::shownText() const
{
    if (!m_on)
        return m_reason;
    if (m_lastSound.elapsed() >= kSilentMs)
        //: %1 is the name of a microphone.
        return m_device.isEmpty() ? tr("No sound") : tr("No sound from %1").arg(m_device);
    if (m_clipped)
        return tr("Too loud");
    //: A sound level; the first character of a negative number is a minus sign.
    return m_level <= -99 ? tr("−∞ dB")
                          : tr("%1 dB").arg(locale().toString(qRound(m_level)).replace(u'-', u'−'));
}

void LevelMeter::tell()
{
    if (m_lastTold.elapsed() < kTellMs)
        return;
    m_lastTold.restart();
    QAccessibleValueChangeEvent event(this, m_level);
    QAccessible::updateAccessibility(&event);
}

QSize LevelMeter::sizeHint() const
{
    const QFontMetrics metrics(fontFor(TypeRole::Small));
    const int text = std::max({metrics.horizontalAdvance(tr("Too loud")), metrics.horizontalAdvance(m_reason),
                               m_device.isEmpty() ? metrics.horizontalAdvance(tr("No sound")) : 0});
    return {kCells * (kCell + kGap) + 12 + text, std::max(kTall, lineHeight(TypeRole::Small))};
}

QSize LevelMeter::minimumSizeHint() const
{
    return {kCells * (kCell + kGap), sizeHint().height()};
}

void LevelMeter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    const int lit = m_on ? cellsOf(m_level) : 0;
    const int held = m_on ? cellsOf(m_held) - 1 : -1;
    const QColor rest = parts::trackColor();
    const int top = (height() - kTall) / 2;
    for (int cell = 0; cell < kCells; ++cell) {
        const bool red = m_clipped && cell == kCells - 1;
        const QColor color = red ? t.meterClip : cell < lit || cell == held ? colorAt(cell) : rest;
        const QRect place =
            QStyle::visualRect(layoutDirection(), rect(), QRect(cell * (kCell + kGap), top, kCell, kTall));
        parts::roundBox(&painter, place, 1, color);
    }
    painter.setFont(fontFor(TypeRole::Small));
    painter.setPen(m_clipped ? t.dangerText : t.text2);
    const int left = kCells * (kCell + kGap) + 10;
    const QRect room =
        QStyle::visualRect(layoutDirection(), rect(), QRect(left, 0, width() - left, height()));
    painter.drawText(room, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(shownText(), Qt::ElideRight, room.width()));
}

void LevelMeter::mousePressEvent(QMouseEvent *)
{
    m_clipped = false;
    update();
}

} // namespace studio::ui
