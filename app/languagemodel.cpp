// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/languagemodel.h"

using namespace Qt::StringLiterals;

namespace studio::app {

bool isLanguageModelUrl(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty()
        && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1);
}

void readLanguageModel(sandbox::SandboxOptions &options)
{
    const QUrl url(qEnvironmentVariable("VOICE_STUDIO_LLM_URL"), QUrl::StrictMode);
    if (isLanguageModelUrl(url))
        options.llmUrl = url;
    options.llmModel = qEnvironmentVariable("VOICE_STUDIO_LLM_MODEL");
    options.llmKey = Secret(qgetenv("VOICE_STUDIO_LLM_KEY"));
}

} // namespace studio::app
