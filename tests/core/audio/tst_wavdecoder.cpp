// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/wavdecoder.h"
#include "core/audio/wavheader.h"

#include <QtEndian>
#include <QtTest>

#include <cstring>
#include <limits>

using namespace Qt::StringLiterals;
using namespace studio::audio;

namespace {

QByteArray chunk(const char *name, const QByteArray &data, std::optional<quint32> size = {})
{
    QByteArray out(name);
    const auto little = qToLittleEndian(size.value_or(quint32(data.size())));
    out.append(reinterpret_cast<const char *>(&little), 4);
    out += data;
    if (!size && data.size() % 2 != 0)
        out.append('\0');
    return out;
}

QByteArray format(quint16 encoding, quint16 channels, quint16 bits, quint32 rate = 8000)
{
    QByteArray out(16, '\0');
    qToLittleEndian(encoding, out.data());
    qToLittleEndian(channels, out.data() + 2);
    qToLittleEndian(rate, out.data() + 4);
    qToLittleEndian(bits, out.data() + 14);
    return out;
}

QByteArray riff(const QByteArray &chunks)
{
    return "RIFF" + QByteArray(4, '\0') + "WAVE" + chunks;
}

struct Outcome {
    studio::Result<void> result{};
    std::vector<std::int16_t> samples{};
    PcmSpec spec{};
};

Outcome decode(const QByteArray &bytes, qsizetype piece = 3)
{
    Outcome outcome;
    WavDecoder decoder;
    const PcmSink sink = [&](std::span<const std::int16_t> samples, PcmSpec spec) {
        outcome.samples.insert(outcome.samples.end(), samples.begin(), samples.end());
        outcome.spec = spec;
    };
    for (qsizetype at = 0; outcome.result && at < bytes.size(); at += piece)
        outcome.result =
            decoder.push(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)), sink);
    if (outcome.result)
        outcome.result = decoder.finish(sink);
    return outcome;
}

using Samples = std::vector<std::int16_t>;

} // namespace

class TestWavDecoder : public QObject {
    Q_OBJECT

private slots:
    void readsEveryKindOfSample()
    {
        QCOMPARE(decode(riff(chunk("fmt ", format(1, 1, 8)) + chunk("data", "\x80\xff\x00"_ba))).samples,
                 (Samples{0, 32512, -32768}));
        QCOMPARE(decode(riff(chunk("fmt ", format(1, 1, 16)) + chunk("data", "\x01\x00\xff\x7f"_ba))).samples,
                 (Samples{1, 32767}));
        QCOMPARE(decode(riff(chunk("fmt ", format(1, 1, 24)) + chunk("data", "\x99\x01\x00\x00\x00\x80"_ba)))
                     .samples,
                 (Samples{1, -32768}));
        QCOMPARE(decode(riff(chunk("fmt ", format(1, 1, 32)) + chunk("data", "\x99\x99\x02\x00"_ba))).samples,
                 (Samples{2}));
        QByteArray floats(16, '\0');
        const float values[] = {0.5F, -2.0F, std::numeric_limits<float>::quiet_NaN(), 1e30F};
        std::memcpy(floats.data(), values, 16);
        QCOMPARE(decode(riff(chunk("fmt ", format(3, 1, 32)) + chunk("data", floats))).samples,
                 (Samples{16384, -32768, 0, 0}));
        QCOMPARE(decode(riff(chunk("fmt ", format(7, 1, 8)) + chunk("data", "\xff"_ba))).samples,
                 (Samples{0}));
        QCOMPARE(decode(riff(chunk("fmt ", format(6, 1, 8)) + chunk("data", "\xd5"_ba))).samples,
                 (Samples{8}));
    }

    void passesOverOtherChunksAndStopsAtTheEndOfData()
    {
        const QByteArray bytes =
            riff(chunk("LIST", QByteArray(1001, 'x')) + chunk("fmt ", format(1, 1, 16))
                 + chunk("fact", "abc"_ba) + chunk("data", "\x01\x00"_ba) + chunk("cue ", "zzzz"_ba));
        for (const qsizetype piece : {1, 2, 5000})
            QCOMPARE(decode(bytes, piece).samples, (Samples{1}));
    }

    void unknownSizesRunToTheEnd()
    {
        for (const quint32 size : {0xffffffffU, 0U, 0x7fffffffU}) {
            const Outcome outcome = decode(
                riff(chunk("fmt ", format(1, 2, 16)) + chunk("data", "\x01\x00\x02\x00\x03"_ba, size)));
            QVERIFY(outcome.result);
            QCOMPARE(outcome.samples, (Samples{1, 2}));
            QCOMPARE(outcome.spec.channels, 2);
        }
    }

    void mixesManyChannelsToOne()
    {
        const Outcome outcome =
            decode(riff(chunk("fmt ", format(1, 3, 16)) + chunk("data", "\x03\0\x06\0\x09\0"_ba)));
        QCOMPARE(outcome.samples, (Samples{6}));
        QCOMPARE(outcome.spec.channels, 1);
    }

    void refusesWhatItCannotRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("not riff") << "OggS............"_ba;
        QTest::newRow("no format") << riff(chunk("data", "abcd"_ba));
        QTest::newRow("header only") << riff({});
        QTest::newRow("no channels") << riff(chunk("fmt ", format(1, 0, 16)) + chunk("data", "abcd"_ba));
        QTest::newRow("rate") << riff(chunk("fmt ", format(1, 1, 16, 0xffffffff)) + chunk("data", "abcd"_ba));
        QTest::newRow("bits") << riff(chunk("fmt ", format(1, 1, 13)) + chunk("data", "abcd"_ba));
        QTest::newRow("adpcm") << riff(chunk("fmt ", format(17, 1, 4)) + chunk("data", "abcd"_ba));
        QTest::newRow("huge format") << riff(chunk("fmt ", QByteArray(16, '\0'), 0x7fffffff));
    }
    void refusesWhatItCannotRead()
    {
        QFETCH(const QByteArray, bytes);
        const Outcome outcome = decode(bytes);
        QVERIFY(!outcome.result);
        QVERIFY(outcome.samples.empty());
    }

    void readsItsOwnHeader()
    {
        const Outcome outcome = decode(wavHeader({24000, 2}, 4) + "\x01\0\x02\0"_ba);
        QCOMPARE(outcome.samples, (Samples{1, 2}));
        QCOMPARE(outcome.spec, (PcmSpec{24000, 2}));
    }
};

QTEST_GUILESS_MAIN(TestWavDecoder)
#include "tst_wavdecoder.moc"
