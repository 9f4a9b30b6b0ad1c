// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/encoder.h"
#include "core/audio/streamdecoder.h"
#include "tests/core/audio/testsignal.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace studio::audio;
using studio::ErrorKind;

namespace {

struct Decoded {
    std::vector<std::int16_t> samples{};
    PcmSpec spec{};
    std::optional<studio::Error> error{};
    qsizetype bytesBeforeSound = -1;
};

Decoded decode(const StreamFormat &format, const QByteArray &bytes, qsizetype piece)
{
    Decoded result;
    const auto decoder = StreamDecoder::create(format);
    const PcmSink sink = [&](std::span<const std::int16_t> samples, PcmSpec spec) {
        result.samples.insert(result.samples.end(), samples.begin(), samples.end());
        result.spec = spec;
    };
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        const auto part = QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at));
        if (const auto pushed = decoder->push(part, sink); !pushed) {
            result.error = pushed.error();
            return result;
        }
        if (result.bytesBeforeSound < 0 && !result.samples.empty())
            result.bytesBeforeSound = at + part.size();
    }
    if (const auto finished = decoder->finish(sink); !finished)
        result.error = finished.error();
    return result;
}

QByteArray encoded(const StreamFormat &format, double seconds = 1.0)
{
    const PcmSpec input{format.sampleRateHz, 1};
    const auto bytes = encodeAll(format, input, test::sweep(input, seconds));
    return bytes ? *bytes : QByteArray();
}

} // namespace

class TestStreamDecoder : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void formats()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("maxLag"); // in samples at the output rate
        QTest::newRow("mp3 44.1") << u"mp3_44100_128"_s << 2;
        QTest::newRow("mp3 22.05") << u"mp3_22050_32"_s << 2;
        QTest::newRow("opus") << u"opus_48000_64"_s << 3;
        QTest::newRow("flac") << u"flac_24000"_s << 0;
        QTest::newRow("wav") << u"wav_24000"_s << 0;
        QTest::newRow("adts") << u"aac_44100_128"_s << 1100;
        QTest::newRow("pcm") << u"pcm_16000"_s << 0;
        QTest::newRow("ulaw") << u"ulaw_8000"_s << 0;
        QTest::newRow("alaw") << u"alaw_8000"_s << 0;
    }

    void survivesARoundTripInPiecesOfAnySize_data() { formats(); }
    void survivesARoundTripInPiecesOfAnySize()
    {
        QFETCH(const QString, name);
        QFETCH(const int, maxLag);
        const StreamFormat format = *parseStreamFormat(name);
        const QByteArray bytes = encoded(format);
        QVERIFY(!bytes.isEmpty());
        const auto original = test::sweep(format.pcm(), 1.0);
        std::vector<std::int16_t> first;
        for (const qsizetype piece : {qsizetype(1), qsizetype(7), bytes.size()}) {
            const Decoded decoded = decode(format, bytes, piece);
            QVERIFY2(!decoded.error, qPrintable(decoded.error ? decoded.error->detail : QString()));
            QCOMPARE(decoded.spec, format.pcm());
            const auto ratio = double(decoded.samples.size()) / double(original.size());
            QVERIFY2(ratio > 0.98 && ratio < 1.08, qPrintable(QString::number(ratio)));
            if (first.empty())
                first = decoded.samples;
            QVERIFY(decoded.samples == first);
            if (piece == 1)
                qInfo() << "first sound after" << decoded.bytesBeforeSound << "of" << bytes.size() << "bytes";
        }
        QVERIFY(std::abs(test::lag(original, first, std::max(maxLag, 40))) <= maxLag);
        QVERIFY(std::abs(test::rms(first) - test::rms(original)) < 0.05);
    }

    void yieldsWhatIsWholeWhenCut_data() { formats(); }
    void yieldsWhatIsWholeWhenCut()
    {
        QFETCH(const QString, name);
        const StreamFormat format = *parseStreamFormat(name);
        const QByteArray bytes = encoded(format, 2.0);
        const Decoded decoded = decode(format, bytes.first(bytes.size() / 2 + 1), 512);
        QVERIFY(!decoded.error);
        const double seconds = double(decoded.samples.size()) / format.sampleRateHz;
        QVERIFY2(seconds > 0.4 && seconds < 1.4, qPrintable(QString::number(seconds)));
    }

    void goesOnAfterGarbageInTheMiddle_data() { formats(); }
    void goesOnAfterGarbageInTheMiddle()
    {
        QFETCH(const QString, name);
        const StreamFormat format = *parseStreamFormat(name);
        QByteArray bytes = encoded(format, 4.0);
        bytes.insert(bytes.size() / 2, test::noise(1000, 7));
        const Decoded decoded = decode(format, bytes, 300);
        QVERIFY(!decoded.error);
        QVERIFY(double(decoded.samples.size()) / format.sampleRateHz > 3.0);
    }

    void randomBytesNeverCrashAndNeverPass_data() { formats(); }
    void randomBytesNeverCrashAndNeverPass()
    {
        QFETCH(const QString, name);
        const StreamFormat format = *parseStreamFormat(name);
        for (unsigned seed = 0; seed < 6; ++seed) {
            const Decoded decoded = decode(format, test::noise(20'000, seed), 1 + qsizetype(seed) * 997);
            if (isHeaderless(format.codec))
                QVERIFY(!decoded.error); // any bytes are samples
            else if (decoded.samples.empty())
                QCOMPARE(decoded.error->kind, ErrorKind::Protocol);
        }
    }

    void damagedStreamsNeverCrash_data() { formats(); }
    void damagedStreamsNeverCrash()
    {
        QFETCH(const QString, name);
        const StreamFormat format = *parseStreamFormat(name);
        const QByteArray good = encoded(format, 0.5);
        std::mt19937 random(3);
        for (int round = 0; round < 12; ++round) {
            QByteArray bytes = good;
            for (int i = 0; i < 20; ++i)
                bytes[qsizetype(random() % std::size_t(bytes.size()))] = char(random());
            decode(format, bytes, 1000);
        }
    }

    void textIsAnErrorThatShowsTheText_data() { formats(); }
    void textIsAnErrorThatShowsTheText()
    {
        QFETCH(const QString, name);
        const auto json =
            R"({"detail":{"status":"quota_exceeded","message":"no credits are left on this account"}})"_ba;
        for (const qsizetype piece : {qsizetype(1), json.size()}) {
            const Decoded decoded = decode(*parseStreamFormat(name), json, piece);
            QVERIFY(decoded.samples.empty());
            QVERIFY(decoded.error);
            QCOMPARE(decoded.error->kind, ErrorKind::Protocol);
            QVERIFY(decoded.error->raw.contains("no credits are left"_L1));
        }
    }

    void nothingIsAnError_data() { formats(); }
    void nothingIsAnError()
    {
        QFETCH(const QString, name);
        const Decoded decoded = decode(*parseStreamFormat(name), {}, 1);
        QVERIFY(decoded.error);
        QCOMPARE(decoded.error->kind, ErrorKind::Protocol);
    }

    void startsMp3AfterTheFirstFrames()
    {
        const StreamFormat format = *parseStreamFormat(u"mp3_44100_128");
        const Decoded decoded = decode(format, encoded(format), 1);
        QVERIFY2(decoded.bytesBeforeSound <= 1000, qPrintable(QString::number(decoded.bytesBeforeSound)));
    }

    void startsOpusAfterTheFirstPage()
    {
        const StreamFormat format = *parseStreamFormat(u"opus_48000_64");
        const Decoded decoded = decode(format, encoded(format), 1);
        QVERIFY2(decoded.bytesBeforeSound <= 2500, qPrintable(QString::number(decoded.bytesBeforeSound)));
    }

    void passesOverAnId3Tag()
    {
        const StreamFormat format = *parseStreamFormat(u"mp3_44100_128");
        const QByteArray bytes = encoded(format);
        QByteArray tag = "ID3\x04\0\0\0\0\x10\0"_ba; // 2048 bytes follow
        tag += test::noise(2048, 5);
        const Decoded plain = decode(format, bytes, 100);
        const Decoded tagged = decode(format, tag + bytes, 3);
        QVERIFY(plain.samples == tagged.samples);
        QVERIFY(decode(format, "ID3"_ba, 1).error);
        QVERIFY(decode(format, "ID3\x04\0\0\x7f\x7f\x7f\x7f rest"_ba, 4).error);
    }

    void headerlessSoundNeedsARate()
    {
        const Decoded decoded = decode({.codec = Codec::Pcm16}, test::noise(100), 10);
        QVERIFY(decoded.error);
        QCOMPARE(decoded.error->kind, ErrorKind::Unsupported);
    }

    void isDestroyedInMidStreamAtOnce()
    {
        for (const char16_t *name : {u"opus_48000_64", u"flac_24000", u"mp3_44100_128"}) {
            const StreamFormat format = *parseStreamFormat(name);
            const QByteArray bytes = encoded(format);
            for (const qsizetype size : {qsizetype(0), qsizetype(20), bytes.size() / 2}) {
                QElapsedTimer time;
                time.start();
                {
                    const auto decoder = StreamDecoder::create(format);
                    (void)decoder->push(QByteArrayView(bytes).first(size), [](auto, auto) {});
                }
                QVERIFY(time.elapsed() < 1000);
            }
        }
    }

    void staysEndedAfterAnError()
    {
        const auto decoder = StreamDecoder::create({.codec = Codec::Wav});
        const PcmSink sink = [](auto, auto) { QFAIL("no sound expected"); };
        QVERIFY(!decoder->push(test::noise(5000), sink));
        QVERIFY(!decoder->push("more"_ba, sink));
        QVERIFY(!decoder->finish(sink));
    }
};

QTEST_GUILESS_MAIN(TestStreamDecoder)
#include "tst_streamdecoder.moc"
