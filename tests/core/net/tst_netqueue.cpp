// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/nettransport.h"

#include "tests/core/net/netprobe.h"

#include <QRegularExpression>

#include <atomic>
#include <thread>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::net;
using namespace studio::test;

/// The queues in front of the connections.
class TestNetQueue : public QObject {
    Q_OBJECT

    std::vector<std::unique_ptr<StreamProbe>> m_probes;

    void startPaid(NetTransport &transport, const QUrl &url, int count)
    {
        for (int i = 0; i < count; ++i)
            m_probes.push_back(std::make_unique<StreamProbe>(transport.open(paidPost(url))));
    }
    bool allSucceeded()
    {
        return std::all_of(m_probes.begin(), m_probes.end(), [](const auto &probe) {
            return probe->waitForEnd() && probe->outcome->has_value();
        });
    }
    static Answer slowAnswer()
    {
        Answer slow = Answer::json("{}");
        slow.delay = 60ms;
        return slow;
    }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void cleanup() { m_probes.clear(); }

    void goesAsWideAsThePlan_data()
    {
        QTest::addColumn<int>("plan"); // 0: not known yet
        QTest::addColumn<int>("width");
        QTest::newRow("unknown") << 0 << 2;
        QTest::newRow("5") << 5 << 5;
        QTest::newRow("more than Qt's six connections") << 15 << 15;
    }
    void goesAsWideAsThePlan()
    {
        QFETCH(int, plan);
        QFETCH(int, width);
        TestServer server;
        server.answer("/long", Answer::failure(Answer::Ending::Stall));
        server.answer("/x", Answer::json("{}"));
        NetTransport transport(quickOptions());
        transport.setConcurrency(server.url(), plan);
        startPaid(transport, server.url(u"/long"_s), width);
        startPaid(transport, server.url(u"/x"_s), 20);
        QTRY_COMPARE(server.requestCount("/long"), width);
        QCOMPARE(server.requestCount("/x"), 0);
        for (int i = 0; i < width; ++i)
            m_probes[static_cast<size_t>(i)]->stream->cancel();
        QTRY_COMPARE(server.requestCount("/x"), 20);
        QVERIFY(m_probes.back()->waitForEnd());
        QVERIFY(server.mostAtOnce() <= width + 1); // a cancelled one may be noticed a moment late
    }

    void learnsTheWidthFromAnAnswer()
    {
        TestServer server;
        Answer answer = Answer::json("{}");
        answer.headers.emplaceBack("maximum-concurrent-requests", "7");
        server.answer("/x", answer);
        NetTransport transport(quickOptions());
        QCOMPARE(transport.concurrency(server.url()), 2);
        QVERIFY(*wait(transport.send(paidPost(server.url(u"/x"_s)))));
        QCOMPARE(transport.concurrency(server.url()), 7);
    }

    void shrinksWhenThereAreTooManyAndLosesNone()
    {
        TestServer server;
        std::atomic_int running = 0;
        std::atomic_int refused = 0;
        server.setHandler([&](const SeenRequest &) {
            // Like a plan of two: a request ends 60 ms after it began.
            if (running >= 2) {
                ++refused;
                return Answer::json(R"({"detail":{"code":"concurrent_limit_exceeded","message":"x"}})", 429);
            }
            ++running;
            std::thread([&running] {
                std::this_thread::sleep_for(50ms);
                --running;
            }).detach();
            return slowAnswer();
        });
        NetTransport transport(quickOptions());
        transport.setConcurrency(server.url(), 5);
        startPaid(transport, server.url(u"/x"_s), 20);
        QVERIFY(allSucceeded());
        QVERIFY(refused > 0);
        QTRY_COMPARE(running, 0);
    }

    void controlCallsPassLongTransfers()
    {
        TestServer server;
        server.answer("/long", Answer::failure(Answer::Ending::Stall));
        server.answer("/voices", Answer::json("[]"));
        NetTransport transport(quickOptions());
        transport.setConcurrency(server.url(), 10);
        startPaid(transport, server.url(u"/long"_s), 20);
        for (int i = 0; i < 20; ++i) {
            Request download = get(server.url(u"/long"_s));
            download.lane = Lane::Transfer;
            m_probes.push_back(std::make_unique<StreamProbe>(transport.open(download)));
        }
        QTRY_COMPARE(server.requestCount("/long"), 20); // ten of each
        for (int i = 0; i < 10; ++i) {
            const auto result = wait(transport.send(get(server.url(u"/voices"_s))));
            QVERIFY(result && *result);
        }
        QCOMPARE(server.requestCount("/long"), 20);
    }

    void givesThePlaceOfACancelledRequestToTheNext()
    {
        TestServer server;
        server.answer("/long", Answer::failure(Answer::Ending::Stall));
        server.answer("/x", Answer::json("{}"));
        NetTransport transport(quickOptions());
        startPaid(transport, server.url(u"/long"_s), 2);
        startPaid(transport, server.url(u"/x"_s), 1);
        QTRY_COMPARE(server.requestCount("/long"), 2);
        QCOMPARE(server.requestCount("/x"), 0);
        m_probes[0]->stream->cancel();
        QVERIFY(m_probes[2]->waitForEnd());
        QVERIFY(m_probes[2]->outcome->has_value());
        m_probes[1]->stream->cancel();
    }

    void forgetsARequestCancelledInTheQueue()
    {
        TestServer server;
        server.answer("/long", Answer::failure(Answer::Ending::Stall));
        server.answer("/x", Answer::json("{}"));
        NetTransport transport(quickOptions());
        startPaid(transport, server.url(u"/long"_s), 2);
        startPaid(transport, server.url(u"/x"_s), 1);
        m_probes[2]->stream->cancel();
        QVERIFY(m_probes[2]->waitForEnd());
        QVERIFY(m_probes[2]->outcome->error().isCancelled());
        m_probes[0]->stream->cancel();
        m_probes[1]->stream->cancel();
        QVERIFY(*wait(transport.send(get(server.url(u"/x"_s)))));
        QCOMPARE(server.requestCount("/x"), 1);
    }
};

QTEST_GUILESS_MAIN(TestNetQueue)
#include "tst_netqueue.moc"
