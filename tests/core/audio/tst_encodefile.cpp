// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/encodefile.h"
#include "core/audio/loudness.h"
#include "tests/core/audio/testsignal.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace studio::audio;
using studio::ErrorKind;

namespace {

constexpr PcmSpec kSpec{44100, 1};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// encodeFile() and decodeFile() together.
class TestEncodeFile : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void survivesARoundTrip_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("suffix");
        for (const char *name : {"mp3_44100_128", "opus_48000_96", "flac_44100", "wav_44100", "m4a_44100_128",
                                 "pcm_44100", "ulaw_8000", "alaw_8000"}) {
            const QString format = QString::fromLatin1(name);
            QTest::newRow(name) << format << fileSuffix(parseStreamFormat(format)->codec);
        }
    }
    void survivesARoundTrip()
    {
        QFETCH(const QString, format);
        QFETCH(const QString, suffix);
        const QString path = m_folder->filePath(u"ä sound."_s + suffix);
        const auto original = test::sweep(kSpec, 1.5);
        const StreamFormat target = *parseStreamFormat(format);
        double fraction = 0;
        const auto written = encodeFile(*test::trackOf(kSpec, original), path, target, {}, {},
                                        [&](double done) { fraction = done; });
        QVERIFY2(written, qPrintable(written ? QString() : written.error().detail));
        QCOMPARE(fraction, 1.0);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
        const auto track = decodeFile(path, {}, target);
        QVERIFY2(track, qPrintable(track ? QString() : track.error().detail));
        QCOMPARE((*track)->sampleRateHz(), target.sampleRateHz);
        QVERIFY((*track)->isComplete());
        const auto wanted = test::sweep({target.sampleRateHz, 1}, 1.5);
        const auto decoded = test::samplesOf(**track);
        const double ratio = double(decoded.size()) / double(wanted.size());
        QVERIFY2(ratio > 0.995 && ratio < 1.04, qPrintable(QString::number(ratio)));
        QVERIFY2(std::abs(test::lag(wanted, decoded, 60)) <= 3,
                 qPrintable(QString::number(test::lag(wanted, decoded, 60))));
    }

    void mp3FilesHaveExactlyTheirLength()
    {
        // The tag in the file tells what to trim at both ends.
        const QString path = m_folder->filePath(u"a.mp3"_s);
        QVERIFY(encodeFile(*test::trackOf(kSpec, test::sweep(kSpec, 1)), path,
                           *parseStreamFormat(u"mp3_44100_128")));
        QCOMPARE((*decodeFile(path))->frameCount(), 44100);
    }

    void putsTheIndexOfM4aInFront()
    {
        const QString path = m_folder->filePath(u"a.m4a"_s);
        QVERIFY(encodeFile(*test::trackOf(kSpec, test::sweep(kSpec, 1)), path,
                           *parseStreamFormat(u"m4a_44100_96")));
        const QByteArray bytes = contentOf(path);
        QVERIFY(bytes.indexOf("moov") > 0 && bytes.indexOf("moov") < bytes.indexOf("mdat"));
    }

    void writesTags_data()
    {
        QTest::addColumn<QString>("format");
        for (const char *name :
             {"mp3_44100_128", "opus_48000_96", "flac_44100", "wav_44100", "m4a_44100_128"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void writesTags()
    {
        QFETCH(const QString, format);
        const QString path = m_folder->filePath(u"tagged"_s);
        EncodeFileOptions options;
        options.tags = {.title = u"Grüße"_s,
                        .artist = u"Rachel"_s,
                        .comment = u"made here"_s,
                        .date = u"2026-11-21"_s,
                        .custom = {{u"REQUEST_ID"_s, u"req-0815"_s}}};
        QVERIFY(encodeFile(*test::trackOf(kSpec, test::sine(kSpec, 0.5)), path, *parseStreamFormat(format),
                           options));
        const QByteArray bytes = contentOf(path);
        QVERIFY(bytes.contains("req-0815"));
        QVERIFY(bytes.contains("Rachel"));
        QVERIFY(bytes.contains("made here"));
        QVERIFY(bytes.contains("Gr\xc3\xbc\xc3\x9f"
                               "e")
                || bytes.contains("G\0r\0\xfc\0"_ba));
        QVERIFY(decodeFile(path));
    }

    void makesFilesWithTheUsualPermissions()
    {
        const QString path = m_folder->filePath(u"a.wav"_s);
        QVERIFY(
            encodeFile(*test::trackOf(kSpec, test::sine(kSpec, 0.1)), path, *parseStreamFormat(u"wav_8000")));
        QFile other(m_folder->filePath(u"other"_s));
        QVERIFY(other.open(QIODevice::WriteOnly));
        QCOMPARE(QFile::permissions(path), other.permissions());
    }

    void patchesTheWavHeader()
    {
        const QString path = m_folder->filePath(u"a.wav"_s);
        QVERIFY(encodeFile(*test::trackOf(kSpec, test::sine(kSpec, 0.1)), path,
                           *parseStreamFormat(u"wav_44100")));
        const QByteArray bytes = contentOf(path);
        QCOMPARE(bytes.size(), 44 + 8820);
        QCOMPARE(bytes.sliced(4, 4), "\x98\x22\0\0"_ba);
        QCOMPARE(bytes.sliced(40, 4), "\x74\x22\0\0"_ba);
    }

    void replacesOnlyWhenAllowed()
    {
        const QString path = m_folder->filePath(u"a.wav"_s);
        const auto track = test::trackOf(kSpec, test::sine(kSpec, 0.1));
        QVERIFY(encodeFile(*track, path, *parseStreamFormat(u"wav_44100")));
        const QByteArray before = contentOf(path);
        EncodeFileOptions keep;
        keep.replaceExisting = false;
        const auto refused = encodeFile(*track, path, *parseStreamFormat(u"wav_8000"), keep);
        QCOMPARE(refused.error().kind, ErrorKind::Storage);
        QCOMPARE(contentOf(path), before);
        QVERIFY(encodeFile(*track, path, *parseStreamFormat(u"wav_8000")));
        QVERIFY(contentOf(path) != before);
    }

    void aCancelLeavesNothingAndTheOldFileWhole()
    {
        const QString path = m_folder->filePath(u"a.mp3"_s);
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        studio::StopFlag stop;
        const auto result = encodeFile(*test::trackOf(kSpec, test::sine(kSpec, 5)), path,
                                       *parseStreamFormat(u"mp3_44100_128"), {}, stop,
                                       [stop](double) mutable { stop.set(); });
        QVERIFY(result.error().isCancelled());
        QCOMPARE(contentOf(path), "old"_ba);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void aMissingOrUnwritableFolderIsAStorageError()
    {
        const auto track = test::trackOf(kSpec, test::sine(kSpec, 0.1));
        for (const QString &path :
             {m_folder->filePath(u"no/such/folder/a.mp3"_s), m_folder->path(), u"/proc/a.mp3"_s}) {
            const auto result = encodeFile(*track, path, *parseStreamFormat(u"mp3_44100_128"));
            QVERIFY(!result);
            QCOMPARE(result.error().kind, ErrorKind::Storage);
            QVERIFY(!result.error().nextStep.isEmpty());
        }
        if (::geteuid() != 0) {
            QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner);
            QCOMPARE(encodeFile(*track, m_folder->filePath(u"a.wav"_s), *parseStreamFormat(u"wav_8000"))
                         .error()
                         .kind,
                     ErrorKind::Storage);
            QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
    }

    void aFullDiskLeavesNothing_data()
    {
        QTest::addColumn<QString>("format");
        for (const char *name :
             {"mp3_44100_128", "flac_44100", "wav_44100", "m4a_44100_128", "opus_48000_96"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void aFullDiskLeavesNothing()
    {
        QFETCH(const QString, format);
        // A limit on the size of files stands for the full disk.
        ::signal(SIGXFSZ, SIG_IGN);
        rlimit old{};
        ::getrlimit(RLIMIT_FSIZE, &old);
        const rlimit small{8192, old.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
        const auto result = encodeFile(*test::trackOf(kSpec, test::sweep(kSpec, 5)),
                                       m_folder->filePath(u"a"_s), *parseStreamFormat(format));
        ::setrlimit(RLIMIT_FSIZE, &old);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Storage);
        QVERIFY(!result.error().nextStep.isEmpty());
        // The system takes what still fits and reports no error for it.
        if (format.startsWith("wav"_L1))
            QVERIFY2(result.error().message.contains(u"full"_s), qPrintable(result.error().message));
        QVERIFY(QDir(m_folder->path()).isEmpty(QDir::Files | QDir::Hidden));
    }

    void gainIsAppliedAndLimited()
    {
        const QString path = m_folder->filePath(u"loud.wav"_s);
        EncodeFileOptions options;
        options.gainDb = 12;
        QVERIFY(encodeFile(*test::trackOf(kSpec, test::sweep(kSpec, 2, 0.5)), path,
                           *parseStreamFormat(u"wav_44100"), options));
        const auto loud = measureLoudness(**decodeFile(path));
        QVERIFY2(loud->truePeakDb < -1.4, qPrintable(QString::number(loud->truePeakDb)));
        QVERIFY(loud->truePeakDb > -3);
        options.gainDb = -6.0206;
        QVERIFY(encodeFile(*test::trackOf(kSpec, test::sine(kSpec, 1, 440, 0.5)), path,
                           *parseStreamFormat(u"wav_44100"), options));
        QVERIFY(std::abs(test::rms(test::samplesOf(**decodeFile(path))) - 0.25 / std::sqrt(2.0)) < 0.001);
    }

    void refusesFilesThatAreNoSound()
    {
        const QString path = m_folder->filePath(u"a.mp3"_s);
        QCOMPARE(decodeFile(path).error().kind, ErrorKind::Storage);
        QCOMPARE(decodeFile(m_folder->path()).error().kind, ErrorKind::Storage);
        for (const QByteArray &bytes : {QByteArray(), "just text, no sound at all, nothing to hear here"_ba,
                                        "#EXTM3U\n#EXT-X-VERSION:3\nhttp://127.0.0.1:1/a.ts\n"_ba,
                                        test::noise(50'000), "ffconcat version 1.0\nfile /etc/passwd\n"_ba}) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(bytes);
            file.close();
            QCOMPARE(decodeFile(path).error().kind, ErrorKind::Protocol);
        }
    }

    void decodingCanBeStopped()
    {
        const QString path = m_folder->filePath(u"a.flac"_s);
        QVERIFY(encodeFile(*test::trackOf(kSpec, test::sweep(kSpec, 5)), path,
                           *parseStreamFormat(u"flac_44100")));
        studio::StopFlag stop;
        QVERIFY(decodeFile(path, stop, {}, [stop](double) mutable { stop.set(); }).error().isCancelled());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestEncodeFile)
#include "tst_encodefile.moc"
