// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/loudness.h"
#include "core/audition/audition.h"
#include "tests/core/speech/speechfixture.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::audition;
using State = Candidate::State;

class TestAudition : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<speech::SpeechFixture> m_world;
    QList<api::Voice> m_voices;

    speech::SpeechInputs candidate(int voice, const QString &sentence)
    {
        speech::SpeechInputs inputs = m_world->inputs(sentence);
        inputs.request.voice = m_voices.at(voice % m_voices.size()).id;
        inputs.voiceName = m_voices.at(voice % m_voices.size()).name;
        // Past the list of voices: the same with other settings.
        inputs.request.settings.stability = 0.5 + 0.1 * double(voice / m_voices.size());
        return inputs;
    }
    static bool allAre(const Audition &audition, State state)
    {
        const QList<int> filled = audition.filled();
        return std::all_of(filled.begin(), filled.end(),
                           [&](int slot) { return audition.at(slot).state == state; });
    }

private slots:
    void init()
    {
        m_world = std::make_unique<speech::SpeechFixture>();
        QVERIFY(m_world->started && m_world->opened);
        m_voices = m_world->wait(api::VoicesApi(*m_world->transport, m_world->speech().dialect()).search({}))
                       ->voices;
        QVERIFY(m_voices.size() >= 3);
    }
    void cleanup() { m_world.reset(); }

    void makesEightAndPaysEachOnce()
    {
        Audition audition(m_world->engine, m_world->vault);
        for (int slot = 0; slot < kMaxCandidates; ++slot)
            audition.setCandidate(slot, candidate(slot, u"The harbour was quiet before dawn."_s));
        QVERIFY(!audition.missingCredits());
        QTRY_VERIFY(allAre(audition, State::Missing));
        // 34 characters at half a credit.
        QCOMPARE(*audition.missingCredits(), 8 * 17);

        audition.makeMissing(m_world->speech());
        audition.makeMissing(m_world->speech()); // an impatient second click
        QTRY_VERIFY_WITH_TIMEOUT(allAre(audition, State::Ready), 20000);
        QCOMPARE(*audition.missingCredits(), 0);
        QCOMPARE(m_world->sum().requests, kMaxCandidates);
        for (const int slot : audition.filled()) {
            const SoundPtr sound = audition.at(slot).sound;
            QVERIFY(!sound->reading.words.empty());
            const double lufs = audio::measureLoudness(*sound->track)->integratedLufs;
            QVERIFY2(qAbs(lufs - kListeningLufs) < 0.5, qPrintable(QString::number(lufs)));
            QCOMPARE(audition.at(slot).take->document, QString::fromLatin1(kDocument));
        }
    }

    void whatIsMadeCostsNothing()
    {
        {
            Audition first(m_world->engine, m_world->vault);
            first.setCandidate(0, candidate(0, u"Once."_s));
            QTRY_VERIFY(allAre(first, State::Missing));
            first.makeMissing(m_world->speech());
            QTRY_VERIFY(allAre(first, State::Ready));
        }
        Audition again(m_world->engine, m_world->vault);
        again.setCandidate(3, candidate(0, u"Once."_s));
        again.setCandidate(4, candidate(1, u"Once."_s));
        QTRY_COMPARE(again.at(3).state, State::Ready);
        QTRY_COMPARE(again.at(4).state, State::Missing);
        QCOMPARE(*again.missingCredits(), again.at(4).credits);
    }

    void twinsArePaidOnce()
    {
        Audition audition(m_world->engine, m_world->vault);
        audition.setCandidate(0, candidate(0, u"Twins."_s));
        audition.setCandidate(1, candidate(0, u"Twins."_s));
        QTRY_VERIFY(allAre(audition, State::Missing));
        QCOMPARE(*audition.missingCredits(), audition.at(0).credits);
        audition.makeMissing(m_world->speech());
        QTRY_VERIFY(allAre(audition, State::Ready));
        QCOMPARE(m_world->sum().requests, 1);
    }

    void aFailureStaysInItsSlot()
    {
        const speech::SpeechInputs wanted = candidate(0, u"Not at first."_s);
        QVERIFY(m_world->fault("{\"error_status\":422}"));
        Audition audition(m_world->engine, m_world->vault);
        QSignalSpy failures(&audition, &Audition::failed);
        audition.setCandidate(0, wanted);
        QTRY_VERIFY(allAre(audition, State::Missing));
        audition.makeMissing(m_world->speech());
        QTRY_COMPARE(audition.at(0).state, State::Failed);
        QVERIFY(!audition.at(0).error->message.isEmpty());
        QVERIFY(!audition.at(0).mayHaveBeenCharged);
        QCOMPARE(failures.size(), 1);
        // Play all does not pay for it again by itself.
        QCOMPARE(*audition.missingCredits(), 0);
        audition.makeMissing(m_world->speech());
        QCOMPARE(audition.at(0).state, State::Failed);

        QVERIFY(m_world->fault("{\"error_status\":0}"));
        audition.retry(0, m_world->speech());
        QTRY_COMPARE(audition.at(0).state, State::Ready);
    }

    void anotherSentenceIsAnotherPrice()
    {
        Audition audition(m_world->engine, m_world->vault);
        audition.setCandidate(0, candidate(0, u"One."_s));
        QTRY_VERIFY(allAre(audition, State::Missing));
        audition.makeMissing(m_world->speech());
        audition.setCandidate(0, candidate(0, u"One, and more."_s)); // while the first is being made
        QTRY_VERIFY(allAre(audition, State::Missing));
        QTRY_VERIFY(!audition.isMaking());
        QCOMPARE(audition.at(0).state, State::Missing);
        audition.setCandidate(0, candidate(0, u"One."_s));
        QTRY_COMPARE(audition.at(0).state, State::Ready);
        QCOMPARE(m_world->sum().requests, 1);
    }

    void cancelReturnsToThePrice()
    {
        m_world = std::make_unique<speech::SpeechFixture>(1.0);
        QVERIFY(m_world->started && m_world->opened);
        Audition audition(m_world->engine, m_world->vault);
        audition.setWidth(1);
        audition.setCandidate(
            0, candidate(0, u"A sentence that takes its time to be spoken at the pace of speech itself."_s));
        audition.setCandidate(
            1, candidate(1, u"A sentence that takes its time to be spoken at the pace of speech itself."_s));
        QTRY_VERIFY(allAre(audition, State::Missing));
        audition.makeMissing(m_world->speech());
        QCOMPARE(audition.at(1).state, State::Waiting);
        audition.cancel();
        QCOMPARE(audition.at(1).state, State::Missing);
        QTRY_VERIFY(!audition.isMaking());
    }

    void anEmptySentenceSendsNothing()
    {
        Audition audition(m_world->engine, m_world->vault);
        audition.setCandidate(0, candidate(0, {}));
        QTRY_COMPARE(audition.at(0).state, State::Missing);
        audition.makeMissing(m_world->speech());
        QVERIFY(!audition.isMaking());
        QCOMPARE(m_world->sum().requests, 0);
        audition.setCandidate(0, {});
        QCOMPARE(audition.at(0).state, State::Empty);
        QVERIFY(audition.filled().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestAudition)
#include "tst_audition.moc"
