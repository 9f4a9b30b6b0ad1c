// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QRectF>
#include <QString>

class QPainter;

namespace studio::ui {

/// The gradient sphere standing for a voice; its hue is a hash of the id. Cached; decorative for assistive
/// technology.
[[nodiscard]] QPixmap voiceOrb(const QString &voiceId, int size, double devicePixelRatio);
void drawOrb(QPainter *painter, const QRectF &rect, const QString &voiceId);
/// Hue 0..359 of a voice, the same in every run.
[[nodiscard]] int voiceHue(const QString &voiceId);

} // namespace studio::ui
