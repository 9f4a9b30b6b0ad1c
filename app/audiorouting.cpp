// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/audiorouting.h"

#include "core/audio/player.h"
#include "core/settings/settingsstore.h"
#include "ui/widgets/audiosettings.h"

namespace studio::app {

void routeAudio(audio::Player &player, settings::SettingsStore &settings)
{
    player.setOutputDevice(settings.get(ui::kOutputDevice));
    QObject::connect(&settings, &settings::SettingsStore::changed, &player,
                     [&player, &settings](const QString &key) {
                         if (key.isEmpty() || key == QLatin1StringView(ui::kOutputDevice.key))
                             player.setOutputDevice(settings.get(ui::kOutputDevice));
                     });
}

} // namespace studio::app
