// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/results.h"

namespace studio::scenario {

/// The results as JUnit XML, as CI servers read it: a test suite for each check, a test case for each
/// conversation. What was expected and did not happen is a failure, what could not be run an error, what was
/// cancelled is skipped. Characters XML cannot hold are left out.
[[nodiscard]] QByteArray junitReport(const QList<SuiteResult> &results);

} // namespace studio::scenario
