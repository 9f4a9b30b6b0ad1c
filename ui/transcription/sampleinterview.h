// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/transcript/transcript.h"

#include <QString>

namespace studio::ui {

/// Two people about a pilot: what pictures of the panel show.
[[nodiscard]] transcript::Transcript sampleInterview();
/// A sound that looks like those words on a waveform (it is shaped noise), as a WAV file. In a worker.
[[nodiscard]] JobOf<bool> *writeSampleSound(const transcript::Transcript &words, const QString &path,
                                            QObject *parent = nullptr);

} // namespace studio::ui
