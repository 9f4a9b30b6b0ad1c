// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/tones.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <numbers>
#include <vector>

using namespace Qt::StringLiterals;

namespace studio::scenario {

namespace {

constexpr double kToneSeconds = 0.16;
constexpr double kGapSeconds = 0.08;
constexpr double kRampSeconds = 0.005;
constexpr double kLevel = 0.22 * 32767; ///< Of each of the two sines.

} // namespace

QByteArray keyTones(const QString &keys, int sampleRateHz)
{
    static const QString rowsOfKeys = u"123A456B789C*0#D"_s;
    static constexpr double low[] = {697, 770, 852, 941};
    static constexpr double high[] = {1209, 1336, 1477, 1633};
    const int toneSamples = int(kToneSeconds * sampleRateHz);
    const int gapSamples = int(kGapSeconds * sampleRateHz);
    const int ramp = std::max(1, int(kRampSeconds * sampleRateHz));
    std::vector<std::int16_t> samples;
    for (const QChar key : keys) {
        const qsizetype index = rowsOfKeys.indexOf(key.toUpper());
        if (index < 0 && key != u' ')
            continue;
        for (int i = 0; i < toneSamples; ++i) {
            const double edge = std::min({1.0, double(i) / ramp, double(toneSamples - i) / ramp});
            const double t = 2 * std::numbers::pi * i / sampleRateHz;
            const double value = index < 0
                ? 0
                : kLevel * edge * (std::sin(t * low[index / 4]) + std::sin(t * high[index % 4]));
            samples.push_back(std::int16_t(std::lround(value)));
        }
        samples.insert(samples.end(), size_t(gapSamples), 0);
    }
    QByteArray bytes(qsizetype(samples.size() * sizeof(std::int16_t)), Qt::Uninitialized);
    if (!samples.empty())
        std::memcpy(bytes.data(), samples.data(), size_t(bytes.size()));
    return bytes;
}

} // namespace studio::scenario
