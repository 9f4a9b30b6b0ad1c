// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"

#include <optional>

namespace studio::settings {
class SettingsStore;
}

namespace studio::ui {

/// How scenarios are run. Kept from one time to the next.
struct ScenarioChoices {
    int repeat = 1;
    int line = 0; ///< Index into lineNames(), or kOwnLine.
    QString own{}; ///< The user's own line, as lineText().
    QString against{}; ///< Key of another agent that is run as well; empty: none.
    QString version{}; ///< Of that one; empty: the published one.

    bool operator==(const ScenarioChoices &) const = default;

    static constexpr int kOwnLine = 5;
    /// The lines that can be chosen, as parseLine() reads them; the first stands for what the file says.
    [[nodiscard]] static QStringList lineNames();
    /// Empty: as the file says.
    [[nodiscard]] std::optional<scenario::LineSettings> lineSettings() const;
    /// A line that is one of the names chooses it.
    void setLine(const scenario::LineSettings &settings);

    [[nodiscard]] static ScenarioChoices from(const settings::SettingsStore &settings);
    void keepIn(settings::SettingsStore &settings) const;
};

/// "name = value; other = value" and back; a value may hold anything but "; name =".
[[nodiscard]] QString variablesText(const QMap<QString, QString> &variables);
/// Nothing when it cannot be read.
[[nodiscard]] std::optional<QMap<QString, QString>> variablesFrom(const QString &text);

} // namespace studio::ui
