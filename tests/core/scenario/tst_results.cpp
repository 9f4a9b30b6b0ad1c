// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/comparison.h"
#include "core/scenario/junitreport.h"
#include "tests/support/xmlschema.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::scenario;
using Outcome = RunResult::Outcome;

class TestResults : public QObject {
    Q_OBJECT

private:
    static RunResult run(const QString &name, Outcome outcome, int round = 1,
                         const QString &agent = u"agent_a"_s, double reply = 800)
    {
        RunResult result;
        result.scenario = name;
        result.agentId = agent;
        result.agentName = agent.toUpper();
        result.round = round;
        result.outcome = outcome;
        result.startedAt = QDateTime(QDate(2026, 11, 20), QTime(12, 30, 1), Qt::UTC);
        result.seconds = 12.5;
        result.turns = 2;
        result.medianReplyMs = reply;
        result.slowestReplyMs = reply + 100;
        result.transcript = u"Agent: Hi & <welcome>\nCaller: ok\u0001 \U0001F600"_s;
        result.session = u"20261120-123001"_s;
        StepResult said;
        said.kind = Step::Kind::Say;
        said.text = u"Say “Hello”"_s;
        said.state = StepResult::State::Passed;
        said.atUs = 1'500'000;
        said.tookUs = 900'000;
        StepResult expected;
        expected.index = 1;
        expected.kind = Step::Kind::ExpectAnswer;
        expected.text = u"Agent answers within 1 s"_s;
        expected.state = outcome == Outcome::Passed ? StepResult::State::Passed : StepResult::State::Failed;
        expected.reason = u"The answer took 1.20 s."_s;
        expected.atUs = 2'400'000;
        expected.ms = 1200;
        if (outcome == Outcome::Broken) {
            expected.state = StepResult::State::Skipped;
            result.problem = u"No connection."_s;
            result.problemKind = u"network"_s;
        }
        result.steps = {said, expected};
        return result;
    }
    static SuiteResult suite(const QList<RunResult> &runs)
    {
        SuiteResult result;
        result.suite = u"Billing <suite>"_s;
        result.program = u"Voice Studio 1"_s;
        result.profile = u"Sandbox"_s;
        result.line = u"phone"_s;
        result.startedAt = QDateTime(QDate(2026, 11, 20), QTime(12, 30), Qt::UTC);
        result.seconds = 30;
        result.runs = runs;
        return result;
    }

private slots:
    void survivesTheWayThroughJson()
    {
        const SuiteResult result = suite({run(u"a"_s, Outcome::Passed), run(u"a"_s, Outcome::Failed, 2),
                                          run(u"b"_s, Outcome::Broken), run(u"b"_s, Outcome::Cancelled, 2)});
        const auto again = suiteResultFromJson(QJsonDocument(toJson(result)).toJson());
        QVERIFY(again.has_value());
        QCOMPARE(*again, result);
        QVERIFY(!suiteResultFromJson("{}"));
        QVERIFY(!suiteResultFromJson("nonsense"));
        QVERIFY(suiteResultFromJson("{\"check\": \"x\", \"runs\": [1, {}, {\"steps\": 3}]}").has_value());
    }

    void repeatsTellHowSteadyItIs()
    {
        const QList<Steadiness> all =
            steadinessOf({run(u"a"_s, Outcome::Passed), run(u"a"_s, Outcome::Failed, 2, u"agent_a"_s, 1000),
                          run(u"b"_s, Outcome::Passed), run(u"a"_s, Outcome::Passed, 1, u"agent_b"_s)});
        QCOMPARE(all.size(), 3);
        QCOMPARE(all[0].runs, 2);
        QCOMPARE(all[0].passed, 1);
        QVERIFY(all[0].isFlaky());
        QCOMPARE(all[0].slowestReplyMs, 1100.0);
        QVERIFY(!all[1].isFlaky());
    }

    void theReportIsWhatCiServersRead()
    {
        const QString schema = QStringLiteral(STUDIO_SOURCE_DIR "/tests/data/scenario/junit.xsd");
        const QByteArray report =
            junitReport({suite({run(u"a"_s, Outcome::Passed), run(u"a"_s, Outcome::Failed, 2),
                                run(u"b"_s, Outcome::Broken), run(u"c"_s, Outcome::Cancelled)}),
                         suite({})});
        QVERIFY2(xmlSchemaProblem(report, schema).isEmpty(), xmlSchemaProblem(report, schema).constData());
        QVERIFY(report.contains("tests=\"4\" failures=\"1\" errors=\"1\" skipped=\"1\""));
        QVERIFY(report.contains("<failure message=\"Agent answers within 1 s: The answer took 1.20 s.\""));
        QVERIFY(report.contains("type=\"network\""));
        QVERIFY(report.contains("name=\"a #2\""));
        QVERIFY(!report.contains('\x01'));
        // The check itself can fail.
        QByteArray broken = report;
        broken.replace("classname=", "klass=");
        QVERIFY(!xmlSchemaProblem(broken, schema).isEmpty());
    }

    void comparesYesterdayWithToday()
    {
        const Comparison compared = compare(
            {run(u"same"_s, Outcome::Passed), run(u"worse"_s, Outcome::Passed),
             run(u"slower"_s, Outcome::Passed), run(u"gone"_s, Outcome::Passed)},
            u"yesterday"_s,
            {run(u"same"_s, Outcome::Passed, 1, u"agent_a"_s, 850), run(u"worse"_s, Outcome::Failed),
             run(u"slower"_s, Outcome::Passed, 1, u"agent_a"_s, 1400), run(u"new"_s, Outcome::Passed)},
            u"today"_s);
        QCOMPARE(compared.rows.size(), 5);
        QCOMPARE(compared.rows[0].change, ComparedRow::Change::Same);
        QCOMPARE(compared.rows[1].change, ComparedRow::Change::Worse);
        QVERIFY(compared.rows[1].right.reason.contains(u"1.20 s"));
        QCOMPARE(compared.rows[2].change, ComparedRow::Change::Slower);
        QCOMPARE(compared.rows[3].change, ComparedRow::Change::OnlyLeft);
        QCOMPARE(compared.rows[4].change, ComparedRow::Change::OnlyRight);
        QVERIFY(compared.isWorse());
        QCOMPARE(toText(compared).count(u'\n'), 5);
        QCOMPARE(toJson(compared).value(u"rows"_s).toArray().size(), 5);
    }

    void comparesStepByStep()
    {
        QList<RunResult> left{run(u"a"_s, Outcome::Passed), run(u"a"_s, Outcome::Passed, 2)};
        QList<RunResult> right{run(u"a"_s, Outcome::Passed), run(u"a"_s, Outcome::Failed, 2)};
        StepResult added;
        added.kind = Step::Kind::ExpectTool;
        added.text = u"Agent calls lookup"_s;
        added.state = StepResult::State::Passed;
        for (RunResult &one : right) {
            one.steps.insert(1, added);
            one.steps[2].ms = 1700;
            one.steps[0].text = u"Say “Hi”"_s; // other words, the same place
        }
        QList<ComparedStep> steps = compareSteps(left, right, u"a"_s);
        QCOMPARE(steps.size(), 3);
        QCOMPARE(steps[0].text, u"Say “Hi”"_s);
        QCOMPARE(steps[0].change, Change::Same);
        QCOMPARE(steps[0].left.tookMs, 900.0);
        QCOMPARE(steps[1].change, Change::OnlyRight);
        QCOMPARE(steps[1].left.runs, 0);
        QCOMPARE(steps[2].change, Change::Worse);
        QVERIFY(steps[2].isNewFailure());
        QVERIFY(steps[2].right.isFlaky());
        QVERIFY(!steps[2].left.isFlaky());
        QVERIFY(steps[2].right.reason.contains(u"1.20 s"));
        // Slower without failing; nothing is reached behind a step that could not be taken.
        right[1].steps[2].state = StepResult::State::Passed;
        QCOMPARE(compareSteps(left, right, u"a"_s)[2].change, Change::Slower);
        QCOMPARE(compareSteps(right, left, u"a"_s)[2].change, Change::Faster);
        right[1] = run(u"a"_s, Outcome::Broken, 2);
        right[0] = run(u"a"_s, Outcome::Passed);
        steps = compareSteps(left, right, u"a"_s);
        QCOMPARE(steps[1].change, Change::Worse);
        QCOMPARE(steps[1].right.failed, 0);
        QVERIFY(compareSteps(left, right, u"b"_s).isEmpty());
    }

    void aComparisonCanBeOpenedAgain()
    {
        const Comparison compared =
            compare({run(u"a"_s, Outcome::Passed), run(u"gone"_s, Outcome::Broken)}, u"A & “B”"_s,
                    {run(u"a"_s, Outcome::Failed), run(u"new"_s, Outcome::Passed)}, u"today"_s);
        QVERIFY(compared.rows.first().steps.size() > 1);
        const auto again = comparisonFromJson(QJsonDocument(toJson(compared)).toJson());
        QVERIFY(again.has_value());
        QCOMPARE(*again, compared);
        QVERIFY(!comparisonFromJson("{}"));
        QVERIFY(!comparisonFromJson("[1"));
        QVERIFY(
            comparisonFromJson("{\"left\": \"a\", \"right\": \"b\", \"rows\": [1, {\"left\": {\"runs\": -3,"
                               "\"passed\": 7}, \"steps\": [[], {\"change\": 5}]}]}")
                .has_value());
    }

    void comparesTwoAgentsOfOneCheck()
    {
        const Comparison compared = compareAgainst(
            suite({run(u"a"_s, Outcome::Passed), run(u"a"_s, Outcome::Failed, 1, u"agent_b"_s),
                   run(u"a"_s, Outcome::Passed, 2), run(u"a"_s, Outcome::Passed, 2, u"agent_b"_s)}),
            u"AGENT_B"_s);
        QCOMPARE(compared.leftName, u"AGENT_A"_s);
        QCOMPARE(compared.rows.size(), 1);
        QCOMPARE(compared.rows[0].left.passed, 2);
        QCOMPARE(compared.rows[0].right.passed, 1);
        QCOMPARE(compared.rows[0].change, ComparedRow::Change::Worse);
        const QList<CheckSide> sides =
            sidesOf(suite({run(u"a"_s, Outcome::Passed), run(u"a"_s, Outcome::Failed, 1, u"agent_b"_s),
                           run(u"b"_s, Outcome::Passed)}));
        QCOMPARE(sides.size(), 2);
        QCOMPARE(sides[0].agent, u"AGENT_A"_s);
        QCOMPARE(sides[0].runs.size(), 2);
        // Scenarios with agents of their own are one side together.
        const Comparison mixed =
            compareAgainst(suite({run(u"a"_s, Outcome::Passed), run(u"a"_s, Outcome::Passed, 1, u"agent_c"_s),
                                  run(u"b"_s, Outcome::Passed, 1, u"agent_b"_s),
                                  run(u"b"_s, Outcome::Passed, 1, u"agent_c"_s)}),
                           u"AGENT_C"_s);
        QCOMPARE(mixed.leftName, u"AGENT_A, AGENT_B"_s);
        QCOMPARE(mixed.rows.size(), 2);
        QCOMPARE(mixed.rows[1].left.runs, 1);
        QVERIFY(compareAgainst(suite({run(u"a"_s, Outcome::Passed)}), u"AGENT_C"_s).rows.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestResults)
#include "tst_results.moc"
