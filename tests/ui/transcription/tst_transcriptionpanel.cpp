// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/wavwriter.h"
#include "core/queue/spendingsettings.h"
#include "core/sandbox/engines/speaker.h"
#include "core/store/vaultwriter.h"
#include "core/transcription/transcriptpack.h"
#include "tests/ui/speech/accessiblewalk.h"
#include "tests/ui/speech/speechworld.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/transcription/importsheet.h"
#include "ui/transcription/opentranscript.h"
#include "ui/transcription/sampleinterview.h"
#include "ui/transcription/transcripthome.h"
#include "ui/transcription/transcriptionpanel.h"
#include "ui/widgets/costbutton.h"
#include "ui/widgets/playbacksource.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/waveformview.h"

#include <QAction>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::tests;
using namespace studio::ui;

class TestTranscriptionPanel final : public QObject {
    Q_OBJECT

    std::unique_ptr<SpeechWorld> m_world;
    std::unique_ptr<QWidget> m_window;
    TranscriptionPanel *m_panel = nullptr;
    int m_left = 0; ///< Jobs of the preparation.

    void show()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(1072, 684);
        m_panel = new TranscriptionPanel(m_world->listeningServices(), m_window.get());
        m_panel->resize(m_window->size());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_panel->activate();
    }
    template <class T>
    T *find(const char *name) const
    {
        return m_window->findChild<T *>(QString::fromLatin1(name));
    }
    TranscriptListModel *rows() const
    {
        return qobject_cast<TranscriptListModel *>(m_panel->home()->list()->model());
    }
    /// A transcript with its sound in the store.
    void keep(const QString &id, const QString &title,
              store::TranscriptState state = store::TranscriptState::Done)
    {
        const transcript::Transcript words = sampleInterview();
        store::TranscriptEntry entry;
        entry.id = TranscriptId(id);
        entry.title = title;
        entry.origin = u"file"_s;
        entry.soundFile = u"media/%1.wav"_s.arg(id);
        entry.madeAt = entry.changedAt = QDateTime::currentDateTimeUtc();
        entry.seconds = words.seconds;
        entry.speakers = 2;
        entry.words = int(words.wordCount());
        entry.state = state;
        if (state != store::TranscriptState::Done)
            entry.mediaPath = speech(title, u"Please leave a message."_s);
        m_left = 2;
        const auto one = [this](const Result<bool> &done) {
            QVERIFY2(done, qPrintable(done ? QString() : done.error().message));
            --m_left;
        };
        writeSampleSound(words, m_world->transcription.soundPath(entry))->then(this, one);
        m_world->transcripts.save(entry, transcription::pack(words))->then(this, one);
        QTRY_COMPARE(m_left, 0);
    }
    QString speech(const QString &name, const QString &text) const
    {
        sandbox::Speaker speaker({}, {}, 1);
        speaker.setText(text);
        const QString path = m_world->root + u'/' + name;
        auto writer = media::WavWriter::create(path, {16000, 1});
        while (!speaker.isAtEnd()) {
            if (!(*writer)->write(speaker.next().samples))
                return {};
        }
        return (*writer)->finish() ? path : QString();
    }

private slots:
    void initTestCase()
    {
        setupAppearance();
        qputenv("VOICE_STUDIO_AUDIO", "null");
    }
    void init()
    {
        m_world = std::make_unique<SpeechWorld>();
        m_world->account.start();
    }
    void cleanup()
    {
        m_window.reset();
        m_world.reset();
    }

    void saysHowToBegin()
    {
        show();
        QTRY_COMPARE(rows()->rowCount(), 0);
        QVERIFY(find<QPushButton>("chooseFiles")->isVisible());
        QVERIFY(!m_panel->inspector());
        QVERIFY(!find<QPushButton>("exportTranscript")->isVisible());
        QCOMPARE(accessibleFaults(m_window.get()), QStringList());
    }

    void aTakeIsOfferedUnderItsName()
    {
        const QString path = speech(u"take.wav"_s, u"Please leave a message."_s);
        QFile sound(path);
        QVERIFY(sound.open(QIODevice::ReadOnly));
        auto writer = m_world->vault.begin(store::newTakeId(), u"wav"_s);
        writer->append(sound.readAll());
        store::Take take;
        take.id = store::newTakeId();
        take.profile = m_world->account.profile().id;
        take.voiceName = u"Aria"_s;
        take.number = 3;
        take.text = u"Please leave a message."_s;
        take.outputFormat = u"wav_16000"_s;
        take.madeAt = QDateTime::currentDateTimeUtc();
        m_left = 1;
        writer->commit()->then(this, [this, &take](const Result<store::StoredAudio> &audio) {
            QVERIFY(audio);
            take.audioHash = audio->hash;
            take.audioBytes = audio->bytes;
            m_world->takes.add(take)->then(this, [this](const Result<store::Take> &added) {
                QVERIFY(added);
                --m_left;
            });
        });
        QTRY_COMPARE(m_left, 0);
        show();
        m_panel->open({{u"take"_s, take.id.value()}});
        QTRY_VERIFY(find<ImportSheet>("importSheet") || m_window->findChild<ImportSheet *>());
        const QString names = find<TextLabel>("importNames")->text();
        QVERIFY2(names.contains(u"Aria"_s) && !names.contains(u".wav"_s), qPrintable(names));
    }

    void theServicePlacesAScriptAfterThePriceWasTold()
    {
        keep(u"one"_s, u"pilot-interview.wav"_s);
        show();
        QTRY_VERIFY(m_world->account.backend().has_value());
        m_panel->open({{u"transcript"_s, u"one"_s}});
        QTRY_VERIFY(m_panel->openTranscript()->isOpen());
        const auto action = [this] {
            for (QAction *each : m_panel->panelActions()) {
                if (each->objectName() == "actionCompareScript"_L1)
                    each->trigger();
            }
        };
        action();
        auto *text = find<QPlainTextEdit>("scriptText");
        QVERIFY(text);
        auto *align = find<CostButton>("scriptAlign");
        QVERIFY(align->isVisible() && !align->isEnabled());
        QVERIFY2(align->cost().contains(u"credits"_s), qPrintable(align->cost()));
        QCOMPARE(accessibleFaults(m_window.get()), QStringList());
        text->setPlainText(u"Thanks for waiting."_s);
        align->click();
        QTRY_VERIFY(m_world->service.lastStream);
        QCOMPARE(m_world->service.lastPath, u"/v1/forced-alignment"_s);
        m_world->service.lastStream->sendSound(
            "{\"words\":[{\"text\":\"Thanks\",\"start\":0.1,\"end\":0.4,\"loss\":0.1},"
            "{\"text\":\"for\",\"start\":0.4,\"end\":0.6,\"loss\":0.1},"
            "{\"text\":\"waiting.\",\"start\":0.6,\"end\":1.0,\"loss\":4}]}");
        m_world->service.lastStream->end();
        auto *bar = find<TextLabel>("scriptBarText");
        QTRY_VERIFY(bar->isVisible());
        QVERIFY2(bar->text().contains(u"The service placed"_s) && bar->text().contains(u"1 of them"_s),
                 qPrintable(bar->text()));
        find<QPushButton>("scriptTake")->click();
        const transcript::Transcript &now = m_panel->openTranscript()->document().transcript();
        QCOMPARE(now.plainText(), u"Thanks for waiting."_s);
        QCOMPARE(now.word({0, 2}).start, 0.6);
        QVERIFY(transcript::isUncertain(now.word({0, 2})));
    }

    void whatIsDeletedElsewhereIsLetGo()
    {
        keep(u"one"_s, u"pilot-interview.wav"_s);
        show();
        QTRY_COMPARE(rows()->rowCount(), 1);
        m_panel->open({{u"transcript"_s, u"one"_s}});
        QTRY_VERIFY(m_panel->openTranscript()->isOpen());
        QVERIFY(!m_panel->playback()->wantsExportButton()); // there is one above the words
        m_panel->letGo({u"another"_s});
        QVERIFY(m_panel->openTranscript()->isOpen());
        m_panel->letGo({u"one"_s});
        QVERIFY(!m_panel->openTranscript()->isOpen());
    }

    void opensWithSoundWordsAndFacts()
    {
        keep(u"one"_s, u"pilot-interview.wav"_s);
        show();
        QTRY_COMPARE(rows()->rowCount(), 1);
        m_panel->home()->list()->setFocus();
        QTest::keyClick(m_panel->home()->list(), Qt::Key_Return);
        QTRY_VERIFY(m_panel->openTranscript()->isOpen());
        QCOMPARE(find<TextLabel>("transcriptTitle")->text(), u"pilot-interview.wav"_s);
        const QString facts = find<TextLabel>("transcriptFacts")->text();
        QVERIFY2(facts.contains(u"0:50"_s) && facts.contains(u"English"_s) && facts.contains(u"2 speakers"_s),
                 qPrintable(facts));
        QCOMPARE(m_panel->openTranscript()->document().transcript(), sampleInterview());
        QCOMPARE(m_panel->playback()->durationSeconds(), 50.0);
        auto *wave = find<WaveformView>("transcriptWaveform");
        QTRY_COMPARE(wave->duration(), 50.0);
        m_panel->playback()->seek(29);
        QCOMPARE(wave->position(), 29.0);
        QVERIFY2(m_panel->playback()->about()->detail.contains(u"Speaker 2"_s),
                 qPrintable(m_panel->playback()->about()->detail));
        m_panel->playback()->next();
        QVERIFY(qAbs(wave->position() - 36.1) < 0.05);
        m_panel->playback()->previous();
        m_panel->playback()->previous();
        QVERIFY(qAbs(wave->position() - 21.0) < 0.05);
        m_panel->openTranscript()->close();
        QVERIFY(!m_panel->playback()->about());
        QTRY_VERIFY(m_panel->home()->isVisible());
    }

    void filesWithoutSoundAreNamed()
    {
        show();
        QFile text(m_world->root + u"/notes.wav"_s);
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("not a sound at all");
        text.close();
        m_panel->open({{u"file"_s, text.fileName()}});
        QTRY_VERIFY(OverlayHost::of(m_panel)->toast());
        QVERIFY(!OverlayHost::of(m_panel)->hasOpen());
        const auto *toast = qobject_cast<Toast *>(OverlayHost::of(m_panel)->toast());
        QVERIFY2(toast->text().contains(u"notes.wav"_s), qPrintable(toast->text()));
    }

    void whatIsOfferedWhileOthersAreLookedIntoJoinsThem()
    {
        QStringList paths;
        for (const QString &name : {u"a.wav"_s, u"b.wav"_s, u"c.wav"_s, u"d.wav"_s, u"e.wav"_s})
            paths.append(speech(name, u"One."_s));
        show();
        m_panel->open({{u"files"_s, paths.mid(0, 3)}});
        m_panel->open({{u"files"_s, paths.mid(3)}});
        QTRY_VERIFY(find<ImportSheet>("importSheet"));
        QTest::qWait(50); // no second one
        const QList<ImportSheet *> sheets = m_window->findChildren<ImportSheet *>();
        QCOMPARE(sheets.size(), 1);
        QCOMPARE(sheets.first()->subject().files.size(), 5);
    }

    /// A job of the board is done again for the account it was begun with, and never without its leave.
    void doingItAgainIsPaidByWhoBeganIt()
    {
        m_world->useAccount();
        m_world->settings.set(queue::kAskAboveCredits, 1);
        keep(u"one"_s, u"pilot-interview.wav"_s, store::TranscriptState::Failed);
        show();
        QTRY_VERIFY(m_world->account.backend().has_value());
        QTRY_COMPARE(rows()->rowCount(), 1);
        const auto begin = [this](const ProfileId &profile) {
            return m_world->jobs.begin({.kind = u"transcription"_s,
                                        .title = u"Transcribe pilot-interview.wav"_s,
                                        .parameters = {{u"transcript"_s, u"one"_s}},
                                        .estimatedCredits = 6,
                                        .profile = profile});
        };
        const auto state = [this](const JobId &id) { return m_world->jobs.job(id)->state; };
        Error busy = Error::make(ErrorKind::RateLimited, u"Too many requests."_s);
        busy.retryAfter = std::chrono::milliseconds(20);

        // By itself, while another account is in use: nothing is sent.
        jobs::JobHandle *others = begin(ProfileId(u"another"_s));
        const JobId othersId = others->id();
        others->finish(Unexpected(busy));
        QTRY_VERIFY(m_world->jobs.job(othersId)->error
                    && m_world->jobs.job(othersId)->error->kind == ErrorKind::Forbidden);
        QCOMPARE(state(othersId), jobs::JobState::Failed);
        QCOMPARE(m_world->service.speechRequests, 0);

        // By a click: the limit of the account in use asks first.
        jobs::JobHandle *own = begin(m_world->account.profile().id);
        const JobId ownId = own->id();
        own->finish(Unexpected(Error::make(ErrorKind::Server, u"It did not work."_s)));
        m_world->jobs.retry(ownId);
        QTRY_VERIFY(find<QPushButton>("spendCancel"));
        QCOMPARE(state(ownId), jobs::JobState::Running);
        find<QPushButton>("spendCancel")->click();
        QTRY_COMPARE(state(ownId), jobs::JobState::Cancelled);
        QCOMPARE(m_world->service.speechRequests, 0);
        m_world->jobs.retry(ownId);
        QTRY_VERIFY(find<QPushButton>("spendGo"));
        find<QPushButton>("spendGo")->click();
        QTRY_COMPARE(m_world->service.speechRequests, 1);
        QCOMPARE(m_world->service.lastPath, u"/v1/speech-to-text"_s);
    }

    void transcribesOnThisComputerForNothing()
    {
        const QString path =
            speech(u"fox.wav"_s,
                   u"The birch canoe slid on the smooth planks. Glue the sheet to the dark blue "
                   u"background."_s);
        QVERIFY(!path.isEmpty());
        show();
        m_panel->open({{u"file"_s, path}});
        QTRY_VERIFY(find<ImportSheet>("importSheet"));
        auto *engine = find<StudioCombo>("importEngine");
        engine->setCurrentIndex(engine->findData(int(transcription::Engine::PocketSphinx)));
        find<CostButton>("importDo")->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->openTranscript()->isOpen(), 30'000);
        const QString heard = m_panel->openTranscript()->document().transcript().plainText().toLower();
        QVERIFY2(heard.contains(u"dark blue"_s), qPrintable(heard));
        QCOMPARE(m_panel->openTranscript()->entry().title, u"fox.wav"_s);
        QTRY_COMPARE(m_world->jobs.jobs().value(0).state, jobs::JobState::Done);
        // Kept: the list has it, and a later start would too.
        m_panel->openTranscript()->close();
        QTRY_COMPARE(rows()->rowCount(), 1);
        QVERIFY(rows()->at(0)->isMade());
    }

    void deletesWithUndoAndRenames()
    {
        keep(u"one"_s, u"first.wav"_s);
        keep(u"two"_s, u"second.wav"_s);
        show();
        QTRY_COMPARE(rows()->rowCount(), 2);
        const TranscriptItem gone = *rows()->at(0);
        m_panel->home()->list()->setFocus();
        m_panel->home()->list()->setCurrentIndex(rows()->index(0));
        QTest::keyClick(m_panel->home()->list(), Qt::Key_Delete);
        QCOMPARE(rows()->rowCount(), 1);
        OverlayHost::of(m_panel)->toast()->findChild<QPushButton *>()->click();
        QTRY_COMPARE(rows()->rowCount(), 2);

        m_panel->home()->list()->setCurrentIndex(rows()->index(0));
        QTest::keyClick(m_panel->home()->list(), Qt::Key_Delete);
        OverlayHost::of(m_panel)->closeToast();
        store::TranscriptEntry entry;
        entry.soundFile = u"media/%1.wav"_s.arg(gone.id);
        QTRY_VERIFY(!QFile::exists(m_world->transcription.soundPath(entry)));
        QTRY_COMPARE(rows()->rowCount(), 1);

        m_panel->home()->list()->setFocus();
        m_panel->home()->list()->setCurrentIndex(rows()->index(0));
        QTest::keyClick(m_panel->home()->list(), Qt::Key_F2);
        auto *field = find<QLineEdit>("renameField");
        QVERIFY(field);
        field->clear();
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(find<QLineEdit>("renameField")); // an empty title is no title
        field->setText(u"Interview with Maren"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(rows()->at(0)->title, u"Interview with Maren"_s);
    }

    void whatAnEndedProcessLeftIsTold()
    {
        store::TranscriptEntry entry;
        entry.id = TranscriptId(u"dead"_s);
        entry.title = u"cut.wav"_s;
        entry.origin = u"file"_s;
        entry.state = store::TranscriptState::Working;
        entry.owner = u"0:gone"_s;
        entry.madeAt = entry.changedAt = QDateTime::currentDateTimeUtc();
        m_left = 1;
        m_world->transcripts.save(entry)->then(this,
                                               [this](const Result<bool> &done) { m_left -= done ? 1 : 0; });
        QTRY_COMPARE(m_left, 0);
        show();
        QTRY_COMPARE(rows()->rowCount(), 1);
        QTRY_VERIFY(!rows()->at(0)->problem.isEmpty());
        QVERIFY(!rows()->at(0)->isMade());
    }
};

QTEST_MAIN(TestTranscriptionPanel)
#include "tst_transcriptionpanel.moc"
