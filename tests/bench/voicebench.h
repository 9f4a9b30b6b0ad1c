// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::bench {

/// Key press → filtered list of 10,000 voices painted, beside a stock Qt filter over the same voices.
void benchVoiceFilter();
/// 10,000 voices in pages of 100 over HTTP: first rows painted, and all of them.
void benchVoiceLoading();

} // namespace studio::bench
