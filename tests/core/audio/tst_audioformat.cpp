// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/audioformat.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace studio::audio;

class TestAudioFormat : public QObject {
    Q_OBJECT

private slots:
    void knowsEveryFormatOfTheService_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name :
             {"mp3_22050_32",  "mp3_24000_48",   "mp3_44100_32",  "mp3_44100_64",  "mp3_44100_96",
              "mp3_44100_128", "mp3_44100_192",  "pcm_8000",      "pcm_16000",     "pcm_22050",
              "pcm_24000",     "pcm_32000",      "pcm_44100",     "pcm_48000",     "wav_8000",
              "wav_16000",     "wav_22050",      "wav_24000",     "wav_32000",     "wav_44100",
              "wav_48000",     "ulaw_8000",      "alaw_8000",     "opus_48000_32", "opus_48000_64",
              "opus_48000_96", "opus_48000_128", "opus_48000_192"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void knowsEveryFormatOfTheService()
    {
        QFETCH(const QString, name);
        const auto format = parseStreamFormat(name);
        QVERIFY(format);
        QCOMPARE(toString(*format), name);
        QVERIFY(format->pcm().isValid());
    }

    void readsTheParts()
    {
        QVERIFY(*parseStreamFormat(u"mp3_44100_128") == (StreamFormat{Codec::Mp3, 44100, 1, 128}));
        QVERIFY(*parseStreamFormat(u"ulaw_8000") == (StreamFormat{Codec::MuLaw, 8000, 1, 0}));
    }

    void refusesAnythingElse_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name :
             {"", "_", "__", "mp3", "mp3_", "mp3_abc", "mp3_44100_", "mp3_44100_128_1", "MP3_44100",
              "mp3_+44100", "mp3_ 44100", "pcm_16000_128", "mp3_99999999999", "auto", "pcm_-1"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void refusesAnythingElse()
    {
        QFETCH(const QString, name);
        const auto format = parseStreamFormat(name);
        QVERIFY(!format);
        QCOMPARE(format.error().kind, studio::ErrorKind::Validation);
    }

    void suffixesGoBothWays()
    {
        for (const Codec codec : {Codec::Mp3, Codec::Opus, Codec::Flac, Codec::Wav, Codec::Aac, Codec::Pcm16,
                                  Codec::MuLaw, Codec::ALaw})
            QCOMPARE(codecForSuffix(fileSuffix(codec)), codec);
        QCOMPARE(codecForSuffix(u"MP3"), Codec::Mp3);
        QVERIFY(!codecForSuffix(u"exe"));
    }
};

QTEST_GUILESS_MAIN(TestAudioFormat)
#include "tst_audioformat.moc"
