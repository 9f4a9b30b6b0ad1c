// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/expectation.h"
#include "core/scenario/fromsession.h"
#include "core/scenario/language.h"
#include "core/scenario/scenariofile.h"
#include "core/scenario/wordmatch.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::scenario;
using agent::LogEntry;
using Kind = Step::Kind;
using State = Verdict::State;

namespace {

constexpr qint64 kMs = 1000;

LogEntry local(qint64 ms, const QString &type, const QJsonObject &data = {})
{
    return {.atUs = ms * kMs, .direction = LogEntry::Direction::Local, .type = type, .data = data};
}

LogEntry in(qint64 ms, const QString &type, const QString &member, QJsonObject event)
{
    return {.atUs = ms * kMs,
            .direction = LogEntry::Direction::In,
            .type = type,
            .data = {{u"type"_s, type}, {member, event}}};
}

LogEntry says(qint64 ms, int event, const QString &text)
{
    return in(ms, u"agent_response"_s, u"agent_response_event"_s,
              {{u"agent_response"_s, text}, {u"event_id"_s, event}});
}

LogEntry hears(qint64 ms, int event, const QString &text)
{
    return in(ms, u"user_transcript"_s, u"user_transcription_event"_s,
              {{u"user_transcript"_s, text}, {u"event_id"_s, event}});
}

LogEntry sound(qint64 ms, int event, int turn)
{
    LogEntry made = in(ms, u"audio"_s, u"audio_event"_s, {{u"event_id"_s, event}, {u"audio_bytes"_s, 32000}});
    made.data.insert(u"turn"_s, turn);
    return made;
}

LogEntry calls(qint64 ms, const QString &id, const QString &name, const QJsonObject &arguments)
{
    return in(ms, u"client_tool_call"_s, u"client_tool_call"_s,
              {{u"tool_name"_s, name}, {u"tool_call_id"_s, id}, {u"parameters"_s, arguments}});
}

/// A call as the recorder wrote it: greeting, a charge, a tool, an answer that is interrupted.
QList<LogEntry> recorded()
{
    return {
        local(0, u"session.start"_s, {{u"agentId"_s, u"agent_billing"_s}, {u"agentName"_s, u"Billing"_s}}),
        local(100, u"session.state"_s, {{u"state"_s, u"live"_s}}),
        says(150, 1, u"Hi, how can I help?"_s),
        sound(160, 1, 1),
        local(200, u"sound.first"_s, {{u"turn"_s, 1}, {u"eventId"_s, 1}}),
        local(1200, u"sound.stopped"_s,
              {{u"turn"_s, 1},
               {u"eventId"_s, 1},
               {u"heardMs"_s, 1000},
               {u"totalMs"_s, 1000},
               {u"interrupted"_s, false}}),
        local(2000, u"voice.begin"_s),
        local(4000, u"voice.end"_s),
        hears(4300, 2, u"I was charged twice for order 48213."_s),
        calls(4500, u"call1"_s, u"lookup_order"_s, {{u"order_id"_s, u"48213"_s}, {u"deep"_s, true}}),
        {4700 * kMs,
         LogEntry::Direction::Out,
         u"client_tool_result"_s,
         {{u"type"_s, u"client_tool_result"_s},
          {u"tool_call_id"_s, u"call1"_s},
          {u"result"_s, u"{\"charges\":2}"_s}}},
        local(4700, u"tool.answered"_s, {{u"callId"_s, u"call1"_s}, {u"by"_s, u"json"_s}, {u"ms"_s, 200}}),
        says(4900, 3, u"I can see two charges of 42.90. You’ll get a refund."_s),
        sound(5000, 3, 2),
        local(5000, u"sound.first"_s, {{u"turn"_s, 2}, {u"eventId"_s, 3}}),
        local(6500, u"voice.begin"_s),
        in(6700, u"interruption"_s, u"interruption_event"_s, {{u"event_id"_s, 3}}),
        local(6730, u"sound.stopped"_s,
              {{u"turn"_s, 2},
               {u"eventId"_s, 3},
               {u"heardMs"_s, 1730},
               {u"totalMs"_s, 4000},
               {u"interrupted"_s, true}}),
        local(8000, u"voice.end"_s),
        hears(8200, 4, u"Wait, put it on my account."_s),
        says(8500, 5, u"Of course. Your credit is available right away."_s),
        sound(8800, 5, 3),
        local(8900, u"sound.first"_s, {{u"turn"_s, 3}, {u"eventId"_s, 5}}),
        local(9900, u"sound.stopped"_s,
              {{u"turn"_s, 3},
               {u"eventId"_s, 5},
               {u"heardMs"_s, 1000},
               {u"totalMs"_s, 1000},
               {u"interrupted"_s, false}}),
    };
}

Step step(Kind kind, const QString &text = {}, int ms = 0)
{
    Step made;
    made.kind = kind;
    made.text = text;
    made.ms = ms;
    return made;
}

Step words(const QStringList &values)
{
    Step made = step(Kind::ExpectWords);
    made.values = values;
    return made;
}

/// At a moment of the recorded call, from a turn's beginning on.
Verdict at(const Step &expectation, qint64 fromMs, qint64 nowMs, qint64 beganMs = -1)
{
    const QList<LogEntry> log = recorded();
    QList<LogEntry> until;
    for (const LogEntry &entry : log) {
        if (entry.atUs <= nowMs * kMs)
            until.append(entry);
    }
    return judge(expectation, Witness(until, fromMs * kMs), agent::Timings(until),
                 {.nowUs = nowMs * kMs, .beganUs = (beganMs < 0 ? fromMs : beganMs) * kMs});
}

} // namespace

class TestExpectation : public QObject {
    Q_OBJECT

private slots:
    void wordsAreComparedWithoutDress()
    {
        QVERIFY(saysPhrase(u"As a Gold member, your 42.90 credit is available right away."_s,
                           u"Available RIGHT away"_s));
        QVERIFY(saysPhrase(u"You’ll get it."_s, u"you'll get"_s));
        QVERIFY(saysPhrase(u"Café, s'il vous plaît"_s, u"cafe"_s));
        QVERIFY(saysPhrase(u"a refund"_s, u"credit|refund"_s));
        QVERIFY(!saysPhrase(u"a refunded amount"_s, u"refund"_s));
        QVERIFY(!saysPhrase(u"right and away"_s, u"right away"_s));
        QVERIFY(!saysPhrase(u"42.90"_s, u"42"_s));
        QVERIFY(saysPhrase(u"こんにちは"_s, u"こんにちは"_s));
    }

    void languagesAreTold()
    {
        QCOMPARE(languageOf(u"Hi, you've reached Northwind support. How can I help today?"_s).code, u"en"_s);
        QCOMPARE(languageOf(u"Einen Moment bitte, ich verbinde Sie mit der Abteilung."_s).code, u"de"_s);
        QCOMPARE(languageOf(u"Hola, ¿en qué puedo ayudarle?"_s).code, u"es"_s);
        QVERIFY(!languageOf(u"Okay."_s).certain);
        QVERIFY(languageOf({}).code.isEmpty());
        QCOMPARE(languageCode(u"pt-BR"_s), u"pt"_s);
    }

    void wordsCountFromTheLastTurnOn()
    {
        QCOMPARE(at(words({u"two charges"_s, u"refund"_s}), 2000, 5000).state, State::Passed);
        QCOMPARE(at(words({u"two charges"_s}), 2000, 4600).state, State::Pending);
        // Said before this turn began.
        const Verdict early = at(words({u"two charges"_s}), 6500, 12500);
        QCOMPARE(early.state, State::Failed);
        QVERIFY2(early.reason.contains(u"available right away"), qPrintable(early.reason));
    }

    void anAgentThatIsSilentForLongSaysNoMore()
    {
        QCOMPARE(at(words({u"never"_s}), 6500, 10'500).state, State::Pending);
        QCOMPARE(at(words({u"never"_s}), 6500, 12'500).state, State::Failed);
        Step patient = words({u"never"_s});
        patient.withinMs = 60'000;
        QCOMPARE(at(patient, 6500, 12'500).state, State::Pending);
        QCOMPARE(at(patient, 6500, 67'000).state, State::Failed);
    }

    void patternsCatch()
    {
        const Verdict caught = at(step(Kind::ExpectPattern, u"charges of (\\d+\\.\\d+)"_s), 2000, 5000);
        QCOMPARE(caught.state, State::Passed);
        QCOMPARE(caught.captured, u"42.90"_s);
        QCOMPARE(at(step(Kind::ExpectPattern, u"^nothing$"_s), 2000, 20'000).state, State::Failed);
        // One that would run for ever is given up.
        QCOMPARE(at(step(Kind::ExpectPattern, u"(([a-z ,.0-9]*)*)*Z"_s), 2000, 20'000).state, State::Failed);
    }

    void toolsAreFoundWithTheirArguments()
    {
        Step tool = step(Kind::ExpectTool, u"lookup_order"_s);
        QCOMPARE(at(tool, 2000, 4400).state, State::Pending);
        QCOMPARE(at(tool, 2000, 4500).state, State::Passed);
        tool.arguments = {{u"order_id"_s, 48213}};
        QCOMPARE(at(tool, 2000, 4500).state, State::Passed);
        tool.arguments = {{u"order_id"_s, QJsonObject{{u"matches"_s, u"^\\d{5}$"_s}}}};
        QCOMPARE(at(tool, 2000, 4500).state, State::Passed);
        tool.arguments = {{u"order_id"_s, u"10000"_s}};
        const Verdict other = at(tool, 2000, 20'000);
        QCOMPARE(other.state, State::Failed);
        QVERIFY2(other.reason.contains(u"48213"), qPrintable(other.reason));
        const Verdict wrong = at(step(Kind::ExpectTool, u"send_invoice"_s), 2000, 20'000);
        QVERIFY2(wrong.reason.contains(u"lookup_order"), qPrintable(wrong.reason));
        QVERIFY(!argumentsFit({{u"a"_s, QJsonArray{1}}}, {{u"a"_s, QJsonArray{2}}}));
    }

    void noToolHoldsOnlyWhenTheAnswerIsOver()
    {
        QCOMPARE(at(step(Kind::ExpectNoTool), 2000, 4600).state, State::Failed);
        QCOMPARE(at(step(Kind::ExpectNoTool, u"send_invoice"_s), 2000, 4600).state, State::Pending);
        QCOMPARE(at(step(Kind::ExpectNoTool), 6500, 9500).state, State::Pending);
        QCOMPARE(at(step(Kind::ExpectNoTool), 6500, 10'700).state, State::Passed);
    }

    void answersAreTimed()
    {
        const Verdict good = at(step(Kind::ExpectAnswer, {}, 1500), 2000, 5000);
        QCOMPARE(good.state, State::Passed);
        QCOMPARE(good.ms, 1000.0);
        const Verdict late = at(step(Kind::ExpectAnswer, {}, 800), 2000, 5000);
        QCOMPARE(late.state, State::Failed);
        QVERIFY2(late.reason.contains(u"1.00 s"), qPrintable(late.reason));
        QCOMPARE(at(step(Kind::ExpectAnswer, {}, 800), 2000, 4500).state, State::Pending);
    }

    void anAgentThatTalksOverTheCallerIsNotFast()
    {
        const QList<LogEntry> log{
            local(1000, u"voice.begin"_s), in(1400, u"audio"_s, u"audio_event"_s, {{u"event_id"_s, 1}}),
            local(1500, u"sound.first"_s, {{u"turn"_s, 1}}), local(3000, u"voice.end"_s)};
        const Verdict verdict = judge(step(Kind::ExpectAnswer, {}, 5000), Witness(log, 500 * kMs),
                                      agent::Timings(log), {.nowUs = 3500 * kMs, .beganUs = 3000 * kMs});
        QCOMPARE(verdict.state, State::Failed);
        QVERIFY2(verdict.reason.contains(u"1.50 s"), qPrintable(verdict.reason));
    }

    void fallingSilentIsTimed()
    {
        const Verdict good = at(step(Kind::ExpectStop, {}, 300), 6450, 7000);
        QCOMPARE(good.state, State::Passed);
        QCOMPARE(good.ms, 230.0);
        QCOMPARE(at(step(Kind::ExpectStop, {}, 200), 6450, 7000).state, State::Failed);
        QCOMPARE(at(step(Kind::ExpectStop, {}, 300), 6450, 6600).state, State::Pending);
    }

    void theEndIsTheAgents()
    {
        QList<LogEntry> log = recorded();
        const Moment late{.nowUs = 30'000 * kMs, .beganUs = 10'000 * kMs};
        QCOMPARE(judge(step(Kind::ExpectEnd), Witness(log, 0), {}, late).state, State::Failed);
        log.append(local(11'000, u"session.end"_s, {{u"outcome"_s, u"ended"_s}}));
        QCOMPARE(judge(step(Kind::ExpectEnd), Witness(log, 0), {}, late).state, State::Passed);
        log.last().data = {{u"outcome"_s, u"left"_s}};
        QCOMPARE(judge(step(Kind::ExpectEnd), Witness(log, 0), {}, late).state, State::Failed);
    }

    void anOpenToolOrASpeakerKeepsItUnsettled()
    {
        const QList<LogEntry> log = recorded();
        QVERIFY(!Witness(log, 2000 * kMs, 4600 * kMs).isSettled(60'000 * kMs, 0)); // the tool is open
        QVERIFY(!Witness(log, 2000 * kMs, 4800 * kMs).isSettled(60'000 * kMs, 0)); // it owes what it learned
        QVERIFY(!Witness(log, 2000 * kMs, 6000 * kMs).isSettled(60'000 * kMs, 0)); // it speaks
        QVERIFY(Witness(log, 2000 * kMs, 7000 * kMs).isSettled(60'000 * kMs, 0));
        QVERIFY(!Witness(log, 2000 * kMs, 7000 * kMs).isSettled(7000 * kMs, 500 * kMs));
        // A later turn knows what is heard from before.
        QVERIFY(Witness(log, 0, 6000 * kMs).from(6000 * kMs).speakingSinceUs().has_value());
    }

    void aSessionBecomesAScenario()
    {
        const Scenario made = fromSession(recorded());
        QCOMPARE(made.agent, u"agent_billing"_s);
        QList<Kind> kinds;
        for (const Step &one : made.steps)
            kinds.append(one.kind);
        QCOMPARE(kinds,
                 (QList<Kind>{Kind::Say, Kind::ExpectTool, Kind::Interrupt, Kind::ExpectStop,
                              Kind::ExpectWords, Kind::ExpectAnswer}));
        QCOMPARE(made.steps[1].arguments.value(u"order_id"_s).toString(), u"48213"_s);
        QCOMPARE(made.steps[2].ms, 1700);
        QVERIFY(made.steps[4].values.contains(u"available"_s));
        QVERIFY(made.steps[5].ms >= 1000);
        QCOMPARE(made.tools.value(u"lookup_order"_s).result.toObject().value(u"charges"_s).toInt(), 2);
        QCOMPARE(made.tools.value(u"lookup_order"_s).delayMs, 200);
        const SuiteReading again = readSuite(writeScenario(made));
        QVERIFY2(again.mistakes.isEmpty(), qPrintable(mistakesText(u"x"_s, again.mistakes)));
    }

    void aSessionKeepsHowItBeganAndWhatWasPressed()
    {
        const auto out = [](qint64 ms, const QString &type, const QJsonObject &data) {
            return LogEntry{
                .atUs = ms * kMs, .direction = LogEntry::Direction::Out, .type = type, .data = data};
        };
        const auto pressed = [&out](qint64 ms, const QString &key) {
            return out(ms, u"user_message"_s, {{u"text"_s, key}, {u"source_medium"_s, u"dtmf"_s}});
        };
        const QJsonObject agent{{u"first_message"_s, u"Hi"_s},
                                {u"prompt"_s, QJsonObject{{u"prompt"_s, u"Be brief"_s}}}};
        const QList<LogEntry> log{
            local(0, u"session.start"_s, {{u"agentId"_s, u"agent_billing"_s}}),
            out(5, u"conversation_initiation_client_data"_s,
                {{u"conversation_config_override"_s, QJsonObject{{u"agent"_s, agent}}},
                 {u"dynamic_variables"_s,
                  QJsonObject{{u"tier"_s, u"Gold"_s}, {u"secret__pin"_s, u"[redacted]"_s}}},
                 {u"custom_llm_extra_body"_s, QJsonObject{{u"temperature"_s, 0.2}}},
                 {u"user_id"_s, u"u1"_s}}),
            local(10, u"session.formats"_s, {{u"output"_s, u"pcm_16000"_s}}),
            out(100, u"contextual_update"_s, {{u"text"_s, u"Tier: Gold"_s}, {u"context_id"_s, u"tier"_s}}),
            pressed(200, u"4"_s),
            pressed(300, u"8"_s),
            pressed(400, u"#"_s),
            in(900, u"agent_response"_s, u"agent_response_event"_s,
               {{u"agent_response"_s, u"Your balance is forty-two."_s}, {u"event_id"_s, 3}}),
            pressed(2000, u"1"_s)};
        const Scenario made = fromSession(log);
        QCOMPARE(made.session.firstMessage, u"Hi"_s);
        QCOMPARE(made.session.prompt, u"Be brief"_s);
        QCOMPARE(made.session.userId, u"u1"_s);
        QCOMPARE(made.session.dynamicVariables, (QJsonObject{{u"tier"_s, u"Gold"_s}}));
        QCOMPARE(made.session.customBody.value(u"temperature"_s).toDouble(), 0.2);
        QCOMPARE(made.steps.first().kind, Kind::Context);
        QCOMPARE(made.steps.first().contextId, u"tier"_s);
        QStringList tones;
        for (const Step &one : made.steps) {
            QVERIFY(one.kind != Kind::Type);
            if (one.kind == Kind::Tones)
                tones.append(one.text);
        }
        QCOMPARE(tones, (QStringList{u"48#"_s, u"1"_s}));
        const SuiteReading again = readSuite(writeScenario(made));
        QVERIFY2(again.mistakes.isEmpty(), qPrintable(mistakesText(u"x"_s, again.mistakes)));
        QCOMPARE(again.suite.scenarios.first().session, made.session);
    }

    void hostileLogsAreSurvived()
    {
        const QList<LogEntry> log{
            {.atUs = 1, .direction = LogEntry::Direction::In, .type = u"agent_response"_s, .data = {}},
            {.atUs = 2,
             .direction = LogEntry::Direction::In,
             .type = u"client_tool_call"_s,
             .data = {{u"client_tool_call"_s, 3}}},
            local(1, u"sound.stopped"_s, {{u"turn"_s, u"x"_s}}),
            local(2, u"session.end"_s)};
        for (int kind = int(Kind::ExpectWords); kind <= int(Kind::ExpectEnd); ++kind)
            QVERIFY(judge(step(Kind(kind)), Witness(log, 0), agent::Timings(log), {.nowUs = 5, .beganUs = 0})
                        .state
                    != State::Pending);
        (void)fromSession(log);
    }
};

QTEST_GUILESS_MAIN(TestExpectation)
#include "tst_expectation.moc"
