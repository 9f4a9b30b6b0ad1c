// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palettesources.h"

#include "core/account/account.h"
#include "core/profiles/profilestore.h"
#include "core/store/takerepository.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/shortcutmap.h"

#include <QAction>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kMostTakes = 6;
constexpr qsizetype kTakeText = 80;

/// What follows the prefix of an id.
QString afterColon(const QString &id)
{
    return id.section(u':', 1);
}

QString actionText(const QAction &action)
{
    QString text = action.text();
    text.remove(u'&');
    return text;
}

/// What an action is for, by its name; the palette is easier to read with glyphs.
QString actionIcon(const QAction &action)
{
    static const QHash<QString, QString> icons{{u"actionGenerate"_s, u"audio-waveform"_s},
                                               {u"actionAnother"_s, u"refresh-cw"_s},
                                               {u"actionVoice"_s, u"user"_s},
                                               {u"actionOpen"_s, u"folder-open"_s},
                                               {u"actionExport"_s, u"download"_s},
                                               {u"actionStar"_s, u"star"_s},
                                               {u"actionJobs"_s, u"layers"_s},
                                               {u"actionPlay"_s, u"play"_s},
                                               {u"actionConnect"_s, u"key-round"_s},
                                               {u"actionTheme"_s, u"moon"_s},
                                               {u"actionShortcuts"_s, u"command"_s},
                                               {u"actionAbout"_s, u"info"_s},
                                               {u"actionAddAgent"_s, u"plus"_s},
                                               {u"actionAgentDevices"_s, u"mic"_s},
                                               {u"actionAgentHome"_s, u"arrow-left"_s},
                                               {u"actionAnotherChange"_s, u"refresh-cw"_s},
                                               {u"actionChange"_s, u"mic-vocal"_s},
                                               {u"actionChangeFolder"_s, u"folder-open"_s},
                                               {u"actionChooseAgent"_s, u"headset"_s},
                                               {u"actionExportChange"_s, u"download"_s},
                                               {u"actionExportTranscript"_s, u"download"_s},
                                               {u"actionFaster"_s, u"gauge"_s},
                                               {u"actionFind"_s, u"search"_s},
                                               {u"actionFixCaptions"_s, u"captions"_s},
                                               {u"actionInspector"_s, u"sliders-horizontal"_s},
                                               {u"actionIsolate"_s, u"wand-sparkles"_s},
                                               {u"actionNewTranscript"_s, u"upload"_s},
                                               {u"actionOpenRecording"_s, u"folder-open"_s},
                                               {u"actionPause"_s, u"timer"_s},
                                               {u"actionPlayOriginal"_s, u"play"_s},
                                               {u"actionPushToTalk"_s, u"hand"_s},
                                               {u"actionRecord"_s, u"mic"_s},
                                               {u"actionRecordVoice"_s, u"mic"_s},
                                               {u"actionRecutCaptions"_s, u"captions"_s},
                                               {u"actionRemake"_s, u"refresh-cw"_s},
                                               {u"actionReplace"_s, u"replace"_s},
                                               {u"actionRules"_s, u"book-a"_s},
                                               {u"actionSaveReport"_s, u"download"_s},
                                               {u"actionSavePreset"_s, u"bookmark"_s},
                                               {u"actionScenarioFromSession"_s, u"list-todo"_s},
                                               {u"actionScenarios"_s, u"list-todo"_s},
                                               {u"actionShowHistory"_s, u"history"_s},
                                               {u"actionSpokenForm"_s, u"spell-check"_s},
                                               {u"actionStarChange"_s, u"star"_s},
                                               {u"actionSwapSides"_s, u"arrow-left-right"_s},
                                               {u"actionSwapTakes"_s, u"arrow-left-right"_s},
                                               {u"actionTag"_s, u"message-square-text"_s},
                                               {u"actionTakeDetails"_s, u"pencil"_s},
                                               {u"actionTargetVoice"_s, u"user"_s},
                                               {u"actionTranscriptHome"_s, u"arrow-left"_s},
                                               {u"actionTrimEnd"_s, u"scissors"_s},
                                               {u"actionTrimStart"_s, u"scissors"_s},
                                               {u"actionUnknown"_s, u"clock-alert"_s},
                                               {u"actionUnknownChanges"_s, u"clock-alert"_s},
                                               {u"actionZoomFitChange"_s, u"zoom-out"_s},
                                               {u"actionZoomInChange"_s, u"zoom-in"_s},
                                               {u"actionZoomOutChange"_s, u"zoom-out"_s},
                                               {u"actionAuditionAll"_s, u"play"_s},
                                               {u"actionAuditionBlind"_s, u"eye-off"_s},
                                               {u"actionShortlist"_s, u"list-ordered"_s},
                                               {u"actionMakeComp"_s, u"layers"_s},
                                               {u"actionKeepForComp"_s, u"check"_s},
                                               {u"actionHearFromCaret"_s, u"play"_s},
                                               {u"actionSlower"_s, u"gauge"_s},
                                               {u"actionStartSession"_s, u"phone-call"_s},
                                               {u"actionEndSession"_s, u"phone-off"_s},
                                               {u"actionMute"_s, u"mic-off"_s},
                                               {u"actionMessageField"_s, u"message-square"_s},
                                               {u"actionContextField"_s, u"info"_s},
                                               {u"actionHistoryDelete"_s, u"trash-2"_s},
                                               {u"actionHistoryExport"_s, u"download"_s},
                                               {u"actionHistoryInput"_s, u"mic-vocal"_s},
                                               {u"actionHistoryRefresh"_s, u"refresh-cw"_s},
                                               {u"actionHistoryRestore"_s, u"rotate-ccw"_s},
                                               {u"actionHistorySearch"_s, u"search"_s},
                                               {u"actionHistoryStar"_s, u"star"_s},
                                               {u"actionHistoryUnknown"_s, u"clock-alert"_s},
                                               {u"actionQuit"_s, u"x"_s}};
    const QString own = action.property("iconName").toString();
    return own.isEmpty() ? icons.value(action.objectName(), u"command"_s) : own;
}

} // namespace

ActionSource::ActionSource(Reachable reachable, std::function<const Panel *()> panel, QObject *parent)
    : PaletteSource(parent), m_reachable(std::move(reachable)), m_panel(std::move(panel))
{
}

QString ActionSource::title() const
{
    return tr("Actions");
}

std::vector<PaletteItem> ActionSource::items() const
{
    const Panel *panel = m_panel();
    QList<QAction *> actions = m_reachable();
    std::stable_partition(actions.begin(), actions.end(),
                          [panel](const QAction *action) { return panel->panelActions().contains(action); });
    std::vector<PaletteItem> items;
    for (const QAction *action : std::as_const(actions)) {
        // Going to panels has a section of its own; the palette need not offer itself.
        const QString name = action->objectName();
        if (name.isEmpty() || name == "actionPalette"_L1 || name.startsWith("actionGo_"_L1))
            continue;
        items.push_back({"action:"_L1 + name,
                         actionText(*action),
                         panel->actionDetail(name),
                         actionIcon(*action),
                         action->shortcut(),
                         {},
                         action->isEnabled()});
    }
    return items;
}

void ActionSource::run(const QString &id)
{
    const QString name = afterColon(id);
    const QList<QAction *> actions = m_reachable();
    for (QAction *action : actions) {
        if (action->objectName() == name) {
            action->trigger();
            return;
        }
    }
}

PlaceSource::PlaceSource(std::function<QList<Panel *>()> panels, const ShortcutMap &shortcuts,
                         profiles::ProfileStore &profiles, OpenInPanel open, QObject *parent)
    : PaletteSource(parent), m_panels(std::move(panels)), m_shortcuts(shortcuts), m_profiles(profiles),
      m_open(std::move(open))
{
}

QString PlaceSource::title() const
{
    return tr("Go to");
}

std::vector<PaletteItem> PlaceSource::items() const
{
    std::vector<PaletteItem> items;
    const QList<Panel *> panels = m_panels();
    for (const Panel *panel : panels) {
        const Panel::Identity &identity = panel->identity();
        items.push_back({"panel:"_L1 + identity.id,
                         identity.title,
                         {},
                         identity.iconName,
                         m_shortcuts.keysOf("actionGo_"_L1 + identity.id)});
    }
    const ProfileId current = m_profiles.current().id;
    const QList<profiles::Profile> all = m_profiles.profiles();
    for (const profiles::Profile &profile : all) {
        if (profile.id != current)
            items.push_back({"profile:"_L1 + profile.id.value(),
                             //: %1 the name of a profile.
                             tr("Switch to %1").arg(profile.name), tr("Profile"), u"key-round"_s});
    }
    return items;
}

void PlaceSource::run(const QString &id)
{
    if (id.startsWith("profile:"_L1))
        m_profiles.use(ProfileId(afterColon(id)));
    else
        m_open(afterColon(id), {});
}

VoiceSource::VoiceSource(account::Account &account, OpenInPanel open, QObject *parent)
    : PaletteSource(parent), m_account(account), m_open(std::move(open))
{
    connect(&account, &account::Account::voicesChanged, this, &PaletteSource::itemsChanged);
    connect(&account, &account::Account::profileChanged, this, &PaletteSource::itemsChanged);
}

QString VoiceSource::title() const
{
    return tr("Voices");
}

std::vector<PaletteItem> VoiceSource::items() const
{
    std::vector<PaletteItem> items;
    const QList<api::Voice> &voices = m_account.voices();
    items.reserve(size_t(voices.size()));
    for (const api::Voice &voice : voices)
        items.push_back({"voice:"_L1 + voice.id.value(), voice.name, voice.tagline(), u"user"_s});
    return items;
}

void VoiceSource::run(const QString &id)
{
    m_open(u"speech"_s, {{u"voice"_s, afterColon(id)}});
}

TakeSource::TakeSource(store::TakeRepository &takes, std::function<ProfileId()> profile, OpenInPanel open,
                       QObject *parent)
    : PaletteSource(parent), m_takes(takes), m_profile(std::move(profile)), m_open(std::move(open))
{
}

QString TakeSource::title() const
{
    return tr("Takes");
}

void TakeSource::search(const QString &words)
{
    store::TakeQuery query;
    query.profile = m_profile();
    query.words = words;
    query.limit = kMostTakes;
    auto *job = m_takes.recent(query);
    m_search = job;
    job->then(this, [this, words](const Result<QList<store::Take>> &takes) {
        if (!takes)
            return; // the store tells of itself elsewhere
        std::vector<PaletteItem> items;
        for (const store::Take &take : *takes) {
            const QString text = take.text.left(kTakeText).simplified();
            items.push_back(
                {"take:"_L1 + take.id.value(), take.name.isEmpty() ? text : take.name,
                 //: A take: %1 the voice, %2 when it was made.
                 tr("%1, %2").arg(take.voiceName,
                                  QLocale().toString(take.madeAt.toLocalTime(), QLocale::ShortFormat)),
                 u"audio-lines"_s});
        }
        emit found(words, items);
    });
}

void TakeSource::run(const QString &id)
{
    m_open(u"speech"_s, {{u"take"_s, afterColon(id)}});
}

} // namespace studio::ui
