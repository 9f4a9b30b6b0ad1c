// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"

namespace studio::scenario {

/// Steps of a list, nested ones included. At most 5,000 of them; mistakes are added.
[[nodiscard]] QList<Step> readSteps(const JsonNode &list, QList<Mistake> *mistakes);

/// The steps as JSON, as readSteps() takes them.
[[nodiscard]] QByteArray stepsToJson(const QList<Step> &steps, int indent);

} // namespace studio::scenario
