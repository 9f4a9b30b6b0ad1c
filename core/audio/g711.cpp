// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/g711.h"

#include <algorithm>
#include <bit>

namespace studio::audio {

std::int16_t fromMuLaw(std::uint8_t code)
{
    const int bits = ~code & 0xff;
    const int magnitude = ((((bits & 0x0f) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84;
    return static_cast<std::int16_t>((bits & 0x80) != 0 ? -magnitude : magnitude);
}

std::uint8_t toMuLaw(std::int16_t sample)
{
    const int sign = sample < 0 ? 0x80 : 0;
    const int magnitude = std::min(sample < 0 ? -int(sample) : int(sample), 32635) + 0x84;
    const int exponent = int(std::bit_width(static_cast<unsigned>(magnitude))) - 8;
    const int mantissa = (magnitude >> (exponent + 3)) & 0x0f;
    return static_cast<std::uint8_t>(~(sign | (exponent << 4) | mantissa));
}

std::int16_t fromALaw(std::uint8_t code)
{
    const int bits = code ^ 0x55;
    const int exponent = (bits & 0x70) >> 4;
    int magnitude = ((bits & 0x0f) << 4) + 8;
    if (exponent > 0)
        magnitude = (magnitude + 0x100) << (exponent - 1);
    return static_cast<std::int16_t>((bits & 0x80) != 0 ? magnitude : -magnitude);
}

std::uint8_t toALaw(std::int16_t sample)
{
    const int sign = sample >= 0 ? 0x80 : 0;
    const int magnitude = std::min(sample >= 0 ? int(sample) : -int(sample) - 1, 32767);
    int code = magnitude >> 4;
    if (magnitude >= 256) {
        const int exponent = int(std::bit_width(static_cast<unsigned>(magnitude))) - 8;
        code = (exponent << 4) | ((magnitude >> (exponent + 3)) & 0x0f);
    }
    return static_cast<std::uint8_t>((sign | code) ^ 0x55);
}

} // namespace studio::audio
