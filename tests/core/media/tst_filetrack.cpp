// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/player.h"
#include "core/audio/wavheader.h"
#include "core/media/filetrack.h"
#include "tests/core/audio/testsignal.h"
#include "tests/core/media/material.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::media;

class TestFileTrack : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    const audio::PcmSpec m_spec{16000, 2};
    std::vector<std::int16_t> m_samples = audio::test::sweep(m_spec, 3);

private slots:
    void readsWhatWasWritten()
    {
        const QString path = m_dir.filePath(u"a.wav"_s);
        QVERIFY(test::writeWav(path, m_spec, m_samples));
        const auto track = trackOverFile(path);
        QVERIFY(track);
        QCOMPARE((*track)->spec(), m_spec);
        QVERIFY((*track)->isComplete());
        QVERIFY(audio::test::samplesOf(**track) == m_samples);
        std::vector<std::int16_t> part(20);
        QCOMPARE((*track)->read(48000 - 4, part), 4);
        QCOMPARE(part[7], m_samples.back());
        QCOMPARE((*track)->read(48000, part), 0);
        QCOMPARE((*track)->read(-1, part), 0);
        QVERIFY(!(*track)->append(part));
    }

    void fileMayGo()
    {
        const QString path = m_dir.filePath(u"b.wav"_s);
        QVERIFY(test::writeWav(path, m_spec, m_samples));
        const auto track = trackOverFile(path);
        QVERIFY(QFile::remove(path));
        QVERIFY(audio::test::samplesOf(**track) == m_samples);
    }

    void whatIsCutOffBecomesSilence()
    {
        const QString path = m_dir.filePath(u"c.wav"_s);
        QVERIFY(test::writeWav(path, m_spec, m_samples));
        const auto track = trackOverFile(path);
        QVERIFY(test::cut(path, 0.5));
        const auto now = audio::test::samplesOf(**track);
        QCOMPARE(now.size(), m_samples.size());
        QVERIFY(std::equal(now.begin(), now.begin() + 40000, m_samples.begin()));
        QVERIFY(std::all_of(now.end() - 40000, now.end(), [](auto value) { return value == 0; }));
    }

    void growsWhileItIsRead()
    {
        const QString path = m_dir.filePath(u"d.wav"_s);
        auto writer = WavWriter::create(path, m_spec);
        QVERIFY(writer);
        const auto track = growingTrackOver(path, m_spec, WavWriter::kDataOffset);
        QVERIFY(track);
        QCOMPARE(track->frameCount(), 0);
        std::atomic<bool> wrong{false};
        std::thread reader([&] {
            std::vector<std::int16_t> block(512);
            for (qint64 at = 0; at < qint64(m_samples.size()) / 2;) {
                const qint64 frames = track->read(at, block);
                if (!std::equal(block.begin(), block.begin() + frames * 2, m_samples.begin() + at * 2))
                    wrong = true;
                at += frames;
            }
        });
        for (std::size_t at = 0; at < m_samples.size(); at += 6000) {
            QVERIFY((*writer)->write(
                std::span(m_samples).subspan(at, std::min<std::size_t>(6000, m_samples.size() - at))));
            QVERIFY((*writer)->flush());
            track->advanceTo((*writer)->framesInFile());
        }
        track->complete();
        reader.join();
        QVERIFY(!wrong);
    }

    void playsFromTheFile()
    {
        qputenv("VOICE_STUDIO_AUDIO", "null");
        const QString path = m_dir.filePath(u"e.wav"_s);
        QVERIFY(test::writeWav(path, {48000, 1}, audio::test::sweep({48000, 1}, 0.4)));
        const auto track = trackOverFile(path);
        audio::Player player;
        bool finished = false;
        connect(&player, &audio::Player::finished, this, [&] { finished = true; });
        player.load(*track);
        player.play();
        QTRY_VERIFY(finished);
        QCOMPARE(player.positionFrames(), (*track)->frameCount());
    }

    void refusesWhatIsNoSuchFile()
    {
        const QString path = m_dir.filePath(u"f.wav"_s);
        for (const QByteArray &bytes :
             {QByteArray(), QByteArray("RIFF"), QByteArray("RIFFxxxxWAVE"), audio::test::noise(5000),
              QByteArray("RIFF\xff\xff\xff\xffWAVEdata\xff\xff\xff\xff")}) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
            file.close();
            const auto track = trackOverFile(path);
            QVERIFY(!track);
            QCOMPARE(track.error().kind, ErrorKind::Unsupported);
        }
        QCOMPARE(trackOverFile(m_dir.path()).error().kind, ErrorKind::Storage);
        QCOMPARE(trackOverFile(u"/nowhere/a.wav"_s).error().kind, ErrorKind::Storage);
    }
};

QTEST_GUILESS_MAIN(TestFileTrack)
#include "tst_filetrack.moc"
