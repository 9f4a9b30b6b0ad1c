// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/filetrack.h"
#include "core/media/soundimport.h"
#include "core/recognition/filerecognition.h"
#include "tests/core/sandbox/client.h"
#include "tests/support/worderrors.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::sandbox;

/// Real speech: some prompts of Debian's asterisk-core-sounds-en-g722, by the engine alone and through the
/// service. `./dev bench wer` takes all of them.
class TestPrompts final : public QObject {
    Q_OBJECT
private slots:
    void countsErrors();
    void serviceIsNotWorseThanItsEngine();
};

void TestPrompts::countsErrors()
{
    using test::wordErrors;
    QCOMPARE(wordErrors(u"press 1, please"_s, u"Press one please."_s).errors(), 0);
    const test::WordErrors errors = wordErrors(u"a b c d"_s, u"a x c d e"_s);
    QCOMPARE(errors.said, 4);
    QCOMPARE(errors.replaced, 1);
    QCOMPARE(errors.added, 1);
    QCOMPARE(wordErrors(u"a b c"_s, {}).missing, 3);
    QCOMPARE(wordErrors({}, u"a b"_s).added, 2);
}

void TestPrompts::serviceIsNotWorseThanItsEngine()
{
    QList<test::Prompt> prompts = test::asteriskPrompts();
    if (prompts.isEmpty())
        QSKIP("The package asterisk-core-sounds-en-g722 is not installed.");
    const QStringList some{u"all-circuits-busy-now"_s, u"agent-pass"_s, u"please-try-call-later"_s,
                           u"vm-nobodyavail"_s};
    prompts.removeIf([&some](const test::Prompt &prompt) { return !some.contains(prompt.name); });
    QCOMPARE(prompts.size(), some.size());
    SandboxServer server(quick());
    QVERIFY(server.start());
    Client client(server);
    QTemporaryDir folder;
    recognition::RecogniseOptions options;
    options.pool = std::make_shared<recognition::RecogniserPool>();
    test::WordErrors alone;
    test::WordErrors served;
    for (const test::Prompt &prompt : std::as_const(prompts)) {
        media::ImportOptions import;
        import.sampleRateHz = recognition::kRateHz;
        const auto sound = media::importSoundNow(prompt.path, import, folder.filePath(u"sound.wav"_s));
        QVERIFY2(sound.has_value(), qPrintable(sound ? QString() : sound.error().message));
        const auto track = media::trackOverFile(sound->path);
        const auto heard = recognition::recogniseTrack(**track, options);
        QVERIFY(heard.has_value());
        alone += test::wordErrors(prompt.said, recognition::textOf(heard->words));
        QFile file(prompt.path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Answer answer =
            client.postForm(u"/v1/speech-to-text"_s,
                            {{"model_id", "scribe_v2"},
                             {"tag_audio_events", "false"},
                             {"file", file.readAll(), QFileInfo(prompt.path).fileName().toUtf8()}});
        QCOMPARE(answer.status, 200);
        served += test::wordErrors(prompt.said, answer.json().value(u"text"_s).toString());
    }
    qInfo("of %d words wrong: engine alone %d (%.1f %%), service %d (%.1f %%)", alone.said, alone.errors(),
          alone.rate() * 100, served.errors(), served.rate() * 100);
    QVERIFY(served.errors() <= alone.errors());
    QVERIFY(served.rate() < 0.4);
}

QTEST_GUILESS_MAIN(TestPrompts)
#include "tst_prompts.moc"
