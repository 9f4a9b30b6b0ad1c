// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/speech/speechfixture.h"

#include "core/speech/takedescription.h"
#include "core/speech/takerecovery.h"
#include "core/store/vaultwriter.h"

#include <QFile>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::speech;

class TestTakeRecovery : public QObject {
    Q_OBJECT

private slots:
    void soundOfADeadProcessBecomesATake()
    {
        SpeechFixture fixture;
        const SpeechInputs inputs = fixture.inputs(u"Half of this was received."_s);
        const auto made = fixture.wait(fixture.engine.generate(fixture.speech(), inputs, Repeat::UseMade));
        QVERIFY(made);
        QFile whole(fixture.vault.path(made->take.audioHash, u"mp3"_s));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray half = whole.read(whole.size() / 2);

        store::Take lost = describeInputs(inputs);
        lost.id = store::newTakeId();
        lost.madeAt = fixture.clock.nowUtc();
        {
            // A writer that goes away without commit leaves what a killed process would leave.
            const auto writer = fixture.vault.begin(lost.id, u"mp3"_s, describeForRecovery(lost));
            writer->append(half);
        }
        QTRY_VERIFY(!fixture.wait(fixture.vault.recoverPartials()).value().isEmpty());
        const auto recovered = fixture.wait(recoverTakes(fixture.takes, fixture.vault, this));
        QVERIFY(recovered);
        QCOMPARE(*recovered, 1);
        const auto take = fixture.wait(fixture.takes.byId(lost.id));
        QVERIFY(take && *take);
        QVERIFY(!(*take)->complete);
        QCOMPARE((*take)->text, inputs.request.text);
        QVERIFY((*take)->durationMs > 100);
        // Nothing is left, and a second start finds nothing.
        const auto again = fixture.wait(recoverTakes(fixture.takes, fixture.vault, this));
        QVERIFY(again);
        QCOMPARE(*again, 0);
        QCOMPARE(fixture.takeCount(), 2);
    }

    void leftoversWithoutSoundAreDropped()
    {
        SpeechFixture fixture;
        store::Take lost = describeInputs(fixture.inputs(u"Nothing came."_s));
        lost.id = store::newTakeId();
        {
            const auto writer = fixture.vault.begin(lost.id, u"mp3"_s, describeForRecovery(lost));
            writer->append("<html>this is no sound</html>");
        }
        const auto recovered = fixture.wait(recoverTakes(fixture.takes, fixture.vault, this));
        QVERIFY(recovered);
        QCOMPARE(*recovered, 0);
        QCOMPARE(fixture.takeCount(), 0);
    }

    void descriptionsSurviveTheRoundTripAndNonsense()
    {
        store::Take take;
        take.id = TakeId(u"t"_s);
        take.requestKey = QByteArray(32, 'k');
        take.text = u"Grüße 🙂"_s;
        take.voice = VoiceId(u"v"_s);
        take.madeAt = QDateTime::fromMSecsSinceEpoch(1700000000123, Qt::UTC);
        take.credits = 7;
        const store::Take back = takeFromDescription(describeForRecovery(take));
        QCOMPARE(back.text, take.text);
        QCOMPARE(back.requestKey, take.requestKey);
        QCOMPARE(back.madeAt, take.madeAt);
        QCOMPARE(back.credits, take.credits);
        QVERIFY(takeFromDescription({{u"take"_s, 5}, {u"inputs"_s, u"x"_s}}).id.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTakeRecovery)
#include "tst_takerecovery.moc"
