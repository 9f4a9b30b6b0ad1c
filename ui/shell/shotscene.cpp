// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shotscene.h"

#include "core/jobs/jobboard.h"
#include "ui/changer/changerpanel.h"
#include "ui/changer/changersession.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/shottranscript.h"
#include "ui/speech/speechpanel.h"
#include "ui/speech/speechsession.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/playbacksource.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QPixmap>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kSettleMs = 500;
constexpr int kLookMs = 150;
constexpr int kRepaintMs = 20;
constexpr int kTakeMs = 20'000;
constexpr int kAuditionMs = 5000;

QString sample()
{
    return ShotScene::tr(
        "The harbour was quiet before dawn. Maren counted the boats twice: eleven, and one that "
        "should not have been there.\n[whispers] “Stay close,” she said, and the rope slid through "
        "her fingers like something alive.\nBehind them, the lighthouse turned once, found nothing, "
        "and turned again. By the time the first gull called, the twelfth boat was gone, and so was "
        "the fog that had carried it in.");
}

} // namespace

ShotScene::ShotScene(MainWindow &window, ThemeController &themes, const QString &folder, QObject *parent)
    : QObject(parent), m_window(window), m_themes(themes), m_folder(folder)
{
}

void ShotScene::start()
{
    if (!QDir().mkpath(m_folder)) {
        fail(tr("The folder “%1” cannot be made.").arg(m_folder));
        return;
    }
    plan();
    // Voices, models, draft and takes come from the event loop.
    later(2000);
}

bool ShotScene::isWanted(const QString &screen) const
{
    return m_wanted.isEmpty()
        || std::any_of(m_wanted.begin(), m_wanted.end(),
                       [&screen](const QString &name) { return screen.contains(name); });
}

void ShotScene::plan()
{
    m_looks = {{},
               {.folder = u"compact"_s, .size = {1160, 720}},
               {.folder = u"smallest"_s, .size = {960, 620}},
               {.folder = u"large-text"_s, .textScale = 1.5},
               {.folder = u"mirrored"_s, .direction = Qt::RightToLeft},
               {.folder = u"high-contrast"_s, .highContrast = true}};
    m_steps.push_back([this] {
        // Only what is at rest looks the same in every run.
        m_themes.setReduceMotion(true);
        apply(m_looks.first());
    });
    if (isWanted(u"first-run"_s))
        planLook(m_looks.first(), u"first-run"_s);
    planTakes();
    if (isWanted(u"changer"_s))
        planChange();
    planTranscript();
    m_steps.push_back([this] {
        // Not from inside a step: the list of steps is made anew.
        QTimer::singleShot(0, this, [this] {
            planScreens();
            advance();
        });
    });
}

void ShotScene::planTakes()
{
    m_steps.push_back([this] {
        m_window.speechPanel()->setScript(sample());
        later(kSettleMs);
    });
    m_steps.push_back([this] { makeTake(1); });
    m_steps.push_back([this] { makeTake(0); });
    m_steps.push_back([this] { makeTake(0); });
    m_steps.push_back([this] {
        for (QAction *action : m_window.speechPanel()->panelActions()) {
            if (action->objectName() == "actionAuditionAll"_L1)
                action->trigger();
        }
        later(kAuditionMs);
    });
    m_steps.push_back([this] {
        m_window.speechPanel()->playback()->play();
        later(kSettleMs);
    });
}

/// A take becomes a recording, and gets another voice; before, the panel is seen empty.
void ShotScene::planChange()
{
    auto *changer = qobject_cast<ChangerPanel *>(m_window.panelOf(u"changer"_s));
    if (!changer)
        return;
    m_steps.push_back([this, changer] {
        m_window.showPanel(changer);
        later(kSettleMs);
    });
    planLook(m_looks.first(), u"changer-empty"_s);
    m_steps.push_back([this] {
        m_window.openInPanel(u"changer"_s, {{u"input"_s, m_window.speechPanel()->currentTake().value()}});
        later(kTakeMs / 10);
    });
    for (int voice = 0; voice < 2; ++voice)
        m_steps.push_back([this, changer, voice] { makeChange(*changer, voice); });
    m_steps.push_back([this] {
        m_window.showPanel(m_window.speechPanel());
        later(kSettleMs);
    });
}

void ShotScene::makeChange(ChangerPanel &panel, int voiceIndex)
{
    const QList<api::Voice> &voices = panel.session()->voices();
    if (voiceIndex < voices.size())
        panel.session()->setVoice(voices.at(voiceIndex).id);
    if (!panel.session()->verdict().isReady()) {
        fail(tr("No voice can be changed: %1").arg(panel.session()->verdict().reason));
        return;
    }
    auto *limit = new QTimer(this);
    limit->setSingleShot(true);
    connect(limit, &QTimer::timeout, this, [this] { fail(tr("A voice was not changed in time.")); });
    connect(&panel, &ChangerPanel::changeFinished, limit, [this, limit](bool made) {
        limit->deleteLater();
        if (made)
            later(kSettleMs);
        else
            fail(tr("A voice could not be changed."));
    });
    limit->start(kTakeMs);
    panel.change();
}

void ShotScene::planTranscript()
{
    if (!m_transcripts || !isWanted(u"transcription"_s))
        return;
    m_steps.push_back([this] {
        stageTranscript(*m_transcripts, this)->then(this, [this](const Result<bool> &staged) {
            if (staged)
                advance();
            else
                fail(tr("The sample transcript could not be made: %1").arg(staged.error().message));
        });
    });
}

/// Late: some commands are there only when the window has been used.
void ShotScene::planScreens()
{
    m_steps.clear();
    for (const Screen &screen : screensOf(m_window)) {
        if (!isWanted(screen.name))
            continue;
        m_steps.push_back([this, screen] {
            if (screen.name == "jobs"_L1)
                stageJobs();
            screen.open();
            later(kSettleMs);
        });
        for (const Look &look : std::as_const(m_looks))
            planLook(look, screen.name);
        m_steps.push_back([this] {
            apply(m_looks.first());
            closeScreens(m_window);
            clearJobs();
        });
    }
    m_next = 0;
}

void ShotScene::stageJobs()
{
    if (!m_jobs)
        return;
    const auto begin = [this](const QString &title) {
        return m_jobs->begin({.kind = u"shot"_s, .title = title});
    };
    begin(tr("Voice change, take 2"))
        ->finish(Unexpected(Error::make(ErrorKind::RateLimited, tr("Too many requests at once."))));
    begin(tr("Chapter 1 export"))->finish(jobs::JobOutcome{tr("6:12, WAV + SRT"), m_folder});
    m_jobs->registerKind(u"shot"_s, [](jobs::JobHandle *job) {
        job->setProgress(job->spec().title.endsWith(u'4') ? 0.62 : 0.18);
    });
    for (int paragraph = 4; paragraph < 8; ++paragraph)
        m_jobs->enqueue({.kind = u"shot"_s,
                         .title = tr("Chapter 2, paragraph %1").arg(paragraph),
                         .estimatedCredits = 40 + paragraph * 20});
}

void ShotScene::clearJobs()
{
    if (!m_jobs)
        return;
    for (const jobs::JobView &job : m_jobs->jobs()) {
        if (job.spec.kind != "shot"_L1)
            continue;
        m_jobs->cancel(job.id);
        m_jobs->remove(job.id);
    }
}

void ShotScene::planLook(const Look &look, const QString &screen)
{
    m_steps.push_back([this, look] { apply(look); });
    m_steps.push_back([this, look, screen] {
        grab(look, screen + "-light"_L1);
        m_themes.setMode(ThemeMode::Dark);
        later(kRepaintMs);
    });
    m_steps.push_back([this, look, screen] {
        grab(look, screen + "-dark"_L1);
        m_themes.setMode(ThemeMode::Light);
        later(kRepaintMs);
    });
}

/// Everything that sets a look apart, then time to lay out.
void ShotScene::apply(const Look &look)
{
    QGuiApplication::setLayoutDirection(look.direction);
    m_themes.setHighContrast(look.highContrast);
    m_themes.setTextScale(look.textScale);
    m_themes.setMode(ThemeMode::Light);
    m_window.resize(look.size);
    later(kLookMs);
}

void ShotScene::advance()
{
    if (m_ended)
        return;
    if (m_next == m_steps.size()) {
        m_ended = true;
        emit finished(m_files, {});
        deleteLater();
        return;
    }
    m_steps[m_next++]();
}

void ShotScene::later(int milliseconds)
{
    QTimer::singleShot(milliseconds, this, &ShotScene::advance);
}

void ShotScene::grab(const Look &look, const QString &name)
{
    if (m_ended)
        return;
    // A blinking caret would make two runs differ.
    if (!OverlayHost::of(&m_window)->hasOpen()) {
        if (QWidget *focused = QApplication::focusWidget())
            focused->clearFocus();
    }
    const QDir folder(QDir(m_folder).filePath(look.folder));
    const QString path = folder.filePath(name + ".png"_L1);
    if (!QDir().mkpath(folder.path()) || !m_window.grab().save(path)) {
        fail(tr("“%1” cannot be written.").arg(path));
        return;
    }
    m_files.append(path);
}

void ShotScene::makeTake(int voiceIndex)
{
    SpeechPanel *panel = m_window.speechPanel();
    const QList<api::Voice> &voices = panel->session()->voices();
    if (voiceIndex >= voices.size() || !panel->session()->verdict().isReady()) {
        fail(tr("No take can be made: %1").arg(panel->session()->verdict().reason));
        return;
    }
    panel->session()->setVoice(voices.at(voiceIndex).id);
    auto *limit = new QTimer(this);
    limit->setSingleShot(true);
    connect(limit, &QTimer::timeout, this, [this] { fail(tr("A take was not made in time.")); });
    connect(panel, &SpeechPanel::generationFinished, limit, [this, limit](bool made) {
        limit->deleteLater();
        if (made)
            later(kSettleMs);
        else
            fail(tr("A take could not be made."));
    });
    limit->start(kTakeMs);
    panel->generateAnother();
}

void ShotScene::fail(const QString &problem)
{
    if (m_ended)
        return;
    m_ended = true;
    QTimer::singleShot(0, this, [this, problem] {
        emit finished(m_files, problem);
        deleteLater();
    });
}

} // namespace studio::ui
