// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/recordingfile.h"

#include <QDir>
#include <QtTest>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::capture;

namespace {

std::vector<std::int16_t> ramp(int frames)
{
    std::vector<std::int16_t> samples(std::size_t(frames), 0);
    for (int i = 0; i < frames; ++i)
        samples[std::size_t(i)] = std::int16_t(i % 30000);
    return samples;
}

quint32 numberAt(const QByteArray &bytes, int at)
{
    return qFromLittleEndian<quint32>(bytes.constData() + at);
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// No file of this process may grow beyond this: a full disk.
class FullDisk final {
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace

class TestRecordingFile : public QObject {
    Q_OBJECT

private slots:
    void isSoundAtAnyMoment()
    {
        QTemporaryDir folder;
        auto file = RecordingFile::create(folder.filePath(u"a/b"_s), QDateTime::currentDateTimeUtc());
        QVERIFY(file);
        const QString part = QDir(folder.filePath(u"a/b"_s)).entryInfoList({u"*.part"_s}).first().filePath();
        QVERIFY((*file)->append(ramp(48000)));
        QVERIFY((*file)->keep());
        QByteArray bytes = bytesOf(part);
        QCOMPARE(bytes.size(), 44 + 96000);
        QCOMPARE(numberAt(bytes, 40), 96000U);
        QCOMPARE(numberAt(bytes, 4), 96036U);
        // Only its owner may hear it.
        QVERIFY(!(QFile::permissions(part) & (QFile::ReadOther | QFile::ReadGroup)));
        QVERIFY((*file)->append(ramp(10)));
        const auto done = (*file)->finish();
        QVERIFY(done);
        QCOMPARE(done->frames, 48010);
        bytes = bytesOf(done->path);
        QCOMPARE(numberAt(bytes, 40), 96020U);
        QCOMPARE(QDir(folder.filePath(u"a/b"_s)).entryList(QDir::Files).size(), 1);
    }

    void keepsWhatFitsOnAFullDisk()
    {
        QTemporaryDir folder;
        auto file = RecordingFile::create(folder.path(), QDateTime::currentDateTimeUtc());
        QVERIFY(file);
        {
            const FullDisk full(44 + 100'001);
            QVERIFY((*file)->append(ramp(48000)));
            const auto result = (*file)->append(ramp(48000));
            QVERIFY(!result);
            QCOMPARE(result.error().kind, ErrorKind::Storage);
            QVERIFY(!result.error().nextStep.isEmpty());
            QCOMPARE((*file)->frames(), 50'000); // half a sample is not kept
            const auto done = (*file)->finish();
            QVERIFY(done);
            QCOMPARE(done->frames, 50'000);
            const QByteArray bytes = bytesOf(done->path);
            QCOMPARE(bytes.size(), 44 + 100'000);
            QCOMPARE(numberAt(bytes, 40), 100'000U);
        }
    }

    void saysThatAFolderCannotBeWritten()
    {
        QTemporaryDir folder;
        QFile plain(folder.filePath(u"plain"_s));
        QVERIFY(plain.open(QIODevice::WriteOnly));
        const auto refused =
            RecordingFile::create(folder.filePath(u"plain/below"_s), QDateTime::currentDateTimeUtc());
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Storage);
    }

    void recoversWhatWasKilled_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::addColumn<int>("frames");
        QTest::newRow("header only") << 44 << 0;
        QTest::newRow("no header") << 20 << 0;
        QTest::newRow("empty") << 0 << 0;
        QTest::newRow("one frame") << 46 << 1;
        QTest::newRow("half a frame more") << 44 + 2001 << 1000;
        QTest::newRow("much") << 44 + 96000 << 48000;
    }

    void recoversWhatWasKilled()
    {
        QFETCH(int, bytes);
        QFETCH(int, frames);
        QTemporaryDir folder;
        auto file = RecordingFile::create(folder.path(), {{2026, 1, 2}, {3, 4, 5}, Qt::UTC});
        QVERIFY(file);
        QVERIFY((*file)->append(ramp(60000)));
        const QString part = QDir(folder.path()).entryInfoList({u"*.part"_s}).first().filePath();
        // While its program lives nobody takes it.
        QVERIFY(recoverRecordingsNow(folder.path()).isEmpty());
        file->reset();
        QVERIFY(QFile::resize(part, bytes));
        const auto found = recoverRecordingsNow(folder.path());
        QCOMPARE(found.size(), frames > 0 ? 1 : 0);
        QVERIFY(QDir(folder.path()).entryList({u"*.part*"_s}, QDir::Files).isEmpty());
        if (frames == 0)
            return;
        QCOMPARE(found.first().frames, frames);
        QCOMPARE(found.first().startedAt, QDateTime({2026, 1, 2}, {3, 4, 5}, Qt::UTC));
        const QByteArray whole = bytesOf(found.first().path);
        QCOMPARE(whole.size(), 44 + frames * 2);
        QCOMPARE(numberAt(whole, 40), quint32(frames * 2));
    }

    void leavesOtherFilesAlone()
    {
        QTemporaryDir folder;
        for (const QString &name : {u"recording-x.wav.part"_s, u"notes.part"_s, u"recording-y.wav"_s}) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(500, 'x'));
        }
        QVERIFY(recoverRecordingsNow(folder.path()).isEmpty());
        QVERIFY(recoverRecordingsNow(folder.filePath(u"nowhere"_s)).isEmpty());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 3);
    }
};

QTEST_GUILESS_MAIN(TestRecordingFile)
#include "tst_recordingfile.moc"
