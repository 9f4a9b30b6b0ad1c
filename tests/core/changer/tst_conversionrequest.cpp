// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changer/conversionrequest.h"

#include "core/changer/batchconversion.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::changer;

class TestConversionRequest : public QObject {
    Q_OBJECT

private:
    static ConversionRequest sample()
    {
        ConversionRequest request;
        request.input = u"/recordings/take-raw.wav"_s;
        request.import = {
            .stream = 2, .channel = 1, .fromSeconds = 1.5, .toSeconds = 32.25, .suppressNoise = true};
        request.voice = VoiceId(u"voice"_s);
        request.model = ModelId(u"eleven_multilingual_sts_v2"_s);
        request.settings.stability = 0.25;
        request.support.style = false;
        request.seed = 4294967295U;
        request.removeNoise = true;
        request.outputFormat = u"pcm_24000"_s;
        request.profile = ProfileId(u"profile"_s);
        request.host = u"api.example.org"_s;
        request.voiceName = u"Aria"_s;
        request.modelName = u"Multilingual"_s;
        request.rate = 1.5;
        request.realMoney = false;
        return request;
    }

private slots:
    void pricesByTheMinute()
    {
        QCOMPARE(estimatedCredits(60), 1000);
        QCOMPARE(estimatedCredits(31), 517);
        QCOMPARE(estimatedCredits(0.001), 1);
        QCOMPARE(estimatedCredits(60, 2), 2000);
        QCOMPARE(estimatedCredits(0), 0);
        QCOMPARE(estimatedCredits(-5), 0);
        QCOMPARE(estimatedCredits(qQNaN()), 0);
        QCOMPARE(estimatedCredits(60, qQNaN()), 1000);
        QVERIFY(estimatedCredits(qInf()) >= 0);
    }

    void survivesARestart()
    {
        const QByteArray kept = QJsonDocument(toJson(sample())).toJson();
        QCOMPARE(conversionFromJson(QJsonDocument::fromJson(kept).object()), sample());
        ConversionRequest isolation = sample();
        isolation.work = Work::Isolate;
        isolation.seed.reset();
        QCOMPARE(conversionFromJson(toJson(isolation)), isolation);
    }

    void bearsAnyJson()
    {
        QCOMPARE(conversionFromJson({}), ConversionRequest());
        const QJsonObject wrong{
            {u"work"_s, 5},
            {u"input"_s, QJsonArray{1}},
            {u"import"_s, QJsonObject{{u"stream"_s, 1e300}, {u"from"_s, -8}, {u"to"_s, u"x"_s}}},
            {u"seed"_s, -1},
            {u"rate"_s, -4},
            {u"settings"_s, u"none"_s}};
        const ConversionRequest read = conversionFromJson(wrong);
        QCOMPARE(read.import.fromSeconds, 0.0);
        QCOMPARE(read.seed, 0U);
        QCOMPARE(read.rate, 0.0);
    }

    /// Equal keys, and only those, are the same sound.
    void keyHoldsWhatCanBeHeard()
    {
        const QByteArray hash(32, 'h');
        const QByteArray key = requestKeyOf(sample(), hash);
        QCOMPARE(key.size(), 32);
        const auto changed = [&](auto change) {
            ConversionRequest other = sample();
            change(other);
            return requestKeyOf(other, hash) != key;
        };
        QVERIFY(changed([](auto &r) { r.voice = VoiceId(u"other"_s); }));
        QVERIFY(changed([](auto &r) { r.model = ModelId(u"other"_s); }));
        QVERIFY(changed([](auto &r) { r.settings.stability = 0.3; }));
        QVERIFY(changed([](auto &r) { r.seed = 1; }));
        QVERIFY(changed([](auto &r) { r.removeNoise = false; }));
        QVERIFY(changed([](auto &r) { r.outputFormat = u"mp3_44100_128"_s; }));
        QVERIFY(changed([](auto &r) { r.host = u"other"_s; }));
        QVERIFY(changed([](auto &r) { r.work = Work::Isolate; }));
        QVERIFY(requestKeyOf(sample(), QByteArray(32, 'x')) != key);
        // Not heard: where the file lies (its content is in the hash), names, the price, what is not sent.
        QVERIFY(!changed([](auto &r) { r.input = u"/elsewhere.wav"_s; }));
        QVERIFY(!changed([](auto &r) { r.voiceName = u"Renamed"_s; }));
        QVERIFY(!changed([](auto &r) { r.settings.style = 0.9; }));
        QVERIFY(!changed([](auto &r) { r.settings.speed = 1.2; }));
        QVERIFY(!changed([](auto &r) { r.document = u"other"_s; }));
    }

    void isolationKnowsNoVoice()
    {
        ConversionRequest request = sample();
        request.work = Work::Isolate;
        ConversionRequest other = request;
        other.voice = VoiceId(u"other"_s);
        other.outputFormat = u"pcm_16000"_s;
        const QByteArray hash(32, 'h');
        QCOMPARE(requestKeyOf(request, hash), requestKeyOf(other, hash));
        const store::Take take = describe(request, hash);
        QVERIFY(take.voice.isEmpty());
        QCOMPARE(take.outputFormat, u"mp3_44100_128"_s);
        QCOMPARE(take.inputs.value(u"service").toString(), u"isolation"_s);
    }

    void takeTellsWhatItWasMadeOf()
    {
        const store::Take take = describe(sample(), QByteArray(32, 'h'));
        QCOMPARE(take.document, QString(kChangerDocument));
        QCOMPARE(take.text, u"take-raw.wav"_s);
        QCOMPARE(take.inputs.value(u"service").toString(), u"changer"_s);
        const auto request = requestOfTake(take);
        QVERIFY(request);
        QCOMPARE(*request, sample());
        QVERIFY(!requestOfTake(store::Take()));
    }

    void findsRecordingsInAFolder()
    {
        QTemporaryDir folder;
        for (const QString &name : {u"b.WAV"_s, u"a.mp4"_s, u"notes.txt"_s, u"c.flac.part"_s, u"d"_s})
            QVERIFY(QFile(folder.filePath(name)).open(QIODevice::WriteOnly));
        QVERIFY(QDir(folder.path()).mkdir(u"sub.wav"_s));
        const QStringList found = recordingsIn(folder.path());
        QCOMPARE(found, QStringList({folder.filePath(u"a.mp4"_s), folder.filePath(u"b.WAV"_s)}));
        QVERIFY(recordingsIn(u"/nowhere/at/all"_s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestConversionRequest)
#include "tst_conversionrequest.moc"
