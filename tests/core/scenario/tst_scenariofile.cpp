// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/plan.h"
#include "core/scenario/scenariofile.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::scenario;
using Kind = Step::Kind;

class TestScenarioFile : public QObject {
    Q_OBJECT

private:
    static QByteArray suite(const QByteArray &steps)
    {
        return "{\"scenario\": \"x\",\n \"steps\": [\n" + steps + "\n]}";
    }
    static QByteArray everything()
    {
        return "{\n"
               "  \"suite\": \"Billing\",\n"
               "  \"agent\": \"agent_billing\",\n"
               "  \"voice\": \"Rachel\",\n"
               "  \"line\": {\"phoneBand\": true, \"noiseDb\": -45, \"seed\": 7},\n"
               "  \"session\": {\"language\": \"en\", \"dynamicVariables\": {\"tier\": \"gold\", \"n\": "
               "3}},\n"
               "  \"variables\": {\"order\": \"48213\", \"times\": 2},\n"
               "  \"tools\": {\"lookup_order\": {\"result\": {\"charges\": 2}, \"delayMs\": 300},\n"
               "            \"refund\": {\"error\": \"No such order\"}},\n"
               "  \"scenarios\": [\n"
               "    {\"scenario\": \"Duplicate charge\", \"description\": \"Why\", \"line\": "
               "\"noisy,loss=2\",\n"
               "     \"steps\": [\n"
               "      {\"say\": \"I was charged twice for {{order}}.\", \"voice\": \"Adam\"},\n"
               "      {\"play\": \"sounds/hello.wav\"},\n"
               "      {\"type\": \"Hello\"},\n"
               "      {\"context\": \"Customer tier: Gold\", \"id\": \"tier\"},\n"
               "      {\"tones\": \"12#\"},\n"
               "      {\"interrupt\": 1500, \"say\": \"Wait, put it on my account.\"},\n"
               "      {\"silence\": 4000},\n"
               "      {\"wait\": 250},\n"
               "      {\"wait\": \"answer\", \"withinMs\": 9000},\n"
               "      {\"expectWords\": [\"available right away\", \"refund|credit\"], \"title\": \"Says "
               "it\"},\n"
               "      {\"expectPattern\": \"ticket (\\\\d+)\", \"as\": \"ticket\"},\n"
               "      {\"expectTool\": \"lookup_order\", \"arguments\": {\"order_id\": \"{{order}}\"}},\n"
               "      {\"expectNoTool\": true},\n"
               "      {\"expectNoTool\": \"refund\"},\n"
               "      {\"expectLanguage\": \"en\"},\n"
               "      {\"expectAnswerWithin\": 1500},\n"
               "      {\"expectStopWithin\": 400},\n"
               "      {\"set\": {\"name\": \"Ana\"}},\n"
               "      {\"repeat\": 2, \"steps\": [{\"say\": \"{{ticket}}\"}]},\n"
               "      {\"repeat\": [\"a\", \"b\"], \"as\": \"letter\", \"steps\": [{\"say\": \"{{letter}} "
               "{{name}}\"}]},\n"
               "      {\"hangUp\": true},\n"
               "      {\"expectEnd\": true}\n"
               "     ]}\n"
               "  ]\n"
               "}\n";
    }

private slots:
    void readsEverything()
    {
        const SuiteReading reading = readSuite(everything());
        QVERIFY2(reading.mistakes.isEmpty(), qPrintable(mistakesText(u"x"_s, reading.mistakes)));
        const Suite &made = reading.suite;
        QCOMPARE(made.name, u"Billing"_s);
        QVERIFY(made.line.phoneBand);
        QCOMPARE(made.line.noiseDb, -45.0);
        QCOMPARE(made.variables.value(u"times"_s), u"2"_s);
        QCOMPARE(made.tools.value(u"lookup_order"_s).delayMs, 300);
        QCOMPARE(made.scenarios.size(), 1);
        const Scenario &scenario = made.scenarios.first();
        QCOMPARE(scenario.line->lossPercent, 2.0);
        QCOMPARE(scenario.steps.size(), 22);
        QCOMPARE(scenario.steps[0].voice, u"Adam"_s);
        QCOMPARE(scenario.steps[0].place, (Place{13, 7}));
        QCOMPARE(scenario.steps[5].kind, Kind::Interrupt);
        QCOMPARE(scenario.steps[5].ms, 1500);
        QCOMPARE(scenario.steps[8].ms, 0);
        QCOMPARE(scenario.steps[8].withinMs, 9000);
        QCOMPARE(scenario.steps[9].values.size(), 2);
        QCOMPARE(scenario.steps[9].title, u"Says it"_s);
        QCOMPARE(scenario.steps[11].arguments.value(u"order_id"_s).toString(), u"{{order}}"_s);
        QCOMPARE(scenario.steps[19].values, (QStringList{u"a"_s, u"b"_s}));
        for (const Step &step : scenario.steps)
            QVERIFY(!describe(step).isEmpty());
    }

    void writesWhatItReads()
    {
        const Suite first = readSuite(everything()).suite;
        const QByteArray written = writeSuite(first);
        const SuiteReading again = readSuite(written);
        QVERIFY2(again.mistakes.isEmpty(), qPrintable(mistakesText(u"x"_s, again.mistakes)));
        QCOMPARE(withoutPlaces(again.suite), withoutPlaces(first));
        QCOMPARE(writeSuite(again.suite), written);

        const QByteArray alone = writeScenario(first.whole(first.scenarios.first()));
        const SuiteReading single = readSuite(alone);
        QVERIFY2(single.mistakes.isEmpty(), qPrintable(mistakesText(u"x"_s, single.mistakes)));
        QCOMPARE(single.suite.scenarios.size(), 1);
        QCOMPARE(single.suite.scenarios.first().tools.size(), 2);
    }

    void namesMistakesWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QByteArray &json, int line, int column,
                            const QString &says) { QTest::newRow(name) << json << line << column << says; };
        row("no JSON", "{\n  \"suite\": \"x\"\n  \"agent\": 1}", 3, 3, u"comma"_s);
        row("cut off", "{\"suite\": \"x\", \"scenarios\": [", 1, 30, u"ends here"_s);
        row("comma too many", "{\"suite\": \"x\",\n}", 2, 1, u"comma too many"_s);
        row("no quotes", "{suite: 1}", 1, 2, u"quotation marks"_s);
        row("open text", "{\"suite\": \"x\n", 1, 11, u"closing"_s);
        row("twice", "{\"suite\": \"x\",\n \"suite\": \"y\", \"scenarios\": []}", 2, 2, u"twice"_s);
        row("no object", "[]", 1, 1, u"object"_s);
        row("nothing", "", 1, 1, u"ends here"_s);
        row("no UTF-8", "{\"suite\": \"\xff\"}", 1, 1, u"UTF-8"_s);
        row("no scenarios", "{\"suite\": \"x\"}", 1, 1, u"scenarios"_s);
        row("wrong type", "{\"suite\": \"x\", \"voice\": 3, \"scenarios\": []}", 1, 25, u"voice"_s);
        row("slip in a step", suite("  {\"sya\": \"Hello\"}"), 3, 4, u"“say”"_s);
        row("slip in a name", suite("  {\"expectTool\": \"a\",\n   \"argumnets\": {}}"), 4, 4,
            u"“arguments”"_s);
        row("two at once", suite("  {\"say\": \"a\", \"type\": \"b\"}"), 3, 24, u"make it two"_s);
        row("no number", suite("  {\"silence\": \"long\"}"), 3, 15, u"a number"_s);
        row("out of range", suite("  {\"expectAnswerWithin\": 0}"), 3, 26, u"from 1 to"_s);
        row("no whole number", suite("  {\"expectAnswerWithin\": 1.5}"), 3, 26, u"whole"_s);
        row("bad pattern", suite("  {\"expectPattern\": \"(a\"}"), 3, 21, u"regular expression"_s);
        row("bad key", suite("  {\"tones\": \"1x\"}"), 3, 13, u"no key"_s);
        row("bad wait", suite("  {\"wait\": \"forever\"}"), 3, 12, u"answer"_s);
        row("no value", suite("  {\"say\": \"{{order}}\"}"), 3, 3, u"{{order}}"_s);
        row("empty", suite("  {\"say\": \"  \"}"), 3, 11, u"empty"_s);
        row("interrupts with nothing", suite("  {\"interrupt\": 100}"), 3, 3, u"“say” is missing"_s);
        row("no step", suite(""), 2, 11, u"no step"_s);
        row("bad line", "{\"suite\": \"x\", \"line\": \"wet\", \"scenarios\": [1]}", 1, 24, u"wet"_s);
        row("loop too long",
            suite("{\"repeat\": 1000, \"steps\": [{\"repeat\": 1000, \"steps\": [{\"wait\": 1}]}]}"), 1, 1,
            u"10,000"_s);
    }

    void namesMistakesWithTheirPlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, line);
        QFETCH(int, column);
        QFETCH(QString, says);
        const SuiteReading reading = readSuite(json);
        QVERIFY(!reading.mistakes.isEmpty());
        const QString all = mistakesText(u"x"_s, reading.mistakes);
        const auto found =
            std::find_if(reading.mistakes.begin(), reading.mistakes.end(),
                         [&says](const Mistake &mistake) { return mistake.message.contains(says); });
        QVERIFY2(found != reading.mistakes.end(), qPrintable(all));
        QVERIFY2(found->place == (Place{line, column}), qPrintable(all));
    }

    void namesAllMistakes()
    {
        const SuiteReading reading =
            readSuite(suite("  {\"sya\": \"a\"},\n  {\"say\": \"fine\"},\n  {\"silence\": true},\n  {}"));
        QCOMPARE(reading.mistakes.size(), 3);
        QCOMPARE(reading.mistakes[0].place.line, 3);
        QCOMPARE(reading.mistakes[1].place.line, 5);
        QCOMPARE(reading.mistakes[2].place.line, 6);
    }

    void loadsFromAFolder()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"suite.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(everything());
        file.close();
        const auto loaded = loadSuite(path);
        QVERIFY(loaded.has_value());
        QCOMPARE(loaded->folder, QDir(folder.path()).absolutePath());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\n\"suite\": 1}");
        file.close();
        QList<Mistake> mistakes;
        const auto bad = loadSuite(path, &mistakes);
        QVERIFY(!bad);
        QCOMPARE(bad.error().kind, ErrorKind::Usage);
        QVERIFY2(bad.error().message.contains(u"suite.json"), qPrintable(bad.error().message));
        QVERIFY(!mistakes.isEmpty());
        QCOMPARE(loadSuite(folder.path()).error().kind, ErrorKind::Usage);
        QCOMPARE(loadSuite(folder.filePath(u"none"_s)).error().kind, ErrorKind::Usage);
    }

    void unrollsLoopsAndFillsIn()
    {
        const Scenario scenario = readSuite(everything()).suite.scenarios.first();
        const auto plan = planOf(scenario.steps);
        QVERIFY(plan.has_value());
        QCOMPARE(plan->size(), 20 + 2 + 2);
        QCOMPARE(plan->at(20).bindings.value(u"letter"_s), u"a"_s);
        QCOMPARE(plan->at(21).bindings.value(u"letter"_s), u"b"_s);
        Variables variables{{u"order"_s, u"1.5"_s}, {u"ticket"_s, u"9"_s}};
        QCOMPARE(filledIn(plan->at(0).step, variables)->text, u"I was charged twice for 1.5."_s);
        QCOMPARE(filledIn(plan->at(11).step, variables)->arguments.value(u"order_id"_s).toString(), u"1.5"_s);
        Step pattern;
        pattern.kind = Kind::ExpectPattern;
        pattern.text = u"a{{ order }}b"_s;
        QCOMPARE(filledIn(pattern, variables)->text, u"a1\\.5b"_s);
        const auto missing = filledIn(plan->at(21).step, variables);
        QVERIFY(!missing);
        QVERIFY(missing.error().message.contains(u"letter") || missing.error().message.contains(u"name"));
    }

    void loopsAroundNothingEnd()
    {
        QByteArray steps = "{\"repeat\": 1000, \"steps\": []}";
        for (int i = 0; i < 12; ++i)
            steps = "{\"repeat\": 1000, \"steps\": [" + steps + "]}";
        const SuiteReading reading = readSuite(suite(steps));
        QCOMPARE(reading.mistakes.size(), 1);
        QVERIFY2(reading.mistakes.first().message.contains(u"no step"),
                 qPrintable(reading.mistakes.first().message));
        QList<Step> loops;
        for (int i = 0; i < 12; ++i) {
            Step loop;
            loop.kind = Kind::Repeat;
            loop.times = 1000;
            loop.steps = loops;
            loops = {loop};
        }
        const auto plan = planOf(loops);
        QVERIFY(plan);
        QVERIFY(plan->isEmpty());
    }

    void variablesDoNotOutgrowTheMemory()
    {
        Step step;
        step.kind = Kind::Set;
        step.variable = u"a"_s;
        step.text = u"{{a}}{{a}}"_s;
        Variables known{{u"a"_s, u"xxxxxxxxxx"_s}};
        int rounds = 0;
        Result<Step> filled = filledIn(step, known);
        for (; filled && rounds < 100; ++rounds) {
            known[u"a"_s] = filled->text;
            filled = filledIn(step, known);
        }
        QVERIFY(!filled);
        QVERIFY(rounds < 20);
        QCOMPARE(filled.error().kind, ErrorKind::Validation);
        step.text = u"{{a}}"_s.repeated(4000);
        QVERIFY(filledIn(step.text, known).size() <= kLongestFilledIn + known[u"a"_s].size() + 20'000);
    }

    void patternsOfArgumentsAreChecked()
    {
        const SuiteReading reading = readSuite(
            suite("{\"expectTool\": \"x\", \"arguments\": {\"a\": {\"b\": {\"matches\": \"((\"}}}}"));
        QCOMPARE(reading.mistakes.size(), 1);
        QCOMPARE(reading.mistakes.first().place.line, 3);
        QVERIFY(readSuite(suite("{\"expectTool\": \"x\", \"arguments\": {\"a\": {\"matches\": \"[0-9]+\"}}}"))
                    .mistakes.isEmpty());
    }

    void readsLines()
    {
        const auto line = parseLine(u"phone, noise=-40,loss=2,clip=6,echo=-30,delay=200,seed=9"_s);
        QVERIFY(line.has_value());
        QVERIFY(line->phoneBand);
        QCOMPARE(line->echoDelayMs, 200);
        QCOMPARE(line->seed, 9U);
        QCOMPARE(*parseLine(lineText(*line)), *line);
        QVERIFY(parseLine(u"clean"_s)->isClean());
        for (const QString &bad : {u"noise"_s, u"noise=5"_s, u"loss=x"_s, u"phone=1"_s, u"tin cans"_s}) {
            const auto refused = parseLine(bad);
            QVERIFY2(!refused, qPrintable(bad));
            QVERIFY(!refused.error().nextStep.isEmpty());
        }
    }

    void manyMistakesAreNotAllLookedFor_data()
    {
        QTest::addColumn<QByteArray>("json");
        QByteArray names;
        QByteArray steps;
        for (int i = 0; i < 60'000; ++i) {
            names += "\"k" + QByteArray::number(i) + "\":1,\n";
            steps += "{\"sya\":1},\n";
        }
        QTest::newRow("names") << "{" + names + "\"suite\":\"x\"}";
        QTest::newRow("names of a step") << "{\"scenario\":\"x\",\"steps\":[{" + names + "\"k\":1}]}";
        QTest::newRow("steps") << "{\"scenario\":\"x\",\"steps\":[" + steps + "{}]}";
        QTest::newRow("scenarios") << "{\"suite\":\"x\",\"scenarios\":[" + steps + "{}]}";
        QTest::newRow("variables") << "{\"scenario\":\"x\",\"variables\":{" + names.replace(":1,", ":[],")
                + "\"k\":1},\"steps\":[]}";
    }
    void manyMistakesAreNotAllLookedFor()
    {
        QFETCH(QByteArray, json);
        QElapsedTimer time;
        time.start();
        const SuiteReading reading = readSuite(json);
        qInfo("%d mistakes of %.1f MB after %d ms", int(reading.mistakes.size()), double(json.size()) / 1e6,
              int(time.elapsed()));
        QVERIFY(!reading.mistakes.isEmpty());
        QVERIFY(reading.mistakes.size() <= kMostMistakes + 1);
    }

    void hostileFilesAreMistakes()
    {
        QVERIFY(!readSuite(QByteArray(100'000, '[')).mistakes.isEmpty());
        QVERIFY(!readSuite(QByteArray(9 * 1024 * 1024, ' ')).mistakes.isEmpty());
        QRandomGenerator random(7);
        const QByteArray good = everything();
        for (int i = 0; i < 400; ++i) {
            QByteArray bad = good;
            for (int k = 0; k < 3; ++k)
                bad[random.bounded(int(bad.size()))] = char(random.bounded(256));
            if (i % 4 == 0)
                bad.truncate(random.bounded(int(bad.size())));
            (void)readSuite(bad); // must end, and not crash
        }
    }
};

QTEST_GUILESS_MAIN(TestScenarioFile)
#include "tst_scenariofile.moc"
