// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/desktoptext.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr double kUsualPoints = 10;
constexpr double kUsualGnomePoints = 11;

std::optional<double> scaleOf(const QString &points, double usual)
{
    bool ok = false;
    const double size = points.trimmed().toDouble(&ok);
    if (!ok || !(size >= 4 && size <= 60))
        return std::nullopt;
    return boundedTextScale(size / usual);
}

} // namespace

double boundedTextScale(double scale)
{
    if (!std::isfinite(scale))
        return 1.0;
    return std::clamp(std::round(scale * 20) / 20, 0.9, 1.5);
}

double textScaleOfFont(const QFont &font, const QString &desktop)
{
    const double points = font.pointSizeF();
    // What Qt falls back to when nothing told it of the desktop's font.
    const bool unknown = font.family() == "Sans Serif"_L1 && points == 9;
    if (desktop.isEmpty() || points <= 0 || unknown)
        return 1.0;
    const bool gnome = desktop.contains("gnome"_L1, Qt::CaseInsensitive)
        || desktop.contains("unity"_L1, Qt::CaseInsensitive);
    return boundedTextScale(points / (gnome ? kUsualGnomePoints : kUsualPoints));
}

std::optional<double> textScaleOfGnomeFont(const QString &description)
{
    return scaleOf(description.trimmed().section(u' ', -1), kUsualGnomePoints);
}

std::optional<double> textScaleOfKdeFont(const QString &description)
{
    return scaleOf(description.section(u',', 1, 1), kUsualPoints);
}

} // namespace studio::ui
