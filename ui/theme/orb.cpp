// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/orb.h"

#include <QPainter>
#include <QPixmapCache>
#include <QRadialGradient>

#include <cmath>

namespace studio::ui {

using namespace Qt::StringLiterals;

namespace {

QRadialGradient glow(QPointF centre, double radius, const QColor &from, const QColor &to)
{
    QRadialGradient gradient(centre, radius);
    gradient.setColorAt(0, from);
    gradient.setColorAt(1, to);
    return gradient;
}

} // namespace

int voiceHue(const QString &voiceId)
{
    // FNV-1a: the same in every run and on every platform, unlike qHash.
    quint32 hash = 2166136261U;
    for (const char byte : voiceId.toUtf8()) {
        hash ^= quint8(byte);
        hash *= 16777619U;
    }
    hash ^= hash >> 15;
    return int(hash % 360);
}

QPixmap voiceOrb(const QString &voiceId, int size, double devicePixelRatio)
{
    const QString key = u"studio-orb/%1/%2/%3"_s.arg(voiceId).arg(size).arg(devicePixelRatio);
    QPixmap pixmap;
    if (size <= 0 || QPixmapCache::find(key, &pixmap))
        return pixmap;
    const int side = int(std::lround(size * devicePixelRatio));
    pixmap = QPixmap(side, side);
    pixmap.fill(Qt::transparent);

    const int hue = voiceHue(voiceId);
    const auto shade = [hue](int shift, int saturation, int lightness, int alpha = 255) {
        return QColor::fromHsl((hue + shift + 360) % 360, saturation, lightness, alpha);
    };
    const double s = side;
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF ball(0.5, 0.5, s - 1, s - 1);
    painter.setBrush(glow({s * 0.40, s * 0.40}, s * 0.75, shade(0, 225, 172), shade(8, 205, 128)));
    painter.drawEllipse(ball);
    painter.setBrush(glow({s * 0.80, s * 0.58}, s * 0.48, shade(42, 230, 178, 235), shade(42, 230, 178, 0)));
    painter.drawEllipse(ball);
    painter.setBrush(
        glow({s * 0.28, s * 0.22}, s * 0.50, QColor(255, 255, 255, 165), QColor(255, 255, 255, 0)));
    painter.drawEllipse(ball);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 26), devicePixelRatio));
    painter.drawEllipse(ball);
    painter.end();

    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void drawOrb(QPainter *painter, const QRectF &rect, const QString &voiceId)
{
    const double ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
    painter->drawPixmap(rect.topLeft(), voiceOrb(voiceId, int(std::lround(rect.width())), ratio));
}

} // namespace studio::ui
