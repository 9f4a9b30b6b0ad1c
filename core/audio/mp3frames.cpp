// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/mp3frames.h"

namespace studio::audio {

namespace {

constexpr int kRates[] = {44100, 48000, 32000};
constexpr int kKbps1[] = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
constexpr int kKbps2[] = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};

int byteAt(QByteArrayView bytes, qsizetype at)
{
    return static_cast<unsigned char>(bytes[at]);
}

} // namespace

std::optional<Mp3Frame> mp3FrameAt(QByteArrayView bytes, qsizetype at)
{
    if (at < 0 || at + 4 > bytes.size())
        return {};
    const int second = byteAt(bytes, at + 1);
    const int third = byteAt(bytes, at + 2);
    const int version = (second >> 3) & 3; // 0: 2.5, 1: reserved, 2: 2, 3: 1
    const int bitrate = third >> 4;
    const int rate = (third >> 2) & 3;
    const bool sync = byteAt(bytes, at) == 0xff && (second & 0xe0) == 0xe0;
    if (!sync || version == 1 || ((second >> 1) & 3) != 1 || bitrate == 0 || bitrate == 15 || rate == 3)
        return {};
    Mp3Frame frame;
    frame.sampleRateHz = kRates[rate] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
    frame.samples = version == 3 ? 1152 : 576;
    frame.channels = (byteAt(bytes, at + 3) >> 6) == 3 ? 1 : 2;
    const int kbps = version == 3 ? kKbps1[bitrate] : kKbps2[bitrate];
    frame.bytes = frame.samples / 8 * kbps * 1000 / frame.sampleRateHz + ((third >> 1) & 1);
    return frame;
}

qsizetype findMp3Frame(QByteArrayView bytes, qsizetype from, qsizetype end)
{
    for (qsizetype at = from; at < end; ++at) {
        const auto frame = mp3FrameAt(bytes, at);
        if (!frame)
            continue;
        const qsizetype next = at + frame->bytes;
        if (next + 4 > bytes.size()) // the last one
            return next <= bytes.size() ? at : -1;
        const auto follower = mp3FrameAt(bytes, next);
        if (follower && follower->sampleRateHz == frame->sampleRateHz)
            return at;
    }
    return -1;
}

qsizetype id3TagLength(QByteArrayView start)
{
    if (start.size() < 10 || !start.startsWith("ID3"))
        return 0;
    qsizetype length = 0;
    for (int i = 6; i < 10; ++i)
        length = (length << 7) | (byteAt(start, i) & 0x7f);
    return length + 10;
}

bool isMp3InfoFrame(QByteArrayView bytes, qsizetype at, const Mp3Frame &frame)
{
    const bool version1 = frame.samples == 1152;
    const qsizetype side = version1 ? (frame.channels == 1 ? 17 : 32) : (frame.channels == 1 ? 9 : 17);
    const auto holds = [&](qsizetype place, const char *word) {
        return at + place + 4 <= bytes.size() && bytes.sliced(at + place, 4) == QByteArrayView(word, 4);
    };
    return holds(4 + side, "Xing") || holds(4 + side, "Info") || holds(36, "VBRI");
}

} // namespace studio::audio
