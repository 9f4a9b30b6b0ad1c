// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/mp3gapless.h"

#include <QtTest>

#include <numeric>

using namespace Qt::StringLiterals;
using namespace studio::audio;

namespace {

constexpr PcmSpec kSpec{44100, 1};

std::vector<std::int16_t> run(const std::optional<Mp3Info> &info, int frames, std::size_t piece)
{
    std::vector<std::int16_t> in(std::size_t(frames), 0);
    std::iota(in.begin(), in.end(), std::int16_t(0));
    std::vector<std::int16_t> out;
    GaplessTrimmer trimmer;
    if (info)
        trimmer.setInfo(*info);
    for (std::size_t at = 0; at < in.size(); at += piece) {
        trimmer.push(std::span(in).subspan(at, std::min(piece, in.size() - at)), kSpec,
                     [&](std::span<const std::int16_t> samples, PcmSpec) {
                         out.insert(out.end(), samples.begin(), samples.end());
                     });
    }
    return out;
}

QByteArray infoFrame(quint32 frames, int delay, int padding)
{
    QByteArray frame(417, '\0');
    frame.replace(0, 4, "\xff\xfb\x90\xc0"_ba); // MPEG-1 layer 3, mono
    frame.replace(21, 4, "Info"_ba);
    frame[28] = 1; // only the frame count
    for (int i = 0; i < 4; ++i)
        frame[29 + i] = char(frames >> (24 - 8 * i));
    frame.replace(33, 9, "LAME3.100"_ba);
    frame[33 + 21] = char(delay >> 4);
    frame[33 + 22] = char(((delay & 15) << 4) | (padding >> 8));
    frame[33 + 23] = char(padding);
    return frame;
}

} // namespace

class TestMp3Gapless : public QObject {
    Q_OBJECT

private slots:
    void readsATag()
    {
        const auto info = readMp3Info(infoFrame(300, 576, 1234));
        QVERIFY(info);
        QCOMPARE(info->frames, 300);
        QCOMPARE(info->delay, 576);
        QCOMPARE(info->padding, 1234);
        QCOMPARE(info->samplesPerFrame, 1152);
    }

    void soundIsNoTag()
    {
        QVERIFY(!readMp3Info("\xff\xfb\x90\xc0"_ba + QByteArray(400, '\x55')));
        QVERIFY(!readMp3Info({}));
        QVERIFY(!readMp3Info(infoFrame(1, 1, 1).first(30)));
        for (qsizetype size = 0; size < 417; ++size)
            (void)readMp3Info(infoFrame(1, 1, 1).first(size));
    }

    void dropsTheUsualDelayWithoutATag()
    {
        for (const std::size_t piece : {1, 100, 1152, 9999}) {
            const auto out = run(std::nullopt, 5000, piece);
            QCOMPARE(out.size(), std::size_t(5000 - 1105));
            QCOMPARE(out.front(), std::int16_t(1105));
        }
    }

    void dropsStartAndEndByTheTag()
    {
        const Mp3Info info{.frames = 10, .samplesPerFrame = 1152, .delay = 576, .padding = 929};
        for (const std::size_t piece : {1, 1152, 99999}) {
            const auto out = run(info, 11520, piece);
            QCOMPARE(out.front(), std::int16_t(576 + 529));
            QCOMPARE(out.back(), std::int16_t(11520 - 400 - 1));
        }
    }

    void letsTheRestGoWhenTheTagWasWrong()
    {
        const Mp3Info info{.frames = 5, .samplesPerFrame = 1152, .delay = 576, .padding = 929};
        for (const std::size_t piece : {100, 1152, 99999}) {
            const auto out = run(info, 11520, piece);
            QCOMPARE(out.size(), std::size_t(11520 - 1105));
            QCOMPARE(out.back(), std::int16_t(11519));
        }
    }
};

QTEST_GUILESS_MAIN(TestMp3Gapless)
#include "tst_mp3gapless.moc"
