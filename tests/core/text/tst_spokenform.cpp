// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/numberwords.h"
#include "core/text/spokenform.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::text;

class SpokenFormTest final : public QObject {
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void says_data()
    {
        QTest::addColumn<QString>("spoken");
        const auto row = [](const char *written, const QString &spoken) { QTest::newRow(written) << spoken; };
        row("It costs $12.50.", u"It costs twelve dollars and fifty cents."_s);
        row("$1 and $0.99", u"one dollar and ninety-nine cents"_s);
        row("$3.5 million", u"three point five million dollars"_s);
        row("a $20k prize", u"a twenty thousand dollars prize"_s);
        row("On 2026-11-21 we left.", u"On November twenty-first, twenty twenty-six we left."_s);
        row("Nov. 3, 1905", u"November third, nineteen oh five"_s);
        row("the 4th of July", u"the July fourth"_s);
        row("21 March 2000", u"March twenty-first, two thousand"_s);
        row("at 10:30 am", u"at ten thirty a.m."_s);
        row("at 14:05", u"at two oh five p.m."_s);
        row("at 9:00", u"at nine o'clock"_s);
        row("5 pm", u"five p.m."_s);
        row("50% of 3.14", u"fifty percent of three point one four"_s);
        row("5 km and 1 kg", u"five kilometers and one kilogram"_s);
        row("20 °C, 90 km/h", u"twenty degrees Celsius, ninety kilometers per hour"_s);
        row("the 22nd time", u"the twenty-second time"_s);
        row("the 1990s", u"the nineteen nineties"_s);
        row("in 1984, since 2007", u"in nineteen eighty-four, since two thousand seven"_s);
        row("1984 people", u"one thousand nine hundred eighty-four people"_s);
        row("1,234,567", u"one million two hundred thirty-four thousand five hundred sixty-seven"_s);
        row("pages 5-10", u"pages five to ten"_s);
        row("-4 or 007", u"minus four or zero zero seven"_s);
        row("call 202 555 0147", u"call two zero two, five five five, zero one four seven"_s);
        row("3/4 cup", u"three quarters cup"_s);
        row("Dr. Smith vs. Mr. Jones", u"Doctor Smith versus Mister Jones"_s);
        row("St. Mary on Main St.", u"Saint Mary on Main Street"_s);
        row("fruit, e.g. apples, etc.", u"fruit, for example apples, et cetera."_s);
        row("Chapter XIV & No. 5", u"Chapter fourteen and Number five"_s);
        row("#1 choice", u"number one choice"_s);
        // Left to the service or to the reader.
        for (const char *same : {"3/4/2026", "v2.0.1 and B2B", "http://x.org/2020 a@b2.com", "192.168.0.1",
                                 "[pause 2s] <break time=\"1s\" />", "Hello there.", "MP3 file", "a.b."})
            row(same, QString::fromLatin1(same));
    }
    void says()
    {
        QFETCH(QString, spoken);
        const QString written = QString::fromUtf8(QTest::currentDataTag());
        QCOMPARE(withSpokenChanges(written, spokenChanges(written, u"en"_s)), spoken);
    }

    void otherLanguagesAreLeftAlone()
    {
        QVERIFY(!canSpellOut(u"de"_s));
        QVERIFY(spokenChanges(u"12 Boote", u"de"_s).empty());
        QVERIFY(canSpellOut(QString()));
    }

    void tellsWhereChangesStand()
    {
        const QString text = u"One 2 three 4."_s;
        std::vector<TextSpan> places;
        const QString made = withSpokenChanges(text, spokenChanges(text, {}), &places);
        QCOMPARE(places.size(), 2u);
        QCOMPARE(places[1].of(made), u"four");
    }

    void hostileTextTakesBoundedTime()
    {
        QElapsedTimer timer;
        timer.start();
        (void)spokenChanges(QString(200'000, u'1'), {});
        (void)spokenChanges(u"1,"_s.repeated(100'000), {});
        (void)spokenChanges(u"1-"_s.repeated(100'000), {});
        (void)spokenChanges(u"$"_s.repeated(200'000), {});
        (void)spokenChanges(u"a."_s.repeated(100'000), {});
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }

    void numbersInWords()
    {
        QCOMPARE(english::cardinal(0), u"zero"_s);
        QCOMPARE(english::cardinal(1'000'000'000'001), u"one trillion one"_s);
        QCOMPARE(english::ordinal(30), u"thirtieth"_s);
        QCOMPARE(english::ordinal(112), u"one hundred twelfth"_s);
        QCOMPARE(english::year(1900), u"nineteen hundred"_s);
    }
};

QTEST_GUILESS_MAIN(SpokenFormTest)
#include "tst_spokenform.moc"
