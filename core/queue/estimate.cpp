// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/estimate.h"

#include <cmath>
#include <limits>

namespace studio::queue {

namespace {

double sane(double rate)
{
    return std::isfinite(rate) && rate >= 0 ? rate : 1.0;
}

} // namespace

qint64 estimateCredits(qint64 characters, double modelRate, double voiceRate)
{
    if (characters <= 0)
        return 0;
    const double credits = double(characters) * sane(modelRate) * sane(voiceRate);
    if (credits >= 9e18)
        return std::numeric_limits<qint64>::max();
    // 10 × 0.1 must be 1 although neither factor is exact.
    return qint64(std::ceil(credits * (1 - 1e-12)));
}

} // namespace studio::queue
