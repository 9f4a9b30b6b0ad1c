// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::app {

/// `voice-studio --gallery`: the components, without profile, store or network. With `--shots FOLDER` it
/// writes pictures of them and ends.
int runGallery(int argc, char **argv);

} // namespace studio::app
