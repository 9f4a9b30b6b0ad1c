// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/speech/loudnesstarget.h"
#include "core/speech/namepattern.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::speech;

class TestNamePattern : public QObject {
    Q_OBJECT

    static store::Take take()
    {
        store::Take take;
        take.number = 3;
        take.voiceName = u"Rachel"_s;
        take.model = ModelId(u"eleven_v3"_s);
        take.text = u"[whispers] The harbour was quiet before dawn. Maren counted the boats twice."_s;
        take.madeAt = QDateTime(QDate(2026, 11, 21), QTime(14, 32, 5));
        return take;
    }

private slots:
    void fillsInWhatIsKnown_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("name");
        QTest::newRow("default") << QString::fromUtf8(kDefaultNamePattern)
                                 << u"The harbour was quiet before dawn Maren counted – take 3"_s;
        QTest::newRow("all") << u"{date} {time} {voice} {model} {take} {number:3}"_s
                             << u"2026-11-21 14-32-05 Rachel Multilingual v2 take 3 003"_s;
        QTest::newRow("plain") << u"harbour-take3"_s << u"harbour-take3"_s;
    }
    void fillsInWhatIsKnown()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, name);
        QVERIFY(checkNamePattern(pattern));
        QCOMPARE(nameFromPattern(pattern, take(), u"Multilingual v2"_s), name);
    }

    void usesTheNameOfTheTake()
    {
        store::Take named = take();
        named.name = u"Opening, warm"_s;
        QCOMPARE(nameFromPattern(u"{take}"_s, named), u"Opening, warm"_s);
    }

    void refusesWhatIsNoName_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::newRow("empty") << u"  "_s;
        QTest::newRow("parent") << u"../{voice}"_s;
        QTest::newRow("folder") << u"a/b"_s;
        QTest::newRow("backslash") << u"a\\b"_s;
        QTest::newRow("unknown") << u"{password}"_s;
        QTest::newRow("open") << u"{voice"_s;
        QTest::newRow("upper") << u"{VOICE}"_s;
        QTest::newRow("padded voice") << u"{voice:3}"_s;
        QTest::newRow("huge") << QString(100000, u'x');
    }
    void refusesWhatIsNoName()
    {
        QFETCH(QString, pattern);
        const auto checked = checkNamePattern(pattern);
        QVERIFY(!checked);
        QVERIFY(!checked.error().message.isEmpty());
        // Whoever does not ask gets the default.
        QCOMPARE(nameFromPattern(pattern, take()),
                 nameFromPattern(QString::fromUtf8(kDefaultNamePattern), take()));
    }

    void valuesCannotLeaveTheFolder_data()
    {
        QTest::addColumn<QString>("voice");
        for (const QString &voice :
             {u"../../etc/passwd"_s, u"CON"_s, u"nul.txt"_s, u"com1"_s, u".hidden"_s, u"a\nb"_s, u"~"_s,
              u"x "_s, u"x..."_s, u"\u202Eabc"_s, u"a:b*c?\"<>|"_s, QString(5000, u'x'),
              QString(300, QChar(0x5b57)), u"🙂"_s.repeated(200)})
            QTest::newRow(qPrintable(voice.left(12))) << voice;
    }
    void valuesCannotLeaveTheFolder()
    {
        QFETCH(QString, voice);
        store::Take hostile = take();
        hostile.voiceName = voice;
        const QString name = nameFromPattern(u"{voice}"_s, hostile);
        static const QRegularExpression bad(u"[/\\\\\\x00-\\x1f:*?\"<>|\u202E]"_s);
        QVERIFY2(!name.contains(bad), qPrintable(name));
        QVERIFY(!name.isEmpty() && !name.startsWith(u'.') && !name.startsWith(u'~'));
        QVERIFY(!name.endsWith(u'.') && !name.endsWith(u' '));
        QVERIFY(name.toUtf8().size() <= 201);
        static const QRegularExpression reserved(u"^(con|nul|com1)(\\.|$)"_s,
                                                 QRegularExpression::CaseInsensitiveOption);
        QVERIFY2(!name.contains(reserved), qPrintable(name));
        QTemporaryDir folder;
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void findsAFreeName()
    {
        QTemporaryDir folder;
        const auto touch = [&](const QString &name) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
        };
        QCOMPARE(freePath(folder.filePath(u"a.mp3"_s)), folder.filePath(u"a.mp3"_s));
        touch(u"a.mp3"_s);
        QCOMPARE(freePath(folder.filePath(u"a.mp3"_s)), folder.filePath(u"a (2).mp3"_s));
        touch(u"a (2).srt"_s);
        QCOMPARE(freePath(folder.filePath(u"a.mp3"_s), {u"srt"_s}), folder.filePath(u"a (3).mp3"_s));
    }

    void readsTargets()
    {
        QCOMPARE(*loudnessTargetFrom(u"-16"), LoudnessTarget::atLufs(-16));
        QCOMPARE(*loudnessTargetFrom(u"\u221216"), LoudnessTarget::atLufs(-16));
        QCOMPARE(*loudnessTargetFrom(u"ACX"), LoudnessTarget::acx());
        QVERIFY(!loudnessTargetFrom(u"as-made")->isSet());
        for (const auto &wrong : {u"7", u"-60", u"nan", u"loud", u"-16 LUFS"})
            QVERIFY(!loudnessTargetFrom(wrong));
        for (const LoudnessTarget &target :
             {LoudnessTarget{}, LoudnessTarget::acx(), LoudnessTarget::atLufs(-19)})
            QCOMPARE(loudnessTargetFrom(loudnessName(target))->kind, target.kind);
    }

    void judgesByTheTarget()
    {
        audio::Measurement good{-16.4, -1.2, -3.4, -20.1, -70, 10};
        QVERIFY(passes(checksOf(good, LoudnessTarget::atLufs(-16))));
        QVERIFY(passes(checksOf(good, LoudnessTarget::acx())));
        QVERIFY(passes(checksOf(good, {})));
        good.integratedLufs = -16.6;
        QVERIFY(!passes(checksOf(good, LoudnessTarget::atLufs(-16))));
        good.noiseFloorDb = -55;
        QVERIFY(!passes(checksOf(good, LoudnessTarget::acx())));
        good.noiseFloorDb = -std::numeric_limits<double>::infinity();
        QVERIFY(passes(checksOf(good, LoudnessTarget::acx())));
        QCOMPARE(checksOf(good, LoudnessTarget::acx()).last().value, u"silence"_s);
        good.rmsDb = -24;
        QVERIFY(!passes(checksOf(good, LoudnessTarget::acx())));
    }
};

QTEST_GUILESS_MAIN(TestNamePattern)
#include "tst_namepattern.moc"
