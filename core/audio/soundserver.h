// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::audio {

/// Could the platform's sound engine reach a server now? Qt's PulseAudio engine never tries again when the
/// very first attempt of the process found no server, so it must not be touched before there is one. Cheap.
/// True where unknown.
[[nodiscard]] bool soundServerMayAnswer();

} // namespace studio::audio
