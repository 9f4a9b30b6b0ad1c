// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/g711.h"
#include "core/audio/resampler.h"
#include "core/sandbox/state/faults.h"
#include "tests/core/sandbox/client.h"
#include "tests/core/sandbox/sound.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::sandbox;

namespace {

const QStringList kWords{u"glue"_s, u"sheet"_s, u"dark"_s, u"blue"_s, u"background"_s};
const QString kModel = u"model_id=scribe_v2_realtime"_s;

int found(const QString &text, const QStringList &words)
{
    return int(std::count_if(words.begin(), words.end(), [&text](const QString &word) {
        return text.contains(word, Qt::CaseInsensitive);
    }));
}

} // namespace

class TestListenSocket final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void startsWithItsConfiguration();
    void hearsAndCommitsByHand();
    void commitsBySilence();
    void timesCountFromTheStartOfTheSession();
    void takesOtherFormats();
    void refusesWrongParameters_data();
    void refusesWrongParameters();
    void refusesWrongChunks_data();
    void refusesWrongChunks();
    void keyIsNeeded();
    void tellsEveryErrorWhenTold_data();
    void tellsEveryErrorWhenTold();
    void cutsTheLine();
    void limitsSessions();
    void chargesBySecond();
    void tellsEntities();
    void endsWhenNothingComes();

private:
    void open(const QString &query, bool withKey = true);
    void say(const QByteArray &sound, bool commit = false, int rateHz = kEngineRateHz, QJsonObject more = {});
    void stream(const Samples &samples, int rateHz = kEngineRateHz);
    [[nodiscard]] QJsonObject last(const QString &type) const;
    [[nodiscard]] int count(const QString &type) const;
    [[nodiscard]] QString committed() const;

    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<Client> m_client;
    std::unique_ptr<QWebSocket> m_socket;
    QList<QJsonObject> m_messages;
    Samples m_sentence;
};

void TestListenSocket::initTestCase()
{
    m_sentence = spoken(u"Glue the sheet to the dark blue background."_s);
    m_server = std::make_unique<SandboxServer>(quick());
    QVERIFY(m_server->start());
    m_client = std::make_unique<Client>(*m_server);
}

void TestListenSocket::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_socket.reset();
    m_messages.clear();
    m_client->admin({{u"reset"_s, true}});
}

void TestListenSocket::open(const QString &query, bool withKey)
{
    m_messages.clear();
    m_socket = std::make_unique<QWebSocket>();
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        m_messages.append(QJsonDocument::fromJson(text.toUtf8()).object());
    });
    QNetworkRequest request(
        QUrl(u"%1/v1/speech-to-text/realtime?%2"_s.arg(m_server->socketUrl().toString(), query)));
    if (withKey)
        request.setRawHeader("xi-api-key", m_server->apiKey().reveal());
    m_socket->open(request);
    QTRY_VERIFY(!m_messages.isEmpty() || m_socket->state() == QAbstractSocket::ConnectedState);
}

void TestListenSocket::say(const QByteArray &sound, bool commit, int rateHz, QJsonObject more)
{
    more.insert(u"message_type"_s, u"input_audio_chunk"_s);
    more.insert(u"audio_base_64"_s, QString::fromLatin1(sound.toBase64()));
    more.insert(u"commit"_s, commit);
    more.insert(u"sample_rate"_s, rateHz);
    m_socket->sendTextMessage(QString::fromUtf8(QJsonDocument(more).toJson(QJsonDocument::Compact)));
}

void TestListenSocket::stream(const Samples &samples, int rateHz)
{
    const auto piece = std::size_t(rateHz / 10);
    for (std::size_t at = 0; at < samples.size(); at += piece)
        say(bytesOf({samples.begin() + std::ptrdiff_t(at),
                     samples.begin() + std::ptrdiff_t(std::min(samples.size(), at + piece))}),
            false, rateHz);
}

QJsonObject TestListenSocket::last(const QString &type) const
{
    for (auto it = m_messages.crbegin(); it != m_messages.crend(); ++it) {
        if (it->value("message_type"_L1).toString() == type)
            return *it;
    }
    return {};
}

int TestListenSocket::count(const QString &type) const
{
    return int(std::count_if(m_messages.begin(), m_messages.end(), [&type](const QJsonObject &message) {
        return message.value("message_type"_L1).toString() == type;
    }));
}

QString TestListenSocket::committed() const
{
    QStringList texts;
    for (const QJsonObject &message : m_messages) {
        if (message.value("message_type"_L1).toString() == u"committed_transcript"_s)
            texts.append(message.value("text"_L1).toString());
    }
    return texts.join(u" | "_s);
}

void TestListenSocket::startsWithItsConfiguration()
{
    open(kModel
         + u"&audio_format=pcm_24000&commit_strategy=vad&vad_silence_threshold_secs=0.7&keyterms=one+two"_s);
    QTRY_COMPARE(count(u"session_started"_s), 1);
    QVERIFY(!m_messages[0].value(u"session_id"_s).toString().isEmpty());
    const QJsonObject config = m_messages[0].value(u"config"_s).toObject();
    QCOMPARE(config.value(u"sample_rate"_s).toInt(), 24000);
    QCOMPARE(config.value(u"commit_strategy"_s).toString(), u"vad"_s);
    QCOMPARE(config.value(u"vad_silence_threshold_secs"_s).toDouble(), 0.7);
    QCOMPARE(config.value(u"keyterms"_s).toArray(), QJsonArray{u"one two"_s});
    QTRY_COMPARE(count(u"warning"_s), 1); // it says that it is not the real thing
    QVERIFY(last(u"warning"_s).value(u"warning"_s).toString().contains(u"one word in five"_s));
}

void TestListenSocket::hearsAndCommitsByHand()
{
    open(kModel);
    stream(m_sentence);
    QTRY_VERIFY_WITH_TIMEOUT(count(u"partial_transcript"_s) > 0, 20000);
    QCOMPARE(count(u"committed_transcript"_s), 0);
    say({}, true);
    QTRY_COMPARE_WITH_TIMEOUT(count(u"committed_transcript"_s), 1, 20000);
    QVERIFY2(found(committed(), kWords) >= 3, qPrintable(committed()));
    QCOMPARE(count(u"committed_transcript_with_timestamps"_s), 0);
    // A second utterance begins afresh.
    stream(m_sentence);
    say({}, true);
    QTRY_COMPARE_WITH_TIMEOUT(count(u"committed_transcript"_s), 2, 20000);
    QVERIFY2(found(last(u"committed_transcript"_s).value(u"text"_s).toString(), kWords) >= 3,
             qPrintable(committed()));
}

void TestListenSocket::commitsBySilence()
{
    open(kModel + u"&commit_strategy=vad&vad_silence_threshold_secs=0.5"_s);
    const auto silence = Samples(std::size_t(kEngineRateHz));
    stream(silence);
    stream(m_sentence);
    stream(silence);
    stream(spoken(u"It is easy to tell the depth of a well."_s));
    stream(silence);
    QTRY_VERIFY_WITH_TIMEOUT(count(u"committed_transcript"_s) >= 2, 20000);
    QVERIFY2(found(committed(), kWords) >= 3, qPrintable(committed()));
    QVERIFY2(found(committed(), {u"easy"_s, u"depth"_s, u"well"_s}) >= 1, qPrintable(committed()));
}

void TestListenSocket::timesCountFromTheStartOfTheSession()
{
    open(kModel + u"&include_timestamps=true&include_language_detection=true"_s);
    stream(Samples(std::size_t(kEngineRateHz) * 3));
    stream(m_sentence);
    say({}, true);
    QTRY_COMPARE_WITH_TIMEOUT(count(u"committed_transcript_with_timestamps"_s), 1, 20000);
    const QJsonObject timed = last(u"committed_transcript_with_timestamps"_s);
    QCOMPARE(timed.value(u"text"_s), last(u"committed_transcript"_s).value(u"text"_s));
    QCOMPARE(timed.value(u"language_code"_s).toString(), u"en"_s);
    const QJsonArray words = timed.value(u"words"_s).toArray();
    QVERIFY(words.first().toObject().value(u"start"_s).toDouble() > 2.9);
    QVERIFY(words.last().toObject().value(u"end"_s).toDouble()
            < 3.1 + double(m_sentence.size()) / kEngineRateHz);
}

void TestListenSocket::takesOtherFormats()
{
    auto resampler = audio::Resampler::create({kEngineRateHz, 1}, {48000, 1});
    Samples high;
    (*resampler)->process(m_sentence, high);
    open(kModel + u"&audio_format=pcm_48000"_s);
    stream(high, 48000);
    say({}, true, 48000);
    QTRY_COMPARE_WITH_TIMEOUT(count(u"committed_transcript"_s), 1, 20000);
    QVERIFY2(found(committed(), kWords) >= 3, qPrintable(committed()));

    auto down = audio::Resampler::create({kEngineRateHz, 1}, {8000, 1});
    Samples low;
    (*down)->process(m_sentence, low);
    QByteArray codes;
    for (const std::int16_t sample : low)
        codes.append(char(audio::toMuLaw(sample)));
    open(kModel + u"&audio_format=ulaw_8000"_s);
    for (qsizetype at = 0; at < codes.size(); at += 4000)
        say(codes.mid(at, 4000), false, 8000);
    say({}, true, 8000);
    QTRY_COMPARE_WITH_TIMEOUT(count(u"committed_transcript"_s), 1, 20000);
}

void TestListenSocket::refusesWrongParameters_data()
{
    QTest::addColumn<QString>("query");
    const auto row = [](const char *name, const QString &query) { QTest::newRow(name) << query; };
    row("no model", {});
    row("model", u"model_id=scribe_v2"_s);
    row("format", kModel + u"&audio_format=mp3"_s);
    row("strategy", kModel + u"&commit_strategy=always"_s);
    row("silence", kModel + u"&vad_silence_threshold_secs=9"_s);
    row("threshold", kModel + u"&vad_threshold=x"_s);
    row("speech", kModel + u"&min_speech_duration_ms=1"_s);
    row("language", kModel + u"&language_code=Klingon"_s);
    row("keyterm", kModel + u"&keyterms="_s + QString(21, u'k'));
    row("times", kModel + u"&include_timestamps=maybe"_s);
    row("filter", kModel + u"&include_timestamps=true&filter_background_audio=true"_s);
    row("edit", kModel + u"&transcript_edit=short&entity_detection=all"_s);
    row("retention", kModel + u"&enable_logging=false"_s);
}

void TestListenSocket::refusesWrongParameters()
{
    QFETCH(QString, query);
    open(query);
    QTRY_COMPARE(count(u"invalid_request"_s), 1);
    QVERIFY(!last(u"invalid_request"_s).value(u"error"_s).toString().isEmpty());
    QTRY_COMPARE(m_socket->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(count(u"session_started"_s), 0);
}

void TestListenSocket::refusesWrongChunks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    const QString good =
        u"{\"message_type\":\"input_audio_chunk\",\"audio_base_64\":\"%1\",\"commit\":false,\"sample_rate\":%2%3}"_s;
    const auto row = [](const char *name, const QString &text, const QString &error = u"input_error"_s) {
        QTest::newRow(name) << text << error;
    };
    row("no json", u"hello"_s);
    row("type", u"{\"message_type\":\"commit\"}"_s);
    row("base64", good.arg(u"%%%"_s, u"16000"_s, QString()));
    row("odd", good.arg(u"AA=="_s, u"16000"_s, QString()));
    row("rate", good.arg(u"AAAA"_s, u"8000"_s, QString()));
    row("long text", good.arg(QString(), u"16000"_s, u",\"previous_text\":\""_s + QString(51, u'x') + u'"'));
    row("too much", good.arg(QString::fromLatin1(QByteArray(200000, '\0').toBase64()), u"16000"_s, QString()),
        u"chunk_size_exceeded"_s);
}

void TestListenSocket::refusesWrongChunks()
{
    QFETCH(QString, text);
    QFETCH(QString, error);
    open(kModel);
    m_socket->sendTextMessage(text);
    QTRY_COMPARE(count(error), 1);
    QTRY_COMPARE(m_socket->state(), QAbstractSocket::UnconnectedState);
}

void TestListenSocket::keyIsNeeded()
{
    open(kModel, false);
    QTRY_COMPARE(count(u"auth_error"_s), 1);
    QTRY_COMPARE(m_socket->state(), QAbstractSocket::UnconnectedState);
    // Context may come with the first chunk only.
    open(kModel);
    say({}, false, kEngineRateHz, {{u"previous_text"_s, u"before"_s}});
    say({}, false, kEngineRateHz, {{u"previous_text"_s, u"again"_s}});
    QTRY_COMPARE(count(u"input_error"_s), 1);
}

void TestListenSocket::tellsEveryErrorWhenTold_data()
{
    QTest::addColumn<QString>("error");
    for (const QString &error : listenErrors()) {
        if (error != u"cut"_s)
            QTest::newRow(qPrintable(error)) << error;
    }
}

void TestListenSocket::tellsEveryErrorWhenTold()
{
    QFETCH(QString, error);
    m_client->admin({{u"listen_error"_s, error}, {u"listen_error_after"_s, 0.35}, {u"times"_s, 1}});
    open(kModel);
    stream(Samples(std::size_t(kEngineRateHz)));
    QTRY_COMPARE(m_socket->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(count(u"session_started"_s), 1);
    QCOMPARE(count(error), error == u"close"_s ? 0 : 1);
    // Once only.
    open(kModel);
    stream(Samples(std::size_t(kEngineRateHz)));
    say({}, true);
    QTRY_COMPARE_WITH_TIMEOUT(count(u"committed_transcript"_s), 1, 20000);
}

void TestListenSocket::cutsTheLine()
{
    m_client->admin({{u"listen_error"_s, u"cut"_s}, {u"listen_error_after"_s, 0.2}});
    open(kModel);
    stream(Samples(std::size_t(kEngineRateHz)));
    QTRY_COMPARE(m_socket->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(count(u"committed_transcript"_s), 0);
    const Answer answer = m_client->post(u"/sandbox/admin"_s, {{u"listen_error"_s, u"other"_s}});
    QVERIFY2(answer.status == 422, qPrintable(u"%1 %2"_s.arg(answer.status).arg(int(answer.error))));
}

void TestListenSocket::limitsSessions()
{
    m_client->admin({{u"plan"_s, u"free"_s}});
    std::vector<std::unique_ptr<QWebSocket>> sockets;
    for (int i = 0; i < 6; ++i) {
        open(kModel);
        QTRY_COMPARE(count(u"session_started"_s), 1);
        sockets.push_back(std::move(m_socket));
    }
    QCOMPARE(m_client->adminState().value(u"listeners"_s).toInt(), 6);
    open(kModel);
    QTRY_COMPARE(count(u"rate_limited"_s), 1);
    sockets.clear();
    QTRY_COMPARE(m_client->adminState().value(u"listeners"_s).toInt(), 0);
}

void TestListenSocket::chargesBySecond()
{
    open(kModel);
    stream(Samples(std::size_t(kEngineRateHz) * 10));
    QTRY_COMPARE(m_client->adminState().value(u"credits_used"_s).toInt(), 4);
    m_client->admin({{u"credits"_s, 1}});
    stream(Samples(std::size_t(kEngineRateHz) * 10));
    QTRY_COMPARE(count(u"quota_exceeded"_s), 1);
}

void TestListenSocket::tellsEntities()
{
    open(kModel + u"&entity_detection=all"_s);
    stream(m_sentence);
    say({}, true);
    QTRY_COMPARE_WITH_TIMEOUT(count(u"committed_transcript_entities"_s), 1, 20000);
    QVERIFY(last(u"committed_transcript_entities"_s).value(u"entities"_s).isArray());
}

void TestListenSocket::endsWhenNothingComes()
{
    SandboxOptions options = quick();
    options.listenPatience = std::chrono::milliseconds(200);
    m_socket.reset();
    m_server = std::make_unique<SandboxServer>(options);
    QVERIFY(m_server->start());
    m_client = std::make_unique<Client>(*m_server);
    open(kModel);
    QTRY_COMPARE(count(u"insufficient_audio_activity"_s), 1);
    QTRY_COMPARE(m_socket->state(), QAbstractSocket::UnconnectedState);
}

QTEST_GUILESS_MAIN(TestListenSocket)
#include "tst_listensocket.moc"
