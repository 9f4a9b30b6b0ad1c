// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/longspeech.h"
#include "core/edit/remaking.h"
#include "core/edit/wordaligner.h"
#include "tests/core/audio/testsignal.h"
#include "tests/core/speech/speechfixture.h"
#include "tests/support/lateend.h"

#include <QFile>
#include <QJsonArray>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::edit;
using speech::Repeat;

namespace {

const auto kText = u"The harbour was quiet before dawn. Maren counted the boats twice.\n\n"
                   "Behind them, the lighthouse turned once."_s;

} // namespace

class TestLongSpeech : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<speech::SpeechFixture> m_world;

    SpeechPlan plan(qint64 limit = 40)
    {
        return planSpeech(m_world->inputs(kText), {{kText, 0}}, 0, {limit, true});
    }
    LongSpeech *make(const SpeechPlan &plan, Repeat repeat = Repeat::UseMade)
    {
        return new LongSpeech(m_world->engine, {m_world->takes, m_world->vault, m_world->clock},
                              m_world->speech(), plan, repeat, &m_world->context);
    }
    std::shared_ptr<audio::PcmTrack> soundOf(const store::Take &take)
    {
        return m_world->wait(m_world->engine.loadTrack(take)).value();
    }

private slots:
    void init()
    {
        m_world = std::make_unique<speech::SpeechFixture>();
        QVERIFY(m_world->started && m_world->opened);
    }
    void cleanup() { m_world.reset(); }

    void plansPartsWithContext()
    {
        const SpeechPlan made = plan();
        QCOMPARE(made.parts.size(), std::size_t(3));
        QString all;
        for (const PlannedPart &part : made.parts) {
            QVERIFY(part.inputs.request.text.size() <= 40);
            all += part.textBefore + part.inputs.request.text;
        }
        QCOMPARE(all, kText);
        QVERIFY(made.parts[0].inputs.request.previousText.isEmpty());
        QCOMPARE(made.parts[0].inputs.request.nextText, made.parts[1].inputs.request.text);
        QVERIFY(made.parts[2].inputs.request.previousText.startsWith(made.parts[0].inputs.request.text));
        QVERIFY(!made.isPlain());
        QVERIFY(plan(0).isPlain());
        QCOMPARE(keyOf(plan(0)), speech::requestKeyOf(m_world->inputs(kText)));
        QVERIFY(keyOf(plan()) != keyOf(plan(80)));
        const SpeechPlan untold = planSpeech(m_world->inputs(kText), {{kText, 0}}, 0, {40, false});
        QVERIFY(untold.parts[1].inputs.request.previousText.isEmpty());
        // Silences are part of the sound.
        const speech::SpeechInputs whole = m_world->inputs(u"One. Two."_s);
        const SpeechPlan one = planSpeech(whole, {{u"One."_s, 1.0}, {u"Two."_s, 0}}, 0, {});
        const SpeechPlan two = planSpeech(whole, {{u"One."_s, 2.0}, {u"Two."_s, 0}}, 0, {});
        QCOMPARE(one.parts[1].silenceBefore, 1.0);
        QVERIFY(keyOf(one) != keyOf(two));
    }

    void becomesOneTakeWithEveryReceipt()
    {
        LongSpeech *making = make(plan());
        QSignalSpy ready(making, &speech::Generation::trackReady);
        QSignalSpy parts(making, &LongSpeech::partBegan);
        const auto outcome = m_world->wait(making);
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QCOMPARE(ready.size(), 1);
        QCOMPARE(parts.size(), 3);
        const store::Take &take = outcome->take;
        QVERIFY(take.complete);
        QCOMPARE(take.text, kText);
        QCOMPARE(text::alignmentFromJson(take.alignment).text(), kText);
        QVERIFY(take.outputFormat.startsWith(u"flac_"));
        QCOMPARE(take.number, 1);
        QCOMPARE(m_world->takeCount(), 1); // the parts are not listed
        const QJsonArray pieces = take.madeOf.value(u"pieces").toArray();
        QCOMPARE(pieces.size(), 3);
        for (const QJsonValue &piece : pieces)
            QVERIFY(!piece.toObject().value(u"request_id").toString().isEmpty());
        const store::LedgerSum sum = m_world->sum();
        QCOMPARE(sum.requests, 3);
        QCOMPARE(take.credits, std::optional(sum.credits));
        QCOMPARE(sum.credits, estimatedCredits(plan()));

        // As long as its parts together, and without a click where they meet.
        qint64 frames = 0;
        for (const QJsonValue &piece : pieces) {
            const auto part =
                m_world->wait(m_world->takes.byId(TakeId(piece.toObject().value(u"take").toString())));
            QCOMPARE(part.value()->document, QString(store::kPartsDocument));
            frames += soundOf(**part)->frameCount();
        }
        const auto sound = soundOf(take);
        QCOMPARE(sound->frameCount(), frames);
        const auto samples = audio::test::samplesOf(*sound);
        for (const double seam : seamsOf(take.madeOf)) {
            const auto frame = std::size_t(std::lround(seam * sound->sampleRateHz()));
            for (std::size_t i = frame - 60; i < frame + 60; ++i)
                QVERIFY(std::abs(int(samples[i]) - int(samples[i - 1])) < 104); // −50 dBFS
        }
        // And the words are where the times say: something sounds in each.
        for (const text::WordTiming &word : text::wordsOf(text::alignmentFromJson(take.alignment)))
            QVERIFY2(speechLevelDb(*sound, {word.startSeconds, word.endSeconds}) > -50,
                     qPrintable(word.text));
    }

    void identicalScriptCostsNothing()
    {
        QVERIFY(m_world->wait(make(plan())));
        const qint64 credits = m_world->sum().credits;
        const auto again = m_world->wait(make(plan()));
        QVERIFY(again && again->alreadyMade);
        QCOMPARE(m_world->sum().credits, credits);
        const auto another = m_world->wait(make(plan(), Repeat::AnotherTake));
        QVERIFY(another && !another->alreadyMade);
        QCOMPARE(m_world->sum().credits, 2 * credits);
        QCOMPARE(m_world->takeCount(), 2);
    }

    void resumesWithoutPayingAgain_data()
    {
        QTest::addColumn<bool>("another");
        QTest::newRow("generate") << false;
        QTest::newRow("another take") << true;
    }
    void resumesWithoutPayingAgain()
    {
        QFETCH(bool, another);
        const Repeat repeat = another ? Repeat::AnotherTake : Repeat::UseMade;
        LongSpeech *making = make(plan(), repeat);
        connect(making, &LongSpeech::partBegan, &m_world->context, [this](int part) {
            if (part == 1)
                QVERIFY(m_world->fault("{\"out_of_quota\":true}"));
        });
        const auto cut = m_world->wait(making);
        QVERIFY2(cut, "what was made is kept");
        QCOMPARE(cut->cutShort->kind, ErrorKind::Quota);
        QVERIFY(!cut->take.complete);
        QVERIFY(!cut->mayHaveBeenCharged);
        QVERIFY(kText.startsWith(cut->take.text));
        const qint64 firstPart = m_world->sum().credits;
        QVERIFY(firstPart > 0);

        QVERIFY(m_world->fault("{\"out_of_quota\":false}"));
        const auto whole = m_world->wait(make(plan(), repeat));
        QVERIFY2(whole, qPrintable(whole ? QString() : whole.error().message));
        QVERIFY(whole->take.complete);
        QCOMPARE(m_world->sum().credits, estimatedCredits(plan()));
        QCOMPARE(whole->take.credits, std::optional(estimatedCredits(plan())));
    }

    void cancelKeepsWhatWasMade()
    {
        LongSpeech *making = make(plan());
        connect(making, &LongSpeech::partBegan, making, [making](int part) {
            if (part == 2)
                making->cancel();
        });
        const auto cut = m_world->wait(making);
        QVERIFY(cut);
        QVERIFY(cut->cutShort->isCancelled());
        QCOMPARE(cut->take.madeOf.value(u"pieces").toArray().size(), 2);
        LongSpeech *early =
            make(planSpeech(m_world->inputs(u"Other. Text."_s), {{u"Other. Text."_s, 0}}, 0, {7}));
        early->cancel();
        const auto none = m_world->wait(early);
        QVERIFY(!none && none.error().isCancelled());
    }

    void nothingIsPaidAfterACancelThatComesLate()
    {
        LongSpeech *making = make(plan(), Repeat::AnotherTake);
        const test::LateEnd<JobOf<std::optional<store::Take>>> late([making] { making->cancel(); });
        const auto none = m_world->wait(making);
        QVERIFY(late.hasRun());
        QVERIFY(!none && none.error().isCancelled());
        QCOMPARE(m_world->sum().requests, 0);
        QCOMPARE(m_world->rowsIn(store::LedgerState::Sent), 0);
    }

    void silencesAreFree()
    {
        const speech::SpeechInputs whole = m_world->inputs(u"One. Two."_s);
        const SpeechPlan pauses = planSpeech(whole, {{u"One."_s, 1.5}, {u"Two."_s, 0.5}}, 0.25, {});
        QCOMPARE(estimatedCredits(pauses), 4); // twice four characters at half a credit
        const auto outcome = m_world->wait(make(pauses));
        QVERIFY(outcome);
        const auto sound = soundOf(outcome->take);
        const auto words = text::wordsOf(text::alignmentFromJson(outcome->take.alignment));
        QCOMPARE(words.size(), std::size_t(2));
        QVERIFY(words[0].startSeconds >= 0.25);
        QVERIFY(words[1].startSeconds - words[0].endSeconds >= 1.5);
        QVERIFY(std::isinf(speechLevelDb(*sound, {0, 0.24})));
        QVERIFY(std::isinf(speechLevelDb(*sound, {sound->seconds() - 0.49, sound->seconds()})));
        QCOMPARE(outcome->take.text, u"One. Two."_s);
    }

    void findsTheTimesOfATake()
    {
        const auto inputs = m_world->inputs(
            u"The harbour was quiet before dawn. Maren counted the boats twice. Then the fog came in."_s);
        const auto made = m_world->wait(m_world->engine.generate(m_world->speech(), inputs, Repeat::UseMade));
        QVERIFY(made);
        const auto wanted = text::wordsOf(text::alignmentFromJson(made->take.alignment));
        const qint64 before = m_world->sum().credits;
        store::Take untimed = made->take;
        untimed.alignment = {};
        const api::AlignmentApi api(*m_world->transport, m_world->speech().dialect());
        const AlignStores stores{m_world->takes, m_world->vault, m_world->ledger};
        const auto found = m_world->wait(alignTake(stores, api, untimed));
        QVERIFY2(found, qPrintable(found ? QString() : found.error().message));
        QCOMPARE(found->text(), inputs.request.text);
        const auto words = text::wordsOf(*found);
        QCOMPARE(words.size(), wanted.size());
        for (std::size_t i = 0; i < words.size(); ++i) {
            const double off = std::abs(words[i].startSeconds - wanted[i].startSeconds);
            QVERIFY2(off < 0.35, qPrintable(u"%1: %2"_s.arg(words[i].text).arg(off)));
        }
        const double seconds = double(made->take.durationMs) / 1000;
        QCOMPARE(m_world->sum().credits, before + estimatedAlignmentCredits(seconds));
        const auto kept = m_world->wait(m_world->takes.byId(made->take.id));
        QCOMPARE(text::alignmentFromJson((*kept)->alignment), *found);
        // Refused: nothing is charged, nothing changes.
        QVERIFY(m_world->fault("{\"out_of_quota\":true}"));
        const auto refused = m_world->wait(alignTake(stores, api, untimed));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Quota);
        QCOMPARE(m_world->rowsIn(store::LedgerState::Refused), 1);
        // Given up when the ledger has it already: the entry is taken back, nothing is sent.
        QVERIFY(m_world->fault("{\"out_of_quota\":false}"));
        const qint64 charged = m_world->sum().credits;
        auto *unwanted = alignTake(stores, api, untimed);
        const test::LateEnd<JobOf<qint64>> late([unwanted] { unwanted->cancel(); });
        const auto none = m_world->wait(unwanted);
        QVERIFY(late.hasRun() && !none && none.error().isCancelled());
        QTRY_COMPARE(m_world->rowsIn(store::LedgerState::Refused), 2);
        QCOMPARE(m_world->rowsIn(store::LedgerState::Sent), 0);
        QCOMPARE(m_world->sum().credits, charged);
    }

    void remakesWordsWithinTheirContext()
    {
        const auto inputs = m_world->inputs(u"The rope slid slowly through her cold fingers."_s);
        const auto base = m_world->wait(m_world->engine.generate(m_world->speech(), inputs, Repeat::UseMade));
        QVERIFY(base);
        const auto sound = soundOf(base->take);
        const auto plan = planRemake(base->take, {2, 3}, inputs, true);
        QVERIFY(plan);
        QCOMPARE(plan->part.request.text, u"slid slowly"_s);
        QCOMPARE(plan->part.request.previousText, u"The rope"_s);
        QCOMPARE(plan->part.request.nextText, u"through her cold fingers."_s);
        QVERIFY(planRemake(base->take, {2, 3}, inputs, false)->part.request.nextText.isEmpty());
        QVERIFY(!planRemake(base->take, {2, 99}, inputs, true));

        const EditStores stores{m_world->takes, m_world->vault, m_world->clock};
        const auto remake = [&] {
            return new Remaking(m_world->engine, stores, m_world->speech(), *plan, sound, &m_world->context);
        };
        const qint64 before = m_world->sum().credits;
        const auto made = m_world->wait(remake());
        QVERIFY2(made, qPrintable(made ? QString() : made.error().message));
        const qint64 price = speech::estimatedCredits(plan->part);
        QCOMPARE(m_world->sum().credits, before + price);
        QCOMPARE(made->take.credits, std::optional(price));
        QCOMPARE(made->take.text, inputs.request.text);
        QCOMPARE(made->take.number, base->take.number + 1);
        QVERIFY(m_world->wait(m_world->takes.byId(base->take.id)).value()); // the old one stays
        const auto spliced = soundOf(made->take);
        const std::vector<double> seams = seamsOf(made->take.madeOf);
        QCOMPARE(seams.size(), std::size_t(2));
        // No click: no step there is larger than those of the speech beside it, nor over −50 dBFS.
        const auto samples = audio::test::samplesOf(*spliced);
        for (const double seam : seams) {
            const auto frame = qint64(seam * spliced->sampleRateHz());
            int step = 0;
            for (qint64 i = frame - 40; i < frame + 40; ++i)
                step =
                    std::max(step, std::abs(int(samples[std::size_t(i)]) - int(samples[std::size_t(i - 1)])));
            const double db = 20 * std::log10(std::max(1, step) / 32768.0);
            QVERIFY2(db < -50, qPrintable(QString::number(db)));
        }
        // A second press is another reading, and is paid for.
        QVERIFY(m_world->wait(remake()));
        QCOMPARE(m_world->sum().credits, before + 2 * price);
    }

    void remakingFailsWithoutATrace()
    {
        const auto inputs = m_world->inputs(u"Nothing is lost here."_s);
        const auto base = m_world->wait(m_world->engine.generate(m_world->speech(), inputs, Repeat::UseMade));
        const auto plan = planRemake(base->take, {0, 1}, inputs, true);
        const auto sound = soundOf(base->take);
        const EditStores stores{m_world->takes, m_world->vault, m_world->clock};
        QVERIFY(m_world->fault("{\"out_of_quota\":true}"));
        const auto failed = m_world->wait(
            new Remaking(m_world->engine, stores, m_world->speech(), *plan, sound, &m_world->context));
        QVERIFY(!failed);
        QCOMPARE(failed.error().kind, ErrorKind::Quota);
        auto *cancelled =
            new Remaking(m_world->engine, stores, m_world->speech(), *plan, sound, &m_world->context);
        cancelled->cancel();
        QVERIFY(m_world->wait(cancelled).error().isCancelled());
        QCOMPARE(m_world->takeCount(), 1);
    }

    void compsCostNothingAndAreKept()
    {
        const auto first = m_world->wait(m_world->engine.generate(
            m_world->speech(), m_world->inputs(u"Good start. Bad end."_s), Repeat::UseMade));
        const auto second = m_world->wait(m_world->engine.generate(
            m_world->speech(), m_world->inputs(u"Good start. Bad end."_s), Repeat::AnotherTake));
        QVERIFY(first && second);
        const qint64 credits = m_world->sum().credits;
        const std::vector<Source> sources{sourceOf(first->take, soundOf(first->take)),
                                          sourceOf(second->take, soundOf(second->take))};
        const auto made = comp(sources, {{0, {0, 1}}, {1, {2, 3}}});
        QVERIFY(made);
        for (const Seam &seam : made->seams)
            QVERIFY2(seam.stepDb < -50, qPrintable(QString::number(seam.stepDb)));
        QVERIFY2(made->levelStepDb < 1, qPrintable(QString::number(made->levelStepDb)));
        const EditStores stores{m_world->takes, m_world->vault, m_world->clock};
        const auto kept =
            m_world->wait(writeTake(stores, editedTake(first->take, *made, m_world->clock), made->track));
        QVERIFY2(kept, qPrintable(kept ? QString() : kept.error().message));
        QCOMPARE(kept->credits, std::optional<qint64>(0));
        QCOMPARE(kept->number, 3);
        QCOMPARE(kept->text, first->take.text);
        QCOMPARE(m_world->sum().credits, credits);
        QCOMPARE(store::sourcesOf(*kept), (QStringList{first->take.id.value(), second->take.id.value()}));
        // Lossless: sample for sample.
        QCOMPARE(audio::test::samplesOf(*soundOf(*kept)), audio::test::samplesOf(*made->track));
    }
};

QTEST_GUILESS_MAIN(TestLongSpeech)
#include "tst_longspeech.moc"
