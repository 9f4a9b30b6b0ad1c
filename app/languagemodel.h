// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/sandboxoptions.h"

namespace studio::app {

/// Whether an address may be that of a language model.
[[nodiscard]] bool isLanguageModelUrl(const QUrl &url);
/// Takes the language model of the sandbox's agents from VOICE_STUDIO_LLM_URL, _MODEL and _KEY. The key comes
/// by no other way, so that it stands on no command line and in no file.
void readLanguageModel(sandbox::SandboxOptions &options);

} // namespace studio::app
