// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/soundreader.h"
#include "tests/core/audio/testsignal.h"
#include "tests/core/media/material.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::media;

class TestSoundReader : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    std::vector<std::int16_t> m_read;

    QString make(const QString &arguments, const QString &name)
    {
        const QString path = m_dir.filePath(name);
        return test::ffmpeg(arguments, path) ? path : QString();
    }
    Result<SoundRead> readAll(const QString &path, const ImportOptions &options = {})
    {
        m_read.clear();
        return readSound(path, options, {}, [this](std::span<const std::int16_t> samples, audio::PcmSpec) {
            m_read.insert(m_read.end(), samples.begin(), samples.end());
            return Result<void>();
        });
    }
    /// Loudness between two times of what was read (mono).
    double levelAt(const SoundRead &read, double from, double to) const
    {
        const auto rate = double(read.spec.sampleRateHz);
        return audio::test::rms(
            std::span(m_read).subspan(std::size_t(from * rate), std::size_t((to - from) * rate)));
    }

private slots:
    void initTestCase()
    {
        if (!test::hasFfmpeg())
            QSKIP("ffmpeg is not installed");
        // One run for all that is made of the same sound: 50 ms each second, and a steady tone.
        QString all =
            u"-f lavfi -i aevalsrc=exprs=lt(mod(t\\,1)\\,0.05)*sin(3000*t)*0.9:d=14:s=48000 -f lavfi -i sine=d=20"_s;
        for (const char *name : {"r.wav", "r.flac", "r.mp3", "r.m4a", "r.mkv", "r.ogg", "r.mp4"})
            all += u" -map 0 -b:a 192k %1 %2"_s.arg(name == QByteArray("r.mkv") ? u"-c:a flac"_s : QString(),
                                                    m_dir.filePath(QString::fromLatin1(name)));
        for (const char *name : {"c.wav", "c.flac", "c.mp3", "c.m4a", "c.aac"})
            all += u" -map 1 %1 %2"_s.arg(name == QByteArray("c.m4a") ? u"-movflags +faststart"_s : QString(),
                                          m_dir.filePath(QString::fromLatin1(name)));
        QVERIFY(test::ffmpeg(all + u" -map 1 -c:a aac"_s, m_dir.filePath(u"c.mkv"_s)));
    }

    void takesTheStreamAndChannelAskedFor()
    {
        const QString path = make(
            u"-f lavfi -i sine=d=1 -f lavfi -i aevalsrc=exprs=0|sin(2000*t)|0:d=1 -map 0 -map 1 -c:a pcm_s16le"_s,
            u"s.mkv"_s);
        auto read = readAll(path, {.stream = 1, .channel = 1});
        QVERIFY(read);
        QVERIFY(levelAt(*read, 0.2, 0.8) > 0.6);
        read = readAll(path, {.stream = 1, .channel = 0});
        QCOMPARE(levelAt(*read, 0.2, 0.8), 0.0);
        QVERIFY(readAll(path, {.stream = 0}));
        QCOMPARE(readAll(path, {.stream = 7}).error().kind, ErrorKind::Validation);
        QCOMPARE(readAll(path, {.stream = 1, .channel = 3}).error().kind, ErrorKind::Validation);
    }

    void mixesManyChannelsAtHighRates()
    {
        const QString path = make(
            u"-f lavfi -i aevalsrc=exprs=0.5*sin(1000*t)|0.5*sin(1000*t)|0.5*sin(1000*t)|0|0|0|0|0:d=1:s=96000 -c:a pcm_s24le"_s,
            u"m.wav"_s);
        auto read = readAll(path);
        QVERIFY(read);
        QCOMPARE(read->spec, (audio::PcmSpec{48000, 1}));
        QVERIFY(std::abs(read->frames - 48000) < 10);
        QVERIFY(levelAt(*read, 0.2, 0.8) > 0.03);
        read = readAll(path, {.mono = false});
        QCOMPARE(read->spec, (audio::PcmSpec{48000, 2}));
        read = readAll(path, {.channel = 1, .sampleRateHz = 16000});
        QCOMPARE(read->spec, (audio::PcmSpec{16000, 1}));
        QVERIFY(std::abs(read->frames - 16000) < 10);
        QVERIFY(std::abs(levelAt(*read, 0.2, 0.8) - 0.3535) < 0.02);
    }

    void channelsWithoutAPlaceAreMixedToo()
    {
        const QString path =
            make(u"-f lavfi -i aevalsrc=exprs=0|0|0|0|0|0|0|0|0|0|0.8*sin(1000*t):d=1 -c:a pcm_s16le"_s,
                 u"n.mka"_s);
        if (path.isEmpty())
            QSKIP("this ffmpeg does not write it");
        auto read = readAll(path);
        QVERIFY(read);
        QVERIFY(levelAt(*read, 0.2, 0.8) > 0.02);
        read = readAll(path, {.channel = 10});
        QVERIFY(read);
        QVERIFY(levelAt(*read, 0.2, 0.8) > 0.4);
    }

    void rangesAreExact_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"r.wav", "r.flac", "r.mp3", "r.m4a", "r.mkv", "r.ogg", "r.mp4"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void rangesAreExact()
    {
        QFETCH(const QString, name);
        const QString path = m_dir.filePath(name);
        const auto read = readAll(path, {.fromSeconds = 11.5, .toSeconds = 13.5});
        QVERIFY(read);
        QVERIFY(std::abs(read->frames - 96000) < 3);
        const auto loud =
            std::find_if(m_read.begin(), m_read.end(), [](int value) { return std::abs(value) > 8000; });
        const double at = double(loud - m_read.begin()) / 48000;
        QVERIFY2(std::abs(at - 0.5) < 0.012, qPrintable(QString::number(at)));
        QVERIFY(!read->cutShort);
    }

    void staysOnTheTimeLineOfAVideo()
    {
        // The sound begins a second after the picture and has a hole.
        const QString path = make(
            u"-f lavfi -i testsrc=d=6:s=64x48:r=10 -itsoffset 1 -f lavfi -i sine=d=4 -map 0 -map 1 -c:v mpeg4 -c:a pcm_s16le"_s,
            u"t.mkv"_s);
        const auto read = readAll(path);
        QVERIFY(read);
        const double seconds = double(read->frames) / read->spec.sampleRateHz;
        QVERIFY2(std::abs(seconds - 5) < 0.1, qPrintable(QString::number(seconds)));
        QCOMPARE(levelAt(*read, 0, 0.95), 0.0);
        QVERIFY(levelAt(*read, 1.1, 4.8) > 0.05);
        QVERIFY(!read->cutShort);
    }

    void variableFrameRate()
    {
        const QString path = make(u"-f lavfi -i testsrc=d=4:s=64x48:r=30 -f lavfi -i sine=d=4 -map 0 -map 1 "
                                  "-vf select=gt(random(1)\\,0.6) -fps_mode vfr -c:v mpeg4 -c:a aac"_s,
                                  u"vfr.mp4"_s);
        const auto read = readAll(path);
        QVERIFY(read);
        QVERIFY(std::abs(double(read->frames) / read->spec.sampleRateHz - 4) < 0.1);
    }

    void cutFilesGiveWhatIsThere_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("tells");
        QTest::newRow("wav") << u"c.wav"_s << true;
        QTest::newRow("flac") << u"c.flac"_s << true;
        QTest::newRow("mp3") << u"c.mp3"_s << true;
        QTest::newRow("mkv") << u"c.mkv"_s << true;
        QTest::newRow("faststart") << u"c.m4a"_s << true;
        QTest::newRow("aac") << u"c.aac"_s << false;
    }

    void cutFilesGiveWhatIsThere()
    {
        QFETCH(const QString, name);
        QFETCH(const bool, tells);
        const QString path = m_dir.filePath(name);
        QVERIFY(test::cut(path, 0.5));
        const auto read = readAll(path);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
        const double seconds = double(read->frames) / read->spec.sampleRateHz;
        QVERIFY2(std::abs(seconds - 10) < 1.5, qPrintable(QString::number(seconds)));
        QCOMPARE(read->cutShort.has_value(), tells);
        if (tells)
            QVERIFY(!read->cutShort->nextStep.isEmpty());
    }

    void indexAtTheEndCutOff()
    {
        const QString path = make(u"-f lavfi -i sine=d=5"_s, u"i.m4a"_s);
        QVERIFY(test::cut(path, 0.6));
        const auto read = readAll(path);
        QVERIFY(!read);
        QVERIFY(!read.error().nextStep.isEmpty());
    }

    void damageInTheMiddleKeepsTheRest()
    {
        const QString path = make(u"-f lavfi -i sine=d=20 -b:a 64k"_s, u"d.mp3"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() / 2));
        file.write(audio::test::noise(8000));
        file.close();
        const auto read = readAll(path);
        QVERIFY(read);
        const double seconds = double(read->frames) / read->spec.sampleRateHz;
        QVERIFY2(seconds > 17 && seconds < 21, qPrintable(QString::number(seconds)));
    }

    void hostileBytesNeverHurt()
    {
        const QString source =
            make(u"-f lavfi -i sine=d=2 -f lavfi -i testsrc=d=2:s=64x48 -c:v mpeg4 -c:a aac"_s, u"h.mp4"_s);
        QFile file(source);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray good = file.readAll();
        for (unsigned seed = 0; seed < 24; ++seed) {
            QByteArray bad = good;
            const QByteArray noise = audio::test::noise(120, seed);
            for (int i = 0; i + 3 < noise.size(); i += 4) {
                const qsizetype at = (qsizetype(uchar(noise.at(i))) << 16 | uchar(noise.at(i + 1)) << 8
                                      | uchar(noise.at(i + 2)));
                bad[at % bad.size()] = noise.at(i + 3);
            }
            QFile out(m_dir.filePath(u"bad.mp4"_s));
            QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
            out.write(bad);
            out.close();
            const auto read = readAll(out.fileName());
            QVERIFY(!read || m_read.size() < 100u * 48000);
        }
    }

    void streamsWithoutDuration()
    {
        const QString path = make(u"-f lavfi -i sine=d=7 -c:a aac -f matroska -live 1"_s, u"live.mkv"_s);
        std::optional<double> total = -1.0;
        double seconds = 0;
        const auto read = readSound(
            path, {}, {}, [](std::span<const std::int16_t>, audio::PcmSpec) { return Result<void>(); },
            [&](double now, std::optional<double> all) {
                seconds = now;
                total = all;
            });
        QVERIFY(read);
        QVERIFY(std::abs(seconds - 7) < 0.1);
        QVERIFY(!total || std::abs(*total - 7) < 3);
        QVERIFY(!read->cutShort);
    }

    void silenceIsSound()
    {
        const QString path = m_dir.filePath(u"quiet.wav"_s);
        QVERIFY(test::writeWav(path, {16000, 1}, std::vector<std::int16_t>(16000)));
        const auto read = readAll(path);
        QVERIFY(read);
        QCOMPARE(read->frames, 16000);
    }

    void noiseIsTakenAwayOnTheWay()
    {
        const QString path = make(u"-f lavfi -i anoisesrc=d=6:a=0.02"_s, u"noise.wav"_s);
        const auto before = readAll(path);
        const double was = levelAt(*before, 4, 5.5);
        const auto after = readAll(path, {.suppressNoise = true});
        QVERIFY(after);
        QCOMPARE(after->frames, before->frames);
        QVERIFY(levelAt(*after, 4, 5.5) < was * 0.4);
    }

    void rangesThatCannotBe()
    {
        const QString path = m_dir.filePath(u"short.wav"_s);
        QVERIFY(test::writeWav(path, {16000, 1}, std::vector<std::int16_t>(16000)));
        QCOMPARE(readAll(path, {.fromSeconds = 5, .toSeconds = 3}).error().kind, ErrorKind::Validation);
        QCOMPARE(readAll(path, {.fromSeconds = 5}).error().kind, ErrorKind::Validation);
        QCOMPARE(readAll(path, {.sampleRateHz = 3}).error().kind, ErrorKind::Validation);
        QVERIFY(readAll(path, {.fromSeconds = -3, .toSeconds = 1e12}));
    }

    void sinkEndsTheReading()
    {
        const QString path = make(u"-f lavfi -i sine=d=60"_s, u"long.wav"_s);
        int calls = 0;
        const auto read =
            readSound(path, {}, {}, [&](std::span<const std::int16_t>, audio::PcmSpec) -> Result<void> {
                ++calls;
                return fail(ErrorKind::Storage, u"full"_s);
            });
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Storage);
        QCOMPARE(calls, 1);
        StopFlag stop;
        const auto stopped = readSound(path, {}, stop, [&](std::span<const std::int16_t>, audio::PcmSpec) {
            stop.set();
            return Result<void>();
        });
        QVERIFY(stopped.error().isCancelled());
    }
};

QTEST_GUILESS_MAIN(TestSoundReader)
#include "tst_soundreader.moc"
