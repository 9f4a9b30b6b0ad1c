// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changer/conversion.h"

#include "core/changer/conversionpart.h"
#include "core/store/takerepository.h"
#include "tests/core/changer/changerfixture.h"

#include <QThread>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::changer;
using speech::Generation;
using speech::Outcome;
using speech::Repeat;

/// Recordings over the service's limit, against the sandbox with a limit of seconds.
class TestLongConversion : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ChangerFixture> m_fixture;
    Bursts m_bursts;
    QString m_input;

    /// Sound where the recording has sound, silence where it has silence, and just as long.
    void compareWithSource(const store::Take &take)
    {
        const auto track = m_fixture->soundOf(take);
        QVERIFY(track);
        QVERIFY2(std::abs(track->seconds() - m_bursts.seconds) < 0.001,
                 qPrintable(QString::number(track->seconds())));
        double silence = m_bursts.spans.front().first / 2;
        for (const auto &[from, to] : m_bursts.spans) {
            QVERIFY2(levelOf(*track, from + 0.12, to - 0.12) > 0.02, qPrintable(QString::number(from)));
            QVERIFY2(levelOf(*track, silence - 0.1, silence + 0.1) < 0.01,
                     qPrintable(QString::number(silence)));
            silence = to + 0.4;
        }
    }

private slots:
    void init()
    {
        m_fixture = std::make_unique<ChangerFixture>();
        QVERIFY(m_fixture->speech.started);
        QVERIFY(m_fixture->speech.opened);
        m_fixture->engine.setLimits({.maxSeconds = 5, .minSeconds = 1});
        m_input = m_fixture->path(u"interview.wav"_s);
        m_bursts = writeBursts(m_input, 12); // about 20 s
    }
    void cleanup() { m_fixture.reset(); }

    void joinsItsPartsOnTheTimeLine()
    {
        Conversion *conversion =
            m_fixture->engine.convert(m_fixture->api(), m_fixture->request(m_input), Repeat::UseMade);
        QSignalSpy ready(conversion, &Generation::trackReady);
        double told = 0;
        bool runsBackwards = false;
        connect(conversion, &Conversion::progressed, this, [&](double share) {
            runsBackwards = runsBackwards || share < told || share > 1;
            told = share;
        });
        const auto outcome = m_fixture->speech.wait(conversion);
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message + outcome.error().detail));
        const store::Take &take = outcome->take;
        QVERIFY(take.complete);
        QVERIFY(!outcome->cutShort);
        QCOMPARE(take.document, u"changer"_s);
        QCOMPARE(ready.size(), 1);
        QVERIFY(!runsBackwards);
        QVERIFY(told > 0.9);
        compareWithSource(take);
        const QJsonArray pieces = take.madeOf.value(u"pieces").toArray();
        QVERIFY(pieces.size() >= 4);
        QCOMPARE(m_fixture->partCount(), pieces.size());
        const store::LedgerSum sum = m_fixture->speech.sum();
        QCOMPARE(sum.requests, pieces.size());
        QCOMPARE(sum.credits, *take.credits);
        QTRY_VERIFY(QDir(m_fixture->engine.workFolder()).isEmpty());

        const auto again = m_fixture->convert(m_fixture->request(m_input));
        QVERIFY(again && again->alreadyMade);
        QCOMPARE(again->take.id, take.id);
    }

    void onePartFailingOnceIsTriedAgainAndPaidOnce_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::newRow("busy") << QByteArray("{\"busy\":503,\"times\":1,\"path\":\"speech-to-speech\"}");
        QTest::newRow("busy for longer than the network waits")
            << QByteArray("{\"busy\":429,\"times\":5,\"path\":\"speech-to-speech\"}");
    }
    void onePartFailingOnceIsTriedAgainAndPaidOnce()
    {
        QFETCH(QByteArray, fault);
        const ConversionRequest request = m_fixture->request(m_input);
        net::NetOptions options;
        options.retry.shortestWait = std::chrono::milliseconds(1);
        options.retry.longestWait = std::chrono::milliseconds(5);
        m_fixture->speech.transport = std::make_unique<net::NetTransport>(options);
        QVERIFY(m_fixture->speech.fault(fault));
        const auto outcome = m_fixture->convert(request);
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QVERIFY(outcome->take.complete);
        compareWithSource(outcome->take);
        const auto parts = outcome->take.madeOf.value(u"pieces").toArray().size();
        QCOMPARE(m_fixture->partCount(), parts);
        QCOMPARE(m_fixture->speech.sum().requests, parts);
        QCOMPARE(m_fixture->speech.sum().credits, *outcome->take.credits);
    }

    /// What may have been charged is left to the user; doing it again then pays for that part only.
    void goesOnWhereItStopped()
    {
        const ConversionRequest request = m_fixture->request(m_input);
        QVERIFY(m_fixture->speech.fault("{\"error_status\":500,\"times\":1,\"path\":\"speech-to-speech\"}"));
        const auto first = m_fixture->convert(request);
        // Was it the first part, nothing is heard; of a later one what lies before it is. Those under way
        // beside it are kept in any case.
        const std::optional<Error> failure = first ? first->cutShort : std::optional(first.error());
        QVERIFY(failure);
        QCOMPARE(failure->kind, ErrorKind::OutcomeUnknown);
        QVERIFY(!first || (!first->take.complete && first->mayHaveBeenCharged));
        const qsizetype made = m_fixture->partCount();
        QCOMPARE(m_fixture->speech.rowsIn(store::LedgerState::Unknown), 1);
        const auto second = m_fixture->convert(request);
        QVERIFY(second && second->take.complete);
        compareWithSource(second->take);
        const auto parts = second->take.madeOf.value(u"pieces").toArray().size();
        QCOMPARE(m_fixture->speech.rowsIn(store::LedgerState::Done), parts);
        QCOMPARE(m_fixture->partCount(), parts);
        QVERIFY(made < parts);
    }

    void whatIsMadeWhenItIsCancelledIsKept()
    {
        const ConversionRequest request = m_fixture->request(m_input);
        Conversion *conversion = m_fixture->engine.convert(m_fixture->api(), request, Repeat::UseMade);
        connect(conversion, &Conversion::partsChanged, conversion, [conversion](int done, int) {
            if (done == 2)
                conversion->cancel();
        });
        const auto outcome = m_fixture->speech.wait(conversion);
        const qsizetype made = m_fixture->partCount();
        QVERIFY(made >= 2);
        if (outcome) { // the first part was among them
            QVERIFY(outcome->cutShort && outcome->cutShort->isCancelled());
            QVERIFY(!outcome->take.complete);
        }
        const auto whole = m_fixture->convert(request);
        QVERIFY(whole && whole->take.complete && !whole->alreadyMade);
        compareWithSource(whole->take);
        const auto parts = whole->take.madeOf.value(u"pieces").toArray().size();
        QVERIFY(m_fixture->speech.rowsIn(store::LedgerState::Done) >= parts);
        // Nothing that was whole is paid for twice.
        const auto done = m_fixture->speech.wait(m_fixture->speech.table.inState(store::LedgerState::Done));
        for (const store::LedgerRow &row : done.value()) {
            const auto takes = m_fixture->speech.wait(m_fixture->speech.takes.allOfRequest(row.requestKey));
            qsizetype complete = 0;
            for (const store::Take &take : takes.value())
                complete += take.complete ? 1 : 0;
            QCOMPARE(complete, 1);
        }
    }

    /// The store's answer is there, but not heard of yet: nothing is sent any more, and the place is free.
    void aPartCancelledBeforeItIsSentIsNotPaid()
    {
        const ConversionRequest request = m_fixture->request(m_input);
        const auto input = m_fixture->speech.wait(
            prepareInput(request, m_fixture->engine.workFolder(), m_fixture->engine.limits()));
        QVERIFY(input && input->parts.size() > 1);
        const ConversionPart::Context context{
            m_fixture->engine, m_fixture->api(), request, Repeat::AnotherTake, false, store::newTakeId()};
        ConversionPart part(input->parts.front(), context, nullptr);
        const QSignalSpy began(&part, &ConversionPart::generationBegan);
        const QSignalSpy ended(&part, &ConversionPart::ended);
        QVERIFY(part.begin());
        QThread::msleep(200); // the database has answered in its thread
        QMetaObject::invokeMethod(
            &part, [&part] { part.cancel(); }, Qt::QueuedConnection);
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(part.state(), ConversionPart::State::Ended);
        QCOMPARE(began.size(), 0);
        QCOMPARE(m_fixture->speech.sum().requests, 0);
        ConversionPart next(input->parts.front(), context, nullptr);
        QVERIFY(next.begin()); // the same place
        next.cancel();
        const QSignalSpy nextEnded(&next, &ConversionPart::ended);
        QTRY_COMPARE(nextEnded.size(), 1);
    }

    void anotherTakePaysForAllPartsKnowingly()
    {
        const ConversionRequest request = m_fixture->request(m_input);
        const auto first = m_fixture->convert(request);
        QVERIFY(first);
        const qint64 requests = m_fixture->speech.sum().requests;
        const auto second = m_fixture->convert(request, Repeat::AnotherTake);
        QVERIFY(second && second->take.id != first->take.id);
        QCOMPARE(m_fixture->speech.sum().requests, 2 * requests);
    }

    void isolatesInParts()
    {
        ConversionRequest request = m_fixture->request(m_input);
        request.work = Work::Isolate;
        const auto outcome = m_fixture->convert(request);
        QVERIFY(outcome);
        const auto track = m_fixture->soundOf(outcome->take);
        QVERIFY(track && std::abs(track->seconds() - m_bursts.seconds) < 0.001);
    }

    void plansWhatIsMissing()
    {
        const ConversionRequest request = m_fixture->request(m_input);
        const auto plan = m_fixture->speech.wait(m_fixture->engine.plan(request));
        QVERIFY(plan);
        QVERIFY(plan->parts >= 4);
        QCOMPARE(plan->partsMade, 0);
        QVERIFY(std::abs(double(plan->credits - estimatedCredits(m_bursts.seconds))) <= plan->parts);
        QCOMPARE(m_fixture->speech.sum().requests, 0);
    }

    void takesNoMorePlacesThanThePlanHas()
    {
        const ConversionRequest request = m_fixture->request(m_input);
        QVERIFY(m_fixture->speech.fault("{\"plan\":\"free\"}")); // two at once
        Conversion *conversion = m_fixture->engine.convert(m_fixture->api(), request, Repeat::UseMade);
        qsizetype most = 0;
        QTimer look;
        connect(&look, &QTimer::timeout, this, [&] {
            const auto under =
                m_fixture->speech.engine.findChildren<Generation *>(QString(), Qt::FindDirectChildrenOnly);
            qsizetype running = 0;
            for (const Generation *generation : under)
                running += generation->state() != Generation::State::Finished ? 1 : 0;
            most = std::max(most, running);
        });
        look.start(1);
        QVERIFY(m_fixture->speech.wait(conversion));
        QCOMPARE(most, 2);
    }
};

QTEST_GUILESS_MAIN(TestLongConversion)
#include "tst_longconversion.moc"
