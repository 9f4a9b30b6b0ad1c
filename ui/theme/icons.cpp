// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "resources/resources.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

namespace studio::ui {

using namespace Qt::StringLiterals;

namespace {

QByteArray svgSource(const QString &name)
{
    static QHash<QString, QByteArray> loaded;
    if (const auto found = loaded.constFind(name); found != loaded.constEnd())
        return *found;
    initResources();
    QFile file(u":/icons/%1.svg"_s.arg(name));
    QByteArray source;
    if (file.open(QIODevice::ReadOnly))
        source = file.readAll();
    loaded.insert(name, source);
    return source;
}

/// `side` is in device pixels.
QPixmap glyph(const QString &name, int side, double ratio, const QColor &color, bool filled)
{
    const QString key =
        u"studio-icon/%1/%2/%3/%4/%5"_s.arg(name).arg(side).arg(ratio).arg(color.rgba()).arg(filled);
    QPixmap pixmap;
    if (side <= 0 || QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(side, side);
    pixmap.fill(Qt::transparent);
    QByteArray source = svgSource(name);
    if (!source.isEmpty()) {
        const QByteArray opaque = color.name(QColor::HexRgb).toLatin1();
        source.replace("currentColor", opaque);
        source.replace("stroke-width=\"2\"",
                       side / ratio <= 14.5 ? "stroke-width=\"2.1\"" : "stroke-width=\"1.8\"");
        if (filled)
            source.replace("fill=\"none\"", "fill=\"" + opaque + "\"");
        QSvgRenderer renderer(source);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setOpacity(color.alphaF());
        renderer.render(&painter, QRectF(0, 0, side, side));
    }
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class IconEngine final : public QIconEngine {
public:
    IconEngine(QString name, IconLook look) : m_name(std::move(name)), m_look(look) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const int side = std::min(rect.width(), rect.height());
        const QRectF square(rect.x() + (rect.width() - side) / 2.0, rect.y() + (rect.height() - side) / 2.0,
                            side, side);
        drawIcon(painter, m_name, square, colorFor(mode, state), m_look.filled);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }
    // `size` is in device pixels already.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        QPixmap result =
            glyph(m_name, std::min(size.width(), size.height()), scale, colorFor(mode, state), m_look.filled);
        result.setDevicePixelRatio(scale);
        return result;
    }
    QIconEngine *clone() const override { return new IconEngine(m_name, m_look); }
    QString key() const override { return u"studio"_s; }
    QString iconName() override { return m_name; }
    bool isNull() override { return svgSource(m_name).isEmpty(); }

private:
    [[nodiscard]] QColor colorFor(QIcon::Mode mode, QIcon::State state) const
    {
        if (mode == QIcon::Disabled)
            return theme().disabled;
        if (state == QIcon::On && m_look.checkedColor)
            return theme().*m_look.checkedColor;
        return theme().*m_look.color;
    }

    QString m_name;
    IconLook m_look;
};

} // namespace

QIcon icon(const QString &name, IconLook look)
{
    return QIcon(new IconEngine(name, look));
}

void drawIcon(QPainter *painter, const QString &name, const QRectF &rect, const QColor &color, bool filled)
{
    const double ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
    const int side = int(std::lround(std::min(rect.width(), rect.height()) * ratio));
    const QPixmap pixmap = glyph(name, side, ratio, color, filled);
    if (pixmap.isNull())
        return;
    // Whole device pixels, or strokes blur at fractional scales.
    const QTransform toDevice = painter->deviceTransform();
    const QPointF device = toDevice.map(rect.topLeft());
    painter->drawPixmap(toDevice.inverted().map(QPointF(std::round(device.x()), std::round(device.y()))),
                        pixmap);
}

} // namespace studio::ui
