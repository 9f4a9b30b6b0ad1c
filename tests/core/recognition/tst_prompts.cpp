// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/decodefile.h"
#include "core/recognition/filerecognition.h"
#include "tests/support/worderrors.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;

/// Real speech: the engine on the prompts of Debian's asterisk-core-sounds-en packages.
class TestPrompts final : public QObject {
    Q_OBJECT
private slots:
    void countsErrors();
    void hearsWhatTelephonesSay();
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

void TestPrompts::hearsWhatTelephonesSay()
{
    QList<test::Prompt> prompts = test::asteriskPrompts();
    if (prompts.isEmpty())
        QSKIP("The package asterisk-core-sounds-en-wav is not installed.");
    const bool all = qEnvironmentVariableIsSet("STUDIO_ALL_PROMPTS");
    if (!all)
        prompts = prompts.mid(0, 6);
    test::WordErrors total;
    recognition::RecogniseOptions options;
    options.pool = std::make_shared<recognition::RecogniserPool>();
    for (const test::Prompt &prompt : prompts) {
        const auto track = audio::decodeFile(prompt.path);
        QVERIFY(track.has_value());
        const auto heard = recognition::recogniseTrack(**track, options);
        QVERIFY(heard.has_value());
        const QString text = recognition::textOf(heard->words);
        const test::WordErrors errors = test::wordErrors(prompt.said, text);
        total += errors;
        if (qEnvironmentVariableIsSet("STUDIO_PROMPT_TEXTS"))
            qInfo().noquote() << prompt.name << errors.errors() << '/' << errors.said << text;
    }
    qInfo("%d of %d words wrong: %.1f %%", total.errors(), total.said, total.rate() * 100);
    QVERIFY(total.rate() < 0.5);
}

QTEST_GUILESS_MAIN(TestPrompts)
#include "tst_prompts.moc"
