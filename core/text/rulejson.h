// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/pronunciation.h"

#include <QJsonObject>

namespace studio::text {

/// As rules are kept in the database.
QJsonObject toJson(const PronunciationRule &rule);
/// Total: what is missing or wrong gets its default; such a rule may be unusable, but it is not lost.
PronunciationRule ruleFromJson(const QJsonObject &from);

} // namespace studio::text
