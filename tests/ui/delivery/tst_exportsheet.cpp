// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delivery/exportsheet.h"

#include "tests/ui/speech/accessiblewalk.h"
#include "ui/delivery/exportform.h"
#include "ui/delivery/exporttargets.h"
#include "ui/delivery/reportview.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/switch.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::ui;

class TestExportSheet : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ExportSheet> m_sheet;

    static store::Take take()
    {
        store::Take take;
        take.number = 3;
        take.text = u"The harbour was quiet."_s;
        take.voiceName = u"Rachel"_s;
        take.outputFormat = u"mp3_44100_128"_s;
        take.durationMs = 24100;
        take.audioBytes = 386000;
        take.alignment = {{u"characters"_s, 1}};
        return take;
    }
    void open(const ExportSubject &subject)
    {
        m_sheet = std::make_unique<ExportSheet>(subject);
        ExportForm &form = m_sheet->form();
        form.setPattern(u"harbour-take{number}"_s);
        form.setFormats(subject.takes.first().outputFormat, u"mp3"_s);
        form.setLoudness(u"as-made"_s);
        form.setTimes(!subject.takes.first().alignment.isEmpty(), true, u"srt"_s, false);
        form.setFolder(m_folder->path());
        m_sheet->show();
    }
    template <class T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_sheet->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] speech::ExportOptions options() const
    {
        QSignalSpy spy(m_sheet.get(), &ExportSheet::exportRequested);
        QTest::keyClick(find<QLineEdit>("exportName"), Qt::Key_Return);
        return spy.isEmpty() ? speech::ExportOptions{} : spy.first().first().value<speech::ExportOptions>();
    }

private slots:
    void initTestCase()
    {
        setupAppearance();
        qRegisterMetaType<speech::ExportOptions>();
    }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_sheet.reset(); }

    void showsWhatTheNameComesTo()
    {
        open({.takes = {take()}});
        auto *example = find<TextLabel>("exportExample");
        QCOMPARE(example->text(), u"harbour-take3.mp3"_s);
        find<QLineEdit>("exportName")->setText(u"{voice} {number:2}"_s);
        QCOMPARE(example->text(), u"Rachel 03.mp3"_s);
        find<QLineEdit>("exportName")->setText(u"../{voice}"_s);
        QVERIFY(!example->text().endsWith(u".mp3"_s));
        QVERIFY(options().path.isEmpty());
        QVERIFY(find<TextLabel>("exportProblem")->isVisible());
    }

    void enterExportsWhatIsChosen()
    {
        open({.takes = {take()}});
        const speech::ExportOptions plain = options();
        QCOMPARE(plain.path, m_folder->filePath(u"harbour-take3.mp3"_s));
        QCOMPARE(plain.subtitlesPath, m_folder->filePath(u"harbour-take3.srt"_s));
        QCOMPARE(plain.format->bitrateKbps, 128);
        QVERIFY(plain.labelsPath.isEmpty() && !plain.loudness.isSet() && !plain.range);

        m_sheet->form().setLoudness(u"acx"_s);
        m_sheet->form().setTimes(true, true, u"vtt"_s, true);
        const speech::ExportOptions acx = options();
        QCOMPARE(acx.loudness, speech::LoudnessTarget::acx());
        QVERIFY(acx.subtitlesPath.endsWith(u".vtt"_s));
        QVERIFY(acx.labelsPath.endsWith(u"harbour-take3.txt"_s));
    }

    void theSelectionIsOffered()
    {
        open({.takes = {take()}, .selection = speech::TimeRange{10.9, 15.5}});
        auto *selection = find<Switch>("exportSelection");
        QCOMPARE(selection->text(), u"Selection only (4.6 s)"_s);
        QVERIFY(find<TextLabel>("exportSummary")->text().startsWith(u"0:24"_s));
        selection->setChecked(true);
        QVERIFY(find<TextLabel>("exportSummary")->text().startsWith(u"0:04"_s));
        QCOMPARE(*options().range, (speech::TimeRange{10.9, 15.5}));
        m_sheet.reset();
        open({.takes = {take()}});
        QVERIFY(!find<Switch>("exportSelection")->isVisible());
    }

    void subtitlesNeedTimes()
    {
        store::Take timeless = take();
        timeless.alignment = {};
        open({.takes = {timeless}});
        QVERIFY(!find<Switch>("exportSubtitles")->isEnabled());
        QVERIFY(options().subtitlesPath.isEmpty());
    }

    void anExistingFileIsTheUsersChoice()
    {
        QFile file(m_folder->filePath(u"harbour-take3.srt"_s)); // also a file beside the sound counts
        QVERIFY(file.open(QIODevice::WriteOnly));
        open({.takes = {take()}});
        QVERIFY(options().path.isEmpty());
        QVERIFY(find<TextLabel>("exportProblem")->text().contains(u"harbour-take3.srt"_s));
        QSignalSpy spy(m_sheet.get(), &ExportSheet::exportRequested);
        find<QPushButton>("exportKeepBoth")->click();
        find<QPushButton>("exportReplace")->click();
        QCOMPARE(spy.size(), 2);
        QVERIFY(spy.at(0).first().value<speech::ExportOptions>().keepBoth);
        QVERIFY(spy.at(1).first().value<speech::ExportOptions>().replaceExisting);
        // Another name: the question is gone.
        find<QLineEdit>("exportName")->setText(u"other"_s);
        QVERIFY(!find<QPushButton>("exportReplace")->isVisible());
    }

    void busyCannotBeSubmittedTwice()
    {
        open({.takes = {take()}});
        m_sheet->setBusy(true);
        QVERIFY(options().path.isEmpty());
        QVERIFY(find<QPushButton>("exportCancel")->isEnabled());
    }

    void manyTakesOfferOneFile()
    {
        open({.takes = {take(), take()}});
        QCOMPARE(m_sheet->accessibleName().contains(u"2"_s), true);
        QVERIFY(!m_sheet->wantsZip());
        find<Switch>("exportZip")->setChecked(true);
        QVERIFY(m_sheet->wantsZip());
        QVERIFY(find<TextLabel>("exportSummary")->text().startsWith(u"0:48"_s));
    }

    void everyStopHasANameAndARole()
    {
        open({.takes = {take()}, .selection = speech::TimeRange{1, 2}});
        const QStringList faults = tests::accessibleFaults(m_sheet.get());
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
        QVERIFY(m_sheet->sizeHint().height() < 620);
    }

    void theReportSaysWhatPassesAndIsCopied()
    {
        speech::ExportReport report;
        report.path = u"/x/harbour.mp3"_s;
        report.measured = {-16.4, -1.2, -3.4, -20.1, -55, 24};
        report.target = speech::LoudnessTarget::acx();
        ReportView view(report);
        view.show();
        view.findChild<QPushButton *>(u"reportCopy"_s)->click();
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY(text.contains(u"harbour.mp3"_s) && text.contains(u"FAIL"_s) && text.contains(u"pass"_s));
        QSignalSpy closed(&view, &ReportView::closed);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(closed.size(), 1);
    }
};

QTEST_MAIN(TestExportSheet)
#include "tst_exportsheet.moc"
