// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/livefeature.h"

#include "tests/core/transcription/scribeserver.h"
#include "tests/core/transcription/transcriptionfixture.h"
#include "tests/ui/speech/accessiblewalk.h"
#include "tests/ui/speech/speechworld.h"
#include "tests/ui/transcription/saidinput.h"
#include "tests/ui/widgets/layoutfaults.h"
#include "ui/takes/panelnotices.h"
#include "ui/theme/variants.h"
#include "ui/transcription/livechoices.h"
#include "ui/transcription/livepage.h"
#include "ui/transcription/livetext.h"
#include "ui/transcription/mediaplayback.h"
#include "ui/transcription/opentranscript.h"
#include "ui/transcription/transcriptbar.h"
#include "ui/transcription/transcripthome.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/card.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/infobanner.h"
#include "ui/widgets/inspectorpages.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/waveformview.h"

#include <QAction>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::ui;
using studio::transcription::LiveTranscription;
using studio::transcription::ScribeServer;
using studio::transcription::TranscriptionFixture;

namespace {

/// A panel with room for the feature and nothing else.
class BarePanel final : public Panel {
    Q_OBJECT
public:
    BarePanel() : Panel({u"transcription"_s, u"Transcription"_s, u"captions"_s, u"Create"_s})
    {
        stack = new QStackedWidget(this);
        home = new TranscriptHome;
        stack->addWidget(home);
        stack->addWidget(new QWidget);
        auto *column = new QVBoxLayout(this);
        column->addWidget(stack);
    }
    QWidget *content() const override { return stack; }
    void activate() override { }
    void open(const QVariantMap &what) override { opened.append(what); }
    QAction *add(const QString &name, const QString &text, const QList<QKeySequence> &keys)
    {
        QAction *action = addPanelAction(name, text, keys);
        addAction(action); // the window does it
        return action;
    }

    QStackedWidget *stack;
    TranscriptHome *home;
    QList<QVariantMap> opened;
};

struct LiveWorld {
    explicit LiveWorld(bool shown = true)
        : open(f.transcripts, f.dirs), playback(world.listeningPlayer), services(world.listeningServices())
    {
        panel.resize(900, 640);
        TranscriptionParts parts{
            .services = services,
            .table = f.transcripts,
            .panel = panel,
            .open = open,
            .playback = playback,
            .bar = bar,
            .home = *panel.home,
            .notices = notices,
            .waveform = waveform,
            .column = *columnOf(page),
            .textCard = card,
            .inspector = inspector,
            .addAction = [this](const QString &name, const QString &text,
                                const QList<QKeySequence> &keys) { return panel.add(name, text, keys); },
            .announce = [this](const QString &sentence) { said.append(sentence); },
            .tellProblem = [this](const Error &error) { problems.append(error); }};
        capture::RecorderParts recorder;
        recorder.inputs = [this] { return std::make_unique<tests::SaidInput>(mouth); };
        recorder.lister = [] { return QList<audio::OutputDevice>{{"usb", u"USB microphone"_s, false}}; };
        feature = std::make_unique<LiveFeature>(
            parts,
            LiveSetup{.engine = *f.engine,
                      .service =
                          [this] {
                              transcription::Service service = f.service();
                              service.realMoney = realMoney;
                              service.api.emplace(*f.transport,
                                                  api::Dialect::elevenLabs(f.server.url(), scribe.url(),
                                                                           Secret(QByteArray("key"))));
                              return service;
                          },
                      .languages = {{u"English"_s, u"en"_s}, {u"German"_s, u"de"_s}},
                      .voskModel = {},
                      .recorder = recorder},
            nullptr);
        panel.setVisible(shown);
        if (shown) {
            panel.activateWindow();
            (void)QTest::qWaitForWindowActive(&panel);
        }
    }
    static QVBoxLayout *columnOf(QWidget &widget)
    {
        auto *column = new QVBoxLayout(&widget);
        return column;
    }
    template <class T>
    [[nodiscard]] T *find(const char *name) const
    {
        return panel.findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] LiveText *text() const { return find<LiveText>("liveText"); }
    void say(int word, double pause = 0.15)
    {
        mouth.say(ScribeServer::wordSound(word, 0.2));
        mouth.say(ScribeServer::silence(pause));
    }
    [[nodiscard]] QStringList recordings() const
    {
        return QDir(f.engine->recordingsFolder()).entryList({u"*.wav*"_s}, QDir::Files);
    }

    tests::Mouth mouth;
    TranscriptionFixture f;
    ScribeServer scribe;
    tests::SpeechWorld world;
    BarePanel panel;
    OpenTranscript open;
    MediaPlayback playback;
    TranscriptBar bar;
    PanelNotices notices;
    WaveformView waveform;
    QWidget page;
    Card card;
    InspectorPages inspector{u"Inspector"_s};
    ListeningServices services;
    bool realMoney = true;
    QStringList said;
    QList<Error> problems;
    std::unique_ptr<LiveFeature> feature;
};

} // namespace

/// Live transcription through its page, by keys and clicks, with a microphone and a service of the test's.
class TestLiveFeature : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setupAppearance(); }

    void theSandboxCostsNothing()
    {
        LiveWorld w;
        w.realMoney = false;
        QTest::mouseClick(w.find<QPushButton>("recordWay"), Qt::LeftButton);
        QTRY_COMPARE(w.find<QWidget>("liveCost")->property("text").toString(), u"Free in sandbox"_s);
        QCOMPARE(w.playback.absence().title, u"No transcript open"_s);
    }

    void wordsAppearWhileOneSpeaksAndBecomeATranscript()
    {
        LiveWorld w;
        QTest::mouseClick(w.find<QPushButton>("recordWay"), Qt::LeftButton);
        QVERIFY(w.feature->isShown());
        auto *record = w.find<QPushButton>("recordButton");
        auto *badge = w.find<Badge>("liveState");
        QVERIFY(!badge->isVisible());
        QVERIFY(w.find<QWidget>("liveCost")->property("text").toString().contains(u"credits a minute"_s));
        QTest::keyClick(&w.panel, Qt::Key_R);
        QTRY_COMPARE(record->text(), u"Stop"_s);
        QTRY_COMPARE(badge->text(), u"Listening"_s);
        w.say(1);
        w.say(2);
        // Grey first.
        QTRY_COMPARE(w.text()->partial(), u"w1 w2"_s);
        QTRY_COMPARE(w.text()->paragraphCount(), 1); // the pause
        QTRY_VERIFY(w.text()->plainText().startsWith(u"w1 w2"_s));
        QCOMPARE(tests::accessibleFaults(&w.panel), QStringList());
        QCOMPARE(tests::layoutFaults(w.find<LivePage>("livePage")), QStringList());
        // By hand, before a pause does it.
        w.say(3, 0.05);
        QTRY_VERIFY(w.mouth.isSilent());
        QTest::qWait(150); // on its way through the machine
        auto *commit = w.find<QPushButton>("liveCommit");
        QTRY_VERIFY(commit->isEnabled());
        QTest::keyClick(record, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(w.text()->paragraphCount(), 2);
        QVERIFY(w.scribe.commits >= 1);
        // Another language in the middle.
        auto *language = w.find<QComboBox>("liveLanguage");
        language->setCurrentIndex(2);
        emit language->activated(2);
        QTRY_COMPARE(w.scribe.queries.size(), 2);
        QCOMPARE(w.scribe.queries.last().queryItemValue(u"language_code"_s), u"de"_s);
        QTRY_COMPARE(badge->text(), u"Listening"_s);
        w.say(4);
        QTRY_VERIFY(w.text()->plainText().contains(u"w4"_s));
        QTest::keyClick(&w.panel, Qt::Key_R);
        QTRY_VERIFY_WITH_TIMEOUT(w.open.isOpen(), 10'000);
        QCOMPARE(w.open.document().transcript().plainText().simplified(), u"w1 w2 w3 w4"_s);
        QVERIFY(w.open.track());
        QVERIFY(std::abs(w.open.track()->seconds() - w.open.entry().seconds) < 0.5);
        QVERIFY(w.open.track()->seconds() > 1);
        QCOMPARE(w.recordings().size(), 1);
        QVERIFY(!w.feature->isBusy());
    }

    void aLostConnectionIsSaidAndLosesNothing()
    {
        LiveWorld w;
        w.feature->show();
        QTest::keyClick(&w.panel, Qt::Key_R);
        auto *badge = w.find<Badge>("liveState");
        auto *notice = w.find<InfoBanner>("liveNotice");
        QTRY_COMPARE(badge->text(), u"Listening"_s);
        w.say(1);
        QTRY_COMPARE(w.text()->paragraphCount(), 1);
        QVERIFY(!notice->isVisible());
        w.scribe.pull();
        w.say(2);
        w.say(3);
        QTRY_COMPARE(badge->text(), u"Connection lost, still recording"_s);
        QTRY_VERIFY(notice->isVisible());
        QVERIFY(notice->text().contains(u"The recording goes on"_s));
        QVERIFY(w.said.contains(u"Connection lost, still recording"_s));
        QCOMPARE(w.find<QPushButton>("recordButton")->text(), u"Stop"_s);
        w.scribe.plugIn();
        auto *again = notice->findChild<QPushButton *>();
        QVERIFY(again && again->isVisible());
        again->click();
        QTRY_COMPARE_WITH_TIMEOUT(badge->text(), u"Listening"_s, 10'000);
        QTRY_VERIFY(!notice->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(w.text()->plainText().contains(u"w2 w3"_s), 8000);
        w.find<QPushButton>("recordButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(w.open.isOpen(), 10'000);
        QCOMPARE(w.open.document().transcript().plainText().simplified(), u"w1 w2 w3"_s);
    }

    void theNextRecordingHasItsWordsThoughTheLastIsStillPutAway()
    {
        LiveWorld w;
        w.feature->show();
        auto *record = w.find<QPushButton>("recordButton");
        auto *badge = w.find<Badge>("liveState");
        QTest::keyClick(&w.panel, Qt::Key_R);
        QTRY_COMPARE(badge->text(), u"Listening"_s);
        w.say(1);
        QTRY_COMPARE(w.text()->paragraphCount(), 1);
        auto *first = w.f.engine->findChild<LiveTranscription *>();
        QVERIFY(first);
        connect(
            first, &LiveTranscription::stateChanged, &w.panel,
            [&w](LiveTranscription::State state) {
                if (state == LiveTranscription::State::Finishing)
                    QTest::keyClick(&w.panel, Qt::Key_R);
            },
            Qt::QueuedConnection);
        QTest::keyClick(&w.panel, Qt::Key_R);
        QTRY_COMPARE(w.scribe.queries.size(), 2);
        QTRY_COMPARE(badge->text(), u"Listening"_s);
        QCOMPARE(record->text(), u"Stop"_s);
        QVERIFY(!w.open.isOpen());
        w.say(2);
        QTRY_VERIFY(w.text()->plainText().contains(u"w2"_s));
        QVERIFY(!w.text()->plainText().contains(u"w1"_s));
        QTest::keyClick(&w.panel, Qt::Key_R);
        QTRY_VERIFY_WITH_TIMEOUT(w.open.isOpen(), 10'000);
        QCOMPARE(w.open.document().transcript().plainText().simplified(), u"w2"_s);
        QTRY_COMPARE(w.f.list().size(), 2); // the first is there as well
    }

    void aRecordingWithoutWordsIsHandedToTheImport()
    {
        LiveWorld w;
        w.feature->show();
        QTest::mouseClick(w.find<QAbstractButton>("liveWords"), Qt::LeftButton);
        QTest::keyClick(&w.panel, Qt::Key_R);
        QTRY_COMPARE(w.find<QPushButton>("recordButton")->text(), u"Stop"_s);
        w.say(1);
        QTRY_VERIFY(w.mouth.isSilent());
        w.find<QPushButton>("recordButton")->click();
        QTRY_COMPARE(w.panel.opened.size(), 1);
        const QString path = w.panel.opened.first().value(u"file"_s).toString();
        QVERIFY(QFile::exists(path));
        QVERIFY(w.scribe.queries.isEmpty()); // nothing was sent
        QVERIFY(!w.feature->isShown());
    }

    void aDiscardedTranscriptCanBeBroughtBack()
    {
        LiveWorld w;
        w.feature->show();
        QTest::keyClick(&w.panel, Qt::Key_R);
        QTRY_COMPARE(w.find<Badge>("liveState")->text(), u"Listening"_s);
        w.say(1);
        QTRY_COMPARE(w.text()->paragraphCount(), 1);
        QTest::mouseClick(w.find<QAbstractButton>("recordDiscard"), Qt::LeftButton);
        QTRY_VERIFY(w.panel.findChild<Toast *>());
        auto *toast = w.panel.findChild<Toast *>();
        QVERIFY(!w.open.isOpen());
        emit toast->actionTriggered();
        QTRY_VERIFY(w.open.isOpen());
        QCOMPARE(w.open.document().transcript().plainText(), u"w1"_s);
        QVERIFY(w.open.track());
        w.feature.reset();
        QCOMPARE(w.recordings().size(), 1);
    }

    void leavingDoesNotEndARecording()
    {
        LiveWorld w;
        w.feature->show();
        QTest::keyClick(&w.panel, Qt::Key_R);
        QTRY_COMPARE(w.find<Badge>("liveState")->text(), u"Listening"_s);
        auto *back = w.find<IconButton>("liveBack");
        QCOMPARE(back->iconName(), u"arrow-left"_s);
        w.panel.setLayoutDirection(Qt::RightToLeft);
        QCOMPARE(back->iconName(), u"arrow-right"_s);
        QTest::mouseClick(back, Qt::LeftButton);
        QVERIFY(!w.feature->isShown());
        QVERIFY(w.feature->isBusy());
        QCOMPARE(w.find<QPushButton>("recordWay")->text(), u"Recording: show"_s);
        QSignalSpy idle(w.feature.get(), &LiveFeature::becameIdle);
        w.feature->stop(); // as when the window closes
        QTRY_COMPARE_WITH_TIMEOUT(idle.size(), 1, 10'000);
        QTRY_COMPARE(w.f.list().size(), 1);
        QCOMPARE(w.f.list().first().state, store::TranscriptState::Done);
        QVERIFY(!w.f.list().first().soundFile.isEmpty());
    }

    void whatAKillLeftGetsItsSoundBack()
    {
        LiveWorld w(false);
        {
            tests::Mouth mouth;
            capture::RecorderParts parts;
            parts.inputs = [&mouth] { return std::make_unique<tests::SaidInput>(mouth); };
            parts.lister = {};
            capture::Recorder killed(std::make_shared<audio::AudioThread>(), w.f.engine->recordingsFolder(),
                                     nullptr, parts);
            killed.record();
            QTRY_VERIFY(killed.seconds() > 0.3);
        }
        store::TranscriptEntry entry;
        entry.id = store::newTranscriptId();
        entry.origin = u"live"_s;
        entry.title = u"Talk"_s;
        entry.madeAt = QDateTime::currentDateTimeUtc();
        entry.state = store::TranscriptState::Interrupted;
        QVERIFY(w.f.wait(w.f.transcripts.save(entry)));
        w.panel.show();
        QTRY_VERIFY(!w.f.list().first().soundFile.isEmpty());
        QCOMPARE(w.f.list().size(), 1);
        QCOMPARE(w.f.list().first().state, store::TranscriptState::Done);
        QVERIFY(QFile::exists(w.f.engine->soundPath(w.f.list().first())));
    }
};

QTEST_MAIN(TestLiveFeature)
#include "tst_livefeature.moc"
