// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/privacypolicy.h"

#include "core/account/account.h"
#include "core/settings/settingsstore.h"
#include "core/speech/speechengine.h"
#include "core/transcription/transcriptionengine.h"
#include "ui/widgets/privacysettings.h"

namespace studio::app {

void keepPrivacy(speech::SpeechEngine &engine, transcription::TranscriptionEngine &transcription,
                 account::Account &account, settings::SettingsStore &settings)
{
    const auto apply = [&engine, &transcription, &account, &settings] {
        const auto &plan = account.subscription();
        const bool sandbox = account.profile().dialect == profiles::DialectKind::Sandbox;
        const bool possible = !sandbox && (!plan || plan->allowsZeroRetention());
        const bool logs = settings.get(ui::kServiceLogging) || !possible;
        engine.setServiceLogging(logs);
        transcription.setServiceLogging(logs);
    };
    QObject::connect(&account, &account::Account::subscriptionChanged, &engine, apply);
    QObject::connect(&account, &account::Account::profileChanged, &engine, apply);
    QObject::connect(&settings, &settings::SettingsStore::changed, &engine, apply);
    apply();
}

} // namespace studio::app
