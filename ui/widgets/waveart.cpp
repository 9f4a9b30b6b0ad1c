// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/waveart.h"

#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace studio::ui::waveart {

namespace {

constexpr int kBar = 3;
constexpr int kPitch = 5;
constexpr double kPathFrom = 40; // px a second
constexpr qint64 kMostFramesRead = 1 << 20;

/// Seconds between labels so that they stand at least `room` pixels apart.
double labelStep(double pixelsPerSecond, double room)
{
    for (const double step : {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0,
                              300.0, 600.0, 1800.0}) {
        if (step * pixelsPerSecond >= room)
            return step;
    }
    return 3600.0;
}

void bars(QPainter &painter, const WavePeaks &peaks, const WaveScale &scale, const QSize &size,
          const QColor &color)
{
    // Bars stand at fixed places of the sound, so that they scroll with it.
    const double perBar = kPitch / scale.pixelsPerSecond();
    const auto first = std::floor(scale.from() / perBar);
    const int count = size.width() / kPitch + 2;
    const std::vector<float> heights = barHeights(peaks, first * perBar, (first + count) * perBar, count);
    const double middle = size.height() / 2.0;
    const double room = size.height() - 12;
    const QColor skeleton = theme().isDark() ? theme().hover : theme().pressed;
    for (int i = 0; i < count; ++i) {
        const bool known = heights[size_t(i)] >= 0;
        const double at = (first + i) * perBar;
        if ((!known && !peaks.growing) || at >= scale.duration())
            continue;
        const double tall = known ? std::max(5.0, double(heights[size_t(i)]) * room) : 16;
        const double x = scale.isFitted() ? i * kPitch : scale.xOf(at);
        painter.setBrush(known ? color : skeleton);
        painter.drawRoundedRect(QRectF(x, middle - tall / 2, kBar, tall), kBar / 2.0, kBar / 2.0);
    }
}

struct Extremes {
    std::vector<double> low;
    std::vector<double> high; ///< Below `low` where nothing is known.
};

Extremes fromPeaks(const WavePeaks &peaks, const WaveScale &scale, int columns)
{
    Extremes made{std::vector<double>(size_t(columns), 1), std::vector<double>(size_t(columns), -1)};
    const size_t known = std::min(peaks.min.size(), peaks.max.size());
    if (!(peaks.secondsPerBucket > 0) || known == 0)
        return made;
    for (int i = 0; i < columns; ++i) {
        const double from = scale.secondsAt(i) / peaks.secondsPerBucket;
        const double to = scale.secondsAt(i + 1) / peaks.secondsPerBucket;
        if (from >= double(known))
            break;
        const auto end = std::clamp(size_t(std::ceil(to)), size_t(from) + 1, known);
        for (size_t bucket = size_t(from); bucket < end; ++bucket) {
            made.low[size_t(i)] = std::min(made.low[size_t(i)], peaks.min[bucket] / 127.0);
            made.high[size_t(i)] = std::max(made.high[size_t(i)], peaks.max[bucket] / 127.0);
        }
    }
    return made;
}

Extremes fromTrack(const audio::PcmTrack &track, const WaveScale &scale, int columns)
{
    Extremes made{std::vector<double>(size_t(columns), 1), std::vector<double>(size_t(columns), -1)};
    const qint64 first = std::max<qint64>(0, qint64(scale.from() * track.sampleRateHz()) - 1);
    const qint64 count = qint64(scale.span() * track.sampleRateHz()) + 3;
    std::vector<std::int16_t> samples(size_t(count * track.channels()));
    const qint64 read = track.read(first, samples);
    double before = 0;
    for (int i = 0; i < columns; ++i) {
        const auto at = [&](int x) { return qint64(scale.secondsAt(x) * track.sampleRateHz()) - first; };
        const qint64 from = at(i);
        const qint64 to = std::max(from + 1, at(i + 1));
        double low = before;
        double high = before; // joined to the column before
        for (qint64 frame = from; frame < std::min(to, read); ++frame) {
            const double value = samples[size_t(frame * track.channels())] / 32768.0;
            low = std::min(low, value);
            high = std::max(high, value);
            before = value;
        }
        if (from >= read)
            break;
        made.low[size_t(i)] = low;
        made.high[size_t(i)] = high;
    }
    return made;
}

void path(QPainter &painter, const WavePeaks &peaks, const audio::PcmTrack *track, const WaveScale &scale,
          const QSize &size, const QColor &color)
{
    const bool fine = track && peaks.secondsPerBucket * scale.pixelsPerSecond() > 1
        && qint64(scale.span() * track->sampleRateHz()) < kMostFramesRead;
    const Extremes columns =
        fine ? fromTrack(*track, scale, size.width()) : fromPeaks(peaks, scale, size.width());
    const double middle = size.height() / 2.0;
    const double room = (size.height() - 12) / 2.0;
    const QColor skeleton = theme().isDark() ? theme().hover : theme().pressed;
    for (int i = 0; i < size.width(); ++i) {
        const double low = columns.low[size_t(i)];
        const double high = columns.high[size_t(i)];
        if (high >= low) {
            const double top = middle - high * room;
            painter.fillRect(QRectF(i, top - 0.5, 1, std::max(1.0, (high - low) * room + 1)), color);
        } else if (peaks.growing) {
            painter.fillRect(QRectF(i, middle - 2, 1, 4), skeleton);
        }
    }
}

} // namespace

QPixmap body(const WavePeaks &peaks, const audio::PcmTrack *track, const WaveScale &scale, const QSize &size,
             double ratio, const QColor &color)
{
    QPixmap pixmap(size * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    if (!(scale.span() > 0))
        return pixmap;
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (scale.pixelsPerSecond() > kPathFrom)
        path(painter, peaks, track, scale, size, color);
    else
        bars(painter, peaks, scale, size, color);
    return pixmap;
}

void ruler(QPainter &painter, const WaveScale &scale, int width)
{
    const Theme &t = theme();
    painter.fillRect(0, kRuler - 2, width, 1, t.border);
    if (!(scale.span() > 0))
        return;
    painter.setFont(fontFor(TypeRole::Caption, QFont::Normal));
    const double step = labelStep(scale.pixelsPerSecond(), 70);
    const double minor = step >= 5 ? step / 5 : step / 2;
    const double end = std::min(scale.to(), scale.duration()) + 1e-9;
    for (double at = std::ceil(scale.from() / minor) * minor; at <= end; at += minor)
        painter.fillRect(int(scale.xOf(at)), kRuler - 5, 1, 3, t.borderStrong);
    painter.setPen(t.text3);
    for (double at = std::floor(scale.from() / step) * step; at <= end; at += step) {
        const double x = scale.xOf(at);
        painter.fillRect(int(x), kRuler - 10, 1, 8, t.borderStrong);
        const QString text = timecode(at, step < 1);
        if (x + 4 + tabularWidth(painter.font(), text) <= width)
            drawTabular(&painter, QRectF(x + 4, 0, 70, kRuler - 3), Qt::AlignLeft, text);
    }
}

void hover(QPainter &painter, const WaveScale &scale, double seconds, const QSize &size)
{
    const Theme &t = theme();
    const int x = int(scale.xOf(seconds));
    painter.fillRect(x, kRuler, 1, size.height() - kRuler, t.borderControl);
    const QString text = timecode(seconds, true);
    painter.setFont(fontFor(TypeRole::Caption));
    const int wide = int(tabularWidth(painter.font(), text)) + 12;
    const QRect pill(std::clamp(x - wide / 2, 0, std::max(0, size.width() - wide)), kRuler + 4, wide, 18);
    parts::roundBox(&painter, pill, 9, t.raised, t.borderStrong);
    painter.setPen(t.text);
    drawTabular(&painter, pill, Qt::AlignHCenter, text);
}

void playhead(QPainter &painter, int x, const QSize &size)
{
    const QColor ink = theme().text;
    painter.fillRect(x, kRuler - 8, 2, size.height() - kRuler + 8, ink);
    // At both ends of the sound the grip is whole, too.
    const double left = x < 0 ? x + 1 - kGripWidth / 2.0
                              : std::clamp(x + 1 - kGripWidth / 2.0, 0.0, double(size.width() - kGripWidth));
    parts::roundBox(&painter, QRectF(left, kRuler - 11, kGripWidth, 10), 3, ink);
}

void selectionBand(QPainter &painter, const QRect &band)
{
    painter.fillRect(band, theme().waveSel);
}

void selectionFrame(QPainter &painter, const QRect &band, double seconds, int width)
{
    const Theme &t = theme();
    painter.fillRect(band.left(), band.top(), 2, band.height(), t.accent);
    painter.fillRect(band.right() - 1, band.top(), 2, band.height(), t.accent);
    //: The length of what is selected in a sound: %1 are seconds, such as 4.6.
    const QString text = QCoreApplication::translate("studio::ui::WaveformView", "%1 s")
                             .arg(QLocale().toString(seconds, 'f', seconds < 0.995 ? 2 : 1));
    painter.setFont(fontFor(TypeRole::Caption, QFont::Bold));
    const int wide = int(tabularWidth(painter.font(), text)) + 16;
    const int x = std::clamp(band.center().x() - wide / 2, 0, std::max(0, width - wide));
    const QRect pill(x, band.top() + 4, wide, 18);
    parts::roundBox(&painter, pill, 9, t.accent);
    painter.setPen(t.onAccent);
    drawTabular(&painter, pill, Qt::AlignHCenter, text);
}

void marks(QPainter &painter, const WaveScale &scale, const std::vector<WaveMark> &marks, const QSize &size)
{
    const Theme &t = theme();
    for (const WaveMark &mark : marks) {
        const int x = int(std::lround(scale.xOf(mark.seconds)));
        if (x < 0 || x >= size.width())
            continue;
        if (mark.kind == WaveMark::Kind::Paragraph) {
            for (int y = kRuler; y < size.height(); y += 3)
                painter.fillRect(x, y, 1, 1, t.highContrast ? t.borderControl : t.borderStrong);
            continue;
        }
        const QColor color = mark.kind == WaveMark::Kind::Seam ? t.accentText : t.warn;
        for (int y = kRuler; y < size.height(); y += 4)
            painter.fillRect(x, y, 1, 2, color);
        QPolygonF flag;
        if (mark.kind == WaveMark::Kind::User)
            flag << QPointF(x, kRuler) << QPointF(x + 8, kRuler + 4) << QPointF(x, kRuler + 8);
        else
            flag << QPointF(x - 4, kRuler) << QPointF(x + 5, kRuler) << QPointF(x + 0.5, kRuler + 6);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPolygon(flag);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
}

void regions(QPainter &painter, const WaveScale &scale, const std::vector<WaveRegion> &regions,
             const QSize &size)
{
    const Theme &t = theme();
    painter.setFont(fontFor(TypeRole::Caption, QFont::DemiBold));
    for (const WaveRegion &region : regions) {
        const int left = std::max(0, int(std::lround(scale.xOf(region.span.from))));
        const int right = std::min(size.width(), int(std::lround(scale.xOf(region.span.to))));
        if (right <= left)
            continue;
        painter.fillRect(left, size.height() - 3, std::max(1, right - left - 1), 3, t.ok);
        const QString text =
            painter.fontMetrics().elidedText(region.label, Qt::ElideRight, std::max(0, right - left - 16));
        if (text.size() < 2)
            continue;
        const int wide = painter.fontMetrics().horizontalAdvance(text) + 12;
        const QRect pill(left + 2, size.height() - 22, wide, 16);
        parts::roundBox(&painter, pill, 8, t.okSoft, t.ok);
        painter.setPen(t.okText);
        painter.drawText(pill, Qt::AlignCenter, text);
    }
}

} // namespace studio::ui::waveart
