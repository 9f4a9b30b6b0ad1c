// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/conversation.h"

#include "core/agent/eventlog.h"
#include "core/agent/timings.h"
#include "tests/core/agent/agentserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::agent;
using namespace studio::test;

using Item = ConversationItem;
using Direction = LogEntry::Direction;

namespace {

/// A log written by hand; times in milliseconds.
class Script final {
public:
    Script &in(qint64 ms, const QJsonObject &message)
    {
        return add(ms, Direction::In, message.value("type"_L1).toString(), api::withoutSound(message));
    }
    Script &out(qint64 ms, const QString &type, const QJsonObject &data = {})
    {
        return add(ms, Direction::Out, type, data);
    }
    Script &here(qint64 ms, const QString &type, const QJsonObject &data = {})
    {
        return add(ms, Direction::Local, type, data);
    }
    Script &sound(qint64 ms, qint64 eventId, qint64 turn, double length, const QString &text = {})
    {
        QJsonObject data = api::withoutSound(AgentServer::audio(eventId, QByteArray(2, '\1'), text, length));
        data.insert(u"turn"_s, turn);
        data.insert(u"ms"_s, length);
        return add(ms, Direction::In, u"audio"_s, data);
    }
    Script &start(bool withSound = true)
    {
        return here(0, u"session.start"_s, {{u"agentName"_s, u"Billing support"_s}, {u"sound"_s, withSound}})
            .here(10, u"session.formats"_s, {{u"output"_s, u"pcm_16000"_s}, {u"input"_s, u"pcm_16000"_s}});
    }
    QList<LogEntry> log;

private:
    Script &add(qint64 ms, Direction direction, const QString &type, const QJsonObject &data)
    {
        log.append({.atUs = ms * 1000, .direction = direction, .type = type, .data = data});
        return *this;
    }
};

Item lastItem(const Script &script)
{
    return Conversation(script.log).items().constLast();
}

QJsonObject stopped(qint64 turn, double heardMs, bool interrupted)
{
    return {{u"turn"_s, turn}, {u"heardMs"_s, heardMs}, {u"interrupted"_s, interrupted}, {u"eventId"_s, 3}};
}

} // namespace

/// Chat and timings as functions of the log.
class TestConversation final : public QObject {
    Q_OBJECT
private slots:
    void opensWithTheFormat();
    void partialWordsBecomeFinal();
    void textComesInParts();
    void textWaitsForItsSound();
    void strikesByAlignment_data();
    void strikesByAlignment();
    void strikesWithoutAlignment();
    void whatWasNeverHeardIsStruckWhole();
    void toolCardsGather();
    void showsWhatHappened();
    void aLostLineLeavesNothingOpen();
    void saysItsSoundInAReplay();
    void partsOfATurnAddUp();
    void lateVoiceEndStillCounts();
    void anAnswerBeforeItsTranscript();
    void bargeInsAreMeasured();
    void percentilesAreOfRank();
    void aSilentSessionIsMeasuredByText();
    void anyOrderLeavesItWhole();
    void logGoesToDiskAndBack();
    void hidesSecrets();
};

void TestConversation::opensWithTheFormat()
{
    QCOMPARE(lastItem(Script().start()).text, u"Session started · Billing support · 16 kHz PCM"_s);
    QCOMPARE(lastItem(Script().start(false)).text, u"Session started · Billing support · text only"_s);
}

void TestConversation::partialWordsBecomeFinal()
{
    Script script;
    script.start().in(100, AgentServer::userTranscript(2, u"I was"_s, true));
    QVERIFY(lastItem(script).tentative);
    script.in(200, AgentServer::userTranscript(2, u"I was charged"_s, true));
    QCOMPARE(Conversation(script.log).items().size(), 2);
    script.in(300, AgentServer::userTranscript(2, u"I was charged twice."_s));
    QCOMPARE(lastItem(script).text, u"I was charged twice."_s);
    QVERIFY(!lastItem(script).tentative);
    QCOMPARE(lastItem(script).turn, 1);
    // A straggler, the same once more, and silence: nothing new.
    script.in(310, AgentServer::userTranscript(2, u"I was charged"_s, true))
        .in(320, AgentServer::userTranscript(2, u"I was charged twice."_s))
        .in(330, AgentServer::userTranscript(3, u" "_s));
    QCOMPARE(Conversation(script.log).items().size(), 2);
    script.in(400, AgentServer::userTranscript(4, u"Hello?"_s));
    QCOMPARE(lastItem(script).turn, 2);
}

void TestConversation::textComesInParts()
{
    const auto part = [](const QString &type, const QString &text) {
        return QJsonObject{
            {u"type"_s, u"agent_chat_response_part"_s},
            {u"text_response_part"_s, QJsonObject{{u"type"_s, type}, {u"text"_s, text}, {u"event_id"_s, 4}}}};
    };
    Script script;
    script.start(false)
        .in(100, part(u"start"_s, {}))
        .in(110, part(u"delta"_s, u"It is "_s))
        .in(120, part(u"delta"_s, u"sunny."_s));
    QCOMPARE(lastItem(script).text, u"It is sunny."_s);
    QVERIFY(lastItem(script).tentative);
    QCOMPARE(lastItem(script).revealedChars, 12);
    script.in(130, part(u"stop"_s, {})).in(140, AgentServer::agentResponse(4, u"It is sunny."_s));
    QCOMPARE(Conversation(script.log).items().size(), 2);
    QVERIFY(!lastItem(script).tentative);
}

void TestConversation::textWaitsForItsSound()
{
    Script script;
    script.start().in(100, AgentServer::agentResponse(3, u"one two"_s));
    QCOMPARE(lastItem(script).revealedChars, 0);
    script.sound(150, 3, 1, 700, u"one two"_s).here(160, u"sound.first"_s, {{u"turn"_s, 1}});
    const Conversation conversation(script.log);
    const Item item = conversation.items().constLast();
    QCOMPARE(Conversation::heardMsAt(item, 160'000), 0.0);
    QCOMPARE(Conversation::heardMsAt(item, 360'000), 200.0);
    QCOMPARE(Conversation::heardMsAt(item, 9'000'000), 700.0);
    QCOMPARE(conversation.charsHeardAfter(item, 200), 3);
    QCOMPARE(conversation.charsHeardAfter(item, 450), 7);
    script.here(860, u"sound.stopped"_s, stopped(1, 700, false));
    QCOMPARE(lastItem(script).revealedChars, 7);
    // Text that gets no sound is shown when the talk goes on.
    script.in(900, AgentServer::agentResponse(5, u"silent"_s))
        .in(950, AgentServer::userTranscript(6, u"Hm"_s));
    const QList<Item> items = Conversation(script.log).items();
    QCOMPARE(items.at(items.size() - 2).revealedChars, 6);
}

void TestConversation::strikesByAlignment_data()
{
    QTest::addColumn<double>("heardMs");
    QTest::addColumn<int>("struckFrom");
    QTest::newRow("nothing heard") << 0.0 << 0;
    QTest::newRow("in the first word") << 10.0 << 3;
    QTest::newRow("between") << 350.0 << 3;
    QTest::newRow("second") << 401.0 << 7;
    QTest::newRow("third, in the next piece") << 810.0 << -1;
    QTest::newRow("all") << 1500.0 << -1;
}

void TestConversation::strikesByAlignment()
{
    QFETCH(double, heardMs);
    QFETCH(int, struckFrom);
    // 100 ms a character; the times of each piece begin anew.
    Script script;
    script.start()
        .in(100, AgentServer::agentResponse(3, u"one two three"_s))
        .sound(110, 3, 1, 800, u"one two "_s)
        .sound(120, 3, 1, 500, u"three"_s)
        .here(130, u"sound.first"_s, {{u"turn"_s, 1}})
        .in(500, AgentServer::interruption(3))
        .here(510, u"sound.stopped"_s, stopped(1, heardMs, true));
    QCOMPARE(lastItem(script).struckFrom, struckFrom);
    QCOMPARE(lastItem(script).interruptedAfterMs, heardMs);
    QCOMPARE(lastItem(script).revealedChars, struckFrom < 0 ? 13 : struckFrom);
}

void TestConversation::strikesWithoutAlignment()
{
    Script script;
    script.start()
        .in(100, AgentServer::agentResponse(3, u"one two three four five six"_s))
        .sound(110, 3, 1, 2700)
        .here(130, u"sound.first"_s, {{u"turn"_s, 1}})
        .here(1510, u"sound.stopped"_s, stopped(1, 1350, true));
    const Item item = lastItem(script);
    QVERIFY(item.struckFrom > 5 && item.struckFrom < 25);
    QVERIFY(item.struckFrom == item.text.size() || item.text.at(item.struckFrom).isSpace());
}

void TestConversation::whatWasNeverHeardIsStruckWhole()
{
    Script script;
    script.start().in(100, AgentServer::agentResponse(3, u"one two"_s)).in(110, AgentServer::interruption(3));
    QCOMPARE(lastItem(script).struckFrom, 0);
    QCOMPARE(lastItem(script).interruptedAfterMs, 0.0);
    // An interruption of something else says nothing about this.
    Script other;
    other.start().in(100, AgentServer::agentResponse(5, u"one two"_s)).in(110, AgentServer::interruption(3));
    QCOMPARE(lastItem(other).struckFrom, -1);
}

void TestConversation::toolCardsGather()
{
    const auto server = [](const QString &type, const QJsonObject &fields) {
        return QJsonObject{{u"type"_s, type}, {type, fields}};
    };
    Script script;
    script.start()
        .in(100,
            server(u"agent_tool_request"_s,
                   {{u"tool_name"_s, u"lookup"_s},
                    {u"tool_call_id"_s, u"t1"_s},
                    {u"tool_type"_s, u"webhook"_s}}))
        .in(412,
            server(u"agent_tool_response_full_payload"_s,
                   {{u"tool_call_id"_s, u"t1"_s}, {u"full_tool_result"_s, u"{\"ok\":1}"_s}}));
    Item card = lastItem(script);
    QCOMPARE(card.toolName, u"lookup"_s);
    QCOMPARE(card.toolMs, 312.0);
    QCOMPARE(card.toolState, Item::ToolState::Done);
    QCOMPARE(card.result, u"{\"ok\":1}"_s);

    script.in(500, AgentServer::toolCall(u"t2"_s, u"open"_s, {{u"a"_s, 1}}))
        .in(505,
            server(
                u"agent_tool_request"_s,
                {{u"tool_name"_s, u"open"_s}, {u"tool_call_id"_s, u"t2"_s}, {u"tool_type"_s, u"client"_s}}));
    card = lastItem(script);
    QCOMPARE(card.toolState, Item::ToolState::Waiting);
    QVERIFY(card.expectsAnswer);
    QCOMPARE(card.arguments, u"{\"a\":1}"_s);
    script
        .out(600, u"client_tool_result"_s,
             {{u"tool_call_id"_s, u"t2"_s}, {u"result"_s, u"no"_s}, {u"is_error"_s, true}})
        .here(600, u"tool.answered"_s, {{u"callId"_s, u"t2"_s}, {u"by"_s, u"ask"_s}, {u"ms"_s, 100.0}});
    card = lastItem(script);
    QCOMPARE(card.toolState, Item::ToolState::Failed);
    QCOMPARE(card.answeredBy, u"ask"_s);
    QCOMPARE(Conversation(script.log).items().size(), 3);
}

void TestConversation::showsWhatHappened()
{
    using Note = Item::Note;
    Script script;
    script.start()
        .here(100, u"echo.suspected"_s)
        .here(150, u"echo.suspected"_s)
        .here(200, u"device.lost"_s, {{u"side"_s, u"microphone"_s}})
        .here(250, u"session.slept"_s, {{u"ms"_s, 60'000}})
        .here(300, u"session.state"_s, {{u"state"_s, u"reconnecting"_s}, {u"attempt"_s, 1}, {u"of"_s, 5}})
        .here(400, u"session.state"_s, {{u"state"_s, u"reconnecting"_s}, {u"attempt"_s, 2}, {u"of"_s, 5}});
    QCOMPARE(lastItem(script).text, u"Connection lost. Reconnecting… 2 of 5"_s);
    QCOMPARE(Conversation(script.log).items().size(), 5);
    script.here(500, u"session.formats"_s, {{u"output"_s, u"pcm_16000"_s}})
        .here(600, u"session.end"_s, {{u"outcome"_s, u"failed"_s}, {u"message"_s, u"It broke."_s}});
    QList<Note> notes;
    const Conversation conversation(script.log);
    for (const Item &item : conversation.items())
        notes.append(item.note);
    QCOMPARE(notes,
             (QList<Note>{Note::Started, Note::Echo, Note::Device, Note::Slept, Note::Reconnecting,
                          Note::Reconnected, Note::Failed}));
    QCOMPARE(lastItem(script).text, u"It broke."_s);
}

void TestConversation::aLostLineLeavesNothingOpen()
{
    Script script;
    script.start()
        .in(100, AgentServer::toolCall(u"tc_1"_s, u"lookup_order"_s, {}))
        .in(200, AgentServer::userTranscript(2, u"I was ch"_s, true))
        .here(300, u"session.state"_s, {{u"state"_s, u"reconnecting"_s}, {u"attempt"_s, 1}, {u"of"_s, 5}});
    const QList<Item> lost = Conversation(script.log).items();
    QCOMPARE(lost.at(1).toolState, Item::ToolState::Skipped);
    QVERIFY(lost.at(2).text == "I was ch"_L1 && !lost.at(2).tentative);
    // A new connection may name its calls alike.
    script.here(500, u"session.formats"_s, {{u"output"_s, u"pcm_16000"_s}})
        .in(600, AgentServer::toolCall(u"tc_1"_s, u"open_ticket"_s, {}));
    QCOMPARE(lastItem(script).toolName, u"open_ticket"_s);
    QCOMPARE(lastItem(script).toolState, Item::ToolState::Waiting);
}

void TestConversation::saysItsSoundInAReplay()
{
    // Sound without any text: what is spoken stands in for it, until the text comes.
    Script script;
    script.start().sound(100, 3, 1, 500, u"Hello "_s).sound(200, 3, 1, 500, u"you"_s);
    QCOMPARE(lastItem(script).text, u"Hello you"_s);
    script.in(300, AgentServer::agentResponse(3, u"Hello, you!"_s));
    QCOMPARE(lastItem(script).text, u"Hello, you!"_s);
    QCOMPARE(Conversation(script.log).itemOfSound(1), 1);
}

void TestConversation::partsOfATurnAddUp()
{
    Script script;
    script.start()
        .here(1000, u"voice.begin"_s)
        .here(2000, u"voice.end"_s)
        .in(2210, AgentServer::userTranscript(2, u"I was charged twice"_s))
        .in(2630, AgentServer::agentResponse(3, u"I see"_s))
        .sound(2950, 3, 1, 500)
        .here(3000, u"sound.first"_s, {{u"turn"_s, 1}});
    const TurnTiming turn = Timings(script.log).turns().constFirst();
    QCOMPARE(*turn.hearMs(), 210.0);
    QCOMPARE(*turn.thinkMs(), 420.0);
    QCOMPARE(*turn.speakMs(), 320.0);
    QCOMPARE(*turn.bufferMs(), 50.0);
    QCOMPARE(*turn.replyMs(), 1000.0);
    QCOMPARE(turn.unmeasuredMs(), 0.0);
    QCOMPARE(turn.label, u"I was charged twice"_s);
    // Later sound of the same answer changes nothing.
    script.sound(3100, 3, 1, 500).sound(3500, 5, 2, 500).here(3600, u"sound.first"_s, {{u"turn"_s, 2}});
    QCOMPARE(Timings(script.log).turns().constFirst(), turn);
}

void TestConversation::lateVoiceEndStillCounts()
{
    Script script;
    script.start()
        .here(1000, u"voice.begin"_s)
        .in(2210, AgentServer::userTranscript(2, u"Hm"_s))
        .here(2000, u"voice.end"_s) // told after the quiet that proves it
        .sound(2950, 3, 1, 500)
        .here(3000, u"sound.first"_s, {{u"turn"_s, 1}});
    const Timings timings(script.log);
    QCOMPARE(*timings.turns().constFirst().hearMs(), 210.0);
    QCOMPARE(*timings.medianMs(), 1000.0);
}

void TestConversation::anAnswerBeforeItsTranscript()
{
    Script script;
    script.start()
        .here(1000, u"voice.begin"_s)
        .here(2000, u"voice.end"_s)
        .in(2500, AgentServer::agentResponse(3, u"Yes"_s))
        .sound(2600, 3, 1, 500)
        .here(2700, u"sound.first"_s, {{u"turn"_s, 1}})
        .in(2800, AgentServer::userTranscript(2, u"Hello"_s));
    const TurnTiming turn = Timings(script.log).turns().constFirst();
    QCOMPARE(*turn.replyMs(), 700.0);
    QVERIFY(!turn.hearMs() && !turn.thinkMs());
    QCOMPARE(*turn.speakMs() + *turn.bufferMs() + turn.unmeasuredMs(), 700.0);
    QCOMPARE(turn.unmeasuredMs(), 500.0);
}

void TestConversation::bargeInsAreMeasured()
{
    Script script;
    script.start()
        .sound(100, 3, 1, 5000)
        .here(150, u"sound.first"_s, {{u"turn"_s, 1}})
        .here(1000, u"voice.begin"_s)
        .in(1150, AgentServer::interruption(3))
        .here(1180, u"sound.stopped"_s, stopped(1, 1030, true));
    const QList<BargeIn> found = Timings(script.log).bargeIns();
    QCOMPARE(found.size(), 1);
    QCOMPARE(*found.constFirst().voiceToSilenceMs, 180.0);
    QCOMPARE(*found.constFirst().eventToSilenceMs, 30.0);
    QCOMPARE(found.constFirst().turn, 0);
    // Hanging up in the middle of a word is none.
    Script left;
    left.start()
        .sound(100, 3, 1, 5000)
        .here(150, u"sound.first"_s, {{u"turn"_s, 1}})
        .here(1180, u"sound.stopped"_s, stopped(1, 1030, true));
    QVERIFY(Timings(left.log).bargeIns().isEmpty());
}

void TestConversation::percentilesAreOfRank()
{
    Script script;
    script.start();
    for (int i = 1; i <= 10; ++i) {
        const qint64 at = i * 10'000;
        script.out(at, u"user_message"_s, {{u"text"_s, u"x"_s}})
            .sound(at + 50, i, i, 100)
            .here(at + i * 100, u"sound.first"_s, {{u"turn"_s, i}});
    }
    const Timings timings(script.log);
    QCOMPARE(*timings.percentileMs(50), 500.0);
    QCOMPARE(*timings.percentileMs(90), 900.0);
    QCOMPARE(*timings.percentileMs(95), 1000.0);
    QCOMPARE(timings.slowest(), 9);
    QVERIFY(timings.turns().constFirst().typed);
    QVERIFY(!Timings().medianMs());
    QCOMPARE(Timings().slowest(), -1);
}

void TestConversation::aSilentSessionIsMeasuredByText()
{
    Script script;
    script.start(false)
        .out(1000, u"user_message"_s, {{u"text"_s, u"Hello"_s}})
        .in(1400, AgentServer::agentResponse(3, u"Hi"_s));
    const TurnTiming turn = Timings(script.log).turns().constFirst();
    QCOMPARE(*turn.replyMs(), 400.0);
    QCOMPARE(*turn.thinkMs(), 400.0);
}

void TestConversation::anyOrderLeavesItWhole()
{
    Script script;
    script.start();
    for (int i = 0; i < 20; ++i) {
        script.in(i, AgentServer::userTranscript(i % 4, u"u%1"_s.arg(i), i % 3 == 0))
            .in(i, AgentServer::agentResponse(i % 5, u"a%1"_s.arg(i)))
            .sound(i, i % 5, i % 7, 100, u"x y"_s)
            .in(i, AgentServer::interruption(i % 6))
            .here(i, u"sound.first"_s, {{u"turn"_s, i % 8}})
            .here(i, u"sound.stopped"_s, stopped(i % 8, i * 10.0, i % 2 == 0))
            .here(i, u"voice.end"_s)
            .here(i, u"line.lost"_s)
            .here(i, u"session.state"_s, {{u"state"_s, u"reconnecting"_s}})
            .here(i, u"session.formats"_s, {});
    }
    QRandomGenerator random(7);
    for (int run = 0; run < 100; ++run) {
        std::shuffle(script.log.begin(), script.log.end(), random);
        const Conversation conversation(script.log);
        for (const Item &item : conversation.items()) {
            QVERIFY(item.revealedChars >= 0 && item.revealedChars <= item.text.size());
            QVERIFY(item.struckFrom < item.text.size() || item.struckFrom == -1);
        }
        const Timings timings(script.log);
        for (const TurnTiming &turn : timings.turns()) {
            if (const auto reply = turn.replyMs()) {
                const double sum = turn.hearMs().value_or(0) + turn.thinkMs().value_or(0)
                    + turn.speakMs().value_or(0) + turn.bufferMs().value_or(0) + turn.unmeasuredMs();
                QVERIFY(std::abs(sum - *reply) < 0.001);
            }
        }
    }
}

void TestConversation::logGoesToDiskAndBack()
{
    EventLog log;
    QList<LogEntry> all;
    for (int i = 0; i < 5000; ++i) {
        all.append({.atUs = i, .direction = Direction::In, .type = u"t%1"_s.arg(i), .data = {{u"ü"_s, i}}});
        log.append(all.last());
    }
    QCOMPARE(log.size(), 5000);
    QCOMPARE(log.entries(), all);
    QCOMPARE(log.at(0), all.first());
    QCOMPARE(log.at(2345), all.at(2345));
    QCOMPARE(log.at(4999), all.last());
    QCOMPARE(log.at(5000), LogEntry());
    QCOMPARE(log.at(-1), LogEntry());
    QCOMPARE(logFromJsonLines(log.toJsonLines()), all);
    EventLog moved = std::move(log);
    QCOMPARE(moved.at(17), all.at(17));
    moved.clear();
    QVERIFY(moved.isEmpty());
}

void TestConversation::hidesSecrets()
{
    const QJsonObject shown = withoutSecrets(
        {{u"secret__pin"_s, u"a"_s},
         {u"name"_s, u"Ana"_s},
         {u"max_tokens"_s, 5},
         {u"inner"_s,
          QJsonObject{{u"API_KEY"_s, u"b"_s}, {u"list"_s, QJsonArray{QJsonObject{{u"token"_s, u"c"_s}}}}}}});
    const QByteArray text = QJsonDocument(shown).toJson(QJsonDocument::Compact);
    QVERIFY(text.contains("Ana") && text.contains("5"));
    QCOMPARE(text.count("[redacted]"), 3);
}

QTEST_GUILESS_MAIN(TestConversation)
#include "tst_conversation.moc"
