// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace studio::scenario {

/// The tones of a telephone's keys (0 to 9, *, #, A to D; a blank is a pause) as 16-bit mono PCM: 160 ms each
/// with 80 ms between them. Other characters are passed over.
[[nodiscard]] QByteArray keyTones(const QString &keys, int sampleRateHz);

} // namespace studio::scenario
