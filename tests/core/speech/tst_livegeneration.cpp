// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/speech/speechfixture.h"

#include "core/queue/chargeoutcome.h"

#include <QFile>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::speech;

class TestLiveGeneration : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<SpeechFixture> m_fixture;

private slots:
    void init()
    {
        m_fixture = std::make_unique<SpeechFixture>();
        QVERIFY(m_fixture->started);
        QVERIFY(m_fixture->opened);
    }
    void cleanup() { m_fixture.reset(); }

    void makesATakeWithItsReceipt()
    {
        const SpeechInputs inputs = m_fixture->inputs(u"The harbour was quiet."_s);
        Generation *generation = m_fixture->engine.generate(m_fixture->speech(), inputs, Repeat::UseMade);
        QSignalSpy ready(generation, &Generation::trackReady);
        const auto outcome = m_fixture->wait(generation);
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QCOMPARE(ready.size(), 1);
        QVERIFY(!outcome->alreadyMade);
        const store::Take &take = outcome->take;
        QVERIFY(take.complete);
        QVERIFY(take.credits.has_value());
        QVERIFY(!take.requestId.isEmpty());
        QVERIFY(take.durationMs > 500);
        QCOMPARE(take.requestKey, requestKeyOf(inputs));
        QCOMPARE(text::alignmentFromJson(take.alignment).text(), inputs.request.text);
        QVERIFY(QFile::exists(m_fixture->vault.path(take.audioHash, u"mp3"_s)));
        const store::LedgerSum sum = m_fixture->sum();
        QCOMPARE(sum.requests, 1);
        QCOMPARE(sum.credits, *take.credits);
    }

    void identicalRequestCostsNothing()
    {
        const SpeechInputs inputs = m_fixture->inputs(u"Once is enough."_s);
        const auto first =
            m_fixture->wait(m_fixture->engine.generate(m_fixture->speech(), inputs, Repeat::UseMade));
        const auto second =
            m_fixture->wait(m_fixture->engine.generate(m_fixture->speech(), inputs, Repeat::UseMade));
        QVERIFY(first && second);
        QVERIFY(second->alreadyMade);
        QCOMPARE(second->take.id, first->take.id);
        QCOMPARE(m_fixture->takeCount(), 1);
        QCOMPARE(m_fixture->sum().requests, 1);
    }

    void anotherTakePaysKnowingly()
    {
        const SpeechInputs inputs = m_fixture->inputs(u"Twice, please."_s);
        const auto first =
            m_fixture->wait(m_fixture->engine.generate(m_fixture->speech(), inputs, Repeat::UseMade));
        const auto second =
            m_fixture->wait(m_fixture->engine.generate(m_fixture->speech(), inputs, Repeat::AnotherTake));
        QVERIFY(first && second);
        QVERIFY(!second->alreadyMade);
        QVERIFY(second->take.id != first->take.id);
        QCOMPARE(second->take.number, first->take.number + 1);
        QCOMPARE(m_fixture->sum().requests, 2);
    }

    void wavComesWhole()
    {
        SpeechInputs inputs = m_fixture->inputs(u"As a wave file."_s);
        inputs.request.outputFormat = u"wav_16000"_s;
        const auto outcome =
            m_fixture->wait(m_fixture->engine.generate(m_fixture->speech(), inputs, Repeat::UseMade));
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QVERIFY(outcome->take.complete);
        QVERIFY(outcome->take.durationMs > 500);
        const auto track = m_fixture->wait(m_fixture->engine.loadTrack(outcome->take));
        QVERIFY(track);
        QCOMPARE((*track)->sampleRateHz(), 16000);
    }

    void refusalsAreFreeAndLeaveNothing_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("quota") << QByteArray("{\"out_of_quota\":true}") << ErrorKind::Quota;
        QTest::newRow("key") << QByteArray("{\"revoke_key\":true}") << ErrorKind::Auth;
        QTest::newRow("422") << QByteArray("{\"error_status\":422}") << ErrorKind::Validation;
        QTest::newRow("busy for long")
            << QByteArray("{\"busy\":429,\"retry_after\":\"long\"}") << ErrorKind::RateLimited;
    }
    void refusalsAreFreeAndLeaveNothing()
    {
        QFETCH(QByteArray, fault);
        QFETCH(ErrorKind, kind);
        const SpeechInputs inputs = m_fixture->inputs(u"Never made."_s);
        QVERIFY(m_fixture->fault(fault));
        const auto outcome =
            m_fixture->wait(m_fixture->engine.generate(m_fixture->speech(), inputs, Repeat::UseMade));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, kind);
        QVERIFY(!outcome.error().message.isEmpty());
        QCOMPARE(m_fixture->takeCount(), 0);
        QCOMPARE(m_fixture->rowsIn(store::LedgerState::Refused), 1);
        QCOMPARE(m_fixture->sum().credits, 0);
    }

    // As after its owner has deleted it: told, not charged, and what it has said before stays.
    void aVoiceThatIsGoneCostsNothing()
    {
        SpeechInputs inputs = m_fixture->inputs(u"Said before."_s);
        QVERIFY(m_fixture->wait(m_fixture->engine.generate(m_fixture->speech(), inputs, Repeat::UseMade)));
        const qint64 spent = m_fixture->sum().credits;
        SpeechInputs gone = inputs;
        gone.request.voice = VoiceId(u"21m00Tcm4TlvDq8ikGone"_s);
        const auto outcome =
            m_fixture->wait(m_fixture->engine.generate(m_fixture->speech(), gone, Repeat::UseMade));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::NotFound);
        QVERIFY(!outcome.error().message.isEmpty());
        QCOMPARE(m_fixture->rowsIn(store::LedgerState::Refused), 1);
        QCOMPARE(m_fixture->sum().credits, spent);
        const auto again =
            m_fixture->wait(m_fixture->engine.generate(m_fixture->speech(), inputs, Repeat::UseMade));
        QVERIFY(again && again->alreadyMade);
    }

    void answersThatAreNoAudioMayHaveBeenCharged_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::newRow("html") << QByteArray("{\"content\":\"html\"}");
        QTest::newRow("json") << QByteArray("{\"content\":\"json\"}");
        QTest::newRow("nothing") << QByteArray("{\"content\":\"empty\"}");
        QTest::newRow("500") << QByteArray("{\"error_status\":500}");
    }
    void answersThatAreNoAudioMayHaveBeenCharged()
    {
        QFETCH(QByteArray, fault);
        const SpeechInputs inputs = m_fixture->inputs(u"Lost."_s);
        QVERIFY(m_fixture->fault(fault));
        const auto outcome =
            m_fixture->wait(m_fixture->engine.generate(m_fixture->speech(), inputs, Repeat::UseMade));
        QVERIFY(!outcome);
        QCOMPARE(m_fixture->takeCount(), 0);
        QCOMPARE(m_fixture->rowsIn(store::LedgerState::Unknown), 1);
    }

    void redirectsAndRefusalsAreFree()
    {
        for (const int status : {301, 302, 307, 308}) {
            Error error = Error::make(ErrorKind::Protocol, u"Elsewhere."_s);
            error.httpStatus = status;
            QVERIFY(!queue::mayHaveCharged(error, {}));
        }
        QVERIFY(queue::mayHaveCharged(Error::make(ErrorKind::Protocol, u"Strange."_s), {}));
    }

    void doubtIsToldOnce()
    {
        const SpeechInputs inputs = m_fixture->inputs(u"Told once."_s);
        QVERIFY(m_fixture->fault("{\"error_status\":500}"));
        const auto outcome =
            m_fixture->wait(m_fixture->engine.generate(m_fixture->speech(), inputs, Repeat::UseMade));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE((outcome.error().message + outcome.error().nextStep).count(u"charged"_s), 1);
    }

    void aCutStreamIsKeptAndTold()
    {
        const SpeechInputs inputs =
            m_fixture->inputs(u"This sentence is long enough to be cut somewhere in the middle of it."_s);
        QVERIFY(m_fixture->fault("{\"cut_after_bytes\":20000}"));
        const auto outcome =
            m_fixture->wait(m_fixture->engine.generate(m_fixture->speech(), inputs, Repeat::UseMade));
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QVERIFY(outcome->cutShort.has_value());
        QVERIFY(outcome->mayHaveBeenCharged);
        QVERIFY(!outcome->take.complete);
        QVERIFY(outcome->take.durationMs > 100);
        // A cut take never answers for the whole one.
        QVERIFY(m_fixture->fault("{\"reset\":true}"));
        const auto again =
            m_fixture->wait(m_fixture->engine.generate(m_fixture->speech(), inputs, Repeat::UseMade));
        QVERIFY(again);
        QVERIFY(!again->alreadyMade);
        QVERIFY(again->take.complete);
    }

    void cancelKeepsWhatArrived()
    {
        m_fixture = std::make_unique<SpeechFixture>(4.0);
        const SpeechInputs inputs = m_fixture->inputs(
            u"A long sentence that goes on and on. And another one after it, so that there is time to stop."_s);
        Generation *generation = m_fixture->engine.generate(m_fixture->speech(), inputs, Repeat::UseMade);
        connect(generation, &Generation::trackReady, generation, [generation] { generation->cancel(); });
        const auto outcome = m_fixture->wait(generation);
        QVERIFY(outcome);
        QVERIFY(outcome->cutShort.has_value());
        QVERIFY(outcome->cutShort->isCancelled());
        QVERIFY(!outcome->take.complete);
    }

    void cancelBeforeSendingIsFree()
    {
        const SpeechInputs inputs = m_fixture->inputs(u"Not sent."_s);
        Generation *generation = m_fixture->engine.generate(m_fixture->speech(), inputs, Repeat::UseMade);
        generation->cancel();
        const auto outcome = m_fixture->wait(generation);
        QVERIFY(!outcome);
        QVERIFY(outcome.error().isCancelled());
        QCOMPARE(m_fixture->rowsIn(store::LedgerState::Sent), 0);
        QCOMPARE(m_fixture->rowsIn(store::LedgerState::Unknown), 0);
    }

    void oneAfterTheOtherAndSideBySide()
    {
        QList<Generation *> generations;
        int done = 0;
        for (int i = 0; i < 5; ++i) {
            auto *generation = m_fixture->engine.generate(
                m_fixture->speech(), m_fixture->inputs(u"Sentence number %1."_s.arg(i)), Repeat::UseMade);
            connect(generation, &Generation::finished, this, [&done](const Result<Outcome> &outcome) {
                if (outcome)
                    ++done;
            });
        }
        QTRY_COMPARE_WITH_TIMEOUT(done, 5, 30000);
        QCOMPARE(m_fixture->takeCount(), 5);
    }

    void asksTheServiceToKeepNothing()
    {
        SpeechFixture fixture;
        QVERIFY(fixture.started && fixture.opened);
        const SpeechInputs inputs = fixture.inputs(u"Leave no trace of this."_s);
        fixture.engine.setServiceLogging(false);
        // The sandbox's plan does not allow it, and says so before it charges.
        const auto refused = fixture.wait(fixture.engine.generate(fixture.speech(), inputs, Repeat::UseMade));
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(u"enterprise"_s, Qt::CaseInsensitive)
                     || refused.error().raw.contains(u"enable_logging"_s),
                 qPrintable(refused.error().message));
        fixture.engine.setServiceLogging(true);
        QVERIFY(fixture.wait(fixture.engine.generate(fixture.speech(), inputs, Repeat::UseMade)));
        QCOMPARE(requestKeyOf(inputs), [&inputs] {
            SpeechInputs quiet = inputs;
            quiet.request.serviceLogging = false;
            return requestKeyOf(quiet);
        }());
    }
};

QTEST_GUILESS_MAIN(TestLiveGeneration)
#include "tst_livegeneration.moc"
