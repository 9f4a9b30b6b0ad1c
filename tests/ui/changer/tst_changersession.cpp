// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changer/changersession.h"

#include "core/audio/pcmtrack.h"
#include "tests/core/changer/bursts.h"
#include "tests/support/lateend.h"
#include "ui/changer/sourcesound.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace studio;
using namespace studio::ui;
using namespace Qt::StringLiterals;
using Kind = ChangerVerdict::Kind;

namespace {

api::Model changingModel(const QString &id)
{
    api::Model model;
    model.id = ModelId(id);
    model.name = id;
    model.voiceConversion = true;
    return model;
}

api::Voice voiceNamed(const QString &name)
{
    api::Voice voice;
    voice.id = VoiceId(u"v-"_s + name.toLower());
    voice.name = name;
    return voice;
}

ChangerSource recordingOf(double seconds)
{
    return {.path = u"/a.wav"_s, .name = u"a.wav"_s, .seconds = seconds, .from = 0, .to = seconds};
}

} // namespace

class TestChangerSession final : public QObject {
    Q_OBJECT

private slots:
    void refusesInTheOrderOfWhatHelps()
    {
        ChangerSession session;
        QCOMPARE(session.verdict().kind, Kind::NoSource);
        ChangerSource loading = recordingOf(3);
        loading.loading = true;
        session.setSource(loading);
        QCOMPARE(session.verdict().kind, Kind::Loading);
        session.setSource(recordingOf(0.2));
        QCOMPARE(session.verdict().kind, Kind::TooShort);
        session.setSource(recordingOf(30));
        QCOMPARE(session.verdict().kind, Kind::NoVoice);
        session.setVoices({voiceNamed(u"Aria"_s)});
        QCOMPARE(session.verdict().kind, Kind::NotReady);
        session.setPlace({.profile = ProfileId(u"p"_s), .ready = true});
        QCOMPARE(session.verdict().kind, Kind::NoModel);
        session.setModels({changingModel(u"sts"_s)});
        QVERIFY(session.verdict().isReady());
        api::Subscription poor;
        poor.creditLimit = 499;
        session.setSubscription(poor);
        QCOMPARE(session.verdict().kind, Kind::TooExpensive);
        QVERIFY(session.verdict().reason.contains(u"500"_s));
        for (const Kind kind : {Kind::NoSource, Kind::NoVoice}) // each says what to do
            QVERIFY(kind == Kind::Ready || !session.verdict().reason.isEmpty());
    }

    void isolatingNeedsNoVoiceAndNoModel()
    {
        ChangerSession session;
        session.setSource(recordingOf(30));
        session.setPlace({.profile = ProfileId(u"p"_s), .ready = true});
        QVERIFY(session.isolatingVerdict().isReady());
        QVERIFY(!session.verdict().isReady());
    }

    void pricesWhatIsBetweenTheHandles()
    {
        ChangerSession session;
        QSignalSpy changed(&session, &ChangerSession::changed);
        session.setSource(recordingOf(60));
        QCOMPARE(session.credits(), 1000);
        ChangerSource trimmed = recordingOf(60);
        trimmed.from = 10;
        trimmed.to = 40;
        session.setSource(trimmed);
        QCOMPARE(session.credits(), 500);
        QCOMPARE(changed.size(), 2);
    }

    void aVoiceThatCostsMoreIsPricedSo()
    {
        ChangerSession session;
        session.setSource(recordingOf(30));
        session.setPlace({.profile = ProfileId(u"p"_s), .ready = true});
        session.setModels({changingModel(u"sts"_s)});
        api::Voice shared = voiceNamed(u"Odin"_s);
        shared.rate = 3;
        session.setVoices({voiceNamed(u"Aria"_s), shared});
        QCOMPARE(session.credits(), 500);
        session.setVoice(shared.id);
        QCOMPARE(session.credits(), 1500);
        QCOMPARE(session.isolatingCredits(), 500);
        api::Subscription poor;
        poor.creditLimit = 1000;
        session.setSubscription(poor);
        QCOMPARE(session.verdict().kind, Kind::TooExpensive);
        QVERIFY2(session.verdict().reason.contains(QLocale().toString(1500)),
                 qPrintable(session.verdict().reason));
        QVERIFY(session.isolatingVerdict().isReady());
    }

    void warnsOfSilenceAndDistortion()
    {
        ChangerSession session;
        ChangerSource source = recordingOf(10);
        session.setSource(source);
        QVERIFY(session.caution().isEmpty());
        source.peakDb = -70;
        session.setSource(source);
        QVERIFY(session.caution().contains(u"silent"_s));
        source.peakDb = 0;
        source.clippedFrames = 400;
        session.setSource(source);
        QVERIFY(session.caution().contains(u"too loud"_s));
    }

    void fillsGapsAndKeepsAVoiceThatIsGone()
    {
        ChangerSession session;
        session.setVoices({voiceNamed(u"Aria"_s), voiceNamed(u"Odin"_s)});
        QCOMPARE(session.choice().voiceName, u"Aria"_s);
        session.setModels(
            {changingModel(u"eleven_english_sts_v2"_s), changingModel(u"eleven_multilingual_sts_v2"_s)});
        QCOMPARE(session.choice().model.value(), u"eleven_multilingual_sts_v2"_s);
        session.setVoices({voiceNamed(u"Odin"_s)});
        QCOMPARE(session.choice().voiceName, u"Aria"_s);
        QVERIFY(!session.voice());
    }

    void whatWasClosedOrReplacedComesTooLate()
    {
        QTemporaryDir folder;
        const QString one = folder.filePath(u"one.wav"_s);
        const QString two = folder.filePath(u"two.wav"_s);
        (void)changer::writeBursts(one, 1);
        const double seconds = changer::writeBursts(two, 4).seconds;
        SourceSound sound(folder.filePath(u"work"_s));
        {
            const test::LateEnd<JobOf<media::MediaInfo>> late([&sound] { sound.close(); });
            sound.open(one);
            QTRY_VERIFY(late.hasRun());
            QTest::qWait(20);
            QVERIFY(sound.isEmpty());
        }
        {
            const test::LateEnd<JobOf<media::ImportedSound>> late([&sound] { sound.cancel(); });
            sound.open(one);
            QTRY_VERIFY(late.hasRun());
            QTest::qWait(20);
            QVERIFY(sound.isEmpty());
        }
        const test::LateEnd<JobOf<media::ImportedSound>> late([&sound, two] { sound.open(two); });
        sound.open(one);
        QTRY_VERIFY(late.hasRun() && !sound.isLoading());
        QCOMPARE(sound.content().path, two);
        QVERIFY2(std::abs(sound.content().track->seconds() - seconds) < 0.01,
                 qPrintable(QString::number(sound.content().track->seconds())));
    }

    void choicesSurviveAsJson()
    {
        ChangerChoice choice;
        choice.voice = VoiceId(u"v-odin"_s);
        choice.voiceName = u"Odin"_s;
        choice.model = ModelId(u"sts"_s);
        choice.settings.stability = 0.25;
        choice.outputFormat = u"mp3_44100_192"_s;
        choice.seed = 4294967295U;
        choice.noise = NoiseRemoval::Local;
        QCOMPARE(changerChoiceFromJson(toJson(choice)), choice);
        QCOMPARE(changerChoiceFromJson({}), ChangerChoice());
        QCOMPARE(changerChoiceFromJson({{"seed"_L1, -4}, {"noise"_L1, 7}, {"settings"_L1, u"x"_s}}),
                 ChangerChoice());
    }
};

QTEST_MAIN(TestChangerSession)
#include "tst_changersession.moc"
