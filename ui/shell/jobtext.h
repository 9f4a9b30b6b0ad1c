// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobspec.h"

class QLocale;

namespace studio::ui {

/// "about 4 s left"
[[nodiscard]] QString timeLeftText(std::chrono::seconds left);

/// The second line of a job: "62 % · about 4 s left", "Next · 246 credits", "Done · 6:12, WAV + SRT",
/// "Too many requests. Retrying in 8 s".
[[nodiscard]] QString jobStatusText(const jobs::JobView &job, bool isNext, bool paused, const QDateTime &now,
                                    const QLocale &locale);

} // namespace studio::ui
