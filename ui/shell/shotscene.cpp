// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shotscene.h"

#include "ui/shell/mainwindow.h"
#include "ui/speech/speechpanel.h"
#include "ui/speech/speechsession.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/themecontroller.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kSettleMs = 400;
constexpr int kTakeMs = 20'000;

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

void ShotScene::plan()
{
    m_steps = {
        [this] {
            m_window.resize(1280, 800);
            later(kSettleMs);
        },
        [this] { shoot(u"first-run"_s); },
        [this] {
            m_window.speechPanel()->setScript(sample());
            later(kSettleMs);
        },
        [this] { makeTake(1); },
        [this] { makeTake(0); },
        [this] { makeTake(0); },
        [this] { shoot(u"tts"_s); },
        [this] {
            m_window.speechPanel()->openVoicePicker();
            later(kSettleMs);
        },
        [this] { shoot(u"voice-picker"_s); },
        [this] {
            m_window.speechPanel()->closeVoicePicker();
            m_window.openConnectDialog();
            later(kSettleMs);
        },
        [this] { shoot(u"connect-account"_s); },
        [this] {
            OverlayHost::of(&m_window)->closeTop();
            m_window.resize(1160, 720);
            later(kSettleMs);
        },
        [this] { shoot(u"compact"_s); },
        [this] {
            m_window.resize(960, 620);
            later(kSettleMs);
        },
        [this] { shoot(u"smallest"_s); },
    };
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

void ShotScene::shoot(const QString &scene)
{
    m_themes.setMode(ThemeMode::Light);
    QTimer::singleShot(kSettleMs, this, [this, scene] {
        grab(scene + "-light"_L1);
        m_themes.setMode(ThemeMode::Dark);
        QTimer::singleShot(kSettleMs, this, [this, scene] {
            grab(scene + "-dark"_L1);
            m_themes.setMode(ThemeMode::Light);
            advance();
        });
    });
}

void ShotScene::grab(const QString &name)
{
    if (m_ended)
        return;
    // A blinking caret would make two runs differ.
    if (!OverlayHost::of(&m_window)->hasOpen()) {
        if (QWidget *focused = QApplication::focusWidget())
            focused->clearFocus();
    }
    const QString path = QDir(m_folder).filePath(name + ".png"_L1);
    if (!m_window.grab().save(path)) {
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
