// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/retention.h"
#include "core/history/unknownoutcomes.h"
#include "core/speech/takerecovery.h"
#include "tests/core/speech/speechfixture.h"
#include "tests/support/lateend.h"

#include <QJsonDocument>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::history;

using speech::Repeat;
using speech::SpeechFixture;
using speech::SpeechInputs;
using State = UnknownOutcome::State;

namespace {
const QByteArray kCut =
    "{\"cut_after_bytes\":0,\"cut_with\":\"reset\",\"path\":\"text-to-speech\",\"times\":1}";
}

class UnknownOutcomesTest final : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_world = std::make_unique<SpeechFixture>();
        QVERIFY(m_world->started && m_world->opened);
        m_outcomes = makeOutcomes();
    }
    void cleanup()
    {
        m_outcomes.reset();
        m_world.reset();
    }

    void aLostAnswerIsFoundAndAdoptedWithOneCharge()
    {
        const SpeechInputs inputs = loseAnswer(u"The harbour was quiet before dawn."_s);
        const qint64 used = creditsUsed();
        QVERIFY(used > 0); // the service did the work
        QSignalSpy adopted(m_outcomes.get(), &UnknownOutcomes::adopted);
        m_outcomes->setPlace(place());
        m_outcomes->expect();
        QTRY_COMPARE_WITH_TIMEOUT(adopted.size(), 1, 20'000);
        QVERIFY(m_outcomes->list().isEmpty());

        const auto take = adopted.first().first().value<store::Take>();
        QCOMPARE(take.text, inputs.request.text);
        QCOMPARE(take.voiceName, inputs.voiceName);
        QCOMPARE(take.inputs, speech::soundInputs(inputs));
        QCOMPARE(take.requestKey, speech::requestKeyOf(inputs));
        QCOMPARE(take.credits, std::optional<qint64>(used));
        QVERIFY(take.complete);
        QVERIFY(take.durationMs > 500);
        const auto track = m_world->wait(m_world->engine.loadTrack(take));
        QVERIFY(track.has_value());

        QCOMPARE(m_world->rowsIn(store::LedgerState::Unknown), 0);
        QCOMPARE(m_world->sum().requests, 1);
        QCOMPARE(m_world->sum().credits, used);
        // The same request costs nothing from here on.
        const auto again =
            m_world->wait(m_world->engine.generate(m_world->speech(), inputs, Repeat::UseMade));
        QVERIFY(again.has_value());
        QVERIFY(again->alreadyMade);
        QCOMPARE(again->take.id, take.id);
        QCOMPARE(creditsUsed(), used);
    }

    void isAdoptedAfterARestartToo()
    {
        const SpeechInputs inputs = loseAnswer(u"Lost, and the program ended."_s);
        const qint64 used = creditsUsed();
        m_outcomes.reset();
        m_outcomes = makeOutcomes(); // the next start
        QSignalSpy adopted(m_outcomes.get(), &UnknownOutcomes::adopted);
        m_outcomes->refresh();
        m_outcomes->setPlace(place());
        QTRY_COMPARE_WITH_TIMEOUT(adopted.size(), 1, 20'000);
        const auto made = m_world->wait(m_world->engine.findMade(inputs));
        QVERIFY(made.has_value() && made->has_value());
        QCOMPARE(creditsUsed(), used);
    }

    void adoptingTwiceIsAdoptingOnce()
    {
        (void)loseAnswer(u"Once is enough."_s);
        const store::LedgerRow row = m_world->wait(m_world->ledger.unknownEntries()).value().first();
        api::HistoryApi api = historyApi();
        const api::HistoryItem item = m_world->wait(api.list({})).value().items.first();
        const auto first =
            m_world->wait(adopt(stores(), api, item, takeOfEntry(row, item), row.id, &m_world->context));
        const auto second =
            m_world->wait(adopt(stores(), api, item, takeOfEntry(row, item), row.id, &m_world->context));
        QVERIFY(first.has_value() && second.has_value());
        QCOMPARE(second->id, first->id);
        QCOMPARE(m_world->takeCount(), 1);
        QCOMPARE(m_world->sum().requests, 1);
    }

    // The program ends between the sound and the take: the next start makes the take, and the look-up still
    // settles the entry.
    void aCrashInTheMiddleLosesNothing()
    {
        const SpeechInputs inputs = loseAnswer(u"Half way."_s);
        const store::LedgerRow row = m_world->wait(m_world->ledger.unknownEntries()).value().first();
        api::HistoryApi api = historyApi();
        const api::HistoryItem item = m_world->wait(api.list({})).value().items.first();
        {
            // As Adoption does it, up to the vault.
            store::Take take = takeOfEntry(row, item);
            const auto done =
                m_world->wait(adopt(stores(), api, item, take, std::nullopt, &m_world->context));
            QVERIFY(done.has_value());
        }
        QCOMPARE(m_world->rowsIn(store::LedgerState::Unknown), 1);
        QSignalSpy adopted(m_outcomes.get(), &UnknownOutcomes::adopted);
        m_outcomes->refresh();
        m_outcomes->setPlace(place());
        QTRY_COMPARE_WITH_TIMEOUT(adopted.size(), 1, 20'000);
        QCOMPARE(m_world->takeCount(), 1);
        QCOMPARE(m_world->rowsIn(store::LedgerState::Unknown), 0);
        QVERIFY(m_world->wait(m_world->engine.findMade(inputs)).value().has_value());
    }

    void whatTheServiceNeverMadeIsNotFoundAndMayBeSettled()
    {
        store::LedgerRow row;
        row.host = m_world->speech().dialect().hostId();
        row.service = u"speech"_s;
        row.voice = VoiceId(u"v"_s);
        row.text = u"Never arrived."_s;
        row.estimatedCredits = 14;
        const qint64 id = m_world->wait(m_world->ledger.openSent(row)).value();
        QVERIFY(m_world->wait(m_world->ledger.markUnknown(id, u"network"_s)).value());
        m_outcomes->setPlace(place());
        m_outcomes->refresh();
        QTRY_COMPARE(m_outcomes->list().value(0).state, State::NotFound);
        QCOMPARE(m_outcomes->count(), 1);
        m_outcomes->markNotCharged(id);
        QTRY_VERIFY(m_outcomes->list().isEmpty());
        const auto settled = m_world->wait(m_world->table.byId(id)).value();
        QCOMPARE(settled->state, store::LedgerState::Refused);
        QCOMPARE(settled->note, u"not_in_history"_s);
        QVERIFY(settled->text.isEmpty());
        m_outcomes->markNotCharged(id); // again: nothing happens
    }

    void whatTheServiceLeftSaysLateSettlesNothing()
    {
        store::LedgerRow row;
        row.host = m_world->speech().dialect().hostId();
        row.service = u"speech"_s;
        row.voice = VoiceId(u"v"_s);
        row.text = u"Never arrived."_s;
        const qint64 id = m_world->wait(m_world->ledger.openSent(row)).value();
        QVERIFY(m_world->wait(m_world->ledger.markUnknown(id, u"network"_s)).value());
        auto pretended = place();
        pretended.profile = ProfileId(u"sandbox"_s);
        pretended.realMoney = false;
        const test::LateEnd<JobOf<QList<api::HistoryItem>>> late(
            [this, pretended] { m_outcomes->setPlace(pretended); });
        m_outcomes->setPlace(place());
        m_outcomes->refresh();
        QTRY_VERIFY(late.hasRun());
        QCOMPARE(m_outcomes->list().value(0).state, State::Elsewhere);
        QTest::qWait(50);
        QCOMPARE(m_outcomes->list().value(0).state, State::Elsewhere);
        QCOMPARE(m_world->wait(m_world->table.byId(id)).value()->state, store::LedgerState::Unknown);
    }

    void severalThatFitAreAChoice()
    {
        const SpeechInputs inputs = m_world->inputs(u"Twins."_s);
        QVERIFY(m_world->fault(kCut));
        QVERIFY(!m_world->wait(m_world->engine.generate(m_world->speech(), inputs, Repeat::AnotherTake)));
        // Made elsewhere, with the same words and voice.
        api::SpeechApi elsewhere = m_world->speech();
        QVERIFY(m_world->wait(elsewhere.convertWithTimestamps(inputs.request)).has_value());
        forgetRequestIds();
        QSignalSpy adopted(m_outcomes.get(), &UnknownOutcomes::adopted);
        m_outcomes->setPlace(place());
        m_outcomes->refresh();
        QTRY_COMPARE(m_outcomes->list().value(0).state, State::Choice);
        QCOMPARE(m_outcomes->list().first().candidates.size(), 2);
        QCOMPARE(adopted.size(), 0);
        const api::HistoryItem chosen = m_outcomes->list().first().candidates.first();
        m_outcomes->adopt(m_outcomes->list().first().row.id, chosen.id);
        QTRY_COMPARE_WITH_TIMEOUT(adopted.size(), 1, 20'000);
        QCOMPARE(adopted.first().first().value<store::Take>().requestId, chosen.requestId);
    }

    void anotherProfilesRequestsWaitForIt()
    {
        (void)loseAnswer(u"For the other profile."_s);
        UnknownOutcomes::Place other = place();
        other.profile = ProfileId(u"other"_s);
        m_outcomes->setPlace(other);
        m_outcomes->refresh();
        QTRY_COMPARE(m_outcomes->list().size(), 1);
        QCOMPARE(m_outcomes->list().first().state, State::Elsewhere);
        QSignalSpy adopted(m_outcomes.get(), &UnknownOutcomes::adopted);
        m_outcomes->setPlace(place());
        QTRY_COMPARE_WITH_TIMEOUT(adopted.size(), 1, 20'000);
    }

    void aFailedLookUpSaysWhy()
    {
        (void)loseAnswer(u"Service in trouble."_s);
        QVERIFY(m_world->fault(
            "{\"error_status\":403,\"cut_after_bytes\":-1,\"path\":\"history\",\"times\":-1}"));
        m_outcomes->setPlace(place());
        m_outcomes->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_outcomes->list().value(0).state, State::Failed, 20'000);
        QVERIFY(!m_outcomes->list().first().problem.message.isEmpty());
        QVERIFY(m_world->fault("{\"error_status\":0}"));
        QSignalSpy adopted(m_outcomes.get(), &UnknownOutcomes::adopted);
        m_outcomes->lookUp(m_outcomes->list().first().row.id);
        QTRY_COMPARE_WITH_TIMEOUT(adopted.size(), 1, 20'000);
    }

    void aCutTakeIsFetchedWhole()
    {
        const SpeechInputs inputs = m_world->inputs(
            u"This sentence is long enough to be cut in the middle of its sound, is it not?"_s);
        QVERIFY(m_world->fault("{\"cut_after_bytes\":60000,\"path\":\"text-to-speech\",\"times\":1}"));
        const auto cut = m_world->wait(m_world->engine.generate(m_world->speech(), inputs, Repeat::UseMade));
        QVERIFY2(cut.has_value(), cut ? "" : qPrintable(cut.error().message));
        QVERIFY(!cut->take.complete);
        const qint64 used = creditsUsed();
        m_outcomes->setPlace(place());
        // The service lists a take once all of it is made, which may be after the cut.
        Result<store::Take> whole = m_world->wait(m_outcomes->fetchWhole(cut->take));
        for (int again = 0; !whole && whole.error().kind == ErrorKind::NotFound && again < 20; ++again) {
            QTest::qWait(100);
            whole = m_world->wait(m_outcomes->fetchWhole(cut->take));
        }
        QVERIFY2(whole.has_value(), whole ? "" : qPrintable(whole.error().message));
        QVERIFY(whole->complete);
        QVERIFY(whole->durationMs > cut->take.durationMs);
        QVERIFY(whole->id != cut->take.id);
        QCOMPARE(creditsUsed(), used);
        QCOMPARE(m_world->wait(m_world->engine.findMade(inputs)).value()->id, whole->id);
    }

    void oldTakesGoExceptStarredOnesAndTheLedgerStays()
    {
        const auto made = [this](const QString &text) {
            return m_world
                ->wait(m_world->engine.generate(m_world->speech(), m_world->inputs(text), Repeat::UseMade))
                .value()
                .take;
        };
        const store::Take plain = made(u"Old."_s);
        const store::Take starred = made(u"Old and starred."_s);
        QVERIFY(m_world->wait(m_world->takes.setStarred(starred.id, true)).value());
        const QDateTime limit = QDateTime::currentDateTimeUtc().addSecs(1);
        QCOMPARE(m_world->wait(removeOldTakes(m_world->database, m_world->takes, plain.madeAt.addSecs(-9)))
                     .value(),
                 0);
        QCOMPARE(m_world->wait(removeOldTakes(m_world->database, m_world->takes, limit)).value(), 1);
        QCOMPARE(m_world->takeCount(), 1);
        QVERIFY(!m_world->vault.contains(plain.audioHash, u"mp3"_s));
        QVERIFY(m_world->vault.contains(starred.audioHash, u"mp3"_s));
        QCOMPARE(m_world->sum().requests, 2);
    }

private:
    std::unique_ptr<UnknownOutcomes> makeOutcomes()
    {
        return std::make_unique<UnknownOutcomes>(stores(), m_world->table);
    }
    AdoptionStores stores() { return {m_world->takes, m_world->vault, m_world->ledger}; }
    api::HistoryApi historyApi() { return {*m_world->transport, m_world->speech().dialect()}; }
    UnknownOutcomes::Place place()
    {
        return {ProfileId(), m_world->speech().dialect().hostId(), true, historyApi()};
    }
    SpeechInputs loseAnswer(const QString &text)
    {
        const SpeechInputs inputs = m_world->inputs(text);
        if (!m_world->fault(kCut))
            qFatal("no fault");
        const auto lost = m_world->wait(m_world->engine.generate(m_world->speech(), inputs, Repeat::UseMade));
        if (lost)
            qFatal("the answer was not lost");
        [&] { QTRY_COMPARE(m_world->rowsIn(store::LedgerState::Unknown), 1); }();
        return inputs;
    }
    qint64 creditsUsed()
    {
        net::Request request;
        request.method = "GET";
        request.url = m_world->server.baseUrl().resolved(QUrl(u"/sandbox/admin"_s));
        request.headers = {{"x-sandbox-token", m_world->server.adminToken()}};
        const auto answer = m_world->wait(m_world->transport->send(request));
        return answer ? QJsonDocument::fromJson(answer->body).object()[u"credits_used"_s].toInteger() : -1;
    }
    /// As when the answer was lost before its headers.
    void forgetRequestIds()
    {
        auto done = m_world->wait(m_world->database.run<qint64>(
            [](store::Connection &db) { return db.execute(u"UPDATE ledger SET request_id = ''"_s); }));
        QVERIFY(done.has_value());
    }

    std::unique_ptr<SpeechFixture> m_world;
    std::unique_ptr<UnknownOutcomes> m_outcomes;
};

QTEST_GUILESS_MAIN(UnknownOutcomesTest)
#include "tst_unknownoutcomes.moc"
