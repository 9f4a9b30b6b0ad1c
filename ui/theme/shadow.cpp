// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/shadow.h"

#include "ui/theme/theme.h"

#include <QImage>
#include <QPainter>
#include <QPixmapCache>
#include <qdrawutil.h>

#include <vector>

namespace studio::ui {

using namespace Qt::StringLiterals;

namespace {

/// One box blur along rows, transposed on the way out: twice gives both directions.
QImage blurredTransposed(const QImage &in, int radius)
{
    QImage out(in.height(), in.width(), QImage::Format_Alpha8);
    const int width = in.width();
    const int span = 2 * radius + 1;
    for (int y = 0; y < in.height(); ++y) {
        const uchar *row = in.constScanLine(y);
        const auto at = [row, width](int x) { return x >= 0 && x < width ? int(row[x]) : 0; };
        int sum = 0;
        for (int x = -radius; x <= radius; ++x)
            sum += at(x);
        for (int x = 0; x < width; ++x) {
            out.scanLine(x)[y] = uchar(sum / span);
            sum += at(x + radius + 1) - at(x - radius);
        }
    }
    return out;
}

QPixmap patch(int radius, int blur, int strength)
{
    const QString key = u"studio-shadow/%1/%2/%3"_s.arg(radius).arg(blur).arg(strength);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const int side = 2 * (kShadowReach + radius + blur) + 1;
    QImage mask(side, side, QImage::Format_Alpha8);
    mask.fill(0);
    {
        QPainter painter(&mask);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0, 0, 0, strength));
        painter.drawRoundedRect(
            mask.rect().adjusted(kShadowReach, kShadowReach, -kShadowReach, -kShadowReach), radius, radius);
    }
    for (int pass = 0; pass < 6; ++pass)
        mask = blurredTransposed(mask, std::max(1, blur / 4));
    QImage black(mask.size(), QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < side; ++y) {
        auto *line = reinterpret_cast<QRgb *>(black.scanLine(y));
        for (int x = 0; x < side; ++x)
            line[x] = qRgba(0, 0, 0, mask.constScanLine(y)[x]);
    }
    pixmap = QPixmap::fromImage(black);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace

void drawShadow(QPainter *painter, const QRect &frame, int radius, Elevation elevation)
{
    const bool popover = elevation == Elevation::Popover;
    const int blur = popover ? 24 : 36;
    const int drop = popover ? 8 : 14;
    const int strength = (theme().isDark() ? 50 : 18) * 255 / 100;
    const QPixmap pixmap = patch(radius, blur, strength);
    const int edge = kShadowReach + radius + blur;
    QRect target =
        frame.adjusted(-kShadowReach, -kShadowReach, kShadowReach, kShadowReach).translated(0, drop);
    // A frame smaller than the two edges would overlap itself.
    const int margin = std::min({edge, target.width() / 2, target.height() / 2});
    qDrawBorderPixmap(painter, target, QMargins(margin, margin, margin, margin), pixmap, pixmap.rect(),
                      QMargins(edge, edge, edge, edge));
}

} // namespace studio::ui
