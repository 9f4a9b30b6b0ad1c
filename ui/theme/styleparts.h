// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>
#include <QSize>

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionMenuItem;
class QStyleOptionSlider;
class QStyleOptionViewItem;
class QWidget;

/// The pieces StudioStyle is made of. They paint only; StudioStyle decides when.
namespace studio::ui::parts {

/// A rounded box with crisp edges; an invalid colour leaves out fill or border.
void roundBox(QPainter *painter, const QRectF &rect, double radius, const QColor &fill,
              const QColor &border = {}, double borderWidth = 1);
[[nodiscard]] QColor mixed(const QColor &a, const QColor &b, double share);
/// Bed of sliders and meters.
[[nodiscard]] QColor trackColor();

void pushButton(const QStyleOptionButton &option, QPainter *painter, const QWidget *widget);
[[nodiscard]] QSize pushButtonSize(const QStyleOptionButton &option, const QWidget *widget);
void checkIndicator(const QStyleOption &option, QPainter *painter);
void radioIndicator(const QStyleOption &option, QPainter *painter);

void fieldFrame(const QStyleOption &option, QPainter *painter, const QWidget *widget);
void comboFrame(const QStyleOptionComboBox &option, QPainter *painter, const QWidget *widget);
void slider(const QStyleOptionSlider &option, QPainter *painter, const QWidget *widget);
[[nodiscard]] QRect sliderGroove(const QStyleOptionSlider &option);
[[nodiscard]] QRect sliderHandle(const QStyleOptionSlider &option);
inline constexpr int kHandle = 14;

void scrollBar(const QStyleOptionSlider &option, QPainter *painter, const QRect &thumb);
void menuPanel(const QStyleOption &option, QPainter *painter);
void menuItem(const QStyleOptionMenuItem &option, QPainter *painter);
[[nodiscard]] QSize menuItemSize(const QStyleOptionMenuItem &option, const QSize &content);
void itemRow(const QStyleOptionViewItem &option, QPainter *painter);
void progressBar(const QRect &rect, double share, QPainter *painter);

} // namespace studio::ui::parts
