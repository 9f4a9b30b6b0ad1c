// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changer/changerpanel.h"

#include "core/queue/spendingsettings.h"
#include "tests/core/media/material.h"
#include "tests/ui/speech/accessiblewalk.h"
#include "tests/ui/speech/speechworld.h"
#include "ui/changer/batchsheet.h"
#include "ui/changer/changerplayback.h"
#include "ui/changer/changersession.h"
#include "ui/changer/sourcecard.h"
#include "ui/changer/sourcesound.h"
#include "ui/media/trimhandles.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/costbutton.h"
#include "ui/widgets/infobanner.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/takestrip.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/waveformview.h"

#include <QAction>
#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <memory>
#include <numbers>

using namespace studio;
using namespace studio::ui;
using namespace studio::tests;
using namespace Qt::StringLiterals;

namespace {

/// Mono, 16 kHz: a tone of so many dB of full scale.
void writeWav(const QString &path, double seconds, double amplitude)
{
    constexpr int rate = 16000;
    QByteArray samples;
    QDataStream stream(&samples, QIODevice::WriteOnly);
    stream.setByteOrder(QDataStream::LittleEndian);
    for (int i = 0; i < int(seconds * rate); ++i) {
        const double value = amplitude * std::sin(2 * std::numbers::pi * 220 * i / rate);
        stream << qint16(std::lround(std::clamp(value, -1.0, 1.0) * 32767));
    }
    QByteArray head;
    QDataStream header(&head, QIODevice::WriteOnly);
    header.setByteOrder(QDataStream::LittleEndian);
    header.writeRawData("RIFF", 4);
    header << quint32(36 + samples.size());
    header.writeRawData("WAVEfmt ", 8);
    header << quint32(16) << quint16(1) << quint16(1) << quint32(rate) << quint32(rate * 2) << quint16(2)
           << quint16(16);
    header.writeRawData("data", 4);
    header << quint32(samples.size());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(head + samples);
}

constexpr auto kModels =
    "[{\"model_id\":\"eleven_multilingual_v2\",\"name\":\"Eleven Multilingual v2\","
    "\"can_do_text_to_speech\":true},"
    "{\"model_id\":\"eleven_multilingual_sts_v2\",\"name\":\"Eleven Multilingual STS v2\","
    "\"can_do_voice_conversion\":true,\"can_use_style\":true,"
    "\"can_use_speaker_boost\":true}]";

} // namespace

class TestChangerPanel final : public QObject {
    Q_OBJECT

    std::unique_ptr<SpeechWorld> m_world;
    std::unique_ptr<ChangerPanel> m_panel;
    QByteArray m_tone;
    QList<store::LedgerRow> m_rows;

    template <class T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_panel->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] CostButton *button() const { return find<CostButton>("changeVoice"); }
    [[nodiscard]] TakeStrip *strip() const { return find<TakeStrip>("changerTakes"); }
    void trim(const WaveSpan &span) const { find<SourceCard>("sourceCard")->handles()->setRange(span); }
    [[nodiscard]] ChangerPlayback *playback() const
    {
        return static_cast<ChangerPlayback *>(m_panel->playback());
    }
    [[nodiscard]] QString reason() const
    {
        auto *label = find<TextLabel>("changerReason");
        return label->isVisible() ? label->text() : QString();
    }
    [[nodiscard]] QString file(const QString &name, double seconds = 6, double amplitude = 0.5) const
    {
        const QString path = m_world->root + u'/' + name;
        writeWav(path, seconds, amplitude);
        return path;
    }
    [[nodiscard]] QAction *action(const char *name) const
    {
        for (QAction *each : m_panel->panelActions()) {
            if (each->objectName() == QLatin1StringView(name))
                return each;
        }
        return nullptr;
    }

    void open()
    {
        m_panel = std::make_unique<ChangerPanel>(m_world->listeningServices());
        m_panel->resize(1072, 684);
        m_panel->show();
        m_panel->activate();
        QTRY_VERIFY(m_panel->session()->voice() && m_panel->session()->model());
        QTRY_VERIFY(m_panel->session()->place().ready);
    }
    void openWith(const QString &path)
    {
        open();
        m_panel->openFiles({path});
        QTRY_VERIFY(!m_panel->source()->isEmpty() && !m_panel->source()->isLoading());
        QTRY_VERIFY(m_panel->session()->verdict().isReady());
    }
    void change()
    {
        QSignalSpy finished(m_panel.get(), &ChangerPanel::changeFinished);
        m_panel->change();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
        QCOMPARE(finished.first().first().toBool(), true);
    }

private slots:
    void initTestCase()
    {
        setupAppearance();
        qputenv("VOICE_STUDIO_AUDIO", "null");
        m_tone = toneMp3(3.0);
        QVERIFY(!m_tone.isEmpty());
    }
    void init()
    {
        m_world = std::make_unique<SpeechWorld>();
        m_world->service.models = kModels;
        m_world->service.voices.replace("}}],",
                                        "}},{\"voice_id\":\"v-vera\",\"name\":\"Vera\","
                                        "\"category\":\"professional\",\"sharing\":{\"rate\":3}}],");
        m_world->account.start();
        m_world->useAccount();
    }
    void cleanup()
    {
        m_panel.reset();
        m_world.reset();
    }

    void saysWhatToDoWhenNothingIsOpen()
    {
        open();
        QCOMPARE(m_panel->session()->verdict().kind, ChangerVerdict::Kind::NoSource);
        QCOMPARE(reason(), u"Record something, or open a file."_s);
        QCOMPARE(button()->state(), CostButton::State::Unaffordable);
        m_panel->change();
        QCOMPARE(m_world->service.speechRequests, 0);
        QVERIFY(find<QWidget>("noSource")->isVisible());
        QVERIFY(find<QWidget>("noChanges")->isVisible());
    }

    void everyTabStopHasANameAndARole()
    {
        open();
        QCOMPARE(accessibleFaults(m_panel.get()), QStringList());
        m_panel->openFiles({file(u"a.wav"_s)});
        QTRY_VERIFY(!m_panel->source()->isEmpty() && !m_panel->source()->isLoading());
        QCOMPARE(accessibleFaults(m_panel.get()), QStringList());
        QVERIFY2(m_panel->content()->minimumSizeHint().width() <= 640,
                 qPrintable(QString::number(m_panel->content()->minimumSizeHint().width())));
    }

    void pricesWhatIsBetweenTheHandles()
    {
        openWith(file(u"take-raw.wav"_s));
        QCOMPARE(find<TextLabel>("sourceName")->text(), u"take-raw.wav"_s);
        QCOMPARE(button()->cost(), u"≈ 100 credits"_s);
        trim({1, 4});
        QCOMPARE(button()->cost(), u"≈ 50 credits"_s);
        QCOMPARE(find<TextLabel>("chosenLength")->text(), u"0:03 of 0:06"_s);
        find<SourceCard>("sourceCard")->handles()->reset();
        QCOMPARE(button()->cost(), u"≈ 100 credits"_s);
    }

    void aVoiceThatCostsMoreIsPricedAndEnteredSo()
    {
        m_world->service.audio = m_tone;
        openWith(file(u"take-raw.wav"_s));
        m_panel->session()->setVoice(VoiceId(u"v-vera"_s));
        QCOMPARE(button()->cost(), u"≈ 300 credits"_s);
        QCOMPARE(find<CostButton>("isolate")->cost(), u"≈ 100 credits"_s);
        change();
        m_rows.clear();
        m_world->ledgerTable.inState(store::LedgerState::Done)
            ->then(m_panel.get(), [this](const Result<QList<store::LedgerRow>> &rows) {
                QVERIFY(rows);
                m_rows = *rows;
            });
        QTRY_COMPARE(m_rows.size(), 1);
        QCOMPARE(m_rows.first().estimatedCredits, 300);
    }

    void warnsOfSilenceBeforeItIsPaidFor()
    {
        openWith(file(u"silent.wav"_s, 3, 0.0004));
        QTRY_VERIFY(reason().contains(u"silent"_s));
        m_panel->openFiles({file(u"loud.wav"_s, 3, 4.0)});
        QTRY_VERIFY(reason().contains(u"too loud"_s));
        m_panel->openFiles({file(u"good.wav"_s, 3, 0.4)});
        QTRY_VERIFY(m_panel->session()->source().peakDb.has_value()
                    && m_panel->session()->source().name == u"good.wav"_s);
        QCOMPARE(reason(), QString());
    }

    void aFileThatIsNoSoundLeavesTheOneBefore()
    {
        openWith(file(u"good.wav"_s));
        QFile bad(m_world->root + u"/notes.mp3"_s);
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write("This is a text, whatever its name says.");
        bad.close();
        m_panel->openFiles({bad.fileName()});
        QTRY_VERIFY(m_panel->findChild<Toast *>());
        QCOMPARE(find<TextLabel>("sourceName")->text(), u"good.wav"_s);
        QVERIFY(m_panel->session()->verdict().isReady());
    }

    void makesATakeOnceAndPlaysItForNothing()
    {
        m_world->service.audio = m_tone;
        openWith(file(u"take-raw.wav"_s));
        m_panel->session()->setVoice(VoiceId(u"v-odin"_s));
        change();
        QCOMPARE(m_world->service.speechRequests, 1);
        QVERIFY2(m_world->service.lastPath.contains(u"/v1/speech-to-speech/v-odin"_s),
                 qPrintable(m_world->service.lastPath));
        QCOMPARE(strip()->takes().size(), 1);
        QCOMPARE(strip()->takes().first().voiceName, u"Odin"_s);
        QCOMPARE(playback()->side(), ChangerPlayback::Side::Result);
        QTRY_COMPARE(button()->cost(), u"Already made · 0 credits"_s);
        change();
        QCOMPARE(m_world->service.speechRequests, 1);
        QVERIFY(find<CostButton>("anotherChange")->isVisible());
        find<CostButton>("anotherChange")->click();
        QTRY_COMPARE_WITH_TIMEOUT(strip()->takes().size(), 2, 20'000);
        QTRY_COMPARE(m_world->service.speechRequests, 2);
        m_panel->session()->setVoice(VoiceId(u"v-aria"_s));
        QCOMPARE(button()->label(), u"Change voice"_s);
    }

    void goesOverToTheOriginalAtTheSamePlace()
    {
        m_world->service.audio = m_tone;
        openWith(file(u"take-raw.wav"_s));
        trim({2, 5});
        change();
        QVERIFY(playback()->canCompare());
        playback()->pause();
        QTRY_COMPARE(playback()->playback(), PlaybackSource::Playback::Stopped);
        // Until the sound is decoded there is nowhere to go to.
        QTRY_VERIFY((playback()->seek(1.25), playback()->resultPosition() >= 1.24));
        action("actionSwapSides")->trigger();
        QCOMPARE(playback()->side(), ChangerPlayback::Side::Original);
        QTRY_VERIFY(std::abs(playback()->originalPosition() - 3.25) < 0.01);
        QCOMPARE(find<Segmented>("side")->currentIndex(), 0);
        playback()->play();
        QTRY_COMPARE(playback()->playback(), PlaybackSource::Playback::Playing);
        action("actionSwapSides")->trigger();
        QCOMPARE(playback()->side(), ChangerPlayback::Side::Result);
        QVERIFY(playback()->playback() != PlaybackSource::Playback::Stopped);
        QTRY_VERIFY(playback()->resultPosition() >= 1.2 && playback()->resultPosition() < 2.5);
        playback()->pause();
        // Of something else there is nothing to compare.
        m_panel->openFiles({file(u"other.wav"_s)});
        QTRY_VERIFY(!playback()->canCompare());
        QVERIFY(!find<Segmented>("side")->isEnabled());
    }

    void isolatesTheVoice()
    {
        m_world->service.audio = m_tone;
        openWith(file(u"noisy.wav"_s));
        QSignalSpy finished(m_panel.get(), &ChangerPanel::changeFinished);
        find<CostButton>("isolate")->click();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
        QVERIFY2(m_world->service.lastPath.contains(u"/v1/audio-isolation"_s),
                 qPrintable(m_world->service.lastPath));
        QCOMPARE(strip()->takes().first().voiceName, u"Voice isolated"_s);
        QVERIFY(playback()->canCompare());
    }

    void aFailureKeepsTheRecordingAndSaysSo()
    {
        openWith(file(u"take-raw.wav"_s));
        QSignalSpy finished(m_panel.get(), &ChangerPanel::changeFinished);
        m_panel->change();
        QTRY_VERIFY(m_world->service.lastStream);
        QVERIFY(m_panel->isBusy());
        m_world->service.lastStream->end(Unexpected(Error::make(ErrorKind::Auth, u"Not accepted."_s)));
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished.first().first().toBool(), false);
        auto *banner = find<InfoBanner>("panelBanner");
        QVERIFY(banner->isVisible());
        QVERIFY2(banner->text().contains(u"Your recording and takes are kept."_s),
                 qPrintable(banner->text()));
        QVERIFY(!m_panel->isBusy());
        QVERIFY(m_panel->session()->verdict().isReady());
        QVERIFY(strip()->takes().isEmpty());
    }

    void localNoiseRemovalIsHeardBeforePaying()
    {
        openWith(file(u"noisy.wav"_s));
        trim({1, 4});
        auto *noise = find<StudioCombo>("noiseRemoval");
        noise->setCurrentIndex(1);
        emit noise->activated(1);
        QTRY_VERIFY(!m_panel->source()->isLoading() && m_panel->source()->content().options.suppressNoise);
        QCOMPARE(find<SourceCard>("sourceCard")->chosen(), (WaveSpan{1, 4}));
        noise->setCurrentIndex(0);
        emit noise->activated(0);
        QTRY_VERIFY(!m_panel->source()->isLoading() && !m_panel->source()->content().options.suppressNoise);
    }

    void theRecordingPlaysOnWhenItsNoiseIsRemoved()
    {
        openWith(file(u"noisy.wav"_s, 8));
        playback()->seekOriginal(2);
        playback()->play();
        QTRY_VERIFY(playback()->playback() == PlaybackSource::Playback::Playing);
        ChangerChoice choice = m_panel->session()->choice();
        choice.noise = NoiseRemoval::Local;
        m_panel->session()->setChoice(choice);
        QVERIFY(m_panel->source()->isLoading());
        QTRY_VERIFY(!m_panel->source()->isLoading() && m_panel->source()->content().options.suppressNoise);
        QVERIFY(playback()->originalPosition() >= 2);
        playback()->pause();
    }

    void restoresWhatATakeWasMadeOf()
    {
        m_world->service.audio = m_tone;
        openWith(file(u"take-raw.wav"_s));
        trim({2, 5});
        m_panel->session()->setVoice(VoiceId(u"v-odin"_s));
        change();
        const TakeId take = strip()->current();
        m_panel->session()->setVoice(VoiceId(u"v-aria"_s));
        m_panel->openFiles({file(u"other.wav"_s, 2)});
        QTRY_COMPARE(find<TextLabel>("sourceName")->text(), u"other.wav"_s);
        QTRY_VERIFY(!m_panel->source()->isLoading());
        m_panel->open({{u"take"_s, take.value()}});
        QTRY_COMPARE(m_panel->session()->choice().voiceName, u"Odin"_s);
        QTRY_COMPARE(find<TextLabel>("sourceName")->text(), u"take-raw.wav"_s);
        QTRY_COMPARE(find<SourceCard>("sourceCard")->chosen(), (WaveSpan{2, 5}));
        QTRY_VERIFY(playback()->canCompare());
    }

    void comesBackInTheNextRun()
    {
        openWith(file(u"take-raw.wav"_s));
        trim({1, 4});
        m_panel->session()->setVoice(VoiceId(u"v-odin"_s));
        m_panel->saveState();
        m_panel.reset();
        open();
        QTRY_VERIFY(!m_panel->source()->isEmpty() && !m_panel->source()->isLoading());
        QCOMPARE(find<TextLabel>("sourceName")->text(), u"take-raw.wav"_s);
        QCOMPARE(find<SourceCard>("sourceCard")->chosen(), (WaveSpan{1, 4}));
        QCOMPARE(m_panel->session()->choice().voiceName, u"Odin"_s);
    }

    void puttingAwayCanBeUndone()
    {
        openWith(file(u"take-raw.wav"_s));
        action("actionPutAway")->trigger();
        QVERIFY(m_panel->source()->isEmpty());
        m_panel->findChild<Toast *>()->findChild<QPushButton *>(u"toastAction"_s)->click();
        QTRY_VERIFY(!m_panel->source()->isEmpty() && !m_panel->source()->isLoading());
    }

    void changesAllRecordingsOfAFolder()
    {
        m_world->service.audio = m_tone;
        open();
        QVERIFY(QDir(m_world->root).mkpath(u"in"_s));
        for (const QString &name : {u"in/a.wav"_s, u"in/b.wav"_s})
            static_cast<void>(file(name, 3, name == u"in/a.wav"_s ? 0.4 : 0.3));
        m_world->prompts.folderToChoose = m_world->root + u"/in"_s;
        action("actionChangeFolder")->trigger();
        QTRY_VERIFY(m_panel->findChild<BatchSheet *>());
        auto *sheet = m_panel->findChild<BatchSheet *>();
        auto *go = sheet->findChild<CostButton *>(u"batchGo"_s);
        QCOMPARE(go->cost(), u"≈ 100 credits"_s);
        QCOMPARE(m_world->service.speechRequests, 0);
        go->click();
        const QDir results(m_world->root + u"/in/Changed"_s);
        QTRY_COMPARE_WITH_TIMEOUT(results.entryList(QDir::Files), (QStringList{u"a.mp3"_s, u"b.mp3"_s}),
                                  20'000);
        QTRY_VERIFY_WITH_TIMEOUT(!m_panel->isBusy(), 20'000);
        QCOMPARE(m_world->service.speechRequests, 2);
        QTRY_COMPARE(strip()->takes().size(), 2);
    }

    void aFolderIsPricedAsWhatIsChosenWhenItIsSent()
    {
        if (!media::test::hasFfmpeg())
            QSKIP("ffmpeg is not installed");
        m_world->service.audio = m_tone;
        m_world->settings.set(queue::kAskAboveCredits, 10);
        open();
        QVERIFY(QDir(m_world->root).mkpath(u"in"_s));
        static_cast<void>(file(u"in/a.wav"_s, 6, 0.4));
        // As a browser records: nothing says how long it is.
        QVERIFY(media::test::ffmpeg(u"-f lavfi -i sine=d=6 -c:a libopus -f webm -live 1"_s,
                                    m_world->root + u"/in/b.webm"_s));
        m_world->prompts.folderToChoose = m_world->root + u"/in"_s;
        action("actionChangeFolder")->trigger();
        const auto go = [this] { return m_panel->findChild<CostButton *>(u"batchGo"_s); };
        QTRY_VERIFY(go());
        QVERIFY2(go()->cost() == u"≈ 200 credits"_s || go()->cost() == u"≈ 201 credits"_s,
                 qPrintable(go()->cost()));
        go()->click();
        const auto yes = [this] { return m_panel->findChild<QAbstractButton *>(u"spendGo"_s); };
        QTRY_VERIFY(yes());
        m_panel->session()->setVoice(VoiceId(u"v-vera"_s));
        yes()->click();
        QTRY_VERIFY(go() && go()->cost().startsWith(u"≈ 60"_s)); // told anew
        QVERIFY(!m_panel->isBusy());
        QCOMPARE(m_world->service.speechRequests, 0);
        go()->click();
        QTRY_VERIFY(yes());
        yes()->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_world->service.speechRequests, 2, 20'000);
        QVERIFY2(m_world->service.lastPath.contains(u"v-vera"_s), qPrintable(m_world->service.lastPath));
        QTRY_VERIFY_WITH_TIMEOUT(!m_panel->isBusy(), 20'000);
    }
};

QTEST_MAIN(TestChangerPanel)
#include "tst_changerpanel.moc"
