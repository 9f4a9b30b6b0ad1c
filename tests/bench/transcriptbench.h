// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::bench {

/// A transcript of 90,000 words: from the last byte of the answer to words on the screen, a key press, a
/// click on a word, and the memory it takes; beside Qt's own text editor with the same text.
void benchTranscript();

} // namespace studio::bench
