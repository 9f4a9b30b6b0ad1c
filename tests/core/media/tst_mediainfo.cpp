// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/mediainfo.h"
#include "tests/core/audio/testsignal.h"
#include "tests/core/media/material.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::media;

class TestMediaInfo : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;

    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return file.fileName();
    }

private slots:
    void initTestCase()
    {
        if (!test::hasFfmpeg())
            QSKIP("ffmpeg is not installed");
    }

    void listsTheStreamsOfAVideo()
    {
        const QString path = m_dir.filePath(u"a.mkv"_s);
        QVERIFY(
            test::ffmpeg(u"-f lavfi -i testsrc=d=2:s=64x48 -f lavfi -i sine=d=2 -f lavfi -i sine=d=2:f=880 "
                         "-map 0 -map 1 -map 2 -c:v mpeg4 -c:a aac -ac:a:0 2 -metadata:s:a:0 language=ger "
                         "-metadata:s:a:1 language=eng -metadata:s:a:1 title=\"The director\" "
                         "-disposition:a:0 0 -disposition:a:1 default"_s,
                         path));
        const auto info = probe(path);
        QVERIFY(info);
        QVERIFY(info->hasVideo);
        QVERIFY(std::abs(info->seconds.value_or(0) - 2) < 0.1);
        QCOMPARE(info->bytes, QFileInfo(path).size());
        QCOMPARE(info->streams.size(), 2);
        QCOMPARE(info->streams.at(0).index, 1);
        QCOMPARE(info->streams.at(0).codec, u"aac"_s);
        QCOMPARE(info->streams.at(0).channels, 2);
        QCOMPARE(info->streams.at(0).language, u"ger"_s);
        QCOMPARE(info->streams.at(1).title, u"The director"_s);
        QVERIFY(info->streams.at(1).isDefault);
        QCOMPARE(info->bestStream, 1);
    }

    void contentDecidesNotTheName()
    {
        const QString path = m_dir.filePath(u"b.flac"_s);
        QVERIFY(test::ffmpeg(u"-f lavfi -i sine=d=1 -f mp3"_s, path));
        const auto info = probe(path);
        QVERIFY(info);
        QCOMPARE(info->container, u"mp3"_s);
        QCOMPARE(info->streams.at(0).codec, u"mp3"_s);
    }

    void coverIsNoVideo()
    {
        const QString path = m_dir.filePath(u"c.mp3"_s);
        QVERIFY(test::ffmpeg(
            u"-f lavfi -i sine=d=1 -f lavfi -i color=s=32x32:d=1 -map 0 -map 1 -frames:v 1 -c:v png "
            "-disposition:v attached_pic -id3v2_version 3"_s,
            path));
        const auto info = probe(path);
        QVERIFY(info);
        QVERIFY(!info->hasVideo);
    }

    void streamsWithoutDuration()
    {
        const QString path = m_dir.filePath(u"d.mkv"_s);
        QVERIFY(test::ffmpeg(u"-f lavfi -i sine=d=1 -c:a flac -f matroska -live 1"_s, path));
        const auto info = probe(path);
        QVERIFY(info);
        QVERIFY(!info->seconds || info->secondsAreEstimate);
        const QString unsaid = m_dir.filePath(u"browser.webm"_s);
        QVERIFY(test::ffmpeg(u"-f lavfi -i sine=d=3 -c:a libopus -f webm -live 1"_s, unsaid));
        QVERIFY(!probe(unsaid)->seconds);
        const auto measured = probeWithLength(unsaid);
        QVERIFY(measured);
        QVERIFY2(std::abs(measured->seconds.value_or(0) - 3) < 0.1,
                 qPrintable(QString::number(measured->seconds.value_or(0))));
        StopFlag stop;
        stop.set();
        QVERIFY(probeWithLength(unsaid, stop).error().isCancelled());
    }

    void whatHasNoSoundIsRefused()
    {
        const QString silent = m_dir.filePath(u"e.mp4"_s);
        QVERIFY(test::ffmpeg(u"-f lavfi -i testsrc=d=1:s=64x48 -c:v mpeg4"_s, silent));
        auto refused = probe(silent);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Unsupported);
        QCOMPARE(refused.error().message, u"This video has no sound."_s);
        QVERIFY(!refused.error().nextStep.isEmpty());

        refused = probe(write(u"empty.mp3"_s, {}));
        QCOMPARE(refused.error().kind, ErrorKind::Unsupported);
        QCOMPARE(refused.error().message, u"This file is empty."_s);
        for (const QString &name : {u"text.txt"_s, u"text.mp3"_s, u"text.wav"_s}) {
            refused = probe(write(name, QByteArray("Dear reader, this is not sound.\n").repeated(3000)));
            QVERIFY2(!refused, qPrintable(name));
            QVERIFY(!refused.error().nextStep.isEmpty());
        }
        refused = probe(write(u"noise.mp4"_s, audio::test::noise(100000)));
        QVERIFY(!refused);
        QCOMPARE(probe(m_dir.path()).error().kind, ErrorKind::Storage);
        QCOMPARE(probe(m_dir.filePath(u"missing.wav"_s)).error().kind, ErrorKind::Storage);
    }

    void listsOfOtherFilesAreNotFollowed()
    {
        const QString secret = m_dir.filePath(u"secret.wav"_s);
        QVERIFY(test::writeWav(secret, {8000, 1}, audio::test::sine({8000, 1}, 1)));
        const QByteArray name = secret.toUtf8();
        QVERIFY(!probe(write(u"a.ffconcat"_s, "ffconcat version 1.0\nfile '" + name + "'\n")));
        QVERIFY(!probe(write(
            u"a.m3u8"_s, "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n" + name + "\n#EXT-X-ENDLIST\n")));
        QVERIFY(!probe(write(u"a.sdp"_s, "v=0\no=- 0 0 IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 0\n")));
    }

    void runsAsAJobAndCanBeStopped()
    {
        const QString path = m_dir.filePath(u"f.wav"_s);
        QVERIFY(test::writeWav(path, {8000, 1}, audio::test::sine({8000, 1}, 1)));
        std::optional<Result<MediaInfo>> ended;
        probeJob(path, this)->then(this, [&](const Result<MediaInfo> &info) { ended = info; });
        QTRY_VERIFY(ended);
        QVERIFY(*ended);
        QCOMPARE((*ended)->seconds, 1.0);
        StopFlag stop;
        stop.set();
        QVERIFY(probe(path, stop).error().isCancelled());
    }
};

QTEST_GUILESS_MAIN(TestMediaInfo)
#include "tst_mediainfo.moc"
