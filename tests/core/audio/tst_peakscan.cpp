// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/decodefile.h"
#include "core/audio/encoder.h"
#include "core/audio/mp3frames.h"
#include "core/audio/peakscan.h"
#include "tests/core/audio/testsignal.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::audio;

class TestPeakScan : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    QByteArray m_mp3;

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
        // Half a minute that gets louder, so that every place is different.
        const PcmSpec spec{44100, 1};
        std::vector<std::int16_t> samples = test::sine(spec, 30, 300, 0.9);
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = std::int16_t(samples[i] * (double(i) / double(samples.size())));
        const auto encoded = encodeAll({Codec::Mp3, 44100, 1, 128}, spec, samples);
        QVERIFY(encoded);
        m_mp3 = *encoded;
    }

    void agreesWithTheDecoder()
    {
        const QString path = write(u"a.mp3"_s, m_mp3.repeated(8)); // several stretches
        int calls = 0;
        double expected = 0;
        std::size_t seen = 0;
        const auto peaks = scanPeaks(path, {}, [&](const Peaks &soFar, double seconds) {
            ++calls;
            expected = seconds;
            QVERIFY(!soFar.buckets.empty());
            seen = std::max(seen, soFar.buckets.size());
        });
        QVERIFY(peaks);
        const auto track = decodeFile(path);
        QVERIFY(track);
        const double seconds = double(peaks->frameCount) / 44100;
        QVERIFY2(std::abs(seconds - (*track)->seconds()) < 0.1, qPrintable(QString::number(seconds)));
        QVERIFY(calls == 0 || std::abs(expected - seconds) < seconds * 0.1);
        const Peaks wanted = peaksOf(**track);
        for (int i = 0; i < 200; ++i) {
            const qint64 from = (*track)->frameCount() * i / 200 + 2000; // beside the joints of the eight
            const Peak a = peaks->over(from, from + 22050);
            const Peak b = wanted.over(from, from + 22050);
            QVERIFY2(std::abs(a.high - b.high) <= 4 && std::abs(a.low - b.low) <= 4,
                     qPrintable(u"%1: %2 %3"_s.arg(i).arg(a.high).arg(b.high)));
        }
    }

    void othersTellHowFarTheyAre()
    {
        const PcmSpec spec{48000, 2};
        const auto sound = test::sweep(spec, 60);
        const QString path = write(u"long.flac"_s, *encodeAll({Codec::Flac, 48000, 2, 0}, spec, sound));
        double expected = 0;
        qint64 last = 0;
        const auto peaks = scanPeaks(path, {}, [&](const Peaks &soFar, double seconds) {
            QVERIFY(soFar.frameCount > last);
            last = soFar.frameCount;
            expected = seconds;
        });
        QVERIFY(peaks);
        QCOMPARE(peaks->frameCount, 60 * 48000);
        QVERIFY(last == 0 || std::abs(expected - 60) < 20);
        QCOMPARE(*peaks, peaksOf(*test::trackOf(spec, sound), 1 << 18));
    }

    void othersGoThroughTheDecoder()
    {
        const auto wav = encodeAll({Codec::Flac, 16000, 1, 0}, {16000, 1}, test::sine({16000, 1}, 2));
        const auto peaks = scanPeaks(write(u"a.flac"_s, *wav));
        QVERIFY(peaks);
        QCOMPARE(peaks->frameCount, 32000);
    }

    void badFilesAreErrors_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("noise") << test::noise(200'000);
        QTest::newRow("text") << QByteArray("not a sound").repeated(5000);
        QTest::newRow("only a tag") << QByteArray("ID3\x04\0\0\x7f\x7f\x7f\x7f", 10);
    }
    void badFilesAreErrors()
    {
        QFETCH(QByteArray, bytes);
        const auto peaks = scanPeaks(write(u"bad.mp3"_s, bytes));
        QVERIFY(!peaks || peaks->buckets.size() < 400); // noise may hold a frame or two by chance
        QVERIFY(!scanPeaks(m_dir.filePath(u"missing.mp3"_s)));
        QVERIFY(!scanPeaks(m_dir.path()));
    }

    void garbageInTheMiddleAndACutEndAreHarmless()
    {
        const QByteArray bytes = m_mp3.left(200'000) + test::noise(5000) + m_mp3.mid(200'000).chopped(100);
        const auto peaks = scanPeaks(write(u"torn.mp3"_s, bytes));
        QVERIFY(peaks);
        QVERIFY(std::abs(double(peaks->frameCount) / 44100 - 30) < 0.5);
    }

    void canBeStopped()
    {
        StopFlag stop;
        stop.set();
        const auto peaks = scanPeaks(write(u"long.mp3"_s, m_mp3.repeated(40)), stop);
        QVERIFY(!peaks && peaks.error().isCancelled());
    }

    void isKeptUntilTheFileChanges()
    {
        const PeakCache cache(m_dir.filePath(u"cache"_s));
        const QString path = write(u"kept.mp3"_s, m_mp3);
        QVERIFY(!cache.find(path));
        const auto peaks = cachedPeaks(cache, path);
        QVERIFY(peaks);
        QCOMPARE(cache.find(path), std::optional(*peaks));
        // A damaged cache is no cache.
        const QString kept = QDir(m_dir.filePath(u"cache"_s)).entryInfoList(QDir::Files).first().filePath();
        QFile file(kept);
        QVERIFY(file.resize(file.size() - 1));
        QVERIFY(!cache.find(path));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.write(test::noise(64)) == 64);
        file.close();
        QVERIFY(!cache.find(path));
        QVERIFY(cachedPeaks(cache, path));
        QVERIFY(cache.find(path));
        write(u"kept.mp3"_s, m_mp3 + m_mp3);
        QVERIFY(!cache.find(path));
    }

    void readsFrameHeaders()
    {
        const auto frame = mp3FrameAt(m_mp3, findMp3Frame(m_mp3, 0, m_mp3.size()));
        QVERIFY(frame);
        QCOMPARE(frame->sampleRateHz, 44100);
        QCOMPARE(frame->samples, 1152);
        QVERIFY(!mp3FrameAt(m_mp3, -1));
        QVERIFY(!mp3FrameAt(m_mp3, m_mp3.size() - 2));
        QVERIFY(!mp3FrameAt("\xff\xff\xff\xff", 0));
    }
};

QTEST_GUILESS_MAIN(TestPeakScan)
#include "tst_peakscan.moc"
