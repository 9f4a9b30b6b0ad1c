// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/wavwriter.h"
#include "core/recognition/recogniser.h"
#include "core/sandbox/engines/speaker.h"
#include "core/store/transcriptrepository.h"
#include "core/transcription/transcriptpack.h"
#include "tests/core/transcript/samplewords.h"
#include "tests/ui/speech/speechworld.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/transcription/opentranscript.h"
#include "ui/transcription/scriptcomparing.h"
#include "ui/transcription/shifttimesdialog.h"
#include "ui/transcription/speakermenu.h"
#include "ui/transcription/transcriptionpanel.h"
#include "ui/transcription/transcriptview.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/waveformview.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::transcript;
using namespace studio::tests;
using namespace studio::ui;

class TestTranscriptEditing final : public QObject {
    Q_OBJECT

    std::unique_ptr<SpeechWorld> m_world;
    std::unique_ptr<QWidget> m_window;
    TranscriptionPanel *m_panel = nullptr;
    OpenTranscript *m_open = nullptr;
    TranscriptView *m_view = nullptr;

    template <class T>
    T *find(const char *name) const
    {
        return m_window->findChild<T *>(QString::fromLatin1(name));
    }
    void act(const char *name) const
    {
        const QList<QAction *> actions = m_panel->panelActions();
        for (QAction *action : actions)
            if (action->objectName() == QLatin1StringView(name))
                action->trigger();
    }
    [[nodiscard]] QString text() const { return m_open->document().transcript().plainText(); }

private slots:
    void initTestCase() { setupAppearance(); }
    void init()
    {
        m_world = std::make_unique<SpeechWorld>();
        m_window = std::make_unique<QWidget>();
        m_window->resize(1072, 684);
        m_panel = new TranscriptionPanel(m_world->listeningServices(), m_window.get());
        m_panel->resize(m_window->size());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        store::TranscriptRepository table(m_world->database);
        store::TranscriptEntry entry;
        entry.id = TranscriptId(u"interview"_s);
        entry.title = u"pilot-interview.wav"_s;
        entry.origin = u"file"_s;
        entry.madeAt = entry.changedAt = QDateTime::currentDateTimeUtc();
        entry.seconds = 30;
        bool kept = false;
        table.save(entry, transcription::pack(dialogue()))->then(m_panel, [&kept](const Result<bool> &done) {
            kept = done.has_value();
        });
        QTRY_VERIFY(kept);
        m_open = m_panel->findChild<OpenTranscript *>();
        m_open->open(entry.id);
        QTRY_VERIFY(m_open->isOpen());
        m_view = find<TranscriptView>("transcriptView");
        QVERIFY(m_view && m_view->isVisible());
        QCOMPARE(text(), dialogue().plainText());
    }
    void cleanup()
    {
        m_window.reset();
        m_world.reset();
    }

    void textAndWaveAreSelectedTogether()
    {
        auto *wave = find<WaveformView>("transcriptWaveform");
        m_view->selectWords({{1, 0}, {1, 2}});
        QCOMPARE(wave->selection(), (WaveSpan{10, 12.5}));
        m_view->clearSelection();
        QVERIFY(!wave->selection());
        wave->setSelection(WaveSpan{20.9, 22.6});
        emit wave->selectionChanged();
        QCOMPARE(m_view->selectedWords(), (WordRange{{2, 1}, {2, 2}}));
        QCOMPARE(wave->selection(), (WaveSpan{20.9, 22.6}));
    }

    void hearsAWordWithoutSoundToo()
    {
        m_view->moveCaret(m_view->cursor().placeOf({2, 1}));
        QTest::keyClick(m_view, Qt::Key_Return);
        QCOMPARE(m_view->currentWord(), (WordRef{2, 1}));
        QCOMPARE(find<WaveformView>("transcriptWaveform")->position(), 21.0);
    }

    void findsAndReplacesByExpression()
    {
        act("actionTranscriptReplace");
        auto *field = find<QLineEdit>("findText");
        QTRY_VERIFY(field->isVisible());
        find<QAbstractButton>("findExpression")->setChecked(true);
        field->setText(u"(\\w+)ed\\b"_s);
        find<QLineEdit>("replaceText")->setText(u"$1ing"_s);
        QTRY_COMPARE(find<TextLabel>("findCount")->text(), u"1 hit(s)"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_view->cursor().selectedText(), u"surprised"_s);
        find<QPushButton>("replaceAll")->click();
        QVERIFY(text().endsWith(u"And what surprising you?"_s));
        QCOMPARE(m_open->document().transcript().segments.last().words.at(2).start, 22.0);
        act("actionTranscriptUndo");
        QCOMPARE(m_open->document().transcript(), dialogue());
        field->setText(u"s[ou]"_s);
        QTRY_VERIFY(find<QPushButton>("replaceOne")->isEnabled());
        QTest::keyClick(field, Qt::Key_Escape);
        QTRY_VERIFY(m_view->hasFocus());
    }

    void speakersAreNamedMergedAndReassigned()
    {
        SpeakerTools tools(m_view);
        std::unique_ptr<QMenu> menu(tools.menuFor(1));
        const QList<QAction *> all = menu->actions();
        QVERIFY(std::any_of(all.begin(), all.end(), [](const QAction *action) {
            return !action->isSeparator() && action->text() == "This paragraph is said by"_L1;
        }));
        menu->findChild<QAction *>(u"speakerAssign2"_s)->trigger();
        QCOMPARE(m_open->document().transcript().segments.at(1).speaker, 2);
        tools.rename(2);
        auto *field = find<QLineEdit>("speakerNameField");
        QTRY_VERIFY(field && field->isVisible());
        field->setText(u"Maren"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(speakerName(m_open->document().transcript(), 2), u"Maren"_s);
        tools.rename(0);
        QTRY_VERIFY(find<QLineEdit>("speakerNameField") != nullptr);
        const QList<QLineEdit *> fields = m_window->findChildren<QLineEdit *>(u"speakerNameField"_s);
        fields.last()->setText(u"maren"_s);
        QTest::keyClick(fields.last(), Qt::Key_Return);
        QCOMPARE(m_open->document().transcript().speakers.size(), 2);
        QCOMPARE(speakerName(m_open->document().transcript(),
                             m_open->document().transcript().segments.at(0).speaker),
                 u"Maren"_s);
        m_view->selectWords({{0, 1}, {0, 2}});
        menu.reset(tools.menuFor(0));
        menu->findChild<QAction *>(u"speakerAssignNew"_s)->trigger();
        QCOMPARE(m_open->document().transcript().segments.size(), 5);
        menu.reset();
        for (int i = 0; i < 4; ++i)
            act("actionTranscriptUndo");
        QCOMPARE(m_open->document().transcript(), dialogue());
    }

    void timesAreShifted()
    {
        m_view->moveCaret(m_view->cursor().placeOf({1, 1}));
        act("actionShiftTimes");
        auto *field = find<QLineEdit>("shiftSeconds");
        QTRY_VERIFY(field && field->isVisible());
        field->setText(u"nonsense"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(find<QLineEdit>("shiftSeconds"));
        field->setText(u"2.5"_s);
        QTest::keyClick(field, Qt::Key_Return);
        const Transcript &now = m_open->document().transcript();
        QCOMPARE(now.segments.at(1).words.at(0).start, 10.0);
        QCOMPARE(now.segments.at(1).words.at(1).start, 13.5);
        QCOMPARE(now.segments.at(2).start(), 22.5);
    }

    void wordsAreCutOutWithTheirTime()
    {
        act("actionCutWords");
        QCOMPARE(text(), dialogue().plainText());
        m_view->selectWords({{0, 1}, {0, 2}});
        act("actionCutWords");
        QCOMPARE(m_open->document().transcript().cuts, (QList<Cut>{{1, 2.5}}));
        QCOMPARE(m_open->document().transcript().segments.first().text(), u"Thanks us."_s);
        find<WaveformView>("transcriptWaveform")->setSelection(WaveSpan{1.2, 1.8});
        act("actionTakeBackCut");
        QVERIFY(m_open->document().transcript().cuts.isEmpty());
    }

    void showsWhatDepartsFromAScript()
    {
        act("actionCompareScript");
        auto *script = find<QPlainTextEdit>("scriptText");
        QTRY_VERIFY(script && script->isVisible());
        script->setPlainText(
            u"Thanks so much for joining me. Sure. We began early. And what surprised you?"_s);
        find<QPushButton>("scriptCompare")->click();
        auto *bar = find<TextLabel>("scriptBarText");
        QTRY_VERIFY(bar->isVisible());
        QCOMPARE(bar->text(), u"2 place(s) depart from the script. 79 % is as written."_s);
        find<QAbstractButton>("scriptNext")->click();
        QVERIFY(bar->text().contains(u"so much"_s));
        find<QAbstractButton>("scriptNext")->click();
        QCOMPARE(m_view->cursor().selectedText(), u"us."_s);
        find<QPushButton>("scriptTake")->click();
        QCOMPARE(m_open->document().transcript().segments.first().text(),
                 u"Thanks so much for joining me."_s);
        QTRY_COMPARE(bar->text(), u"Everything is as written."_s);
        // What was not heard so is visited.
        m_view->moveCaret({});
        QVERIFY(m_view->goToUncertain(true));
        QCOMPARE(m_view->cursor().selectedText(), u"so"_s);
        act("actionTranscriptUndo");
        QTRY_COMPARE(bar->text(), u"2 place(s) depart from the script. 79 % is as written."_s);
        find<QAbstractButton>("scriptClose")->click();
        QVERIFY(!bar->isVisible());
    }

    void aStretchIsTranscribedAgainHere()
    {
        if (!recognition::isAvailable({}))
            QSKIP("no speech recognition on this machine");
        store::TranscriptEntry entry;
        entry.id = TranscriptId(u"spoken"_s);
        entry.title = u"spoken.wav"_s;
        entry.origin = u"file"_s;
        entry.soundFile = u"media/spoken.wav"_s;
        entry.madeAt = entry.changedAt = QDateTime::currentDateTimeUtc();
        const QString path = m_world->transcription.soundPath(entry);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        auto writer = media::WavWriter::create(path, {16000, 1});
        QVERIFY(writer);
        // Silence where the first paragraph is, then what the second one should say.
        QVERIFY((*writer)->write(std::vector<std::int16_t>(16000 * 10)));
        sandbox::Speaker speaker({}, {}, 1);
        speaker.setText(u"please enter your password"_s);
        while (!speaker.isAtEnd())
            QVERIFY((*writer)->write(speaker.next().samples));
        QVERIFY((*writer)->write(std::vector<std::int16_t>(16000 * 10)));
        QVERIFY((*writer)->finish());
        bool kept = false;
        store::TranscriptRepository(m_world->database)
            .save(entry, transcription::pack(dialogue()))
            ->then(m_panel, [&kept](const Result<bool> &done) { kept = done.has_value(); });
        QTRY_VERIFY(kept);
        m_open->open(entry.id);
        QTRY_COMPARE(m_open->id(), entry.id);
        act("actionTranscribeSelectionHere");
        QCOMPARE(m_open->document().transcript(), dialogue()); // Nothing is selected.
        m_view->selectWords({{1, 0}, {1, 3}});
        QSignalSpy changes(&m_open->document(), &Document::changed);
        act("actionTranscribeSelectionHere");
        QTRY_COMPARE_WITH_TIMEOUT(changes.size(), 1, 30'000);
        const Transcript &now = m_open->document().transcript();
        QVERIFY2(now.plainText().contains(u"password"_s), qPrintable(now.plainText()));
        QVERIFY(now.plainText().startsWith(u"Thanks for joining us."_s));
        QVERIFY(now.plainText().endsWith(u"And what surprised you?"_s));
        QCOMPARE(now.segments.at(1).speaker, 1);
        QVERIFY(now.segments.at(1).start() >= 9.9 && now.segments.at(1).end() < 14.5);
        act("actionTranscriptUndo");
        QCOMPARE(m_open->document().transcript().plainText(), dialogue().plainText());

        // Another transcript is opened meanwhile: the words wait for theirs.
        m_view->selectWords({{1, 0}, {1, 3}});
        act("actionTranscribeSelectionHere");
        m_open->open(TranscriptId(u"interview"_s));
        QTRY_COMPARE(m_open->id(), TranscriptId(u"interview"_s));
        QTRY_VERIFY_WITH_TIMEOUT(
            std::ranges::any_of(m_window->findChildren<Toast *>(),
                                [](const Toast *toast) { return toast->text().contains(u"spoken.wav"_s); }),
            30'000);
        QVERIFY(!text().contains(u"password"_s));
        m_open->open(entry.id);
        QTRY_VERIFY(m_open->id() == entry.id && text().contains(u"password"_s));
    }

    void whatIsEditedIsThereAgain()
    {
        m_view->moveCaret({0, 6});
        QTest::keyClicks(m_view, u"!"_s);
        QTRY_COMPARE(m_open->saveState(), u"all changes saved"_s);
        const TranscriptId id = m_open->id();
        m_open->close();
        QVERIFY(!m_open->isOpen());
        m_open->open(id);
        QTRY_VERIFY(m_open->isOpen());
        QVERIFY(text().startsWith(u"Thanks! for"_s));
    }
};

QTEST_MAIN(TestTranscriptEditing)
#include "tst_transcriptediting.moc"
