// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplex/keytone.h"

#include <QString>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace studio::duplex {

namespace {

constexpr double kSeconds = 0.14;
constexpr double kEdgeSeconds = 0.006;
constexpr double kEach = 0.05; ///< Of full scale: about 20 dB below speech.

} // namespace

std::vector<std::int16_t> keyTone(QChar key, int rateHz)
{
    constexpr double kRows[] = {697, 770, 852, 941};
    constexpr double kColumns[] = {1209, 1336, 1477};
    const qsizetype place = u"123456789*0#"_s.indexOf(key);
    if (place < 0 || rateHz <= 0)
        return {};
    const double low = kRows[place / 3];
    const double high = kColumns[place % 3];
    std::vector<std::int16_t> samples(std::size_t(kSeconds * rateHz));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double at = double(i) / rateHz;
        const double edge = std::min({1.0, at / kEdgeSeconds, (kSeconds - at) / kEdgeSeconds});
        const double both =
            std::sin(2 * std::numbers::pi * low * at) + std::sin(2 * std::numbers::pi * high * at);
        samples[i] = std::int16_t(std::lround(both * kEach * edge * 32767));
    }
    return samples;
}

} // namespace studio::duplex
