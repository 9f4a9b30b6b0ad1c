// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/peakscan.h"

#include <QFile>

namespace studio::audio {

/// scanPeaks() for MP3: the file is cut into stretches which threads decode by themselves, one bucket a
/// frame; decoding begins a little before a stretch, since frames borrow bits from those before.
[[nodiscard]] Result<Peaks> scanMp3Peaks(QFile &file, const StopFlag &stop, const PeakProgress &progress);

} // namespace studio::audio
