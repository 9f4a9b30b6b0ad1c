// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/listeningscreens.h"

#include "ui/changer/changerfooter.h"
#include "ui/shell/mainwindow.h"
#include "ui/takes/panelnotices.h"
#include "ui/transcription/livepage.h"
#include "ui/transcription/livetext.h"
#include "ui/transcription/transcripthome.h"
#include "ui/transcription/transcriptionpanel.h"
#include "ui/transcription/transcriptshelf.h"

#include <QDateTime>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::ui {

namespace {

using Live = LivePage::State;

/// The panel has read its own list by then.
constexpr auto kOwnState = 200ms;

Error cutOff()
{
    Error error = Error::make(ErrorKind::Network, MainWindow::tr("The service cannot be reached."));
    error.nextStep = MainWindow::tr("Check the network.");
    return error;
}

void later(QObject *context, const std::function<void()> &f)
{
    QTimer::singleShot(kOwnState, context, f);
}

QList<TranscriptItem> sampleWork()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    TranscriptItem running{.job = u"1"_s, .title = u"board-meeting.mp4"_s, .changedAt = now};
    running.excerpt = MainWindow::tr("Transcribing");
    running.seconds = 4215;
    running.progress = 0.62;
    TranscriptItem waiting{.job = u"2"_s, .title = u"interview-2.m4a"_s, .changedAt = now};
    waiting.excerpt = MainWindow::tr("Waiting");
    waiting.progress = -1;
    TranscriptItem failed{.job = u"3"_s, .title = u"field-recording.wav"_s, .changedAt = now.addSecs(-600)};
    failed.problem = MainWindow::tr("The service cannot be reached.");
    failed.seconds = 780;
    TranscriptItem cut{.job = u"4"_s, .title = u"lecture.webm"_s, .changedAt = now.addSecs(-7200)};
    cut.problem = MainWindow::tr("Interrupted. Press Enter to go on.");
    TranscriptItem live{.id = u"5"_s, .title = u"standup.wav"_s, .changedAt = now.addDays(-1)};
    live.excerpt = u"Good morning. Let us begin with what was left from yesterday."_s;
    live.seconds = 912;
    live.live = true;
    return {running, waiting, failed, cut, live};
}

void showLive(MainWindow &window, Panel *panel, std::optional<Live> state,
              const std::optional<Error> &problem)
{
    window.showPanel(panel);
    window.openInPanel(u"transcription"_s, {{u"record"_s, true}});
    later(panel, [panel, state, problem] {
        auto *page = panel->findChild<LivePage *>();
        if (!page)
            return;
        page->text().clear();
        page->text().append(0.4, u"Good morning. Let us begin with what was left from yesterday."_s);
        page->text().append(6.2, u"The recordings are in, and two of them are longer than an hour."_s);
        page->text().setPartial(problem ? QString() : u"so we should decide which of"_s);
        page->showState(state, false);
        page->showProblem(problem, problem.has_value(), problem ? 4 : 0);
    });
}

void setNotice(Panel *panel, PanelNotices::Rank rank, const std::optional<SpeechNotice> &notice)
{
    if (auto *notices = panel->findChild<PanelNotices *>())
        notices->set(rank, notice);
}

void setRunning(Panel *changer, ChangerFooter::Running running, const QString &status)
{
    if (auto *footer = changer->findChild<ChangerFooter *>()) {
        footer->setRunning(running);
        footer->setStatus(status);
    }
}

} // namespace

QList<Screen> listeningScreens(MainWindow &window)
{
    QList<Screen> screens;
    if (auto *panel = qobject_cast<TranscriptionPanel *>(window.panelOf(u"transcription"_s))) {
        screens.append({u"transcription-work"_s, [&window, panel] {
                            window.showPanel(panel);
                            later(panel, [panel] { panel->home()->setItems(sampleWork()); });
                        }});
        screens.append({u"transcription-live"_s,
                        [&window, panel] { showLive(window, panel, Live::Live, std::nullopt); }});
        screens.append({u"transcription-live-offline"_s,
                        [&window, panel] { showLive(window, panel, Live::Reconnecting, cutOff()); }});
    }
    if (Panel *changer = window.panelOf(u"changer"_s)) {
        screens.append({u"changer-running"_s, [&window, changer] {
                            window.showPanel(changer);
                            setRunning(changer, ChangerFooter::Running::Change,
                                       MainWindow::tr("Part 3 of 7 is being changed."));
                        }});
        screens.append({u"changer-problem"_s, [&window, changer] {
                            window.showPanel(changer);
                            setNotice(changer, PanelNotices::Rank::Generation,
                                      noticeForFailure(cutOff(), WorkKept::Recording));
                        }});
    }
    return screens;
}

void closeListeningScreens(MainWindow &window)
{
    if (Panel *panel = window.panelOf(u"transcription"_s)) {
        if (auto *page = panel->findChild<LivePage *>()) {
            page->showProblem(std::nullopt, false, 0);
            page->showState(std::nullopt, false);
            page->text().clear();
        }
        if (auto *shelf = panel->findChild<TranscriptShelf *>())
            shelf->reload();
    }
    if (Panel *changer = window.panelOf(u"changer"_s)) {
        setRunning(changer, ChangerFooter::Running::Nothing, {});
        setNotice(changer, PanelNotices::Rank::Generation, std::nullopt);
    }
}

} // namespace studio::ui
