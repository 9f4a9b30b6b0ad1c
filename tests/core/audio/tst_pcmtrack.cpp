// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/pcmtrack.h"
#include "tests/core/audio/testsignal.h"

#include <QtTest>

#include <numeric>
#include <thread>

using namespace studio::audio;

class TestPcmTrack : public QObject {
    Q_OBJECT

private:
    /// In KB.
    static qint64 ownMemory()
    {
        QFile status(QStringLiteral("/proc/self/status"));
        if (!status.open(QIODevice::ReadOnly))
            return 0;
        const QByteArray all = status.readAll();
        return all.mid(all.indexOf("RssAnon:") + 8).simplified().split(' ').first().toLongLong();
    }

private slots:
    void readsBackWhatWasAppended()
    {
        PcmTrack track({16000, 1});
        const auto sound = test::sweep({16000, 1}, 20); // several chunks
        for (std::size_t at = 0; at < sound.size(); at += 777)
            QVERIFY(
                track.append(std::span(sound).subspan(at, std::min<std::size_t>(777, sound.size() - at))));
        QCOMPARE(track.frameCount(), qint64(sound.size()));
        QVERIFY(test::samplesOf(track) == sound);
        std::vector<std::int16_t> part(1000);
        QCOMPARE(track.read(65000, part), 1000);
        QVERIFY(std::equal(part.begin(), part.end(), sound.begin() + 65000));
    }

    void longSoundIsNotHeldInMemory()
    {
        const qint64 before = ownMemory();
        PcmTrack track({48000, 2});
        std::vector<std::int16_t> block(100'000);
        constexpr int kBlocks = 600; // 120 MB
        for (int i = 0; i < kBlocks; ++i) {
            std::iota(block.begin(), block.end(), std::int16_t(i));
            QVERIFY(track.append(block));
        }
        const qint64 grown = ownMemory() - before;
        QVERIFY2(grown < 40 * 1024, qPrintable(QString::number(grown)));
        QCOMPARE(track.frameCount(), kBlocks * 50'000);
        std::vector<std::int16_t> part(300);
        for (const qint64 frame :
             {0LL, 49'950LL, 2'097'100LL, 2'097'120LL, 2'100'000LL, 15'000'123LL, 29'999'850LL}) {
            QCOMPARE(track.read(frame, part), 150);
            for (std::size_t i = 0; i < part.size(); ++i) {
                const qint64 sample = frame * 2 + qint64(i);
                QCOMPARE(part[i], std::int16_t(sample % 100'000 + sample / 100'000));
            }
        }
        QCOMPARE(track.read(29'999'900, part), 100);
    }

    void readsNothingOutside()
    {
        PcmTrack track({16000, 2});
        QVERIFY(track.append(std::vector<std::int16_t>{1, 2, 3, 4, 5}));
        QCOMPARE(track.frameCount(), 2); // half a frame is dropped
        std::vector<std::int16_t> out(8, -1);
        QCOMPARE(track.read(-1, out), 0);
        QCOMPARE(track.read(2, out), 0);
        QCOMPARE(track.read(1, out), 1);
        QCOMPARE(out[0], 3);
        QCOMPARE(out[2], -1);
        QVERIFY(!track.isComplete());
        track.complete();
        QVERIFY(track.isComplete());
    }

    void isReadWhileItGrows()
    {
        constexpr qint64 kFrames = 6'000'000; // some of it on the disk
        PcmTrack track({48000, 1});
        std::thread writer([&] {
            std::vector<std::int16_t> block(1009);
            for (qint64 at = 0; at < kFrames;) {
                const auto count = std::size_t(std::min<qint64>(qint64(block.size()), kFrames - at));
                for (std::size_t i = 0; i < count; ++i)
                    block[i] = static_cast<std::int16_t>((at + qint64(i)) % 30011);
                track.append(std::span(block).first(count));
                at += qint64(count);
            }
            track.complete();
        });
        const auto readAll = [&] {
            qint64 wrong = 0;
            std::vector<std::int16_t> block(4096);
            for (qint64 at = 0;;) {
                const bool complete = track.isComplete();
                const qint64 got = track.read(at, block);
                for (qint64 i = 0; i < got; ++i)
                    wrong += block[std::size_t(i)] != static_cast<std::int16_t>((at + i) % 30011);
                at += got;
                if (got == 0 && complete)
                    return std::pair(at, wrong);
            }
        };
        std::pair<qint64, qint64> other;
        std::thread reader([&] { other = readAll(); });
        const auto mine = readAll();
        writer.join();
        reader.join();
        QCOMPARE(mine, std::pair(kFrames, qint64(0)));
        QCOMPARE(other, std::pair(kFrames, qint64(0)));
    }
};

QTEST_GUILESS_MAIN(TestPcmTrack)
#include "tst_pcmtrack.moc"
