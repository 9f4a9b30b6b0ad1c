// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engines/script.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::sandbox;

class TestScript final : public QObject {
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void itemsCoverTheWholeText_data();
    void itemsCoverTheWholeText();
    void readsPausesAndSounds();
    void whisperHoldsForOneSentence();
    void whisperHoldsThroughAllOfASentence();
    void longSentencesAreCut();
    void unknownTagsAreNotRead();
    void makesWordsSpeakable();
    void otherScriptsNeedATone();
};

void TestScript::itemsCoverTheWholeText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << u"  One. Two!  Three? "_s;
    QTest::newRow("tags") << u"[laughs] Hi <break time=\"0.6s\" /> there. [odd tag][whispers] Psst."_s;
    QTest::newRow("only tag") << u"[sighs]"_s;
    QTest::newRow("spaces") << u"   \n "_s;
    QTest::newRow("cjk") << u"世界 😀 مرحبا"_s;
    QTest::newRow("broken tags") << u"[[ <break <break time=\"x\"/> ]] a < b > c"_s;
    QTest::newRow("long") << u"word "_s.repeated(500);
}

void TestScript::itemsCoverTheWholeText()
{
    QFETCH(QString, text);
    qsizetype at = 0;
    for (const ScriptItem &item : parseScript(text)) {
        QCOMPARE(item.start, at);
        QVERIFY(item.end > item.start);
        at = item.end;
    }
    QCOMPARE(at, text.size());
}

void TestScript::readsPausesAndSounds()
{
    const auto items = parseScript(u"A <break time=\"0.6s\" /> b [pause 250ms] c [laughs] d [sighs]"_s);
    QList<double> pauses;
    QList<SoundEffect> sounds;
    for (const ScriptItem &item : items) {
        if (item.kind == ScriptItem::Kind::Pause)
            pauses.append(item.seconds);
        if (item.kind == ScriptItem::Kind::Sound)
            sounds.append(item.sound);
    }
    QCOMPARE(pauses, (QList<double>{0.6, 0.25}));
    QCOMPARE(sounds, (QList<SoundEffect>{SoundEffect::Laugh, SoundEffect::Sigh}));
    QCOMPARE(parseScript(u"<break time=\"99s\"/>"_s).first().seconds, 3.0);
}

void TestScript::whisperHoldsForOneSentence()
{
    const auto items = parseScript(u"[whispers] Be quiet. Now aloud."_s);
    QCOMPARE(items.size(), 3);
    QCOMPARE(items[1].delivery, Delivery::Whisper);
    QCOMPARE(items[2].delivery, Delivery::Normal);
}

void TestScript::whisperHoldsThroughAllOfASentence()
{
    const QString sentence = u"[whispers] Come closer, "_s + u"and closer, "_s.repeated(30) + u"please."_s;
    int whispered = 0;
    for (const ScriptItem &item : parseScript(sentence + u" Thanks."_s))
        whispered += item.delivery == Delivery::Whisper;
    QVERIFY(whispered >= 3);
    QCOMPARE(parseScript(sentence + u" Thanks."_s).last().delivery, Delivery::Normal);
}

void TestScript::longSentencesAreCut()
{
    for (const ScriptItem &item : parseScript(u"word, "_s.repeated(300)))
        QVERIFY(item.end - item.start <= 200);
}

void TestScript::unknownTagsAreNotRead()
{
    const auto items = parseScript(u"[in a strange mood] Hello."_s);
    QCOMPARE(items[0].kind, ScriptItem::Kind::Nothing);
    QCOMPARE(items[1].kind, ScriptItem::Kind::Speech);
}

void TestScript::makesWordsSpeakable()
{
    QCOMPARE(speakableWords(u"Café,"), (QList<QByteArray>{"Cafe,"}));
    QCOMPARE(speakableWords(u"well-known"), (QList<QByteArray>{"well", "known"}));
    QCOMPARE(speakableWords(u"R&D"), (QList<QByteArray>{"R", "and", "D"}));
    QCOMPARE(speakableWords(u"don’t"), (QList<QByteArray>{"don't"}));
    QVERIFY(speakableWords(u"—").isEmpty());
    QVERIFY(speakableWords(u"世界").isEmpty());
    for (const QByteArray &part : speakableWords(u"a"_s.repeated(1000)))
        QVERIFY(part.size() <= 30);
}

void TestScript::otherScriptsNeedATone()
{
    QVERIFY(needsTone(u"世界"));
    QVERIFY(needsTone(u"😀"));
    QVERIFY(needsTone(u"مرحبا"));
    QVERIFY(!needsTone(u"..."));
    QVERIFY(!needsTone(u"“—”"));
}

QTEST_GUILESS_MAIN(TestScript)
#include "tst_script.moc"
