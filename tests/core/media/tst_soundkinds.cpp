// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/mediainfo.h"
#include "core/media/soundreader.h"
#include "tests/core/audio/testsignal.h"
#include "tests/core/media/material.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::media;

namespace {

struct Kind {
    const char *name;
    const char *options;
};

constexpr Kind kSounds[] = {{"a.wav", ""},
                            {"f.wav", "-c:a pcm_f32le"},
                            {"u.wav", "-c:a pcm_u8"},
                            {"l.wav", "-c:a pcm_alaw"},
                            {"a.flac", ""},
                            {"a.mp3", ""},
                            {"a.m4a", ""},
                            {"l.m4a", "-c:a alac"},
                            {"a.ogg", "-c:a libvorbis"},
                            {"a.opus", "-c:a libopus"},
                            {"a.aac", ""},
                            {"a.aiff", ""},
                            {"a.wma", ""},
                            {"a.ac3", ""},
                            {"a.au", ""},
                            {"a.caf", ""},
                            {"a.w64", ""},
                            {"a.wv", ""},
                            {"a.tta", ""},
                            {"a.mp2", ""},
                            {"a.mka", "-c:a pcm_f32le"},
                            {"8.wav", "-ar 8000"},
                            {"a.weba", "-f webm -c:a libopus"}};
constexpr Kind kFilms[] = {
    {"v.mp4", "-c:v mpeg4"}, {"v.mov", "-c:v mpeg4"},           {"v.mkv", "-c:v mpeg4"},
    {"v.avi", "-c:v mpeg4"}, {"v.ts", "-c:v mpeg2video -r 25"}, {"v.mpg", "-c:v mpeg2video -r 25"},
    {"v.flv", "-c:v flv"},   {"v.3gp", "-c:v mpeg4 -c:a aac"}};

} // namespace

/// Every usual kind of file gives its three seconds.
class TestSoundKinds : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;

private slots:
    void initTestCase()
    {
        if (!test::hasFfmpeg())
            QSKIP("ffmpeg is not installed");
        QString all = u"-f lavfi -i sine=d=3:r=44100 -f lavfi -i testsrc=d=3:s=64x48"_s;
        for (const Kind &kind : kSounds)
            all += u" -map 0 %1 %2"_s.arg(QLatin1StringView(kind.options),
                                          m_dir.filePath(QString::fromLatin1(kind.name)));
        for (const Kind &kind : kFilms)
            all += u" -map 0 -map 1 %1 %2"_s.arg(QLatin1StringView(kind.options),
                                                 m_dir.filePath(QString::fromLatin1(kind.name)));
        QVERIFY(test::ffmpeg(all + u" -map 0"_s, m_dir.filePath(u"last.wav"_s)));
    }

    void isRead_data()
    {
        QTest::addColumn<bool>("isFilm");
        for (const Kind &kind : kSounds)
            QTest::newRow(kind.name) << false;
        for (const Kind &kind : kFilms)
            QTest::newRow(kind.name) << true;
    }

    void isRead()
    {
        QFETCH(const bool, isFilm);
        const QString path = m_dir.filePath(QString::fromLatin1(QTest::currentDataTag()));
        const auto info = probe(path);
        QVERIFY2(info, qPrintable(info ? QString() : info.error().message + info.error().detail));
        QCOMPARE(info->hasVideo, isFilm);
        QCOMPARE(info->streams.size(), 1);
        QVERIFY(info->seconds);
        QVERIFY2(std::abs(*info->seconds - 3) < 0.2, qPrintable(QString::number(*info->seconds)));
        std::vector<std::int16_t> samples;
        const auto read = readSound(path, {}, {}, [&](std::span<const std::int16_t> block, audio::PcmSpec) {
            samples.insert(samples.end(), block.begin(), block.end());
            return Result<void>();
        });
        QVERIFY2(read, qPrintable(read ? QString() : read.error().message + read.error().detail));
        QCOMPARE(read->frames, qint64(samples.size()));
        QCOMPARE(read->spec.channels, 1);
        QCOMPARE(read->spec.sampleRateHz, std::min(info->streams.at(0).sampleRateHz, 48000));
        const double seconds = double(read->frames) / read->spec.sampleRateHz;
        QVERIFY2(std::abs(seconds - 3) < 0.1, qPrintable(QString::number(seconds)));
        const auto rate = std::size_t(read->spec.sampleRateHz);
        QVERIFY(audio::test::rms(std::span(samples).subspan(rate, rate)) > 0.05);
        QVERIFY2(!read->cutShort, qPrintable(read->cutShort ? read->cutShort->message : QString()));
    }
};

QTEST_GUILESS_MAIN(TestSoundKinds)
#include "tst_soundkinds.moc"
