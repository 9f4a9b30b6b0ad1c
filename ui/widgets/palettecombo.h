// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace studio::ui {

/// Holds the field of the command palette, so that assistive technology knows that a list belongs to it.
class PaletteCombo final : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;
};

} // namespace studio::ui
