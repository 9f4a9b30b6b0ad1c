// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/speechpanel.h"

#include "core/queue/spendingsettings.h"
#include "tests/ui/speech/accessiblewalk.h"
#include "tests/ui/speech/speechworld.h"
#include "ui/speech/speechsession.h"
#include "ui/takes/takeactions.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/costbutton.h"
#include "ui/widgets/infobanner.h"
#include "ui/widgets/playbacksource.h"
#include "ui/widgets/scriptedit.h"
#include "ui/widgets/takestrip.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/waveformview.h"

#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace studio;
using namespace studio::ui;
using namespace studio::tests;
using namespace Qt::StringLiterals;

class TestSpeechPanel final : public QObject {
    Q_OBJECT

    std::unique_ptr<SpeechWorld> m_world;
    std::unique_ptr<SpeechPanel> m_panel;
    QByteArray m_tone;

    template <class T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_panel->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] ScriptEdit *script() const { return find<ScriptEdit>("script"); }
    [[nodiscard]] TakeStrip *strip() const { return find<TakeStrip>("takeStrip"); }
    [[nodiscard]] CostButton *button() const { return find<CostButton>("generate"); }
    [[nodiscard]] QString bannerTitle() const
    {
        auto *banner = find<InfoBanner>("panelBanner");
        return banner->isVisible() ? banner->title() : QString();
    }

    void open(bool account)
    {
        m_world->account.start();
        if (account)
            m_world->useAccount();
        m_panel = std::make_unique<SpeechPanel>(m_world->services());
        m_panel->resize(1072, 684);
        m_panel->show();
        m_panel->activate();
        QTRY_VERIFY(!m_panel->session()->models().isEmpty() && !m_panel->session()->voices().isEmpty());
        QTRY_VERIFY(!script()->isReadOnly());
        QTRY_VERIFY(m_panel->session()->place().ready);
    }
    void openWithText(const QString &text)
    {
        open(true);
        m_panel->setScript(text);
        QTRY_VERIFY(m_panel->session()->verdict().isReady());
    }

private slots:
    void initTestCase()
    {
        setupAppearance();
        qputenv("VOICE_STUDIO_AUDIO", "null");
        m_tone = toneMp3(1.5);
        QVERIFY(!m_tone.isEmpty());
    }
    void init() { m_world = std::make_unique<SpeechWorld>(); }
    void cleanup()
    {
        m_panel.reset();
        m_world.reset();
    }

    void beginsWithASampleInTheSandbox()
    {
        open(false);
        QTRY_VERIFY(script()->script().startsWith(u"Welcome to Voice Studio."_s));
        QCOMPARE(m_panel->session()->choice().voiceName, u"Aria"_s);
        QTRY_COMPARE(button()->cost(), u"Free in sandbox"_s);
        QVERIFY(bannerTitle().isEmpty());
        QCOMPARE(find<TextLabel>("count")->text(), u"197 / 5,000 characters"_s);
    }

    void showsThePriceWhileTyping()
    {
        open(true);
        QTest::keyClicks(script(), u"Hello"_s);
        QTRY_COMPARE(button()->cost(), u"5 credits"_s);
    }

    void anExpensiveClickAsksFirst()
    {
        m_world->service.audio = m_tone;
        m_world->settings.set(queue::kAskAboveCredits, 4);
        openWithText(u"Hello there."_s);
        m_panel->generate();
        QVERIFY(!m_panel->isGenerating());
        auto *question = m_panel->findChild<QWidget *>(u"spendQuestion"_s);
        QVERIFY(question);
        QCOMPARE(m_world->service.speechRequests, 0);
        QSignalSpy finished(m_panel.get(), &SpeechPanel::generationFinished);
        question->findChild<QPushButton *>(u"spendGo"_s)->click();
        QVERIFY(m_panel->isGenerating());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
        QCOMPARE(m_world->service.speechRequests, 1);
    }

    void makesATakeAndKeepsIt()
    {
        m_world->service.audio = m_tone;
        openWithText(u"Hello there."_s);
        QSignalSpy finished(m_panel.get(), &SpeechPanel::generationFinished);
        m_panel->generate();
        QCOMPARE(strip()->takes().size(), 1);
        QVERIFY(strip()->takes().first().growing);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
        QVERIFY(finished.first().first().toBool());
        QCOMPARE(strip()->takes().first().title, u"Take 1"_s);
        QVERIFY(!strip()->takes().first().growing);
        QTRY_VERIFY(find<WaveformView>("waveform")->duration() > 1.0);
        QVERIFY(m_panel->playback()->canExport());
        // The same again is free, another take is paid knowingly.
        QTRY_COMPARE_WITH_TIMEOUT(button()->label(), u"Play"_s, 10'000);
        m_panel->generate();
        QCOMPARE(m_world->service.speechRequests, 1);
        m_panel->generateAnother();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, 20'000);
        QCOMPARE(m_world->service.speechRequests, 2);
        QCOMPARE(strip()->takes().size(), 2);
        QCOMPARE(strip()->takes().first().title, u"Take 2"_s);
        QVERIFY(m_panel->playback()->hasPrevious());
        m_panel->playback()->previous();
        QCOMPARE(strip()->current(), strip()->takes().last().id);
    }

    void loadsTakesAgainAfterRestart()
    {
        m_world->service.audio = m_tone;
        openWithText(u"Hello there."_s);
        QSignalSpy finished(m_panel.get(), &SpeechPanel::generationFinished);
        m_panel->generate();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
        m_panel = std::make_unique<SpeechPanel>(m_world->services());
        m_panel->show();
        m_panel->activate();
        QTRY_COMPARE(strip()->takes().size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(find<WaveformView>("waveform")->duration() > 1.0, 20'000);
    }

    void cancelKeepsWhatArrived()
    {
        openWithText(u"Hello there."_s);
        QSignalSpy finished(m_panel.get(), &SpeechPanel::generationFinished);
        m_panel->generate();
        QTRY_VERIFY(m_world->service.lastStream);
        m_world->service.lastStream->sendAudio(m_tone, u"Hello"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->playback()->durationSeconds() > 1.0, 20'000);
        QTest::mouseClick(button(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
        QCOMPARE(strip()->takes().first().title, u"Take 1, cut short"_s);
        QVERIFY(bannerTitle().startsWith(u"Stopped. What arrived is kept"_s));
        QCOMPARE(m_panel->playback()->playback(), PlaybackSource::Playback::Stopped);
    }

    void sendsNothingWithoutText()
    {
        open(true);
        m_panel->setScript(u"  "_s);
        m_panel->generate();
        QCOMPARE(m_world->service.speechRequests, 0);
        QVERIFY(find<TextLabel>("reason")->isVisible());
        QVERIFY(find<TextLabel>("reason")->text().contains(u"Enter the text"_s));
        m_panel->setScript(u"[whispers]"_s);
        m_panel->generate();
        QCOMPARE(m_world->service.speechRequests, 0);
        QVERIFY(find<TextLabel>("reason")->text().contains(u"Add words"_s));
    }

    void makesLongTextInParts()
    {
        m_world->settings.set(queue::kAskAboveCredits, 0);
        open(true);
        m_world->service.audio = m_tone;
        m_panel->setScript(u"A sentence of four. "_s.repeated(300));
        QTRY_VERIFY(find<TextLabel>("reason")->isVisible());
        QVERIFY2(find<TextLabel>("reason")->text().contains(u"Made in 2 parts"_s),
                 qPrintable(find<TextLabel>("reason")->text()));
        QSignalSpy finished(m_panel.get(), &SpeechPanel::generationFinished);
        m_panel->generate();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
        QVERIFY(finished.first().first().toBool());
        QCOMPARE(m_world->service.speechRequests, 2);
        QVERIFY(m_world->service.lastBody.contains("previous_text"));
        QCOMPARE(strip()->takes().size(), 1);
        const auto jobs = m_world->jobs.jobs();
        QCOMPARE(jobs.size(), 1);
        QCOMPARE(jobs.first().state, jobs::JobState::Done);
    }

    void tellsFailuresWithTheNextStep()
    {
        openWithText(u"Hello there."_s);
        QSignalSpy finished(m_panel.get(), &SpeechPanel::generationFinished);
        m_panel->generate();
        QTRY_VERIFY(m_world->service.lastStream);
        m_world->service.lastStream->end(fail(ErrorKind::Network, u"refused"_s));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
        QVERIFY(!finished.first().first().toBool());
        QCOMPARE(bannerTitle(), u"No connection. Your text is safe."_s);
        QVERIFY(strip()->takes().isEmpty());
    }

    void sendsNoNul()
    {
        m_world->service.audio = m_tone;
        openWithText(u"He"_s + QChar(u'\0') + u"llo"_s);
        QCOMPARE(m_panel->session()->text(), u"Hello"_s);
    }

    void savesAndRestoresTheDraft()
    {
        open(true);
        m_panel->setScript(u"Under work 😀"_s);
        m_panel->session()->setVoice(VoiceId(u"v-odin"_s));
        std::optional<store::Draft> draft;
        const auto look = [this, &draft] {
            m_world->drafts.load(u"speech/main"_s)
                ->then(this, [&draft](const Result<std::optional<store::Draft>> &r) {
                    if (r)
                        draft = *r;
                });
        };
        QTimer polling;
        connect(&polling, &QTimer::timeout, this, look);
        polling.start(100);
        QTRY_VERIFY_WITH_TIMEOUT(draft && draft->text == u"Under work 😀"_s, 10'000);
        polling.stop();
        m_panel = std::make_unique<SpeechPanel>(m_world->services());
        m_panel->show();
        m_panel->activate();
        QTRY_COMPARE(script()->script(), u"Under work 😀"_s);
        QTRY_COMPARE(m_panel->session()->choice().voice.value(), u"v-odin"_s);
        QVERIFY(!script()->document()->isUndoAvailable());
    }

    void remembersChoicesByProfile()
    {
        open(true);
        const ProfileId account = m_panel->session()->place().profile;
        m_panel->session()->setVoice(VoiceId(u"v-odin"_s));
        m_world->profiles.use(profiles::ProfileStore::sandboxId());
        QTRY_COMPARE(m_panel->session()->choice().voiceName, u"Aria"_s);
        m_world->profiles.use(account);
        QTRY_COMPARE(m_panel->session()->choice().voiceName, u"Odin"_s);
    }

    void showsATakeThatEndedAfterTheProfileWasLeft()
    {
        openWithText(u"Hello there."_s);
        const ProfileId account = m_panel->session()->place().profile;
        m_panel->generate();
        QTRY_VERIFY(m_world->service.lastStream);
        const QPointer<FakeStream> stream = m_world->service.lastStream;
        m_world->profiles.use(profiles::ProfileStore::sandboxId());
        QTRY_COMPARE(m_panel->session()->place().profile, profiles::ProfileStore::sandboxId());
        QVERIFY(!m_panel->isGenerating());
        QVERIFY(strip()->takes().isEmpty());
        m_world->profiles.use(account);
        QTRY_COMPARE(m_panel->session()->place().profile, account);
        QVERIFY(stream);
        stream->sendAudio(m_tone, u"Hello"_s);
        stream->end();
        QTRY_COMPARE_WITH_TIMEOUT(strip()->takes().size(), 1, 20'000);
        QVERIFY(!strip()->takes().first().growing);
    }

    void exportsTheTake()
    {
        m_world->service.audio = m_tone;
        openWithText(u"Hello there."_s);
        QSignalSpy finished(m_panel.get(), &SpeechPanel::generationFinished);
        m_panel->generate();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
        const QString folder = m_world->root + "/out"_L1;
        m_world->prompts.folderToChoose = folder;
        m_panel->exportTake();
        find<QPushButton>("exportFolder")->click();
        find<QLineEdit>("exportName")->setText(u"a/b"_s);
        find<QPushButton>("exportDo")->click();
        QVERIFY(find<TextLabel>("exportProblem")->isVisible());
        find<QLineEdit>("exportName")->setText(u"hello"_s);
        auto *subtitles = find<QAbstractButton>("exportSubtitles");
        QVERIFY(subtitles->isEnabled());
        subtitles->setChecked(true);
        find<QPushButton>("exportDo")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!find<QWidget>("exportSheet"), 20'000);
        QVERIFY(QFile::exists(folder + "/hello.mp3"_L1));
        QVERIFY(QFile::exists(folder + "/hello.srt"_L1));

        // A second time the file is there: replaced only when told so.
        m_panel->exportTake();
        find<QLineEdit>("exportName")->setText(u"hello"_s);
        find<QPushButton>("exportDo")->click();
        QVERIFY(find<TextLabel>("exportProblem")->text().contains(u"exists already"_s));
        find<QPushButton>("exportReplace")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!find<QWidget>("exportSheet"), 20'000);
        QVERIFY(!QFile::exists(folder + "/hello (2).mp3"_L1));

        // Or both are kept.
        m_panel->exportTake();
        QCOMPARE(find<QLineEdit>("exportName")->text(), u"hello"_s);
        find<QPushButton>("exportDo")->click();
        find<QPushButton>("exportKeepBoth")->click();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder + "/hello (2).mp3"_L1), 20'000);
    }

    void deletedTakesComeBackByUndo()
    {
        m_world->service.audio = m_tone;
        openWithText(u"Hello there."_s);
        QSignalSpy finished(m_panel.get(), &SpeechPanel::generationFinished);
        m_panel->generate();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
        auto *actions = m_panel->findChild<TakeActions *>();
        actions->remove(strip()->takes().first().id);
        QVERIFY(strip()->takes().isEmpty());
        QVERIFY(find<QWidget>("noTakes")->isVisible());
        auto *toast = m_panel->findChild<Toast *>();
        QVERIFY(toast);
        emit toast->actionTriggered();
        QCOMPARE(strip()->takes().size(), 1);
        // The same by key.
        QTest::keyClick(strip()->findChild<QAbstractButton *>(strip()->takes().first().id.value()),
                        Qt::Key_Delete);
        QVERIFY(strip()->takes().isEmpty());
    }

    void opensTextFiles()
    {
        open(true);
        const QString path = m_world->root + "/a.txt"_L1;
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("From a file.");
        file.close();
        m_world->prompts.fileToOpen = path;
        find<QAbstractButton>("openText")->click();
        QTRY_COMPARE(script()->script(), u"From a file."_s);
        // One without text does not empty the script.
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(" \n ");
        file.close();
        QSignalSpy told(m_panel.get(), &Panel::announced);
        find<QAbstractButton>("openText")->click();
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(told.first().first().toString().contains(u"holds no text"_s));
        QCOMPARE(script()->script(), u"From a file."_s);
    }

    void namesEveryTabStop()
    {
        open(true);
        QCOMPARE(accessibleFaults(m_panel.get()).join(u'\n'), QString());
    }

    void isNarrowEnough()
    {
        open(true);
        QVERIFY2(m_panel->minimumSizeHint().width() <= 960 - 64,
                 qPrintable(QString::number(m_panel->minimumSizeHint().width())));
    }
};

QTEST_MAIN(TestSpeechPanel)
#include "tst_speechpanel.moc"
