// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowshortcuts.h"

#include "ui/widgets/panel.h"
#include "ui/widgets/shortcutmap.h"

#include <QAction>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("studio::ui::WindowShortcuts", text);
}

struct PlainKey {
    const char *id;
    const char *text;
    QKeyCombination key;
};

constexpr PlainKey kPlainKeys[] = {
    {playkey::kPlay, QT_TRANSLATE_NOOP("studio::ui::WindowShortcuts", "Play or pause"), Qt::Key_Space},
    {playkey::kBack, QT_TRANSLATE_NOOP("studio::ui::WindowShortcuts", "Back 1 s"), Qt::Key_Left},
    {playkey::kForward, QT_TRANSLATE_NOOP("studio::ui::WindowShortcuts", "Forward 1 s"), Qt::Key_Right},
    {playkey::kBackFine, QT_TRANSLATE_NOOP("studio::ui::WindowShortcuts", "Back 0.1 s"),
     Qt::SHIFT | Qt::Key_Left},
    {playkey::kForwardFine, QT_TRANSLATE_NOOP("studio::ui::WindowShortcuts", "Forward 0.1 s"),
     Qt::SHIFT | Qt::Key_Right},
    {playkey::kStart, QT_TRANSLATE_NOOP("studio::ui::WindowShortcuts", "To the start"), Qt::Key_Home},
    {playkey::kEnd, QT_TRANSLATE_NOOP("studio::ui::WindowShortcuts", "To the end"), Qt::Key_End},
    {playkey::kPrevious, QT_TRANSLATE_NOOP("studio::ui::WindowShortcuts", "Previous take"),
     Qt::Key_BracketLeft},
    {playkey::kNext, QT_TRANSLATE_NOOP("studio::ui::WindowShortcuts", "Next take"), Qt::Key_BracketRight},
    {playkey::kLoop, QT_TRANSLATE_NOOP("studio::ui::WindowShortcuts", "Loop"), Qt::Key_L},
};

bool isPlayback(const QAction &action)
{
    const QString name = action.objectName();
    return name == "actionPlay"_L1 || name == "actionSlower"_L1 || name == "actionFaster"_L1;
}

} // namespace

QString shortcutGroupAnywhere()
{
    return words(QT_TRANSLATE_NOOP("studio::ui::WindowShortcuts", "Anywhere"));
}

QString shortcutGroupPlayback()
{
    return words(QT_TRANSLATE_NOOP("studio::ui::WindowShortcuts", "Playback"));
}

void listShortcuts(ShortcutMap &map, const QList<QAction *> &windowActions, const QList<Panel *> &panels)
{
    // What one looks for most stands first.
    for (const QLatin1StringView name : {"actionPalette"_L1, "actionJobs"_L1, "actionShortcuts"_L1}) {
        for (QAction *action : windowActions) {
            if (action->objectName() == name)
                map.add(action, shortcutGroupAnywhere());
        }
    }
    for (QAction *action : windowActions) {
        if (!isPlayback(*action))
            map.add(action, shortcutGroupAnywhere());
    }
    for (Panel *panel : panels) {
        for (QAction *action : panel->panelActions())
            map.add(action, panel->identity().title, panel->identity().id);
        for (const Panel::PlainKey &key : panel->plainKeys())
            map.addKey(key.id, key.text, panel->identity().title, key.key, panel->identity().id);
        const auto show = [panel, &map] {
            for (const Panel::PlainKey &key : panel->plainKeys())
                panel->showPlainKey(key.id, map.keysOf(key.id));
        };
        QObject::connect(&map, &ShortcutMap::changed, panel, show);
        show();
    }
    for (const PlainKey &key : kPlainKeys)
        map.addKey(QString::fromLatin1(key.id), words(key.text), shortcutGroupPlayback(), key.key);
    for (QAction *action : windowActions) {
        if (isPlayback(*action))
            map.add(action, shortcutGroupPlayback());
    }
}

} // namespace studio::ui
