// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobspec.h"

namespace studio::jobs {

/// How a job stands in the table. Parameters that are not `resumable` are left out.
[[nodiscard]] store::JobRow rowOf(const JobView &view, bool resumable, const QString &owner);
/// What the table says; total.
[[nodiscard]] JobView viewOf(const store::JobRow &row);

} // namespace studio::jobs
