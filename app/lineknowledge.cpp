// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lineknowledge.h"

#include "core/audio/player.h"
#include "core/settings/settingsstore.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace studio::app {

namespace {

const settings::Setting<QStringList> kLines{"playback/lines"};
constexpr qsizetype kMaxLines = 20;

} // namespace

void keepLineKnowledge(audio::Player &player, settings::SettingsStore &settings)
{
    // Each entry is "value key"; keys are host ids and hold no space.
    QHash<QString, audio::LineMemory> lines;
    const QStringList stored = settings.get(kLines);
    for (const QString &entry : stored) {
        const qsizetype space = entry.indexOf(u' ');
        if (space > 0)
            lines.insert(entry.mid(space + 1),
                         audio::LineMemory::fromString(QStringView(entry).first(space)));
    }
    player.setLineMemories(lines);
    QObject::connect(&player, &audio::Player::lineLearned, &player,
                     [&settings](const QString &key, const audio::LineMemory &memory) {
                         QStringList entries = settings.get(kLines);
                         entries.removeIf(
                             [&key](const QString &entry) { return entry.endsWith(u' ' + key); });
                         entries.prepend(memory.toString() + u' ' + key);
                         settings.set(kLines, entries.first(std::min(entries.size(), kMaxLines)));
                     });
}

} // namespace studio::app
