// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/pcmtrack.h"
#include "core/audio/wavheader.h"
#include "core/media/filetrack.h"
#include "core/media/soundimport.h"
#include "tests/core/audio/testsignal.h"
#include "tests/core/media/material.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::media;

class TestSoundImport : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;

    /// Hours of silence, which take no room on the disk.
    QString longSound()
    {
        QFile file(m_dir.filePath(u"hours.wav"_s));
        const quint32 bytes = 1'900'000'000;
        const QByteArray header = audio::wavHeader({48000, 1}, bytes);
        const bool made = file.open(QIODevice::WriteOnly) && file.write(header) == header.size()
            && file.resize(header.size() + qint64(bytes));
        return made ? file.fileName() : QString();
    }

private slots:
    void importsIntoAFileOfItsOwn()
    {
        const audio::PcmSpec spec{44100, 2};
        const auto samples = audio::test::sweep(spec, 5);
        const QString source = m_dir.filePath(u"source.wav"_s);
        QVERIFY(test::writeWav(source, spec, samples));
        const QString target = m_dir.filePath(u"new folder/target.wav"_s);
        ImportJob *job = importSound(source, {.mono = false}, target, this);
        std::optional<Result<ImportedSound>> ended;
        std::shared_ptr<audio::PcmTrack> track;
        qint64 done = 0;
        qint64 total = 0;
        int peaks = 0;
        connect(job, &Job::progressed, this, [&](qint64 now, qint64 all) {
            QVERIFY(now >= done);
            done = now;
            total = all;
        });
        connect(job, &ImportJob::trackReady, this, [&](const auto &ready) { track = ready; });
        connect(job, &ImportJob::peaksChanged, this, [&] { ++peaks; });
        job->then(this, [&](const Result<ImportedSound> &sound) { ended = sound; });
        QTRY_VERIFY(ended);
        QVERIFY(*ended);
        const ImportedSound &sound = **ended;
        QCOMPARE(sound.path, target);
        QCOMPARE(sound.spec, spec);
        QCOMPARE(sound.frames, 5 * 44100);
        QCOMPARE(sound.seconds, 5.0);
        QCOMPARE(sound.peaks.frameCount, 5 * 44100);
        QVERIFY(!sound.cutShort);
        QCOMPARE(done, 5000);
        QCOMPARE(total, 5000);
        QVERIFY(peaks > 0);
        const auto again = trackOverFile(target);
        QVERIFY(again);
        QVERIFY(audio::test::samplesOf(**again) == samples);
        // The track shown early has become whole.
        QVERIFY(track);
        QVERIFY(track->isComplete());
        QVERIFY(audio::test::samplesOf(*track) == samples);
        QCOMPARE(QDir(m_dir.filePath(u"new folder"_s)).entryList(QDir::Files), QStringList{u"target.wav"_s});
    }

    void cancelLeavesNothing()
    {
        const QString source = longSound();
        QVERIFY(!source.isEmpty());
        QDir(m_dir.path()).mkdir(u"c"_s);
        const QString target = m_dir.filePath(u"c/target.wav"_s);
        ImportJob *job = importSound(source, {}, target, this);
        std::shared_ptr<audio::PcmTrack> track;
        std::optional<Result<ImportedSound>> ended;
        connect(job, &ImportJob::trackReady, this, [&, job](const auto &ready) {
            track = ready;
            job->cancel();
        });
        job->then(this, [&](const Result<ImportedSound> &sound) { ended = sound; });
        QTRY_VERIFY_WITH_TIMEOUT(ended, 20000);
        QVERIFY(ended->error().isCancelled());
        QTRY_VERIFY(QDir(m_dir.filePath(u"c"_s)).isEmpty());
        QTRY_VERIFY(track->isComplete()); // nobody waits for more
    }

    void endsWithWhoeverWantedIt()
    {
        const QString source = longSound();
        QVERIFY(!source.isEmpty());
        QDir(m_dir.path()).mkdir(u"e"_s);
        auto owner = std::make_unique<QObject>();
        ImportJob *job = importSound(source, {}, m_dir.filePath(u"e/target.wav"_s), owner.get());
        connect(job, &ImportJob::trackReady, this,
                [&] { QTimer::singleShot(0, this, [&] { owner.reset(); }); });
        QTRY_VERIFY_WITH_TIMEOUT(!owner, 20000);
        QTRY_VERIFY(QDir(m_dir.filePath(u"e"_s)).isEmpty());
    }

    void clearsAwayWhatWasKilled()
    {
        const QString source = m_dir.filePath(u"s.wav"_s);
        QVERIFY(test::writeWav(source, {8000, 1}, audio::test::sine({8000, 1}, 1)));
        QDir(m_dir.path()).mkdir(u"k"_s);
        for (const QString &name :
             {u"k/old.wav.12345678.part"_s, u"k/new.wav.12345678.part"_s, u"k/mine.part"_s}) {
            QFile file(m_dir.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            if (!name.contains(u"new"_s))
                QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-2),
                                         QFileDevice::FileModificationTime));
        }
        QVERIFY(importSoundNow(source, {}, m_dir.filePath(u"k/a.wav"_s)));
        QCOMPARE(QDir(m_dir.filePath(u"k"_s)).entryList(QDir::Files),
                 (QStringList{u"a.wav"_s, u"mine.part"_s, u"new.wav.12345678.part"_s}));
    }

    void failureKeepsTheOldFile()
    {
        const QString target = m_dir.filePath(u"kept.wav"_s);
        QVERIFY(test::writeWav(target, {8000, 1}, audio::test::sine({8000, 1}, 1)));
        const QString source = m_dir.filePath(u"text.mp3"_s);
        QFile text(source);
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write(QByteArray("no sound at all ").repeated(1000));
        text.close();
        QVERIFY(!importSoundNow(source, {}, target));
        QCOMPARE((*trackOverFile(target))->frameCount(), 8000);
        // And an import may replace what it reads.
        const auto shorter = importSoundNow(target, {.toSeconds = 0.5}, target);
        QVERIFY(shorter);
        QCOMPARE((*trackOverFile(target))->frameCount(), 4000);
    }

    void placesThatCannotBeWritten()
    {
        const QString source = m_dir.filePath(u"a.wav"_s);
        QVERIFY(test::writeWav(source, {8000, 1}, audio::test::sine({8000, 1}, 1)));
        const auto refused = importSoundNow(source, {}, u"/proc/nowhere/a.wav"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Storage);
        QVERIFY(!refused.error().nextStep.isEmpty());
    }

    void fullDiskIsSaid()
    {
        if (!QFile::exists(u"/dev/full"_s))
            QSKIP("no /dev/full");
        auto writer = WavWriter::create(u"/dev/full"_s, {8000, 1});
        QVERIFY(!writer);
        QCOMPARE(writer.error().kind, ErrorKind::Storage);
        QVERIFY(!writer.error().nextStep.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSoundImport)
#include "tst_soundimport.moc"
