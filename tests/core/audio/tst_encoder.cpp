// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/encoder.h"
#include "tests/core/audio/testsignal.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace studio::audio;

class TestEncoder : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void handsOutBytesWhileSamplesCome_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("maxMs"); // of sound needed before the first bytes of sound
        QTest::newRow("mp3") << u"mp3_44100_128"_s << 150;
        QTest::newRow("opus") << u"opus_48000_64"_s << 100;
        QTest::newRow("aac") << u"aac_44100_96"_s << 150;
        QTest::newRow("flac") << u"flac_44100"_s << 250;
        QTest::newRow("wav") << u"wav_24000"_s << 20;
        QTest::newRow("pcm") << u"pcm_24000"_s << 20;
        QTest::newRow("ulaw") << u"ulaw_8000"_s << 40;
    }
    void handsOutBytesWhileSamplesCome()
    {
        QFETCH(const QString, name);
        QFETCH(const int, maxMs);
        constexpr PcmSpec kInput{16000, 1}; // as a synthesizer gives it
        auto encoder = Encoder::create(*parseStreamFormat(name), kInput);
        QVERIFY(encoder);
        const auto sound = test::sine(kInput, 1.0);
        int ms = 0;
        qsizetype bytes = 0;
        qsizetype whole = 0;
        for (std::size_t at = 0; at < sound.size(); at += 160) {
            const auto out = (*encoder)->push(std::span(sound).subspan(at, 160));
            QVERIFY(out);
            whole += out->size();
            if (bytes < 200) {
                bytes += out->size();
                ms += 10;
            }
        }
        QVERIFY((*encoder)->finish());
        qInfo() << "first bytes after" << ms << "ms of sound";
        QVERIFY(ms <= maxMs);
        QVERIFY(whole > 0);
    }

    void keepsTheBitRate()
    {
        const auto bytes =
            encodeAll(*parseStreamFormat(u"mp3_44100_64"), {44100, 1}, test::sweep({44100, 1}, 4));
        QVERIFY(bytes);
        const double kbps = double(bytes->size()) * 8 / 4000;
        QVERIFY2(kbps > 60 && kbps < 70, qPrintable(QString::number(kbps)));
    }

    void writesOpusInShortPages()
    {
        const auto bytes =
            encodeAll(*parseStreamFormat(u"opus_48000_64"), {48000, 1}, test::sweep({48000, 1}, 1));
        QVERIFY(bytes);
        QVERIFY2(bytes->count("OggS") >= 48, qPrintable(QString::number(bytes->count("OggS"))));
    }

    void writesAStreamedWavWithoutASize()
    {
        const auto bytes = encodeAll(*parseStreamFormat(u"wav_8000"), {8000, 1}, test::sine({8000, 1}, 0.1));
        QVERIFY(bytes->startsWith("RIFF\xff\xff\xff\xff"_ba));
        QCOMPARE(bytes->size(), 44 + 1600);
    }

    void writesNoHeaderIntoPlainMp3()
    {
        const auto bytes =
            encodeAll(*parseStreamFormat(u"mp3_44100_128"), {44100, 1}, test::sine({44100, 1}, 0.5));
        QCOMPARE(static_cast<uchar>(bytes->at(0)), uchar(0xff));
        QVERIFY(!bytes->contains("Xing") && !bytes->contains("Info"));
    }

    void refusesNonsense()
    {
        QVERIFY(!Encoder::create({}, {0, 1}));
        QVERIFY(!Encoder::create({}, {44100, 12}));
        QVERIFY(!Encoder::create({.codec = Codec::Wav, .sampleRateHz = 12}, {44100, 1}));
    }

    void anEmptySoundIsNoFailure()
    {
        for (const Codec codec : {Codec::Mp3, Codec::Opus, Codec::Flac, Codec::Wav, Codec::Aac, Codec::Pcm16})
            QVERIFY(encodeAll({.codec = codec, .sampleRateHz = 48000}, {48000, 1}, {}));
    }
};

QTEST_GUILESS_MAIN(TestEncoder)
#include "tst_encoder.moc"
