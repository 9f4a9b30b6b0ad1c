// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/servicelog.h"

#include "core/agent/conversation.h"
#include "core/agent/timings.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::agent;

using Item = ConversationItem;

namespace {

const char *const kDetails =
    "{\"agent_id\":\"a1\",\"agent_name\":\"Billing "
    "support\",\"conversation_id\":\"conv_9\",\"status\":\"done\","
    "\"has_audio\":true,\"metadata\":{\"start_time_unix_secs\":1793000000,\"call_duration_secs\":42,"
    "\"cost\":310,\"termination_reason\":\"end_call tool\"},"
    "\"analysis\":{\"call_successful\":\"success\",\"transcript_summary\":\"A refund.\","
    "\"evaluation_criteria_results\":{\"polite\":{\"criteria_id\":\"polite\",\"result\":\"failure\","
    "\"rationale\":\"It was not.\"}},"
    "\"data_collection_results\":{\"order\":{\"value\":48213}}},"
    "\"transcript\":["
    "{\"role\":\"agent\",\"message\":\"Hello.\",\"time_in_call_secs\":0},"
    "{\"role\":\"user\",\"message\":\"I was charged twice.\",\"time_in_call_secs\":3},"
    "{\"role\":\"agent\",\"message\":null,\"time_in_call_secs\":5,\"tool_calls\":[{\"request_id\":\"t1\","
    "\"tool_name\":\"lookup_order\",\"type\":\"webhook\",\"params_as_json\":\"{\\\"id\\\":1}\"},"
    "{\"request_id\":\"t2\",\"tool_name\":\"ask\",\"type\":\"client\",\"params_as_json\":\"not json\"}]},"
    "{\"role\":\"agent\",\"message\":\"I can see\",\"original_message\":\"I can see two charges.\","
    "\"interrupted\":true,\"time_in_call_secs\":6,\"feedback\":{\"score\":\"like\"},"
    "\"tool_results\":[{\"request_id\":\"t1\",\"tool_name\":\"lookup_order\",\"result_value\":\"2 charges\","
    "\"is_error\":false,\"tool_latency_secs\":0.3}]},"
    "{\"role\":\"user\",\"message\":\"Thanks\",\"time_in_call_secs\":9,\"source_medium\":\"text\"}]}";

} // namespace

/// What the service remembers, shown like what happened here.
class TestServiceLog final : public QObject {
    Q_OBJECT
private slots:
    void readsTheDetails();
    void becomesAConversation();
    void measuresNothing();
    void standsAnything();
};

void TestServiceLog::readsTheDetails()
{
    const auto details =
        api::conversationDetailsFromJson(QJsonDocument::fromJson(QByteArray(kDetails)).object());
    QCOMPARE(details.summary.id, u"conv_9"_s);
    QCOMPARE(details.summary.seconds, 42);
    QCOMPARE(details.credits, 310);
    QCOMPARE(details.summary.verdict, api::Verdict::Success);
    QCOMPARE(details.evaluations.constFirst().verdict, api::Verdict::Failure);
    QCOMPARE(details.data.constFirst().value, u"48213"_s);
    QCOMPARE(details.turns.size(), 5);
    // The result stands in a later turn than the call it answers.
    QCOMPARE(details.turns.at(2).tools.constFirst().result, u"2 charges"_s);
    QVERIFY(!details.turns.at(2).tools.last().answered);
    QVERIFY(details.turns.at(3).tools.isEmpty());
}

void TestServiceLog::becomesAConversation()
{
    const auto details =
        api::conversationDetailsFromJson(QJsonDocument::fromJson(QByteArray(kDetails)).object());
    const QList<LogEntry> log = logOfConversation(details);
    const Conversation conversation(log);
    QCOMPARE(conversation.conversationId(), u"conv_9"_s);
    const QList<Item> &items = conversation.items();
    QCOMPARE(items.size(), 7);
    QCOMPARE(items.at(0).text, u"Hello."_s);
    QCOMPARE(items.at(0).revealedChars, 6);
    QCOMPARE(items.at(1).kind, Item::Kind::User);
    QVERIFY(!items.at(1).typed);
    QCOMPARE(items.at(2).toolName, u"lookup_order"_s);
    QCOMPARE(items.at(2).arguments, u"{\"id\":1}"_s);
    QCOMPARE(items.at(2).result, u"2 charges"_s);
    QCOMPARE(items.at(2).toolMs, 300.0);
    QCOMPARE(items.at(3).toolState, Item::ToolState::Skipped);
    QCOMPARE(items.at(4).text, u"I can see two charges."_s);
    QCOMPARE(items.at(4).correctedText, u"I can see"_s);
    QCOMPARE(items.at(4).feedback, Item::Feedback::Like);
    QVERIFY(items.at(5).typed);
    QCOMPARE(items.at(6).text, u"The conversation ended: end_call tool"_s);
    for (int i = 1; i < log.size(); ++i)
        QVERIFY(log.at(i).atUs >= log.at(i - 1).atUs);
}

void TestServiceLog::measuresNothing()
{
    const auto details =
        api::conversationDetailsFromJson(QJsonDocument::fromJson(QByteArray(kDetails)).object());
    // Whole seconds are no measurement.
    const Timings timings(logOfConversation(details));
    QVERIFY(timings.turns().isEmpty());
    QVERIFY(!timings.medianMs());
}

void TestServiceLog::standsAnything()
{
    const QByteArray whole(kDetails);
    for (qsizetype i = 0; i < whole.size(); i += 7) {
        QByteArray changed = whole;
        changed[i] = changed.at(i) == '"' ? '7' : '"';
        std::ignore =
            logOfConversation(api::conversationDetailsFromJson(QJsonDocument::fromJson(changed).object()));
    }
    api::ConversationDetails odd;
    odd.turns.append({.byAgent = true, .text = u"x"_s, .atSeconds = 1e300});
    odd.turns.append({.byAgent = false, .text = u"y"_s, .atSeconds = -5});
    QCOMPARE(Conversation(logOfConversation(odd)).items().size(), 3);
}

QTEST_GUILESS_MAIN(TestServiceLog)
#include "tst_servicelog.moc"
