// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/transcript/transcript.h"

#include <QByteArray>

namespace studio::transcript {

/// The application's own form, without loss: {"format":"voice-studio-transcript","version":1,"language":…,
/// "seconds":…,"speakers":[{"id","name"}],"segments":[{"speaker":0,"words":[{"text","start","end",
/// "confidence",…}]}]}. Defaults are left out. The same transcript always yields the same bytes.
[[nodiscard]] QByteArray toJson(const Transcript &transcript);
/// Total and normalising. Fails with Protocol for what is no such file and with Unsupported for one of a
/// newer version. Blocking: call it in a worker.
[[nodiscard]] Result<Transcript> fromJson(const QByteArray &json);
/// Whether bytes look like toJson's, to tell it from a service's answer.
[[nodiscard]] bool isOwnJson(const QByteArray &json);

} // namespace studio::transcript
