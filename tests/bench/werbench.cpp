// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/werbench.h"

#include "core/media/filetrack.h"
#include "core/media/soundimport.h"
#include "core/recognition/filerecognition.h"
#include "tests/bench/report.h"
#include "tests/support/worderrors.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace studio::bench {

namespace {

struct Alone {
    test::WordErrors errors;
    double soundSeconds = 0;
    double workSeconds = 0;
};

Alone engineAlone(const QList<test::Prompt> &prompts)
{
    Alone alone;
    const QTemporaryDir folder;
    recognition::RecogniseOptions options;
    options.pool = std::make_shared<recognition::RecogniserPool>();
    for (const test::Prompt &prompt : prompts) {
        media::ImportOptions import;
        import.sampleRateHz = recognition::kRateHz;
        const auto sound = media::importSoundNow(prompt.path, import, folder.filePath(u"sound.wav"_s));
        const auto track = sound ? media::trackOverFile(sound->path) : Unexpected(sound.error());
        if (!track)
            continue;
        QElapsedTimer clock;
        clock.start();
        const auto heard = recognition::recogniseTrack(**track, options);
        alone.workSeconds += double(clock.elapsed()) / 1000;
        alone.soundSeconds += (*track)->seconds();
        alone.errors += test::wordErrors(prompt.said, heard ? recognition::textOf(heard->words) : QString());
    }
    return alone;
}

test::WordErrors commandLine(const QString &program, const QList<test::Prompt> &prompts)
{
    test::WordErrors errors;
    const QTemporaryDir home;
    const QTemporaryDir texts;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"VOICE_STUDIO_HOME"_s, home.path());
    QStringList arguments{u"transcribe"_s};
    for (const test::Prompt &prompt : prompts)
        arguments.append(prompt.path);
    arguments += {u"--output"_s,           texts.path(),     u"--format"_s,   u"txt"_s, u"--no-times"_s,
                  u"--no-speaker-names"_s, u"--no-sounds"_s, u"--speakers"_s, u"none"_s};
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    process.waitForFinished(1'800'000);
    for (const test::Prompt &prompt : prompts) {
        QFile file(texts.filePath(prompt.name + u".txt"_s));
        const bool there = file.open(QIODevice::ReadOnly);
        errors += test::wordErrors(prompt.said, there ? QString::fromUtf8(file.readAll()) : QString());
    }
    return errors;
}

} // namespace

void benchWordErrors(const QString &program)
{
    const QList<test::Prompt> prompts = test::asteriskPrompts();
    if (prompts.isEmpty()) {
        std::fputs("wer: the package asterisk-core-sounds-en-g722 is not installed\n", stderr);
        return;
    }
    const Alone alone = engineAlone(prompts);
    const test::WordErrors served = commandLine(program, prompts);
    std::printf("%lld prompts, %d words: engine alone %d wrong, command line in the sandbox %d wrong\n",
                qint64(prompts.size()), alone.errors.said, alone.errors.errors(), served.errors());
    print({.name = u"word errors, command line in the sandbox"_s,
           .unit = u"%"_s,
           .values = {served.rate() * 100},
           .target = alone.errors.rate() * 100,
           .peer = {alone.errors.rate() * 100},
           .peerName = u"engine alone"_s});
    print({.name = u"recognising a second of sound"_s,
           .unit = u"s"_s,
           .values = {alone.workSeconds / std::max(1.0, alone.soundSeconds)},
           .target = 0.25});
}

} // namespace studio::bench
