// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/pronunciation.h"
#include "core/text/scriptcompiler.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::text;

namespace {

PronunciationRule rule(const QString &pattern, const QString &said,
                       PronunciationRule::Match match = PronunciationRule::Match::Text)
{
    PronunciationRule made;
    made.match = match;
    made.pattern = pattern;
    made.alias = said;
    return made;
}

QString said(const QString &text, const std::vector<PronunciationRule> &rules,
             PhonemeMarkup phonemes = PhonemeMarkup::None)
{
    ModelMarkup model;
    model.phonemes = phonemes;
    return compileScript(text, model, rules).sentText();
}

constexpr auto kExpression = PronunciationRule::Match::Expression;

} // namespace

class PronunciationTest final : public QObject {
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void replacesWholeWords()
    {
        QCOMPARE(said(u"SQL, MySQL and sql."_s, {rule(u"SQL"_s, u"sequel"_s)}), u"sequel, MySQL and sql."_s);
        PronunciationRule loose = rule(u"sql"_s, u"sequel"_s);
        loose.caseSensitive = false;
        loose.wholeWords = false;
        QCOMPARE(said(u"SQL, MySQL"_s, {loose}), u"sequel, Mysequel"_s);
        QCOMPARE(said(u"C++ and C"_s, {rule(u"C++"_s, u"see plus plus"_s)}), u"see plus plus and C"_s);
        QCOMPARE(said(u"naïve na"_s, {rule(u"na"_s, u"X"_s)}), u"naïve X"_s);
    }

    void firstRuleWinsAndNothingIsReplacedTwice()
    {
        QCOMPARE(said(u"New York, York"_s,
                      {rule(u"New York"_s, u"the York city"_s), rule(u"York"_s, u"Jork"_s),
                       rule(u"Jork"_s, u"never"_s)}),
                 u"the York city, Jork"_s);
    }

    void offMeansOff()
    {
        PronunciationRule off = rule(u"one"_s, u"two"_s);
        off.enabled = false;
        QCOMPARE(said(u"one"_s, {off}), u"one"_s);
    }

    void expressionsHaveGroups()
    {
        QCOMPARE(said(u"at 10:30 sharp"_s, {rule(u"(\\d+):(\\d+)"_s, u"$1 hours \\2"_s, kExpression)}),
                 u"at 10 hours 30 sharp"_s);
        QCOMPARE(said(u"cost 5"_s, {rule(u"\\d"_s, u"\\$0"_s, kExpression)}), u"cost $0"_s);
        // Nothing found is nothing replaced, and a line is a line.
        QCOMPARE(said(u"aaa"_s, {rule(u"x*"_s, u"y"_s, kExpression)}), u"aaa"_s);
        QCOMPARE(said(u"one\ntwo"_s, {rule(u"one\\s+two"_s, u"y"_s, kExpression)}), u"one\ntwo"_s);
    }

    void phonemesGoToModelsThatTakeThem()
    {
        PronunciationRule sounds = rule(u"tomato"_s, QString());
        sounds.kind = PronunciationRule::Kind::Phoneme;
        sounds.phoneme = u"təˈmɑːtoʊ"_s;
        QCOMPARE(said(u"a tomato"_s, {sounds}, PhonemeMarkup::Tags),
                 u"a <phoneme alphabet=\"ipa\" ph=\"təˈmɑːtoʊ\">tomato</phoneme>"_s);
        QCOMPARE(said(u"a tomato"_s, {sounds}, PhonemeMarkup::InlineIpa), u"a /təˈmɑːtoʊ/"_s);
        QCOMPARE(said(u"a tomato"_s, {sounds}), u"a tomato"_s);
        const CompiledScript made = compileScript(u"a tomato", {}, {sounds});
        QCOMPARE(made.notes.size(), 1u);
        QCOMPARE(made.notes[0].kind, CompileNote::Kind::PhonemesLeftOut);
        sounds.alias = u"tomahto"_s;
        QCOMPARE(said(u"a tomato"_s, {sounds}), u"a tomahto"_s);
        sounds.alphabet = PronunciationRule::Alphabet::CmuArpabet;
        QCOMPARE(said(u"a tomato"_s, {sounds}, PhonemeMarkup::InlineIpa), u"a tomahto"_s);
    }

    void refusesWhatCannotBeUsed_data()
    {
        QTest::addColumn<PronunciationRule>("rule");
        QTest::addColumn<RuleProblem>("problem");
        QTest::newRow("good") << rule(u"a"_s, u"b"_s) << RuleProblem::None;
        QTest::newRow("nothing to find") << rule(u" "_s, u"b"_s) << RuleProblem::Empty;
        QTest::newRow("nothing to say") << rule(u"a"_s, u" "_s) << RuleProblem::NothingToSay;
        QTest::newRow("tag") << rule(u"a"_s, u"[laughs]"_s) << RuleProblem::HasMarkup;
        QTest::newRow("break") << rule(u"a"_s, u"<break time=\"1s\"/>"_s) << RuleProblem::HasMarkup;
        QTest::newRow("open group") << rule(u"(a"_s, u"b"_s, kExpression) << RuleProblem::BadExpression;
        QTest::newRow("breaks out of the group")
            << rule(u"a)|(?:b"_s, u"b"_s, kExpression) << RuleProblem::BadExpression;
        QTest::newRow("long") << rule(QString(600, u'a'), u"b"_s) << RuleProblem::TooLong;
        PronunciationRule sounds = rule(u"a"_s, QString());
        sounds.kind = PronunciationRule::Kind::Phoneme;
        sounds.phoneme = u"\"><break/>"_s;
        QTest::newRow("sounds") << sounds << RuleProblem::HasMarkup;
    }
    void refusesWhatCannotBeUsed()
    {
        QFETCH(PronunciationRule, rule);
        QFETCH(RuleProblem, problem);
        QCOMPARE(checkRule(rule).problem, problem);
        if (problem != RuleProblem::None)
            QCOMPARE(said(u"a b"_s, {rule}), u"a b"_s);
    }

    void groupsCannotSmuggleInATag()
    {
        PronunciationRule swap = rule(u"(\\w+) (\\w+)"_s, u"[$2 $1]"_s, kExpression);
        QCOMPARE(said(u"loud laugh"_s, {swap}), u"loud laugh"_s);
    }

    void runawayExpressionsAreReportedAndSkipped_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::newRow("nested") << u"(a+)+$"_s << QString(3000, u'a') + u'b';
        QTest::newRow("alternatives") << u"(a|aa|aaa)+c"_s << QString(3000, u'a') + u"b c"_s;
        QTest::newRow("own limit") << u"(*LIMIT_MATCH=4000000000)(a+)+$"_s << QString(3000, u'a') + u'b';
        QTest::newRow("recursion") << u"(a(?1)?)+c"_s << QString(3000, u'a') + u"b c"_s;
        QTest::newRow("many lines") << u"(a|aa)+c"_s << (QString(40, u'a') + u"bc\n"_s).repeated(3000);
    }
    void runawayExpressionsAreReportedAndSkipped()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, text);
        QElapsedTimer timer;
        timer.start();
        PronunciationRule bad = rule(pattern, u"never"_s, kExpression);
        bad.wholeWords = false;
        const CompiledScript made = compileScript(text + u" good"_s, {}, {bad, rule(u"good"_s, u"fine"_s)});
        QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(made.sentText(), text + u" fine"_s);
        QCOMPARE(made.notes.size(), 1u);
        QVERIFY(made.notes[0].kind == CompileNote::Kind::RuleTooSlow
                || made.notes[0].kind == CompileNote::Kind::RuleUnusable);
        QCOMPARE(made.notes[0].rule, 0);
    }

    void longTextsAndManyRulesStayBounded()
    {
        QString text;
        for (int i = 0; i < 20'000; ++i)
            text += u"word%1 here. "_s.arg(i % 700);
        std::vector<PronunciationRule> rules;
        for (int i = 0; i < 200; ++i)
            rules.push_back(rule(u"word%1"_s.arg(i), u"w%1"_s.arg(i)));
        QElapsedTimer timer;
        timer.start();
        const CompiledScript made = compileScript(text, {}, rules);
        QCOMPARE(made.ruleUses[0], 29);
        QVERIFY(timer.elapsed() < 20'000);
    }
};

QTEST_GUILESS_MAIN(PronunciationTest)
#include "tst_pronunciation.moc"
