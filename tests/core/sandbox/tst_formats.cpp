// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/streamdecoder.h"
#include "core/sandbox/catalog/outputformats.h"
#include "tests/core/sandbox/client.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::sandbox;

class TestFormats final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void everyFormatDecodes_data();
    void everyFormatDecodes();
    void wavOnlyWhereFilesAreMade();
    void plansGateFormats();

private:
    Answer speak(const QString &path, const QString &format);
    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<Client> m_client;
    QString m_voice;
};

void TestFormats::initTestCase()
{
    SandboxOptions options = quick();
    options.plan = u"pro"_s;
    m_server = std::make_unique<SandboxServer>(options);
    QVERIFY(m_server->start());
    m_client = std::make_unique<Client>(*m_server);
    m_voice = m_client->voice(u"Aria"_s);
}

Answer TestFormats::speak(const QString &path, const QString &format)
{
    return m_client->post(u"/v1/text-to-speech/%1%2?output_format=%3"_s.arg(m_voice, path, format),
                          {{u"text"_s, u"One two three."_s}, {u"seed"_s, 1}});
}

void TestFormats::everyFormatDecodes_data()
{
    QTest::addColumn<QString>("format");
    for (const QString &name : outputFormatNames(true))
        QTest::newRow(qPrintable(name)) << name;
}

void TestFormats::everyFormatDecodes()
{
    QFETCH(QString, format);
    const Answer whole = speak({}, format);
    QCOMPARE(whole.status, 200);
    const OutputFormat wanted = *outputFormat(format);
    QCOMPARE(whole.header("content-type"), wanted.contentType);
    const auto decoder = audio::StreamDecoder::create(wanted.stream);
    qint64 frames = 0;
    int rate = 0;
    const auto sink = [&](std::span<const std::int16_t> samples, audio::PcmSpec spec) {
        rate = spec.sampleRateHz;
        frames += qint64(samples.size()) / spec.channels;
    };
    QVERIFY(decoder->push(whole.body, sink));
    QVERIFY(decoder->finish(sink));
    QCOMPARE(rate, wanted.stream.sampleRateHz);
    const double seconds = double(frames) / rate;
    QVERIFY2(seconds > 0.8 && seconds < 1.8, qPrintable(QString::number(seconds)));
    if (!wanted.isWav()) {
        // With a seed the stream is the same sound, byte for byte where no container is involved.
        const Answer streamed = speak(u"/stream"_s, format);
        QCOMPARE(streamed.status, 200);
        if (wanted.stream.codec != audio::Codec::Opus)
            QCOMPARE(streamed.body, whole.body);
    }
}

void TestFormats::wavOnlyWhereFilesAreMade()
{
    QCOMPARE(speak(u"/stream"_s, u"wav_16000"_s).code(), u"enum"_s);
    QCOMPARE(speak(u"/stream/with-timestamps"_s, u"wav_16000"_s).status, 422);
    QCOMPARE(speak(u"/with-timestamps"_s, u"wav_16000"_s).status, 200);
    QCOMPARE(speak({}, u"mp3_99"_s).status, 422);
}

void TestFormats::plansGateFormats()
{
    const auto status = [this](const QString &plan, const QString &format) {
        (void)m_client->admin({{u"plan"_s, plan}});
        return speak({}, format);
    };
    QCOMPARE(status(u"creator"_s, u"mp3_44100_192"_s).status, 200);
    const Answer refused = status(u"creator"_s, u"pcm_44100"_s);
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.code(), u"subscription_required"_s);
    QCOMPARE(status(u"creator"_s, u"wav_48000"_s).status, 403);
    QCOMPARE(status(u"free"_s, u"mp3_44100_192"_s).status, 403);
    QCOMPARE(status(u"pro"_s, u"pcm_44100"_s).status, 200);
}

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
