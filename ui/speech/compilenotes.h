// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/scriptcompiler.h"

#include <QString>

namespace studio::ui {

/// The most important of what the user should know before paying, as one sentence; empty if there is nothing.
/// A delivery tag that is not sent changes more than a pause that is not exact.
QString noteBeforePaying(const text::CompiledScript &script,
                         const std::vector<text::PronunciationRule> &rules);

} // namespace studio::ui
