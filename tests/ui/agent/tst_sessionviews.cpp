// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/speech/speechworld.h"
#include "ui/agent/agentoptions.h"
#include "ui/agent/chatmodel.h"
#include "ui/agent/chatview.h"
#include "ui/agent/knownagent.h"
#include "ui/agent/latencylist.h"
#include "ui/agent/logmodel.h"
#include "ui/agent/logpage.h"
#include "ui/agent/payloadtext.h"
#include "ui/agent/samplesession.h"
#include "ui/agent/shownsession.h"
#include "ui/agent/timingpage.h"
#include "ui/agent/timingtile.h"
#include "ui/theme/variants.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::ui;

/// The views of a session, over the log of a made-up one.
class TestSessionViews final : public QObject {
    Q_OBJECT

    static int rowWith(const ChatModel &chat, const QString &part)
    {
        for (int row = 0; row < chat.rowCount(); ++row) {
            if (chat.at(row).text.contains(part) || chat.at(row).title.contains(part))
                return row;
        }
        return -1;
    }

private slots:
    void initTestCase() { setupAppearance(); }

    void theChatIsTheLog()
    {
        ShownSession shown;
        ChatModel chat(shown);
        QAbstractItemModelTester tester(&chat, QAbstractItemModelTester::FailureReportingMode::QtTest);
        shown.show(ShownSession::Kind::Live);
        for (const agent::LogEntry &entry : sampleSession())
            shown.append(entry);
        using Kind = ChatRow::Kind;
        QList<Kind> kinds;
        for (int row = 0; row < chat.rowCount(); ++row)
            kinds.append(chat.at(row).kind);
        QCOMPARE(kinds,
                 (QList<Kind>{Kind::System, Kind::Agent, Kind::User, Kind::Tool, Kind::Agent, Kind::User,
                              Kind::Context, Kind::Agent, Kind::User, Kind::Agent}));
        QVERIFY(chat.at(0).text.contains(u"Billing support v14"_s));
        QVERIFY(chat.at(0).text.contains(u"16 kHz PCM"_s));
        QCOMPARE(chat.at(1).time, u"14:31:03"_s);
        // Whole at once and entry by entry are the same.
        ShownSession whole;
        ChatModel other(whole);
        whole.show(ShownSession::Kind::Ended, sampleSession());
        QCOMPARE(other.rowCount(), chat.rowCount());
        for (int row = 0; row < chat.rowCount(); ++row)
            QCOMPARE(other.at(row), chat.at(row));
    }

    void whatWasNeverHeardIsStruck()
    {
        ShownSession shown;
        ChatModel chat(shown);
        shown.show(ShownSession::Kind::Ended, sampleSession());
        const int row = rowWith(chat, u"two charges"_s);
        QVERIFY(row > 0);
        const ChatRow cut = chat.at(row);
        QVERIFY(cut.interrupted);
        QCOMPARE(cut.note, u"Interrupted after 6.4 s"_s);
        QVERIFY(cut.text.left(cut.struckFrom).trimmed().endsWith(u"to five"_s));
        QVERIFY(cut.text.mid(cut.struckFrom).trimmed().startsWith(u"working days"_s));
        QVERIFY(chat.index(row).data(Qt::AccessibleTextRole).toString().contains(u"interrupted"_s));
    }

    void aToolsCallIsACard()
    {
        ShownSession shown;
        ChatModel chat(shown);
        shown.show(ShownSession::Kind::Ended, sampleSession());
        const ChatRow card = chat.at(rowWith(chat, u"lookup_order"_s));
        QCOMPARE(card.detail, u"{ \"order_id\": \"48213\" }   →   2 charges, 1 duplicate"_s);
        QCOMPARE(card.state, u"OK · 312 ms"_s);
        QCOMPARE(card.tone, ChatRow::Tone::Good);
    }

    void partialWordsAreGreyAndFinalOnesNot()
    {
        ShownSession shown;
        ChatModel chat(shown);
        shown.show(ShownSession::Kind::Live);
        const auto heard = [&shown](const char *type, const char *payload, const char *field,
                                    const QString &text) {
            const QString name = QString::fromLatin1(type);
            shown.append({1'000'000,
                          agent::LogEntry::Direction::In,
                          name,
                          {{u"type"_s, name},
                           {QString::fromLatin1(payload),
                            QJsonObject{{QString::fromLatin1(field), text}, {u"event_id"_s, 1}}}}});
        };
        heard("tentative_user_transcript", "tentative_user_transcription_event", "user_transcript",
              u"I was char"_s);
        QCOMPARE(chat.rowCount(), 1);
        QVERIFY(chat.at(0).partial);
        heard("user_transcript", "user_transcription_event", "user_transcript", u"I was charged twice"_s);
        QCOMPARE(chat.rowCount(), 1);
        QVERIFY(!chat.at(0).partial);
        QCOMPARE(chat.at(0).text, u"I was charged twice"_s);
    }

    void inAReplayWordsAppearAsTheyWereHeard()
    {
        ShownSession shown;
        ChatModel chat(shown);
        shown.show(ShownSession::Kind::Replay, sampleSession());
        const int row = rowWith(chat, u"two charges"_s);
        shown.setPosition(8'830'000 + 2'000'000);
        const QString part = chat.at(row).text;
        QVERIFY2(part.startsWith(u"I can see"_s) && part.size() < 60, qPrintable(part));
        QVERIFY(chat.at(chat.rowCount() - 1).dimmed);
        QCOMPARE(chat.rowAt(9'500'000), row);
        shown.setPosition(20'000'000);
        QVERIFY(!chat.at(row).dimmed);
    }

    void enterPlaysThatTurnAndCopyTakesItsText()
    {
        ShownSession shown;
        ChatView view(shown);
        view.resize(700, 500);
        view.show();
        shown.show(ShownSession::Kind::Ended, sampleSession());
        QSignalSpy played(&shown, &ShownSession::playRequested);
        const int row = rowWith(*view.chat(), u"Gold member"_s);
        view.setCurrentIndex(view.chat()->index(row));
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(played.size(), 1);
        QVERIFY(std::abs(played.at(0).at(0).toLongLong() - 17'850'000) < 100'000);
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"Of course."_s));
        // The turn is chosen for everybody.
        QCOMPARE(shown.chosenTurn(), 2);
        QSignalSpy typed(&view, &ChatView::typed);
        QTest::keyClick(&view, Qt::Key_H);
        QCOMPARE(typed.size(), 1);
    }

    void theWaterfallAddsUp()
    {
        ShownSession shown;
        LatencyModel model(shown);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        shown.show(ShownSession::Kind::Live);
        for (const agent::LogEntry &entry : sampleSession())
            shown.append(entry);
        QCOMPARE(model.rowCount(), 3);
        for (int row = 0; row < 3; ++row) {
            const agent::TurnTiming *turn = model.at(row);
            const double parts = turn->hearMs().value_or(0) + turn->thinkMs().value_or(0)
                + turn->speakMs().value_or(0) + turn->bufferMs().value_or(0) + turn->unmeasuredMs();
            QVERIFY(std::abs(parts - *turn->replyMs()) < 0.01);
        }
        QCOMPARE(qRound(*model.at(1)->replyMs()), 1000);
        QCOMPARE(model.scaleMs(), 1500.0);
        QVERIFY(model.index(1)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .startsWith(u"Turn 2, 1.00 seconds: hear 0.21"_s));
    }

    void tilesSayWhatIsOverTheTarget()
    {
        tests::SpeechWorld world;
        ShownSession shown;
        TimingPage page(shown, world.settings);
        page.resize(328, 700);
        page.show();
        shown.show(ShownSession::Kind::Ended, sampleSession());
        QCOMPARE(page.findChild<TimingTile *>(u"medianTile"_s)->figure(), u"1.00 s"_s);
        QCOMPARE(page.findChild<TimingTile *>(u"slowestTile"_s)->figure(), u"1.38 s"_s);
        QCOMPARE(page.findChild<TimingTile *>(u"bargeInTile"_s)->accessibleName(), u"Barge-in: 1"_s);
        // Choosing a turn here chooses it in the chat.
        QSignalSpy chosen(&shown, &ShownSession::turnChosen);
        page.list()->setCurrentIndex(page.list()->model()->index(2, 0));
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.at(0).at(0).toInt(), 3);
    }

    void theLogIsFilteredCopiedAndSaved()
    {
        tests::SpeechWorld world;
        ShownSession shown;
        LogPage page(shown, world.prompts);
        page.resize(328, 600);
        page.show();
        shown.show(ShownSession::Kind::Ended,
                   sampleSession()
                       + QList<agent::LogEntry>{{.atUs = 99'000'000,
                                                 .direction = agent::LogEntry::Direction::Out,
                                                 .type = u"x_custom"_s,
                                                 .data = {{u"api_key"_s, u"plainkeyplain"_s}}}});
        auto *model = page.findChild<LogModel *>();
        const int calm = model->rowCount();
        model->setWhich(LogModel::Which::Everything);
        QCOMPARE(model->rowCount(), int(sampleSession().size()) + 1);
        QVERIFY(calm < model->rowCount());
        model->setText(u"client_tool_call"_s);
        QCOMPARE(model->rowCount(), 1);
        page.list()->setCurrentIndex(model->index(0));
        QTest::keyClick(page.list(), Qt::Key_C, Qt::ControlModifier);
        const auto copied = agent::logFromJsonLines(QGuiApplication::clipboard()->text().toUtf8());
        QCOMPARE(copied.size(), 1);
        QCOMPARE(copied.first().type, u"client_tool_call"_s);
        // Saved whole, whatever is filtered.
        world.prompts.folderToChoose = world.root;
        page.findChild<QAbstractButton *>(u"logSave"_s)->click();
        QTRY_COMPARE(QDir(world.root).entryList({u"events *.jsonl"_s}).size(), 1);
        QFile file(QDir(world.root).filePath(QDir(world.root).entryList({u"events *.jsonl"_s}).first()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray saved = file.readAll();
        QCOMPARE(agent::logFromJsonLines(saved).first(sampleSession().size()), sampleSession());
        // It leaves the program's own folder: without keys, and for its owner alone.
        QVERIFY(!saved.contains("plainkeyplain"));
        QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void newEntriesComeInBundles()
    {
        ShownSession shown;
        LogModel model(shown);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        shown.show(ShownSession::Kind::Live);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        for (int i = 0; i < 2000; ++i)
            shown.append({i * 100, agent::LogEntry::Direction::Local, u"mute"_s, {}});
        QTRY_COMPARE(model.rowCount(), 2000);
        QVERIFY(inserted.size() < 20);
    }

    void payloadsReadWell()
    {
        QCOMPARE(payloadLine(u"{\"a\":[1,true,null],\"b\":{}}"_s),
                 u"{ \"a\": [1, true, null], \"b\": {} }"_s);
        QCOMPARE(payloadLine(u"no\njson"_s), u"no json"_s);
        QVERIFY(payloadLine(QString(5000, u'x')).size() <= 401);
        QVERIFY(payloadLine(u"["_s + QString(20'000, u'[')).size() <= 401);
    }

    void optionsAreKeptByAgent()
    {
        tests::SpeechWorld world;
        AgentOptions options;
        options.overrides.firstMessage = u"Hello."_s;
        options.overrides.textOnly = true;
        options.variables =
            variablesFromText(u"name = Ana\ntier=Gold\nage = 41\norder = 0048\nvip = true\nno value"_s);
        QCOMPARE(options.variables.value(u"age"_s).toDouble(), 41.0);
        QCOMPARE(options.variables.value(u"order"_s).toString(), u"0048"_s);
        QCOMPARE(options.variables.value(u"vip"_s).toBool(), true);
        QCOMPARE(options.variables.size(), 5);
        QCOMPARE(variablesFromText(variablesToText(options.variables)), options.variables);
        agent::ToolRule rule;
        rule.tool = u"lookup_order"_s;
        rule.way = agent::ToolRule::Way::Template;
        rule.body = u"Order {{order_id}}"_s;
        rule.delay = std::chrono::milliseconds(250);
        options.rules = {rule};
        {
            AgentOptionsStore store(world.settings);
            store.set(u"service:a"_s, options);
        }
        AgentOptionsStore again(world.settings);
        QCOMPARE(again.of(u"service:a"_s), options);
        QCOMPARE(again.of(u"service:b"_s), AgentOptions());
        QCOMPARE(agentOptionsFromJson({{u"rules"_s, u"nonsense"_s}, {u"overrides"_s, 3}}), AgentOptions());
    }

    void savedAgentsHoldNoSecret()
    {
        KnownAgent own;
        own.key = u"saved:1"_s;
        own.source = KnownAgent::Source::Saved;
        own.name = u"Ours"_s;
        own.way = agent::AgentAddress::Way::SignedUrlService;
        own.serviceUrl = QUrl(u"https://example.com/url"_s);
        own.headerName = "X-Token";
        own.hasHeader = true;
        KnownAgent pasted = own;
        pasted.source = KnownAgent::Source::Pasted;
        const QByteArray json = savedAgentsToJson({own, pasted});
        QCOMPARE(savedAgentsFromJson(json), QList<KnownAgent>{own});
        QVERIFY(savedAgentsFromJson("[1, {}, {\"key\": \"x\"}]").isEmpty());
        QVERIFY(savedAgentsFromJson("nonsense").isEmpty());
    }
};

QTEST_MAIN(TestSessionViews)
#include "tst_sessionviews.moc"
