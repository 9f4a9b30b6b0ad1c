// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace studio::queue {

/// Credits a text will cost: characters × the model's rate × the voice's rate, rounded up so that the figure
/// shown is never too small. Rates that make no sense (negative, not a number) count as 1; the result
/// saturates.
qint64 estimateCredits(qint64 characters, double modelRate, double voiceRate = 1.0);

} // namespace studio::queue
