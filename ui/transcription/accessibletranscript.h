// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::ui {

/// Gives TranscriptView its text, caret and editing for assistive technology. The first call counts.
void installTranscriptAccessibility();

} // namespace studio::ui
