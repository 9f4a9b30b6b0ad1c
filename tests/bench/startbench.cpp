// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/startbench.h"

#include "app/application.h"
#include "core/account/listcache.h"
#include "tests/bench/monitor.h"
#include "tests/bench/report.h"
#include "tests/bench/waiting.h"

#include <QApplication>
#include <QFile>
#include <QMainWindow>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>
#include <QTimer>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace studio::bench {

namespace {

constexpr int kStarts = 7;
constexpr int kVoices = 10000;
constexpr int kRestSeconds = 20;

QProcessEnvironment environmentFor(const QString &home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"VOICE_STUDIO_HOME"_s, home);
    return environment;
}

bool fillCache(const QString &home)
{
    app::Application application(AppDirs::below(home));
    QObject context;
    bool opened = false;
    application.start(&context)->then(
        &context, [&opened](const Result<app::StartReport> &report) { opened = report.has_value(); });
    if (!waitUntil([&opened] { return opened; }, 10000))
        return false;
    QList<api::Voice> voices;
    for (int i = 0; i < kVoices; ++i) {
        api::Voice voice;
        voice.id = VoiceId(u"voice%1"_s.arg(i, 15, 10, QChar(u'0')));
        voice.name = u"Cached voice %1"_s.arg(i);
        voice.description = u"A voice kept from an earlier run, number %1 of many."_s.arg(i);
        voice.labels = {
            {u"accent"_s, u"british"_s}, {u"gender"_s, u"female"_s}, {u"use_case"_s, u"narration"_s}};
        voices.append(voice);
    }
    account::writeVoices(application.cache, profiles::ProfileStore::sandboxId(), voices, &context);
    bool kept = false;
    return waitUntil(
        [&] {
            account::readVoices(application.cache, profiles::ProfileStore::sandboxId())
                ->then(&context, [&kept](const Result<QList<api::Voice>> &list) {
                    kept = kept || (list && list->size() == kVoices);
                });
            pass(100);
            return kept;
        },
        20000);
}

/// Time from the start of a program to its line "drawn".
double timeToDrawn(const QString &program, const QStringList &arguments, const QString &home)
{
    QProcess process;
    process.setProcessEnvironment(environmentFor(home));
    process.setReadChannel(QProcess::StandardOutput);
    const Moment start = std::chrono::steady_clock::now();
    process.start(program, arguments);
    while (process.state() != QProcess::NotRunning && !process.canReadLine())
        process.waitForReadyRead(1000);
    const Moment drawn = std::chrono::steady_clock::now();
    const bool said = process.readLine().startsWith("drawn");
    process.terminate();
    if (!process.waitForFinished(5000))
        process.kill();
    process.waitForFinished(1000);
    return said ? milliseconds(start, drawn) : -1;
}

double statusMegabytes(qint64 pid, const char *name)
{
    QFile file(u"/proc/%1/status"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(name))
            return line.mid(static_cast<qsizetype>(qstrlen(name))).trimmed().split(' ').first().toDouble()
                / 1024;
    }
    return -1;
}

double processorSeconds(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray line = file.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    return (fields.value(11).toDouble() + fields.value(12).toDouble())
        / static_cast<double>(sysconf(_SC_CLK_TCK));
}

void benchRest(const QString &program, const QString &home)
{
    QProcess process;
    process.setProcessEnvironment(environmentFor(home));
    process.start(program, {u"--report-drawn"_s});
    process.waitForReadyRead(10000);
    pass(12000); // Leftovers are looked for, sandbox voices listed, the sound device let go.
    const double before = processorSeconds(process.processId());
    pass(kRestSeconds * 1000);
    const double used = processorSeconds(process.processId()) - before;
    const double memory = statusMegabytes(process.processId(), "VmRSS:");
    print({.name = u"memory at rest (RSS)"_s, .unit = u"MB"_s, .values = {memory}, .target = 90});
    print({.name = u"processor at rest"_s,
           .unit = u"%"_s,
           .values = {used / kRestSeconds * 100},
           .target = 0.3});
    process.terminate();
    process.waitForFinished(5000);
}

} // namespace

void benchStart(const QString &program)
{
    const QTemporaryDir home;
    if (!fillCache(home.path())) {
        std::puts("start: the cache could not be filled");
        return;
    }
    QList<double> ours;
    QList<double> bare;
    for (int i = 0; i < kStarts; ++i) {
        bare.append(timeToDrawn(QCoreApplication::applicationFilePath(), {u"--bare-window"_s}, home.path()));
        // The sandbox overwrites the cached list when it answers, as a service would.
        if (i > 0 && !fillCache(home.path()))
            break;
        ours.append(timeToDrawn(program, {u"--report-drawn"_s}, home.path()));
    }
    ours.removeAll(-1);
    print({.name = u"start to drawn window, 10,000 cached voices"_s,
           .values = ours,
           .target = 300,
           .peer = bare,
           .peerName = u"bare Qt window"_s});
    benchRest(program, home.path());
}

int runBareWindow(int argc, char **argv)
{
    QApplication application(argc, argv);
    QMainWindow window;
    auto *editor = new QTextEdit(&window);
    window.setCentralWidget(editor);
    auto *button = new QPushButton(u"Generate"_s, &window);
    button->move(10, 10);
    window.resize(1280, 800);
    window.show();
    QTimer::singleShot(0, &window, [&window] {
        window.repaint();
        std::puts("drawn");
        std::fflush(stdout);
    });
    return QApplication::exec();
}

} // namespace studio::bench
