// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowmain.h"

#include "app/application.h"
#include "app/cli/signalwatcher.h"
#include "app/desktop/desktoplink.h"
#include "app/desktop/singleinstance.h"
#include "app/historyplace.h"
#include "app/housekeeping.h"
#include "app/lineknowledge.h"
#include "app/translations.h"
#include "app/windowservices.h"
#include "core/evidence/sessionarchive.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/shotscene.h"
#include "ui/shell/windowslot.h"
#include "ui/speech/speechpanel.h"
#include "ui/theme/variants.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QIcon>
#include <QTimer>

#include <cstdio>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::app {

namespace {

// Leftovers are looked at when the window has long been there.
constexpr auto kRecoverAfter = 3s;
constexpr auto kHousekeepingAfter = 60s;
constexpr auto kReturnMemoryAfter = 8s;

/// Ten thousand voices are read and sorted at the start; what that took is not needed again.
void returnFreeMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

/// For measurements: says on standard output when the first frame is on the screen.
class DrawnReport final : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            QTimer::singleShot(0, this, [] {
                std::puts("drawn");
                std::fflush(stdout);
            });
        }
        return false;
    }
};

bool hasDisplay()
{
#ifdef Q_OS_LINUX
    for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        if (!qEnvironmentVariableIsEmpty(variable))
            return true;
    }
    return false;
#else
    return true;
#endif
}

QString shotsFolder(const QStringList &arguments)
{
    const qsizetype at = arguments.indexOf(u"--shots"_s);
    return at < 0 ? QString() : arguments.value(at + 1, u"shots"_s);
}

/// --only tts,export
QStringList shotNames(const QStringList &arguments)
{
    const qsizetype at = arguments.indexOf(u"--only"_s);
    return at < 0 ? QStringList() : arguments.value(at + 1).split(u',', Qt::SkipEmptyParts);
}

void tellStart(const StartReport &found, ui::SpeechPanel &panel)
{
    if (found.database.found == store::OpenReport::Found::Damage)
        panel.tellProblem(
            Error::make(ErrorKind::Storage,
                        QCoreApplication::translate(
                            "studio::app", "The database was damaged. It is kept at %1; a new one was made.")
                            .arg(found.database.keptAside)));
}

} // namespace

int runWindow(int argc, char **argv)
{
    if (!hasDisplay()) {
        // Qt would abort here, without a word on what to do.
        std::fputs(
            "voice-studio: there is no display to open a window on. The command line works without one; see "
            "“voice-studio --help”.\n",
            stderr);
        return 1;
    }
    const AppDirs dirs = AppDirs::fromEnvironment();
    QStringList given;
    for (int i = 1; i < argc; ++i)
        given.append(QString::fromLocal8Bit(argv[i]));
    WindowRequest request = WindowRequest::fromArguments(given, QDir::currentPath());
    request.activationToken = qEnvironmentVariable("XDG_ACTIVATION_TOKEN").left(200);
    SingleInstance instance(SingleInstance::folderFor(dirs.data, dirs.state));
    const bool alone = given.contains(u"--shots"_s) || given.contains(u"--gallery"_s);
    if (!alone && !instance.claim() && instance.handOver(request))
        return 0;
    // Pictures look the same whether or not the machine has a speaker.
    if (alone && qEnvironmentVariableIsEmpty("VOICE_STUDIO_AUDIO"))
        qputenv("VOICE_STUDIO_AUDIO", "null");

    QApplication qt(argc, argv);
    if (!alone)
        instance.listen();
    installTranslations();
    ui::setupAppearance();
    QGuiApplication::setDesktopFileName(u"org.voicestudio.VoiceStudio"_s);
    QGuiApplication::setApplicationDisplayName(u"Voice Studio"_s);
    QApplication::setWindowIcon(QIcon(u":/app/voice-studio.svg"_s));

    Application application(dirs);
    WindowServices services(application);
    services.themes.followDesktop();
    // First of all: whatever is asked of the stores from here on waits behind this.
    JobOf<StartReport> *starting = application.start(&qt);
    application.jobs.load();
    keepLineKnowledge(services.player, application.settings);
    const ui::WindowSlot slot(application.dirs.state);
    // Before the window: it starts with what is known of the profile in use.
    application.account.start();
    keepHistoryPlace(application.unknownOutcomes, application.account);
    ui::MainWindow window(services.shell(slot.draftKey()));
    SignalWatcher signalWatcher;
    QObject::connect(&signalWatcher, &SignalWatcher::interrupted, &window, &ui::MainWindow::closeNow);
    starting->then(&window, [&window, &application](const Result<StartReport> &report) {
        if (!report) {
            window.speechPanel()->tellProblem(report.error());
            return;
        }
        tellStart(*report, *window.speechPanel());
        application.unknownOutcomes.refresh(); // what was lost is looked up by itself
    });
    Housekeeping housekeeping(application.settings, application.database, application.takes,
                              application.clock, application.dirs.cache);
    QObject::connect(&housekeeping, &Housekeeping::takesRemoved, &window,
                     [&window] { window.speechPanel()->reloadTakes(); });
    housekeeping.setSessions(evidence::SessionArchive::in(application.dirs).folder());
    housekeeping.start(kHousekeepingAfter);
    QTimer::singleShot(kReturnMemoryAfter, &window, returnFreeMemory);
    QTimer::singleShot(kRecoverAfter, &window, [&application, &window] {
        application.recoverLeftovers(&window)->then(&window, [&window](const Result<int> &count) {
            if (count && *count > 0)
                window.speechPanel()->reloadTakes();
        });
    });

    const QString folder = shotsFolder(QCoreApplication::arguments());
    if (QCoreApplication::arguments().contains(u"--report-drawn"_s))
        window.installEventFilter(new DrawnReport(&window));
    window.show();
    DesktopLink desktop(window);
    desktop.answer(instance);
    if (request != WindowRequest{{}, {}, request.activationToken})
        QTimer::singleShot(0, &desktop, [&desktop, request] { desktop.carryOut(request); });
    if (!folder.isEmpty()) {
        auto *scene = new ui::ShotScene(window, services.themes, folder, &window);
        scene->setJobs(application.jobs);
        scene->setTranscripts(application.transcription);
        scene->setWanted(shotNames(QCoreApplication::arguments()));
        QObject::connect(scene, &ui::ShotScene::finished, &qt,
                         [](const QStringList &files, const QString &problem) {
                             for (const QString &file : files)
                                 std::puts(file.toLocal8Bit().constData());
                             if (!problem.isEmpty())
                                 std::fputs((problem + u'\n').toLocal8Bit().constData(), stderr);
                             QCoreApplication::exit(problem.isEmpty() ? 0 : 1);
                         });
        QTimer::singleShot(0, scene, &ui::ShotScene::start);
    }
    return QApplication::exec();
}

} // namespace studio::app
