// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/speech/batchexport.h"
#include "tests/core/speech/speechfixture.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::speech;

class TestBatchExport : public QObject {
    Q_OBJECT

    std::unique_ptr<SpeechFixture> m_fixture;
    QList<BatchTake> m_takes;
    std::unique_ptr<QTemporaryDir> m_target;

    [[nodiscard]] QStringList files() const
    {
        return QDir(m_target->path())
            .entryList(QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    Result<BatchReport> run(BatchOptions options)
    {
        if (options.zipPath.isEmpty() && options.folder.isEmpty())
            options.folder = m_target->path();
        return m_fixture->wait(static_cast<JobOf<BatchReport> *>(new BatchExport(m_takes, options, this)));
    }

private slots:
    void initTestCase()
    {
        m_fixture = std::make_unique<SpeechFixture>();
        for (const QString &text : {u"The first one."_s, u"The second one."_s, u"The third one."_s}) {
            const auto outcome = m_fixture->wait(
                m_fixture->engine.generate(m_fixture->speech(), m_fixture->inputs(text), Repeat::UseMade));
            QVERIFY(outcome);
            m_takes.append({outcome->take, m_fixture->vault.path(outcome->take.audioHash, u"mp3"_s)});
        }
    }
    void init() { m_target = std::make_unique<QTemporaryDir>(); }

    void writesAFileForEachTake()
    {
        auto *job = new BatchExport(
            m_takes, {.folder = m_target->path(), .namePattern = u"{number:2} {words}"_s, .subtitles = true});
        QSignalSpy progress(job, &Job::progressed);
        const auto report = m_fixture->wait(static_cast<JobOf<BatchReport> *>(job));
        QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
        QCOMPARE(report->done.size(), 3);
        QCOMPARE(progress.size(), 3);
        QCOMPARE(
            files(),
            (QStringList{u"01 The first one.mp3"_s, u"01 The first one.srt"_s, u"02 The second one.mp3"_s,
                         u"02 The second one.srt"_s, u"03 The third one.mp3"_s, u"03 The third one.srt"_s}));
    }

    void sameNamesGetNumbersAndNothingIsReplaced()
    {
        QVERIFY(run({.namePattern = u"x"_s}));
        QCOMPARE(files(), (QStringList{u"x (2).mp3"_s, u"x (3).mp3"_s, u"x.mp3"_s}));
        QVERIFY(run({.namePattern = u"x"_s}));
        QCOMPARE(files().size(), 6);
    }

    void packsAllIntoOneFile()
    {
        BatchOptions options{.zipPath = m_target->filePath(u"takes.zip"_s), .namePattern = u"{words}"_s};
        options.each.format = audio::StreamFormat{.codec = audio::Codec::Flac};
        options.each.loudness = LoudnessTarget::atLufs(-19);
        const auto report = run(options);
        QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
        QCOMPARE(files(), QStringList{u"takes.zip"_s});
        QFile zip(options.zipPath);
        QVERIFY(zip.open(QIODevice::ReadOnly));
        const QByteArray bytes = zip.readAll();
        QVERIFY(bytes.startsWith("PK"));
        for (const char *name : {"The first one.flac", "The third one.flac", "report.txt", "fLaC", "pass"})
            QVERIFY2(bytes.contains(name), name);
        const auto again = run(options);
        QVERIFY(!again);
        QCOMPARE(again.error().detail, u"exists"_s);
    }

    void oneThatIsGoneDoesNotStopTheRest()
    {
        const QList<BatchTake> whole = m_takes;
        m_takes[1].vaultFile = u"/nowhere.mp3"_s;
        const auto report = run({.namePattern = u"{words}"_s});
        const TakeId gone = m_takes.at(1).take.id;
        m_takes = whole;
        QVERIFY(report);
        QCOMPARE(report->done.size(), 2);
        QCOMPARE(report->failed.size(), 1);
        QCOMPARE(report->failed.first().take, gone);
    }

    void aFolderThatVanishedEndsIt()
    {
        const auto report = run({.folder = m_target->filePath(u"gone"_s), .namePattern = u"{words}"_s});
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Storage);
    }

    void cancellingLeavesNoZip()
    {
        auto *job = new BatchExport(
            m_takes, {.zipPath = m_target->filePath(u"takes.zip"_s), .namePattern = u"{words}"_s});
        connect(job, &Job::progressed, job, &Job::cancel);
        const auto report = m_fixture->wait(static_cast<JobOf<BatchReport> *>(job));
        QVERIFY(report.error().isCancelled());
        QTRY_VERIFY(files().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestBatchExport)
#include "tst_batchexport.moc"
