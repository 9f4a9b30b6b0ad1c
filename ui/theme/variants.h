// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAbstractButton;
class QPushButton;
class QWidget;

namespace studio::ui {

enum class Variant { Default, Primary, Ghost, Soft, Danger, Link };
enum class ControlSize { Small, Medium, Large };

/// Sets the look of a push button; repaints, never re-polishes.
void setVariant(QWidget *button, Variant variant);
void setControlSize(QWidget *control, ControlSize size);
/// A shortcut or cost shown after a divider inside a push button.
void setHint(QPushButton *button, const QString &hint);
/// Icon by name, tinted for the variant.
void setIconName(QAbstractButton *button, const QString &name);
/// A button that stands among fields and shows what was chosen, such as a folder: text first, icon last.
void setFieldLook(QPushButton *button, const QString &iconName);
/// Marks a field as wrong: danger border.
void setError(QWidget *field, bool error);
/// Icon at the leading edge of a line edit.
void setLeadIcon(QWidget *field, const QString &name);

[[nodiscard]] Variant variantOf(const QWidget *button);
[[nodiscard]] ControlSize controlSizeOf(const QWidget *control);
[[nodiscard]] int controlHeight(ControlSize size);

/// Everything a program needs once before its first window: fonts, style, pixmap cache, light theme.
void setupAppearance();

} // namespace studio::ui
