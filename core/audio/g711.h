// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace studio::audio {

/// ITU-T G.711, one sample at a time.
[[nodiscard]] std::int16_t fromMuLaw(std::uint8_t code);
[[nodiscard]] std::uint8_t toMuLaw(std::int16_t sample);
[[nodiscard]] std::int16_t fromALaw(std::uint8_t code);
[[nodiscard]] std::uint8_t toALaw(std::int16_t sample);

} // namespace studio::audio
