// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/client.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>

using namespace Qt::StringLiterals;
using namespace studio::sandbox;

class TestSpeechSocket final : public QObject {
    Q_OBJECT
private slots:
    void init();
    void speaksWhatWasSent_data();
    void speaksWhatWasSent();
    void flushAnswersWhileOpen();
    void keyMayComeInTheFirstMessage();
    void refusesWithAFrameAndCode1008_data();
    void refusesWithAFrameAndCode1008();
    void closesWhenNothingComes();
    void unknownSocketsAreRefused();
    void paysOnceAndFiles();
    void cutsOnRequest();

private:
    struct Heard {
        QByteArray audio;
        QString text;
        double alignedSeconds = 0;
        int frames = 0;
        bool final = false;
        QString error;
    };
    void open(const QString &query, bool withKey = true, const QString &voice = {});
    void say(const QJsonObject &message)
    {
        m_socket->sendTextMessage(QString::fromUtf8(QJsonDocument(message).toJson()));
    }
    Heard m_heard;
    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<Client> m_client;
    std::unique_ptr<QWebSocket> m_socket;
    QString m_voice;
};

void TestSpeechSocket::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_socket.reset();
    m_client.reset();
    m_heard = {};
    m_server = std::make_unique<SandboxServer>(quick());
    QVERIFY(m_server->start());
    m_client = std::make_unique<Client>(*m_server);
    m_voice = m_client->voice(u"Aria"_s);
}

void TestSpeechSocket::open(const QString &query, bool withKey, const QString &voice)
{
    m_socket = std::make_unique<QWebSocket>();
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        const QJsonObject frame = QJsonDocument::fromJson(text.toUtf8()).object();
        m_heard.error += frame.value(u"error"_s).toString();
        m_heard.final |= frame.value(u"isFinal"_s).toBool();
        if (!frame.value(u"audio"_s).isString())
            return;
        ++m_heard.frames;
        m_heard.audio += QByteArray::fromBase64(frame.value(u"audio"_s).toString().toLatin1());
        const QJsonObject alignment = frame.value(u"alignment"_s).toObject();
        const QJsonArray chars = alignment.value(u"chars"_s).toArray();
        const QJsonArray starts = alignment.value(u"charStartTimesMs"_s).toArray();
        const QJsonArray durations = alignment.value(u"charDurationsMs"_s).toArray();
        QCOMPARE(starts.size(), chars.size());
        QCOMPARE(durations.size(), chars.size());
        for (const QJsonValue &c : chars)
            m_heard.text += c.toString();
        if (!chars.isEmpty())
            m_heard.alignedSeconds += (starts.last().toDouble() + durations.last().toDouble()) / 1000;
    });
    QNetworkRequest request(QUrl(u"%1/v1/text-to-speech/%2/stream-input?%3"_s.arg(
        m_server->socketUrl().toString(), voice.isEmpty() ? m_voice : voice, query)));
    if (withKey)
        request.setRawHeader("xi-api-key", m_server->apiKey().reveal());
    m_socket->open(request);
    QTRY_COMPARE(m_socket->state(), QAbstractSocket::ConnectedState);
}

void TestSpeechSocket::speaksWhatWasSent_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("pcm") << u"output_format=pcm_16000"_s;
    QTest::newRow("sync") << u"output_format=pcm_16000&sync_alignment=true"_s;
    QTest::newRow("auto") << u"output_format=pcm_16000&auto_mode=true"_s;
    QTest::newRow("mp3") << u"model_id=eleven_flash_v2_5"_s;
    QTest::newRow("opus") << u"output_format=opus_48000_64"_s;
}

void TestSpeechSocket::speaksWhatWasSent()
{
    QFETCH(QString, query);
    open(query);
    say({{u"text"_s, u" "_s}, {u"voice_settings"_s, QJsonObject{{u"stability"_s, 0.4}}}});
    const QStringList parts{u"Hello there, "_s, u"my friend. "_s, u"This is sent in pieces, "_s,
                            u"word by word, as it is made by something else, and it is long enough. "_s};
    for (const QString &part : parts)
        say({{u"text"_s, part}});
    say({{u"text"_s, u""_s}});
    QTRY_COMPARE_WITH_TIMEOUT(m_socket->state(), QAbstractSocket::UnconnectedState, 30000);
    QCOMPARE(m_socket->closeCode(), QWebSocketProtocol::CloseCodeNormal);
    QVERIFY(m_heard.final);
    QCOMPARE(m_heard.error, QString());
    QCOMPARE(m_heard.text, parts.join(QString()));
    QVERIFY(m_heard.frames > 3);
    if (query.contains(u"pcm_16000"_s) && !query.contains(u"sync"_s)) {
        // The relative times of one sentence end with its audio, so their sum is the length of all.
        QVERIFY(std::abs(m_heard.alignedSeconds - double(m_heard.audio.size()) / 32000) < 0.05);
    }
}

void TestSpeechSocket::flushAnswersWhileOpen()
{
    open(u"output_format=mp3_44100_128"_s);
    say({{u"text"_s, u" "_s}});
    say({{u"text"_s, u"Short. "_s}});
    say({{u"text"_s, u" "_s}, {u"flush"_s, true}});
    QTRY_VERIFY_WITH_TIMEOUT(m_heard.text == u"Short.  "_s, 20000);
    QVERIFY(m_heard.audio.size() > 3000);
    QCOMPARE(m_socket->state(), QAbstractSocket::ConnectedState);
    m_socket->close();
}

void TestSpeechSocket::keyMayComeInTheFirstMessage()
{
    open(u"output_format=pcm_16000"_s, false);
    say({{u"text"_s, u" "_s}, {u"xi_api_key"_s, QString::fromLatin1(m_server->apiKey().reveal())}});
    say({{u"text"_s, u"Hello. "_s}});
    say({{u"text"_s, u""_s}});
    QTRY_VERIFY_WITH_TIMEOUT(m_heard.final, 20000);
}

void TestSpeechSocket::refusesWithAFrameAndCode1008_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("voice");
    QTest::addColumn<QJsonObject>("first");
    QTest::addColumn<QString>("error");
    const QJsonObject init{{u"text"_s, u" "_s}};
    QTest::newRow("key") << QString() << QString()
                         << QJsonObject{{u"text"_s, u" "_s}, {u"xi_api_key"_s, u"no"_s}}
                         << u"invalid_api_key"_s;
    QTest::newRow("voice") << QString() << u"nobody"_s << init << u"voice_not_found"_s;
    QTest::newRow("model") << u"model_id=eleven_v9"_s << QString() << init << u"model_not_found"_s;
    QTest::newRow("v3") << u"model_id=eleven_v3"_s << QString() << init << u"unsupported_model"_s;
    QTest::newRow("wav") << u"output_format=wav_16000"_s << QString() << init << u"invalid_output_format"_s;
    QTest::newRow("plan") << u"output_format=pcm_44100"_s << QString() << init << u"only_for_pro+"_s;
    QTest::newRow("settings") << QString() << QString()
                              << QJsonObject{{u"text"_s, u" "_s},
                                             {u"voice_settings"_s, QJsonObject{{u"stability"_s, 7}}}}
                              << u"invalid_voice_settings"_s;
    QTest::newRow("no text") << QString() << QString() << QJsonObject{{u"x"_s, 1}} << u"invalid_message"_s;
}

void TestSpeechSocket::refusesWithAFrameAndCode1008()
{
    QFETCH(QString, query);
    QFETCH(QString, voice);
    QFETCH(QJsonObject, first);
    QFETCH(QString, error);
    open(query, !first.contains(u"xi_api_key"_s), voice);
    say(first);
    QTRY_COMPARE(m_socket->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(m_heard.error, error);
    QCOMPARE(m_socket->closeCode(), QWebSocketProtocol::CloseCodePolicyViolated);
}

void TestSpeechSocket::closesWhenNothingComes()
{
    open(u"inactivity_timeout=1"_s);
    say({{u"text"_s, u" "_s}});
    QTRY_COMPARE_WITH_TIMEOUT(m_socket->state(), QAbstractSocket::UnconnectedState, 20000);
    QCOMPARE(m_heard.error, u"input_timeout_exceeded"_s);
    QCOMPARE(m_socket->closeCode(), QWebSocketProtocol::CloseCodePolicyViolated);
}

void TestSpeechSocket::unknownSocketsAreRefused()
{
    QWebSocket socket;
    QSignalSpy spy(&socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error));
    socket.open(QUrl(m_server->socketUrl().toString() + u"/v1/convai/conversations/conv_1/monitor"_s));
    QTRY_VERIFY(!spy.isEmpty());
    QVERIFY(socket.errorString().contains(u"403"_s));
}

void TestSpeechSocket::paysOnceAndFiles()
{
    open(u"model_id=eleven_flash_v2_5&auto_mode=true"_s);
    say({{u"text"_s, u" "_s}});
    say({{u"text"_s, u"One here. "_s}});
    say({{u"text"_s, u"Two here. "_s}});
    say({{u"text"_s, u""_s}});
    QTRY_COMPARE_WITH_TIMEOUT(m_socket->state(), QAbstractSocket::UnconnectedState, 20000);
    QTRY_COMPARE(m_client->adminState().value(u"history_items"_s).toInt(), 1);
    QCOMPARE(m_client->adminState().value(u"credits_charged"_s).toInt(), 10);
    const QJsonArray items = m_client->get(u"/v1/history"_s).json().value(u"history"_s).toArray();
    QCOMPARE(items.first().toObject().value(u"text"_s).toString(), u"One here. Two here. "_s);
}

void TestSpeechSocket::cutsOnRequest()
{
    (void)m_client->admin({{u"cut_after_bytes"_s, 20000}});
    open(u"output_format=pcm_16000"_s);
    QSignalSpy errors(m_socket.get(), qOverload<QAbstractSocket::SocketError>(&QWebSocket::error));
    say({{u"text"_s, u" "_s}});
    say({{u"text"_s, u"This sentence will not come through whole. "_s}, {u"flush"_s, true}});
    QTRY_COMPARE_WITH_TIMEOUT(m_socket->state(), QAbstractSocket::UnconnectedState, 20000);
    QVERIFY(!errors.isEmpty());
    QVERIFY(!m_heard.final);
}

QTEST_GUILESS_MAIN(TestSpeechSocket)
#include "tst_speechsocket.moc"
