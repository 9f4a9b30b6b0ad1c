// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace studio::ui {

/// Gives our widgets their roles and values for assistive technology. Every widget that needs it calls it;
/// the first call counts.
void installAccessibility();

/// A widget with a value that is read aloud.
class SpokenValue {
public:
    virtual ~SpokenValue() = default;
    [[nodiscard]] virtual QString spoken() const = 0;
    [[nodiscard]] virtual double spokenMinimum() const = 0;
    [[nodiscard]] virtual double spokenMaximum() const = 0;
    [[nodiscard]] virtual double spokenNow() const = 0;
    virtual void setSpokenNow(double value) = 0;
};

/// A widget that offers assistive technology more than a press; the names are translated.
class SpokenActions {
public:
    virtual ~SpokenActions() = default;
    [[nodiscard]] virtual QStringList spokenActions() const = 0;
    virtual void doSpokenAction(const QString &name) = 0;
};

} // namespace studio::ui
