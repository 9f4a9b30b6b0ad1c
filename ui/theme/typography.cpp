// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/typography.h"

#include "resources/resources.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QPainter>
#include <QWidget>

#include <algorithm>
#include <cmath>
#include <utility>

namespace studio::ui {

using namespace Qt::StringLiterals;

namespace {

struct RoleSpec {
    int size;
    int line;
    int weight;
};

constexpr RoleSpec specOf(TypeRole role)
{
    switch (role) {
    case TypeRole::Caption:
        return {11, 16, QFont::Medium};
    case TypeRole::Small:
        return {12, 16, QFont::Normal};
    case TypeRole::Body:
        return {13, 20, QFont::Normal};
    case TypeRole::Chat:
        return {14, 21, QFont::Normal};
    case TypeRole::Script:
        return {15, 26, QFont::Normal};
    case TypeRole::Section:
        return {13, 20, QFont::DemiBold};
    case TypeRole::PanelTitle:
        return {15, 22, QFont::DemiBold};
    case TypeRole::PageTitle:
        return {18, 26, QFont::DemiBold};
    }
    return {13, 20, QFont::Normal};
}

double &scaleValue()
{
    static double scale = 1.0;
    return scale;
}

QFont studioFont(int pixelSize, int weight)
{
    QFont font(u"Inter"_s);
    font.setPixelSize(pixelSize);
    font.setWeight(QFont::Weight(weight));
    font.setHintingPreference(QFont::PreferNoHinting);
    if (pixelSize >= 18)
        font.setLetterSpacing(QFont::PercentageSpacing, 98);
    return font;
}

class TextScaleFollower final : public QObject {
public:
    TextScaleFollower(QWidget *widget, std::function<void()> apply)
        : QObject(widget), m_apply(std::move(apply))
    {
        widget->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::ApplicationFontChange)
            m_apply();
        return false;
    }

private:
    std::function<void()> m_apply;
};

double cellWidth(const QFontMetricsF &metrics)
{
    double widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

} // namespace

bool loadFonts()
{
    initResources();
    static const bool added = [] {
        bool all = true;
        for (const QString &face : {u"Regular"_s, u"Medium"_s, u"SemiBold"_s, u"Bold"_s})
            all = QFontDatabase::addApplicationFont(u":/fonts/Inter-%1.otf"_s.arg(face)) >= 0 && all;
        return all;
    }();
    QApplication::setFont(fontFor(TypeRole::Body));
    return added && fontsLoaded();
}

bool fontsLoaded()
{
    return QFontInfo(fontFor(TypeRole::Body)).family().startsWith(u"Inter"_s);
}

void setTextScale(double scale)
{
    const double wanted = std::clamp(std::isfinite(scale) ? scale : 1.0, 0.9, 1.5);
    if (wanted == scaleValue())
        return;
    scaleValue() = wanted;
    QApplication::setFont(fontFor(TypeRole::Body));
    // Qt tells windows only; the rest hears of fonts it inherits, and a label has one of its own.
    const QWidgetList widgets = QApplication::allWidgets();
    const auto tell = [&widgets](QEvent::Type type) {
        QEvent event(type);
        for (QWidget *widget : widgets) {
            if (!widget->isWindow())
                QCoreApplication::sendEvent(widget, &event);
        }
    };
    tell(QEvent::FontChange); // drops the size hints that were kept
    tell(QEvent::ApplicationFontChange); // sets sizes anew
}

double textScale()
{
    return scaleValue();
}

QFont fontFor(TypeRole role, int weight)
{
    const RoleSpec spec = specOf(role);
    return studioFont(scaled(spec.size), weight < 0 ? spec.weight : weight);
}

QFont payloadFont()
{
    initResources();
    static const bool added = QFontDatabase::addApplicationFont(u":/fonts/JetBrainsMono-Regular.ttf"_s) >= 0;
    QFont font = added ? QFont(u"JetBrains Mono"_s) : QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(scaled(specOf(TypeRole::Caption).size));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

int lineHeight(TypeRole role)
{
    return scaled(specOf(role).line);
}

int scaled(int pixels)
{
    return int(std::lround(pixels * scaleValue()));
}

void followTextScale(QWidget *widget, std::function<void()> apply)
{
    apply();
    new TextScaleFollower(widget, std::move(apply));
}

double tabularWidth(const QFont &font, const QString &text)
{
    const QFontMetricsF metrics(font);
    const double cell = cellWidth(metrics);
    double width = 0;
    for (const QChar c : text)
        width += c.isDigit() ? cell : metrics.horizontalAdvance(c);
    return width;
}

void drawTabular(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QString &text)
{
    const QFontMetricsF metrics(painter->font());
    const double cell = cellWidth(metrics);
    const double width = tabularWidth(painter->font(), text);
    double x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.center().x() - width / 2;
    const double baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    for (const QChar c : text) {
        const double advance = metrics.horizontalAdvance(c);
        const double slot = c.isDigit() ? cell : advance;
        painter->drawText(QPointF(x + (slot - advance) / 2, baseline), QString(c));
        x += slot;
    }
}

QString timecode(double seconds, bool hundredths)
{
    const qint64 total = std::isfinite(seconds) ? std::llround(std::clamp(seconds, 0.0, 3.6e6) * 100) : 0;
    const qint64 whole = total / 100;
    QString text = whole >= 3600 ? u"%1:%2:%3"_s.arg(whole / 3600)
                                       .arg(whole / 60 % 60, 2, 10, QChar(u'0'))
                                       .arg(whole % 60, 2, 10, QChar(u'0'))
                                 : u"%1:%2"_s.arg(whole / 60).arg(whole % 60, 2, 10, QChar(u'0'));
    if (hundredths)
        text += u".%1"_s.arg(total % 100, 2, 10, QChar(u'0'));
    return text;
}

} // namespace studio::ui
