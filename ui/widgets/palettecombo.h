// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/accessibility.h"

#include <QAccessibleActionInterface>
#include <QWidget>

namespace studio::ui {

/// Holds the field of the command palette, so that assistive technology knows that a list belongs to it and
/// can run what is chosen there.
class PaletteCombo final : public QWidget, public SpokenActions {
    Q_OBJECT

public:
    using QWidget::QWidget;
    [[nodiscard]] QStringList spokenActions() const override
    {
        return {QAccessibleActionInterface::pressAction()};
    }
    void doSpokenAction(const QString &) override { emit pressed(); }

signals:
    void pressed();
};

} // namespace studio::ui
