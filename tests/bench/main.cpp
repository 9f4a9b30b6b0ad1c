// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "tests/bench/agentlinebench.h"
#include "tests/bench/agentsoundbench.h"
#include "tests/bench/capturebench.h"
#include "tests/bench/changerbench.h"
#include "tests/bench/historybench.h"
#include "tests/bench/livebench.h"
#include "tests/bench/mediabench.h"
#include "tests/bench/monitor.h"
#include "tests/bench/peaksbench.h"
#include "tests/bench/servicebench.h"
#include "tests/bench/serviceprocess.h"
#include "tests/bench/soundbench.h"
#include "tests/bench/startbench.h"
#include "tests/bench/transcriptbench.h"
#include "tests/bench/voicebench.h"
#include "tests/bench/waiting.h"
#include "tests/bench/werbench.h"
#include "tests/bench/windowbench.h"
#include "ui/theme/variants.h"

#include <QApplication>
#include <QTest>

#include <cstdio>
#include <cstring>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    using namespace studio;
    if (argc > 1 && std::strcmp(argv[1], "--bare-window") == 0)
        return bench::runBareWindow(argc, argv);
    app::setApplicationNames();
    QApplication qt(argc, argv);
    ui::setupAppearance();
    QStringList names = QCoreApplication::arguments().mid(1);
    const qsizetype at = names.indexOf(u"--program"_s);
    const QString program = at < 0 ? QString() : names.value(at + 1);
    if (at >= 0)
        names.remove(at, 2);
    const auto wanted = [&names](const QString &name) { return names.isEmpty() || names.contains(name); };

    bench::ServiceProcess service(program);
    if (!service.start()) {
        std::fputs("bench: the sandbox did not start\n", stderr);
        return 1;
    }
    if (wanted(u"start"_s))
        bench::benchStart(program);
    if (wanted(u"panels"_s))
        bench::benchPanelSwitch();
    if (wanted(u"voices"_s)) {
        bench::benchVoiceFilter();
        bench::benchVoiceLoading();
    }
    if (wanted(u"history"_s))
        bench::benchHistorySearch();
    if (wanted(u"theme"_s))
        bench::benchThemeSwitch();
    if (wanted(u"transcript"_s))
        bench::benchTranscript();
    if (wanted(u"peaks"_s))
        bench::benchPeaks();
    if (wanted(u"media"_s))
        bench::benchMedia();
    if (wanted(u"speed"_s))
        bench::benchSpeed();
    if (wanted(u"live"_s))
        bench::benchLive();
    if (wanted(u"wer"_s))
        bench::benchWordErrors(program);
    if (wanted(u"capture"_s))
        bench::benchCapture();
    if (wanted(u"changer"_s))
        bench::benchLongConversion(service);
    if (wanted(u"agentline"_s))
        bench::benchAgentLine();
    if (wanted(u"agentsound"_s))
        bench::benchAgentSound();
    if (wanted(u"overhead"_s))
        bench::benchRequestOverhead(service);
    if (wanted(u"mp3"_s) || wanted(u"pcm"_s) || wanted(u"jitter"_s) || wanted(u"stop"_s)
        || wanted(u"stall"_s)) {
        bench::Monitor monitor;
        if (!monitor.start()) {
            std::fputs("bench: no sound server to listen to\n", stderr);
            return 1;
        }
        // A fresh null sink renders ahead; what it plays first is not heard in time.
        bench::pass(3000);
        bench::SoundBench sound(service, monitor);
        if (!sound.open()) {
            std::fputs("bench: the window did not connect\n", stderr);
            return 1;
        }
        if (wanted(u"mp3"_s))
            sound.benchSteady(u"mp3_44100_128"_s);
        if (wanted(u"pcm"_s))
            sound.benchSteady(u"pcm_24000"_s);
        if (wanted(u"stop"_s))
            sound.benchStop();
        if (wanted(u"jitter"_s))
            sound.benchJitter();
        if (wanted(u"stall"_s))
            sound.benchLongStream();
    }
    return 0;
}
