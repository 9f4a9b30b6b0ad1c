// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/tooldesk.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace studio;
using namespace studio::agent;

using Way = ToolRule::Way;

namespace {

ToolCall call(const QString &tool, const QJsonObject &arguments = {}, const QString &id = u"tc_1"_s)
{
    return {.callId = id, .name = tool, .arguments = arguments};
}

} // namespace

/// The agent's calls of our tools, answered.
class TestToolDesk final : public QObject {
    Q_OBJECT
private slots:
    void fillsTemplates_data();
    void fillsTemplates();
    void answersByRule();
    void answersOthersByStar();
    void answersAfterADelayAndInAnyOrder();
    void asksAndMayStayUnanswered();
    void recordsOnceAndReplays();
    void namesTheFaultOfJson();
    void goesThroughJson();
};

void TestToolDesk::fillsTemplates_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("filled");
    QTest::newRow("plain") << u"ok"_s << u"ok"_s;
    QTest::newRow("argument") << u"order {{id}}!"_s << u"order 48213!"_s;
    QTest::newRow("spaces") << u"{{ id }}{{id}}"_s << u"4821348213"_s;
    QTest::newRow("within") << u"{{who.name}} {{list.1}}"_s << u"Ana b"_s;
    QTest::newRow("kinds") << u"{{n}} {{yes}} {{who}}"_s << u"2.5 true {\"name\":\"Ana\"}"_s;
    QTest::newRow("missing") << u"[{{nothing}}]"_s << u"[]"_s;
    QTest::newRow("about the call") << u"{{tool}} {{call_id}}"_s << u"lookup tc_1"_s;
    QTest::newRow("not closed") << u"{{id"_s << u"{{id"_s;
    QTest::newRow("never twice") << u"{{evil}}"_s << u"{{id}}"_s;
}

void TestToolDesk::fillsTemplates()
{
    QFETCH(QString, body);
    QFETCH(QString, filled);
    const ToolCall made = call(u"lookup"_s,
                               {{u"id"_s, u"48213"_s},
                                {u"n"_s, 2.5},
                                {u"yes"_s, true},
                                {u"evil"_s, u"{{id}}"_s},
                                {u"list"_s, QJsonArray{u"a"_s, u"b"_s}},
                                {u"who"_s, QJsonObject{{u"name"_s, u"Ana"_s}}}});
    QCOMPARE(agent::filled(body, made), filled);
}

void TestToolDesk::answersByRule()
{
    ToolDesk desk;
    QSignalSpy answers(&desk, &ToolDesk::answered);
    desk.setRules({{.tool = u"a"_s, .way = Way::Stub, .body = u"fixed"_s},
                   {.tool = u"b"_s, .way = Way::Json, .body = u"{\"x\":1}"_s},
                   {.tool = u"c"_s, .way = Way::Stub, .body = u"broken"_s, .asError = true}});
    for (const QString &tool : {u"a"_s, u"b"_s, u"c"_s})
        desk.take(call(tool, {}, tool));
    desk.take(call(u"a"_s, {}, u"a"_s)); // the same call once more
    QCOMPARE(answers.count(), 0); // never from inside
    QTRY_COMPARE(answers.count(), 3);
    QHash<QString, ToolAnswer> byCall;
    for (const QList<QVariant> &one : answers)
        byCall.insert(one.first().value<ToolAnswer>().callId, one.first().value<ToolAnswer>());
    QCOMPARE(byCall.value(u"a"_s).result, u"fixed"_s);
    QCOMPARE(byCall.value(u"a"_s).by, u"stub"_s);
    QCOMPARE(byCall.value(u"b"_s).by, u"json"_s);
    QVERIFY(byCall.value(u"c"_s).isError);
    QCOMPARE(byCall.value(u"c"_s).by, u"error"_s);
}

void TestToolDesk::answersOthersByStar()
{
    ToolDesk desk;
    QCOMPARE(desk.ruleFor(u"x"_s).way, Way::Ask);
    desk.setRules(
        {{.tool = u"*"_s, .way = Way::Stub, .body = u"any"_s}, {.tool = u"x"_s, .way = Way::Silence}});
    QCOMPARE(desk.ruleFor(u"x"_s).way, Way::Silence);
    QCOMPARE(desk.ruleFor(u"y"_s).body, u"any"_s);
}

void TestToolDesk::answersAfterADelayAndInAnyOrder()
{
    ToolDesk desk;
    QSignalSpy answers(&desk, &ToolDesk::answered);
    desk.setRules(
        {{.tool = u"slow"_s, .body = u"1"_s, .delay = 120ms}, {.tool = u"quick"_s, .body = u"2"_s}});
    QElapsedTimer since;
    since.start();
    desk.take(call(u"slow"_s, {}, u"first"_s));
    desk.take(call(u"quick"_s, {}, u"second"_s));
    QTRY_COMPARE(answers.count(), 2);
    QVERIFY(since.elapsed() >= 110);
    QCOMPARE(answers.first().first().value<ToolAnswer>().callId, u"second"_s);
    // Dropped with the session: nothing comes any more.
    desk.take(call(u"slow"_s, {}, u"third"_s));
    desk.dropAll();
    QTest::qWait(160);
    QCOMPARE(answers.count(), 2);
}

void TestToolDesk::asksAndMayStayUnanswered()
{
    ToolDesk desk;
    QSignalSpy answers(&desk, &ToolDesk::answered);
    QSignalSpy asking(&desk, &ToolDesk::askingChanged);
    desk.setRules(
        {{.tool = u"never"_s, .way = Way::Silence}, {.tool = u"later"_s, .body = u"x"_s, .delay = 1h}});
    desk.take(call(u"ask me"_s, {}, u"1"_s));
    desk.take(call(u"never"_s, {}, u"2"_s));
    desk.take(call(u"later"_s, {}, u"3"_s));
    QCOMPARE(desk.asking().size(), 1);
    QCOMPARE(asking.count(), 1);
    QVERIFY(desk.answer(u"1"_s, u"yes"_s, false));
    QCOMPARE(answers.takeLast().first().value<ToolAnswer>().by, u"ask"_s);
    QVERIFY(desk.asking().isEmpty());
    QVERIFY(desk.answer(u"3"_s, u"now"_s, false)); // instead of the delay
    QVERIFY(!desk.answer(u"4"_s, u"?"_s, false));
    // Half typed JSON is not sent; a single value is JSON as well.
    desk.setRules({{.tool = u"half"_s, .way = Way::Json, .body = u"{\"a\": "_s},
                   {.tool = u"one"_s, .way = Way::Json, .body = u"42"_s}});
    desk.take(call(u"half"_s, {}, u"5"_s));
    desk.take(call(u"one"_s, {}, u"6"_s));
    QCOMPARE(desk.asking().size(), 1);
    QVERIFY(desk.answer(u"5"_s, u"{}"_s, false));
    QTRY_COMPARE(answers.count(), 3);
    QCOMPARE(answers.last().first().value<ToolAnswer>().result, u"42"_s);
    ToolCall silent = call(u"ask me"_s);
    silent.expectsAnswer = false;
    desk.take(silent);
    QVERIFY(desk.asking().isEmpty());
}

void TestToolDesk::recordsOnceAndReplays()
{
    ToolDesk desk;
    QSignalSpy answers(&desk, &ToolDesk::answered);
    desk.setRecording(true);
    const QJsonObject one{{u"order"_s, 1}};
    desk.take(call(u"lookup"_s, one, u"1"_s));
    QVERIFY(desk.answer(u"1"_s, u"first"_s, false));
    desk.take(call(u"lookup"_s, {{u"order"_s, 2}}, u"2"_s));
    QVERIFY(desk.answer(u"2"_s, u"second"_s, true));
    QCOMPARE(desk.recorded().size(), 2);

    ToolDesk again;
    QSignalSpy replayed(&again, &ToolDesk::answered);
    again.setRules({{.tool = u"*"_s, .way = Way::Replay}});
    again.setRecorded(recordedAnswersFromJson(toJson(desk.recorded())));
    again.take(call(u"lookup"_s, one, u"a"_s));
    QTRY_COMPARE(replayed.count(), 1);
    QCOMPARE(replayed.last().first().value<ToolAnswer>().result, u"first"_s);
    again.take(call(u"lookup"_s, {{u"order"_s, 3}}, u"b"_s)); // the latest of the same tool
    QTRY_COMPARE(replayed.count(), 2);
    QCOMPARE(replayed.last().first().value<ToolAnswer>().result, u"second"_s);
    QVERIFY(replayed.last().first().value<ToolAnswer>().isError);
    again.take(call(u"other"_s, {}, u"c"_s)); // nothing recorded: the user is asked
    QCOMPARE(again.asking().size(), 1);
}

void TestToolDesk::namesTheFaultOfJson()
{
    QVERIFY(problemOf({.tool = u"a"_s, .way = Way::Json, .body = u"{\"a\":[1,2]}"_s}).isEmpty());
    QVERIFY(problemOf({.tool = u"a"_s, .way = Way::Stub, .body = u"{"_s}).isEmpty());
    for (const QString &body : {u"true"_s, u" \"yes\" "_s, u"-1.5"_s, u"null"_s})
        QVERIFY2(problemOf({.tool = u"a"_s, .way = Way::Json, .body = body}).isEmpty(), qPrintable(body));
    for (const QString &body : {QString(), u"1, 2"_s, u"1], [2"_s, u"{} {}"_s})
        QVERIFY2(!problemOf({.tool = u"a"_s, .way = Way::Json, .body = body}).isEmpty(), qPrintable(body));
    const QString problem = problemOf({.tool = u"a"_s, .way = Way::Json, .body = u"{\n  \"a\": tru\n}"_s});
    QVERIFY2(problem.startsWith(u"Line 2, column "_s), qPrintable(problem));
}

void TestToolDesk::goesThroughJson()
{
    for (const Way way : {Way::Stub, Way::Template, Way::Json, Way::Ask, Way::Replay, Way::Silence}) {
        const ToolRule rule{
            .tool = u"t"_s, .way = way, .body = u"{\"b\":1}"_s, .delay = 250ms, .asError = true};
        const auto again = toolRuleFromJson(toJson(rule));
        QVERIFY(again);
        QCOMPARE(*again, rule);
    }
    // JSON in place of text is taken as such; wrong kinds and names are refused.
    QCOMPARE(toolRuleFromJson({{u"tool"_s, u"t"_s}, {u"body"_s, QJsonObject{{u"a"_s, 1}}}})->body,
             u"{\"a\":1}"_s);
    QVERIFY(!toolRuleFromJson({{u"tool"_s, u"t"_s}, {u"way"_s, u"magic"_s}}));
    QVERIFY(!toolRuleFromJson({{u"body"_s, u"x"_s}}));
    QCOMPARE(toolRuleFromJson({{u"tool"_s, u"t"_s}, {u"delay_ms"_s, 1e15}})->delay, 10min);
    QVERIFY(recordedAnswersFromJson({QJsonValue(3), QJsonObject{{u"tool"_s, 7}}}).isEmpty());
}

QTEST_GUILESS_MAIN(TestToolDesk)
#include "tst_tooldesk.moc"
