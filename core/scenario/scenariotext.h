// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace studio::scenario {

/// The translation context of this module's free functions.
struct ScenarioText {
    Q_DECLARE_TR_FUNCTIONS(ScenarioText)
};

} // namespace studio::scenario
