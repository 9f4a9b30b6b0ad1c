// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changer/conversion.h"

#include "tests/core/changer/changerfixture.h"

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::changer;
using speech::Generation;
using speech::Outcome;
using speech::Repeat;

/// Recordings that fit into one request, against the sandbox.
class TestConversion : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ChangerFixture> m_fixture;
    Bursts m_bursts;
    QString m_input;

private slots:
    void init()
    {
        m_fixture = std::make_unique<ChangerFixture>();
        QVERIFY(m_fixture->speech.started);
        QVERIFY(m_fixture->speech.opened);
        m_input = m_fixture->path(u"take-raw.wav"_s);
        m_bursts = writeBursts(m_input, 3);
    }
    void cleanup() { m_fixture.reset(); }

    void makesATakeWithItsReceipt()
    {
        const ConversionRequest request = m_fixture->request(m_input);
        Conversion *conversion = m_fixture->engine.convert(m_fixture->api(), request, Repeat::UseMade);
        QSignalSpy prepared(conversion, &Conversion::prepared);
        QSignalSpy ready(conversion, &Generation::trackReady);
        QSignalSpy uploads(conversion, &Generation::uploaded);
        const TakeId id = conversion->takeId();
        const auto outcome = m_fixture->speech.wait(conversion);
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message + outcome.error().detail));
        QCOMPARE(prepared.size(), 1);
        QVERIFY(std::abs(prepared.at(0).at(0).toDouble() - m_bursts.seconds) < 0.02);
        QCOMPARE(prepared.at(0).at(1).toInt(), 1);
        QCOMPARE(ready.size(), 1);
        QVERIFY(!uploads.isEmpty());
        const store::Take &take = outcome->take;
        QCOMPARE(take.id, id);
        QVERIFY(take.complete);
        QCOMPARE(take.document, u"changer"_s);
        QCOMPARE(take.text, u"take-raw.wav"_s);
        QCOMPARE(take.voice, request.voice);
        QVERIFY(!take.requestId.isEmpty());
        QVERIFY(take.credits.has_value());
        QVERIFY(std::abs(double(take.durationMs) / 1000 - m_bursts.seconds) < 0.15);
        QCOMPARE(*requestOfTake(take), request);
        const auto track = m_fixture->soundOf(take);
        QVERIFY(track);
        for (const auto &[from, to] : m_bursts.spans)
            QVERIFY2(levelOf(*track, from + 0.1, to - 0.1) > 0.02, qPrintable(QString::number(from)));
        const store::LedgerSum sum = m_fixture->speech.sum();
        QCOMPARE(sum.requests, 1);
        QCOMPARE(sum.credits, *take.credits);
    }

    void identicalRequestCostsNothing()
    {
        const ConversionRequest request = m_fixture->request(m_input);
        const auto first = m_fixture->convert(request);
        // The same recording under another name and in another form is the same sound.
        const QString copy = m_fixture->path(u"copy.wav"_s);
        QVERIFY(QFile::copy(m_input, copy));
        ConversionRequest again = request;
        again.input = copy;
        const auto second = m_fixture->convert(again);
        QVERIFY(first && second);
        QVERIFY(second->alreadyMade);
        QCOMPARE(second->take.id, first->take.id);
        QCOMPARE(m_fixture->speech.sum().requests, 1);
        const auto other = m_fixture->convert(request, Repeat::AnotherTake);
        QVERIFY(other && !other->alreadyMade);
        QCOMPARE(m_fixture->speech.sum().requests, 2);
    }

    void sendsThePartBetweenTheHandles()
    {
        ConversionRequest request = m_fixture->request(m_input);
        request.import.fromSeconds = m_bursts.spans[1].first - 0.2;
        request.import.toSeconds = m_bursts.spans[1].second + 0.2;
        const auto outcome = m_fixture->convert(request);
        QVERIFY(outcome);
        const double length = request.import.toSeconds - request.import.fromSeconds;
        QVERIFY(std::abs(double(outcome->take.durationMs) / 1000 - length) < 0.15);
        QCOMPARE(m_fixture->speech.sum().credits, *outcome->take.credits);
        QVERIFY(std::abs(double(*outcome->take.credits) - double(estimatedCredits(length))) <= 2);
    }

    void isolatesTheVoice()
    {
        ConversionRequest request = m_fixture->request(m_input);
        request.work = Work::Isolate;
        const auto outcome = m_fixture->convert(request);
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QVERIFY(outcome->take.voice.isEmpty());
        QCOMPARE(outcome->take.inputs.value(u"service").toString(), u"isolation"_s);
        QVERIFY(std::abs(double(outcome->take.durationMs) / 1000 - m_bursts.seconds) < 0.15);
        const auto rows = m_fixture->speech.wait(m_fixture->speech.table.inState(store::LedgerState::Done));
        QCOMPARE(rows.value().constFirst().service, u"isolation"_s);
    }

    void convertsToEveryKindOfFormat()
    {
        for (const QString &format : {u"pcm_16000"_s, u"wav_22050"_s, u"opus_48000_64"_s, u"ulaw_8000"_s}) {
            ConversionRequest request = m_fixture->request(m_input);
            request.outputFormat = format;
            const auto outcome = m_fixture->convert(request);
            QVERIFY2(outcome, qPrintable(format + (outcome ? QString() : outcome.error().detail)));
            QVERIFY(std::abs(double(outcome->take.durationMs) / 1000 - m_bursts.seconds) < 0.15);
        }
    }

    void badFilesCostNothing_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray(5000, 'x');
        QTest::newRow("header only") << QByteArray("RIFF\0\0\0\0WAVEfmt ", 16);
    }
    void badFilesCostNothing()
    {
        QFETCH(QByteArray, content);
        const QString path = m_fixture->path(u"bad.wav"_s);
        QFile bad(path);
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write(content);
        bad.close();
        const auto outcome = m_fixture->convert(m_fixture->request(path));
        QVERIFY(!outcome);
        QVERIFY(!outcome.error().message.isEmpty());
        QCOMPARE(m_fixture->speech.sum().requests, 0);
        const auto missing = m_fixture->convert(m_fixture->request(m_fixture->path(u"none.wav"_s)));
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, ErrorKind::Storage);
    }

    void refusalsAreFree_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("quota") << QByteArray("{\"out_of_quota\":true}") << ErrorKind::Quota;
        QTest::newRow("key") << QByteArray("{\"revoke_key\":true}") << ErrorKind::Auth;
        QTest::newRow("422") << QByteArray("{\"error_status\":422}") << ErrorKind::Validation;
    }
    void refusalsAreFree()
    {
        QFETCH(QByteArray, fault);
        QFETCH(ErrorKind, kind);
        const ConversionRequest request = m_fixture->request(m_input);
        QVERIFY(m_fixture->speech.fault(fault));
        const auto outcome = m_fixture->convert(request);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, kind);
        QCOMPARE(m_fixture->speech.rowsIn(store::LedgerState::Refused), 1);
        QCOMPARE(m_fixture->speech.sum().credits, 0);
    }

    /// What is still on its way into the connection was surely not carried out.
    void anUploadThatIsCutIsSentAgain()
    {
        const QString input = m_fixture->path(u"long.wav"_s);
        writeBursts(input, 24, 48000); // several megabytes: more than connections hold
        ConversionRequest request = m_fixture->request(input);
        request.outputFormat = u"pcm_8000"_s;
        QVERIFY(
            m_fixture->speech.fault("{\"cut_upload_at\":0.02,\"times\":1,\"path\":\"speech-to-speech\"}"));
        const auto outcome = m_fixture->convert(request);
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QVERIFY(outcome->take.complete);
        QCOMPARE(m_fixture->speech.sum().requests, 1);
        QCOMPARE(m_fixture->speech.rowsIn(store::LedgerState::Unknown), 0);
    }

    /// What was written whole may have been carried out, however little of it the service took.
    void anUploadCutAtItsEndMayHaveBeenCharged()
    {
        const ConversionRequest request = m_fixture->request(m_input);
        QVERIFY(m_fixture->speech.fault("{\"cut_upload_at\":0.9,\"times\":1,\"path\":\"speech-to-speech\"}"));
        const auto outcome = m_fixture->convert(request);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(m_fixture->speech.rowsIn(store::LedgerState::Unknown), 1);
        QVERIFY(m_fixture->convert(request)); // the user's own second click
    }

    void anAnswerThatIsLostMayHaveBeenCharged()
    {
        const ConversionRequest request = m_fixture->request(m_input);
        QVERIFY(m_fixture->speech.fault("{\"error_status\":500,\"path\":\"speech-to-speech\"}"));
        const auto outcome = m_fixture->convert(request);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(m_fixture->speech.rowsIn(store::LedgerState::Unknown), 1);
    }

    void cancellingWhileItIsReadIsFree()
    {
        Conversion *conversion =
            m_fixture->engine.convert(m_fixture->api(), m_fixture->request(m_input), Repeat::UseMade);
        conversion->cancel();
        const auto outcome = m_fixture->speech.wait(conversion);
        QVERIFY(!outcome && outcome.error().isCancelled());
        QCOMPARE(m_fixture->speech.sum().requests, 0);
    }

    void plansWithoutPaying()
    {
        const ConversionRequest request = m_fixture->request(m_input);
        const auto before = m_fixture->speech.wait(m_fixture->engine.plan(request));
        QVERIFY(before);
        QCOMPARE(before->parts, 1);
        QCOMPARE(before->credits, estimatedCredits(before->seconds));
        QVERIFY(!before->made);
        QVERIFY(m_fixture->convert(request));
        const auto after = m_fixture->speech.wait(m_fixture->engine.plan(request));
        QVERIFY(after && after->made);
        QCOMPARE(after->credits, 0);
        QCOMPARE(m_fixture->speech.sum().requests, 1);
    }

    void leavesNothingInItsWorkFolder()
    {
        QVERIFY(m_fixture->convert(m_fixture->request(m_input)));
        QTRY_VERIFY(QDir(m_fixture->engine.workFolder()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestConversion)
#include "tst_conversion.moc"
