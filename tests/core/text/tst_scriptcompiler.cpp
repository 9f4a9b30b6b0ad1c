// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/scriptcompiler.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::text;

namespace {

const ModelMarkup kBreaks{PauseMarkup::BreakTag, 3, false, PhonemeMarkup::Tags};
const ModelMarkup kAudio{PauseMarkup::AudioTag, 3, true, PhonemeMarkup::InlineIpa};
const ModelMarkup kPlain{};

PronunciationRule alias(const QString &pattern, const QString &said)
{
    PronunciationRule rule;
    rule.pattern = pattern;
    rule.alias = said;
    return rule;
}

bool hasNote(const CompiledScript &script, CompileNote::Kind kind)
{
    for (const CompileNote &note : script.notes) {
        if (note.kind == kind)
            return true;
    }
    return false;
}

} // namespace

class ScriptCompilerTest final : public QObject {
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void sendsWordsAsTheyAre()
    {
        const QString script = u"  One, two.\n\nThree [1] <3 and 4 > 2.  "_s;
        const CompiledScript made = compileScript(script, kBreaks);
        QVERIFY(made.isPlain());
        QCOMPARE(made.parts[0].text, script);
        QCOMPARE(made.parts[0].script, (TextSpan{0, script.size()}));
        QVERIFY(made.notes.empty());
        QVERIFY(compileScript(u" \n ", kBreaks).parts.empty());
        QVERIFY(compileScript(u"[whispers] [pause 2s]", kAudio).parts.empty());
    }

    void writesPausesForTheModel_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("breaks");
        QTest::addColumn<QString>("audio");
        QTest::newRow("figure") << u"A [pause 0.6s] b"_s << u"A <break time=\"0.6s\" /> b"_s
                                << u"A [pause] b"_s;
        QTest::newRow("short form") << u"A [600ms] b"_s << u"A <break time=\"0.6s\" /> b"_s
                                    << u"A [pause] b"_s;
        QTest::newRow("comma") << u"A [1,25 s] b"_s << u"A <break time=\"1.25s\" /> b"_s
                               << u"A [long pause] b"_s;
        QTest::newRow("no unit") << u"A [pause 2] b"_s << u"A <break time=\"2s\" /> b"_s
                                 << u"A [long pause] b"_s;
        QTest::newRow("named") << u"A [Short pause] b"_s << u"A <break time=\"0.3s\" /> b"_s
                               << u"A [short pause] b"_s;
        QTest::newRow("break tag") << u"A <break time='3s'/> b"_s << u"A <break time=\"3s\" /> b"_s
                                   << u"A [long pause] b"_s;
        QTest::newRow("nothing") << u"A [pause 0s] b"_s << u"A b"_s << u"A b"_s;
    }
    void writesPausesForTheModel()
    {
        QFETCH(QString, script);
        QFETCH(QString, breaks);
        QFETCH(QString, audio);
        QCOMPARE(compileScript(script, kBreaks).sentText(), breaks);
        QCOMPARE(compileScript(script, kAudio).sentText(), audio);
        QVERIFY(compileScript(script, kBreaks).isPlain());
    }

    void longOrUnknownPausesBecomeSilence()
    {
        const QString script = u"One. [pause 3.5s] Two [pause 1s]\n\nthree."_s;
        const CompiledScript made = compileScript(script, kBreaks);
        QCOMPARE(made.parts.size(), 2u);
        QCOMPARE(made.parts[0].text, u"One."_s);
        QCOMPARE(made.parts[0].silenceAfter, 3.5);
        QCOMPARE(made.parts[1].text, u"Two <break time=\"1s\" />\n\nthree."_s);
        QCOMPARE(made.parts[1].script.of(script), u"Two [pause 1s]\n\nthree.");
        QCOMPARE(made.billedCharacters(), made.parts[0].text.size() + made.parts[1].text.size());

        const CompiledScript plain = compileScript(script, kPlain);
        QCOMPARE(plain.parts.size(), 3u);
        QCOMPARE(plain.silenceSeconds(), 4.5);
        QCOMPARE(plain.parts[2].text, u"three."_s);
        const CompiledScript chosen = compileScript(script, kAudio, {}, {PauseChoice::Silence});
        QCOMPARE(chosen.parts, plain.parts);
    }

    void silenceAtTheEndsCostsNothing()
    {
        const CompiledScript made =
            compileScript(u"[pause 4s] [whispers] Hello. [pause 5s] [pause 999s] [sighs]", kAudio);
        QCOMPARE(made.parts.size(), 1u);
        QCOMPARE(made.silenceBefore, 4.0);
        QCOMPARE(made.parts[0].text, u"[whispers] Hello."_s);
        QCOMPARE(made.parts[0].silenceAfter, 5.0 + kLongestSilence);
        QVERIFY(!made.isPlain());
        QVERIFY(hasNote(made, CompileNote::Kind::PauseCut));
    }

    void leavesOutTagsTheModelWouldReadAloud()
    {
        const CompiledScript made = compileScript(u"[whispers] Stay, [laughs] she said [sighs].", kBreaks);
        QCOMPARE(made.sentText(), u"Stay, she said ."_s);
        QCOMPARE(made.notes.size(), 1u);
        QCOMPARE(made.notes[0].count, 3);
        QCOMPARE(compileScript(u"[whispers] Stay.", kAudio).sentText(), u"[whispers] Stay."_s);
    }

    void rulesNeverTouchMarkup()
    {
        const std::vector<PronunciationRule> rules{alias(u"whispers"_s, u"X"_s), alias(u"break"_s, u"Y"_s),
                                                   alias(u"pause"_s, u"Z"_s),    alias(u"time"_s, u"W"_s),
                                                   alias(u"phoneme"_s, u"P"_s),  alias(u"ipa"_s, u"Q"_s)};
        const QString script = u"[whispers] break [pause 1s] <break time=\"1s\"/> "
                               "<phoneme alphabet=\"ipa\" ph=\"a\">time</phoneme> time"_s;
        QCOMPARE(compileScript(script, kBreaks, rules).sentText(),
                 u"Y <break time=\"1s\" /> <break time=\"1s\" /> "
                 "<phoneme alphabet=\"ipa\" ph=\"a\">time</phoneme> W"_s);
        QCOMPARE(compileScript(u"[whispers] whispers", kAudio, rules).sentText(), u"[whispers] X"_s);
    }

    void tellsWhereInTheScriptItIs()
    {
        const QString script = u"[sighs] Dr. Kowalczyk met\n[pause 4s]  Ann [pause 0.5s] today."_s;
        const CompiledScript made =
            compileScript(script, kBreaks, {alias(u"Kowalczyk"_s, u"Ko-val-chick"_s)});
        QCOMPARE(made.parts.size(), 2u);
        const auto scriptOf = [&](qsizetype part, const QString &word) {
            const qsizetype at = made.parts[size_t(part)].text.indexOf(word);
            return made.scriptSpan(part, {at, word.size()}).of(script).toString();
        };
        QCOMPARE(scriptOf(0, u"Dr."_s), u"Dr."_s);
        QCOMPARE(scriptOf(0, u"Ko-val-chick"_s), u"Kowalczyk"_s);
        QCOMPARE(scriptOf(0, u"val"_s), u"Kowalczyk"_s);
        QCOMPARE(scriptOf(0, u"met"_s), u"met"_s);
        QCOMPARE(scriptOf(1, u"Ann"_s), u"Ann"_s);
        QCOMPARE(scriptOf(1, u"today"_s), u"today"_s);
        QCOMPARE(made.scriptSpan(1, {0, made.parts[1].text.size()}).of(script), u"Ann [pause 0.5s] today.");
        QCOMPARE(made.scriptSpan(9, {0, 1}), TextSpan{});
    }

    void piecesAlwaysMakeUpTheText()
    {
        QRandomGenerator random(7);
        const QStringList bits{
            u"word "_s,       u"[pause 5s]"_s, u"[pause 1s] "_s,  u"\n"_s,          u"[whispers]"_s,
            u" <b>"_s,        u"name"_s,       u"  "_s,           u"<break />"_s,   u"[0.2s]"_s,
            u"é\U0001F600"_s, u"[["_s,         u"<phoneme a>x"_s, u"</phoneme> "_s, u"."_s};
        const std::vector<PronunciationRule> rules{alias(u"word"_s, u"w"_s),
                                                   alias(u"name"_s, u"long name"_s)};
        for (int round = 0; round < 2000; ++round) {
            QString script;
            for (int i = 0; i < 12; ++i)
                script += bits[random.bounded(bits.size())];
            for (const ModelMarkup &model : {kBreaks, kAudio, kPlain}) {
                const CompiledScript made = compileScript(script, model, rules);
                for (const ScriptPart &part : made.parts) {
                    QString text;
                    qsizetype scriptAt = -1;
                    for (const SentPiece &piece : part.pieces) {
                        QCOMPARE(piece.sent.start, text.size());
                        text += piece.sent.of(part.text);
                        QVERIFY(piece.script.start >= scriptAt);
                        scriptAt = piece.script.end();
                        if (piece.copied)
                            QCOMPARE(piece.script.of(script), piece.sent.of(part.text));
                    }
                    QCOMPARE(text, part.text);
                    QVERIFY(part.script.end() <= script.size());
                    QVERIFY(!text.trimmed().isEmpty());
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(ScriptCompilerTest)
#include "tst_scriptcompiler.moc"
