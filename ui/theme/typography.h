// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QRectF>
#include <QString>

#include <functional>

class QPainter;
class QWidget;

namespace studio::ui {

enum class TypeRole { Caption, Small, Body, Chat, Script, Section, PanelTitle, PageTitle };

/// Loads the embedded Inter faces. False when the system does not report Inter afterwards; text is then wider
/// than designed, but everything works.
bool loadFonts();
/// True when QFontInfo says that text is set in Inter.
[[nodiscard]] bool fontsLoaded();

/// Size of all text, 0.9 to 1.5; sets the application font, so widgets hear of it by QEvent::FontChange.
void setTextScale(double scale);
[[nodiscard]] double textScale();

/// Font of a role at the text scale; `weight` replaces the role's own when given.
[[nodiscard]] QFont fontFor(TypeRole role, int weight = -1);
/// JetBrains Mono in the size of a caption, for what machines say to each other. Loaded when first asked for.
[[nodiscard]] QFont payloadFont();
/// Line height of a role in pixels, at the text scale.
[[nodiscard]] int lineHeight(TypeRole role);
/// A length that must grow with text (control heights, value boxes), at the text scale.
[[nodiscard]] int scaled(int pixels);

/// Runs `apply` now and again whenever text changes its size, as long as the widget lives: for sizes that are
/// set once and must grow with text.
void followTextScale(QWidget *widget, std::function<void()> apply);

/// Draws with one cell width for all digits, so that running times do not jitter.
void drawTabular(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QString &text);
[[nodiscard]] double tabularWidth(const QFont &font, const QString &text);

/// "0:07" or, with `hundredths`, "0:07.42"; hours appear when needed.
[[nodiscard]] QString timecode(double seconds, bool hundredths = false);

} // namespace studio::ui
