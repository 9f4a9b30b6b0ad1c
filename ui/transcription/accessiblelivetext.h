// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::ui {

/// Gives LiveText its text for assistive technology. The first call counts.
void installLiveTextAccessibility();

} // namespace studio::ui
