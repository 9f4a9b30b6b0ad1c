// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/screens.h"

#include "ui/editing/findbar.h"
#include "ui/shell/listeningscreens.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/shottranscript.h"
#include "ui/speech/speechpanel.h"
#include "ui/theme/overlayhost.h"
#include "ui/transcription/opentranscript.h"
#include "ui/transcription/transcriptionpanel.h"
#include "ui/widgets/inspectorpages.h"
#include "ui/widgets/segmented.h"

#include <QAction>

#include <functional>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

struct CommandScreen {
    const char *name;
    const char *action;
    bool needsTake = false;
};

constexpr CommandScreen kCommands[] = {
    {"voice-picker", "actionVoice"},
    {"find", "actionFind"},
    {"replace", "actionReplace"},
    {"tags", "actionTag"},
    {"rules", "actionRules"},
    {"spoken-form", "actionSpokenForm"},
    {"export", "actionExport", true},
    {"take-details", "actionTakeDetails", true},
    {"save-preset", "actionSavePreset"},
    {"shortlist", "actionShortlist"},
    {"unknown-outcomes", "actionUnknown"},
    {"jobs", "actionJobs"},
    {"command-palette", "actionPalette"},
    {"shortcuts", "actionShortcuts"},
    {"about", "actionAbout"},
    {"connect-account", "actionConnect"},
    {"agent-add", "actionAddAgent"},
    {"agent-scenarios", "actionScenarios"},
};

constexpr const char *kSettingsPages[] = {"profiles", "appearance", "audio",     "formats", "jobs",
                                          "cache",    "privacy",    "shortcuts", "about"};

Segmented *inspectorTabs(MainWindow &window)
{
    return window.speechPanel()->inspector()->findChild<Segmented *>(u"inspectorTab"_s);
}

} // namespace

QList<Screen> screensOf(MainWindow &window)
{
    QList<Screen> screens;
    screens.append({u"tts"_s, [&window] { window.showPanel(window.speechPanel()); }, true});
    if (Segmented *tabs = inspectorTabs(window))
        screens.append({u"tts-history"_s, [tabs] { tabs->setCurrentIndex(1); }, true});
    const QList<QAction *> actions = window.allActions();
    for (const CommandScreen &command : kCommands) {
        for (QAction *action : actions) {
            if (action->objectName() == QLatin1StringView(command.action))
                screens.append(
                    {QString::fromLatin1(command.name), [action] { action->trigger(); }, command.needsTake});
        }
    }
    if (Panel *transcription = window.panelOf(u"transcription"_s)) {
        screens.append(
            {u"transcription-home"_s, [&window, transcription] { window.showPanel(transcription); }});
        screens.append({u"transcription"_s, [&window] {
                            window.openInPanel(u"transcription"_s, {{u"transcript"_s, shotTranscriptId()}});
                        }});
        const auto opened = [&window, transcription](const std::function<void()> &then) {
            if (auto *panel = qobject_cast<TranscriptionPanel *>(transcription))
                QObject::connect(panel->openTranscript(), &OpenTranscript::opened, panel, then,
                                 Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
            window.openInPanel(u"transcription"_s, {{u"transcript"_s, shotTranscriptId()}});
        };
        screens.append({u"transcription-details"_s, [opened, transcription] {
                            opened([transcription] {
                                if (auto *pages = transcription->findChild<InspectorPages *>())
                                    pages->setCurrentIndex(1);
                            });
                        }});
        screens.append({u"transcription-export"_s, [opened, transcription] {
                            opened([transcription] {
                                if (auto *action =
                                        transcription->findChild<QAction *>(u"actionExportTranscript"_s))
                                    action->trigger();
                            });
                        }});
        screens.append({u"transcription-link"_s, [&window, transcription] {
                            window.showPanel(transcription);
                            window.openInPanel(u"transcription"_s, {{u"link"_s, true}});
                        }});
        screens.append({u"transcription-record"_s, [&window, transcription] {
                            window.showPanel(transcription);
                            window.openInPanel(u"transcription"_s, {{u"record"_s, true}});
                        }});
    }
    if (Panel *agent = window.panelOf(u"agent"_s)) {
        screens.append({u"agent-idle"_s, [&window, agent] { window.showPanel(agent); }});
        const auto sample = [&window](const QString &kind, int page) {
            window.openInPanel(u"agent"_s, {{u"sample"_s, kind}});
            if (auto *pages = window.panelOf(u"agent"_s)->findChild<InspectorPages *>())
                pages->setCurrentIndex(page);
        };
        screens.append({u"agent-live"_s, [sample] { sample(u"live"_s, 0); }});
        screens.append({u"agent-tools"_s, [sample] { sample(u"live"_s, 1); }});
        screens.append({u"agent-log"_s, [sample] { sample(u"live"_s, 3); }});
        screens.append({u"agent-ended"_s, [sample] { sample(u"ended"_s, 0); }});
        screens.append({u"agent-replay"_s, [sample] { sample(u"replay"_s, 0); }});
        screens.append({u"agent-comparison"_s, [sample] { sample(u"comparison"_s, 0); }});
        screens.append({u"agent-line"_s, [agent] {
                            if (auto *action = agent->findChild<QAction *>(u"actionScenarioLine"_s))
                                action->trigger();
                        }});
        screens.append({u"agent-report"_s, [sample, agent] {
                            sample(u"replay"_s, 0);
                            if (auto *action = agent->findChild<QAction *>(u"actionSaveReport"_s))
                                action->trigger();
                        }});
    }
    if (Panel *history = window.panelOf(u"history"_s))
        screens.append({u"history"_s, [&window, history] { window.showPanel(history); }, true});
    if (Panel *changer = window.panelOf(u"changer"_s))
        screens.append({u"changer"_s, [&window, changer] { window.showPanel(changer); }});
    screens += listeningScreens(window);
    for (const char *page : kSettingsPages)
        screens.append({u"settings-"_s + QLatin1StringView(page), [&window, page] {
                            window.openInPanel(u"settings"_s, {{u"page"_s, QString::fromLatin1(page)}});
                        }});
    return screens;
}

void closeScreens(MainWindow &window)
{
    OverlayHost *overlays = OverlayHost::of(&window);
    for (int open = 0; open < 8 && overlays->hasOpen(); ++open)
        overlays->closeTop();
    overlays->closeToast();
    const auto finds = window.findChildren<FindBar *>();
    for (FindBar *find : finds) {
        if (!find->isHidden())
            find->dismiss();
    }
    if (Segmented *tabs = inspectorTabs(window))
        tabs->setCurrentIndex(0);
    closeListeningScreens(window);
    window.openInPanel(u"transcription"_s, {{u"close"_s, true}});
    window.openInPanel(u"agent"_s, {{u"home"_s, true}});
    if (Panel *transcription = window.panelOf(u"transcription"_s)) {
        if (auto *pages = transcription->findChild<InspectorPages *>())
            pages->setCurrentIndex(0);
    }
    window.showPanel(window.speechPanel());
}

} // namespace studio::ui
