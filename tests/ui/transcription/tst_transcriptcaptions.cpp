// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settingsstore.h"
#include "core/transcript/formats.h"
#include "tests/ui/speech/accessiblewalk.h"
#include "tests/ui/speech/speechworld.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/variants.h"
#include "ui/transcription/captionsettings.h"
#include "ui/transcription/captionslane.h"
#include "ui/transcription/captionspage.h"
#include "ui/transcription/detailspage.h"
#include "ui/transcription/opentranscript.h"
#include "ui/transcription/transcriptionpanel.h"
#include "ui/widgets/inspectorpages.h"
#include "ui/widgets/labeledslider.h"
#include "ui/widgets/playbacksource.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::tests;
using namespace studio::ui;

namespace {

const QByteArray kFile = "1\n00:00:01,000 --> 00:00:03,000\nThe first caption has two\nlines of text.\n\n"
                         "2\n00:00:03,000 --> 00:00:03,400\nToo short, and much too fast to read.\n\n"
                         "3\n00:00:09,000 --> 00:00:11,000\nThe last one.\n\n";

} // namespace

class TranscriptCaptionsTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<SpeechWorld> m_world;
    std::unique_ptr<QWidget> m_window;
    TranscriptionPanel *m_panel = nullptr;

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
    QString file(const QString &name, const QByteArray &bytes) const
    {
        const QString path = QDir(m_world->root).filePath(name);
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
    }
    CaptionsLane *lane() const { return find<CaptionsLane>("captionsLane"); }
    int rows() const { return lane()->model()->rowCount(); }
    QString spoken(int row) const
    {
        return lane()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    }
    transcript::Document &document() const { return m_panel->openTranscript()->document(); }
    void openFile(const QByteArray &bytes, int expected)
    {
        show();
        m_panel->open({{u"file"_s, file(u"talk.srt"_s, bytes)}});
        QTRY_VERIFY(m_panel->openTranscript()->isOpen());
        QTRY_COMPARE(rows(), expected);
    }
    QWidget *sheet() const { return find<QWidget>("transcriptExport"); }

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

    void openedFilesShowTheirCaptionsAndWarnings()
    {
        openFile(kFile, 3);
        QCOMPARE(m_panel->openTranscript()->entry().title, u"talk.srt"_s);
        QVERIFY2(spoken(0).contains(u"0:01.0 → 0:03.0"_s) && spoken(0).contains(u"lines of text."_s),
                 qPrintable(spoken(0)));
        QVERIFY2(spoken(1).contains(u"warning: 93 chars/s"_s), qPrintable(spoken(1)));
        QVERIFY(find<QPushButton>("captionsFix")->isVisible());
        QCOMPARE(accessibleFaults(m_window.get()), QStringList());
        // It is kept: the list at home has it.
        QVERIFY(!m_panel->openTranscript()->id().isEmpty());
        QVERIFY(!find<QPushButton>("captionsFix")->accessibleName().isEmpty());
    }

    void otherFilesAreRefusedWithAReason()
    {
        show();
        m_panel->open({{u"file"_s, file(u"letter.srt"_s, "Dear reader,\n")}});
        QTRY_VERIFY(OverlayHost::of(m_window.get())->toast());
        QVERIFY(qobject_cast<Toast *>(OverlayHost::of(m_window.get())->toast())
                    ->text()
                    .contains(u"letter.srt"_s));
        QVERIFY(!m_panel->openTranscript()->isOpen());
    }

    void keysSplitJoinMoveAndFix()
    {
        openFile(kFile, 3);
        lane()->setFocus();
        QTest::keyClick(lane(), Qt::Key_Home);
        QTest::keyClick(lane(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(rows(), 4);
        QTest::keyClick(lane(), Qt::Key_Down);
        QTest::keyClick(lane(), Qt::Key_Backspace, Qt::ControlModifier);
        QTRY_COMPARE(rows(), 3);
        document().undo();
        document().undo();
        QTRY_VERIFY(!document().canUndo());
        QTRY_COMPARE(rows(), 3);
        QCOMPARE(*transcript::write(transcript::Format::Srt, document().transcript()), kFile);

        lane()->setCurrentIndex(lane()->model()->index(2, 0));
        QTest::keyClick(lane(), Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
        QTRY_VERIFY(spoken(2).startsWith(u"0:09.0 → 0:11.1"_s));
        lane()->setCurrentIndex(lane()->model()->index(1, 0));
        QTest::keyClick(lane(), Qt::Key_F);
        QTRY_VERIFY2(!spoken(1).contains(u"warning"_s), qPrintable(spoken(1)));
        QVERIFY(spoken(2).startsWith(u"0:09.0 → 0:11.1"_s));
    }

    void fixAllIsOneStepToUndo()
    {
        openFile(kFile, 3);
        QTest::mouseClick(find<QPushButton>("captionsFix"), Qt::LeftButton);
        QTRY_VERIFY(document().canUndo());
        QTRY_VERIFY(!find<QPushButton>("captionsFix")->isVisible());
        auto *toast = qobject_cast<Toast *>(OverlayHost::of(m_window.get())->toast());
        QVERIFY(toast);
        emit toast->actionTriggered();
        QTRY_VERIFY(find<QPushButton>("captionsFix")->isVisible());
        QVERIFY(!document().canUndo());
    }

    void aFixIsForTheTranscriptItWasAskedFor()
    {
        openFile(kFile, 3);
        QTest::mouseClick(find<QPushButton>("captionsFix"), Qt::LeftButton);
        // Before it is worked out another one is there.
        transcript::Transcript other = document().transcript();
        other.segments.first().words.first().text = u"Another"_s;
        document().setTranscript(other);
        QThreadPool::globalInstance()->waitForDone();
        QTRY_VERIFY(spoken(0).contains(u"Another first caption"_s));
        QTest::qWait(100);
        QVERIFY(!document().canUndo());
        QCOMPARE(document().transcript(), other);
    }

    void rulesCutAnewAndAreRemembered()
    {
        openFile(kFile, 3);
        auto *recut = m_panel->findChild<QAction *>(u"actionRecutCaptions"_s);
        recut->trigger();
        QTRY_VERIFY(document().canUndo());
        find<LabeledSlider>("captionsLineLength")->setValue(20);
        QTRY_VERIFY(rows() > 3);
        QCOMPARE(m_world->settings.get(captioning::kLineLength), 20);
        m_window.reset();
        show();
        QCOMPARE(find<CaptionsPage>("captionsPage")->rules().maxLineCharacters, 20);
    }

    void detailsTellWhereItCameFrom()
    {
        openFile(kFile, 3);
        find<InspectorPages>("transcriptInspector")->setCurrentIndex(1);
        const QList<DetailRow> details =
            transcriptDetails(m_panel->openTranscript()->entry(), document().transcript());
        QVERIFY(details.contains(DetailRow{u"Words"_s, u"19"_s}));
        QTRY_VERIFY(find<QPushButton>("detailsFolder")->isVisible());
        QCOMPARE(accessibleFaults(m_window.get()), QStringList());
    }

    void exportsWhatItPreviews()
    {
        openFile(kFile, 3);
        QVERIFY(QDir(m_world->root).mkpath(u"out"_s));
        m_world->settings.set(captioning::kFolder, QDir(m_world->root).filePath(u"out"_s));
        m_panel->findChild<QAction *>(u"actionExportTranscript"_s)->trigger();
        QVERIFY(sheet());
        QCOMPARE(find<QLineEdit>("transcriptExportName")->text(), u"talk"_s);
        auto *preview = find<QPlainTextEdit>("transcriptExportPreview");
        QTRY_VERIFY(preview->toPlainText().startsWith(u"1\n00:00:01,000 --> 00:00:03,000\nThe first"_s));
        QCOMPARE(accessibleFaults(m_window.get()), QStringList());
        auto *format = find<StudioCombo>("transcriptExportFormat");
        format->setCurrentIndex(format->findData(int(transcript::Format::Vtt)));
        QTRY_VERIFY(preview->toPlainText().startsWith(u"WEBVTT"_s));
        QTest::keyClick(find<QLineEdit>("transcriptExportName"), Qt::Key_Return);
        const QString path = QDir(m_world->root).filePath(u"out/talk.vtt"_s);
        QTRY_VERIFY(QFile::exists(path));
        QTRY_VERIFY(!OverlayHost::of(m_window.get())->hasOpen());
        QFile written(path);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(), *transcript::write(transcript::Format::Vtt, document().transcript()));

        // The choice is the next one's default; a file that exists is asked about.
        m_panel->findChild<QAction *>(u"actionExportTranscript"_s)->trigger();
        QCOMPARE(find<StudioCombo>("transcriptExportFormat")->currentData().toInt(),
                 int(transcript::Format::Vtt));
        QTest::keyClick(find<QLineEdit>("transcriptExportName"), Qt::Key_Return);
        QTRY_VERIFY(find<QPushButton>("transcriptExportKeepBoth")->isVisible());
        QTest::keyClick(find<QPushButton>("transcriptExportKeepBoth"), Qt::Key_Space);
        QTRY_COMPARE(QDir(m_world->root + u"/out"_s).entryList(QDir::Files).size(), 2);
    }

    void sheetTellsWhatCannotBeWritten()
    {
        openFile(kFile, 3);
        m_world->settings.set(captioning::kFolder, m_world->root);
        m_panel->findChild<QAction *>(u"actionExportTranscript"_s)->trigger();
        find<QLineEdit>("transcriptExportName")->setText(u"a/b"_s);
        QTest::keyClick(find<QLineEdit>("transcriptExportName"), Qt::Key_Return);
        QVERIFY(find<QWidget>("transcriptExportProblem")->isVisible());
        QTest::keyClick(sheet(), Qt::Key_Escape);
        QTRY_VERIFY(!OverlayHost::of(m_window.get())->hasOpen());
    }

    void thousandsOfCaptionsDoNotHoldUpTheWindow()
    {
        QByteArray bytes;
        for (int i = 0; i < 5'000; ++i) {
            const auto time = [](int second, const char *part) {
                return QStringLiteral("%1:%2:%3,")
                           .arg(second / 3600, 2, 10, QChar(u'0'))
                           .arg(second / 60 % 60, 2, 10, QChar(u'0'))
                           .arg(second % 60, 2, 10, QChar(u'0'))
                           .toLatin1()
                    + part;
            };
            bytes += QByteArray::number(i + 1) + "\n" + time(i * 3, "000") + " --> " + time(i * 3 + 2, "900")
                + "\nHow little the wording mattered\ncompared with timing.\n\n";
        }
        openFile(bytes, 5'000);
        QElapsedTimer timer;
        timer.start();
        lane()->scrollToBottom();
        lane()->repaint();
        qInfo() << "laid out and painted in" << timer.restart() << "ms";
        lane()->setCurrentIndex(lane()->model()->index(4'999, 0));
        QTest::keyClick(lane(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(rows(), 5'001);
    }
};

QTEST_MAIN(TranscriptCaptionsTest)
#include "tst_transcriptcaptions.moc"
