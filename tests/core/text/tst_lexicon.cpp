// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/lexicon.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::text;

class LexiconTest final : public QObject {
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void rulesSurvivePls()
    {
        std::vector<PronunciationRule> rules(2);
        rules[0].pattern = u"R&D <x>"_s;
        rules[0].alias = u"research and development"_s;
        rules[1].kind = PronunciationRule::Kind::Phoneme;
        rules[1].pattern = u"tomato"_s;
        rules[1].phoneme = u"T AH M EY T OW"_s;
        rules[1].alphabet = PronunciationRule::Alphabet::CmuArpabet;
        std::vector<PronunciationRule> written = rules;
        written.emplace_back();
        written.back().match = PronunciationRule::Match::Expression;
        written.back().pattern = u"x+"_s;
        written.back().alias = u"y"_s;
        QCOMPARE(fromPls(toPls(written)).rules, rules);
    }

    void readsPlsOfOthers()
    {
        const Lexicon lexicon = fromPls(
            "<lexicon version='1.0' xmlns='http://www.w3.org/2005/01/pronunciation-lexicon' alphabet='ipa'>"
            "<lexeme><grapheme>colour</grapheme><grapheme>color</grapheme><phoneme>ˈkʌlə</phoneme></lexeme>"
            "<lexeme><grapheme>UN</grapheme><alias> United\n Nations </alias></lexeme>"
            "<lexeme><grapheme></grapheme><alias>x</alias></lexeme></lexicon>");
        QCOMPARE(lexicon.rules.size(), 3u);
        QCOMPARE(lexicon.rules[1].pattern, u"color"_s);
        QCOMPARE(lexicon.rules[1].phoneme, u"ˈkʌlə"_s);
        QCOMPARE(lexicon.rules[2].alias, u"United Nations"_s);
        QCOMPARE(lexicon.skipped, 1);
    }

    void refusesEntities()
    {
        QVERIFY(fromPls("<!DOCTYPE x [<!ENTITY a 'b'>]><lexicon><lexeme><grapheme>&a;</grapheme>"
                        "<alias>c</alias></lexeme></lexicon>")
                    .rules.empty());
        QVERIFY(fromPls("no xml").rules.empty());
    }

    void readsTables()
    {
        const Lexicon lexicon =
            fromCsv(u"Text,Alias\r\nSQL,sequel\n\"a, b\",\"say \"\"this\"\"\"\n\nalone\n"_s);
        QCOMPARE(lexicon.rules.size(), 2u);
        QCOMPARE(lexicon.rules[1].pattern, u"a, b"_s);
        QCOMPARE(lexicon.rules[1].alias, u"say \"this\""_s);
        QCOMPARE(lexicon.skipped, 1);
        QCOMPARE(fromCsv(u"a;b;c"_s).rules[0].alias, u"b"_s);
        QCOMPARE(fromCsv(u"a\tb"_s).rules[0].alias, u"b"_s);
        QVERIFY(fromCsv(QString()).rules.empty());
    }
};

QTEST_GUILESS_MAIN(LexiconTest)
#include "tst_lexicon.moc"
