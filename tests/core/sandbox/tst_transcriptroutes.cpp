// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/wavheader.h"
#include "tests/core/sandbox/client.h"
#include "tests/core/sandbox/sound.h"

#include <QJsonArray>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::sandbox;

namespace {

const QString kPath = u"/v1/speech-to-text"_s;
const QString kSentence = u"Glue the sheet to the dark blue background."_s;
const QStringList kWords{u"glue"_s, u"sheet"_s, u"dark"_s, u"blue"_s, u"background"_s};

int found(const QString &text, const QStringList &words)
{
    int count = 0;
    for (const QString &word : words)
        count += text.contains(word, Qt::CaseInsensitive) ? 1 : 0;
    return count;
}

FormField file(const QByteArray &bytes)
{
    return {"file", bytes, "take.wav"};
}

} // namespace

class TestTranscriptRoutes final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void hearsWordsWithTimes();
    void timesCanBeFinerOrNone();
    void tellsSpeakersApart();
    void channelsAreSpeakers();
    void writesOtherFormats();
    void keepsTranscriptsUntilDeleted();
    void webhookAnswersAtOnce();
    void followsLinksToThisComputerOnly();
    void checksShapes_data();
    void checksShapes();
    void checksSense_data();
    void checksSense();
    void refusesWhatIsNoSound();
    void chargesByLength();
    void videoIsHeardToo();
    void tokensStandForTheKeyOnce();

private:
    Answer transcribe(const QByteArray &sound, QList<FormField> more = {});
    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<Client> m_client;
    QByteArray m_sound;
};

void TestTranscriptRoutes::initTestCase()
{
    m_sound = wavOf(spoken(kSentence));
    m_server = std::make_unique<SandboxServer>(quick());
    QVERIFY(m_server->start());
    m_client = std::make_unique<Client>(*m_server);
}

void TestTranscriptRoutes::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_client->admin({{u"reset"_s, true}});
}

Answer TestTranscriptRoutes::transcribe(const QByteArray &sound, QList<FormField> more)
{
    more.append(FormField{"model_id", "scribe_v2"});
    more.append(file(sound));
    return m_client->postForm(kPath, more);
}

void TestTranscriptRoutes::hearsWordsWithTimes()
{
    const Answer answer = transcribe(m_sound);
    QCOMPARE(answer.status, 200);
    const QJsonObject json = answer.json();
    const QString text = json.value(u"text"_s).toString();
    QVERIFY2(found(text, kWords) >= 3, qPrintable(text));
    QCOMPARE(json.value(u"language_code"_s).toString(), u"en"_s);
    const double seconds = json.value(u"audio_duration_secs"_s).toDouble();
    QVERIFY(std::abs(seconds - heardIn(m_sound)->seconds()) < 0.01);
    const QJsonArray words = json.value(u"words"_s).toArray();
    QString joined;
    double last = 0;
    for (const QJsonValue &value : words) {
        const QJsonObject word = value.toObject();
        joined += word.value(u"text"_s).toString();
        QVERIFY(word.value(u"start"_s).toDouble() >= last - 0.011);
        last = word.value(u"end"_s).toDouble();
        QVERIFY(word.value(u"logprob"_s).toDouble(1) <= 0);
        QVERIFY(!word.contains(u"speaker_id"_s) && !word.contains(u"channel_index"_s));
    }
    QCOMPARE(joined, text);
    QVERIFY(last <= seconds + 0.05);
    QVERIFY(!answer.header("request-id").isEmpty());
}

void TestTranscriptRoutes::timesCanBeFinerOrNone()
{
    const QJsonObject none = transcribe(m_sound, {{"timestamps_granularity", "none"}})
                                 .json()
                                 .value(u"words"_s)
                                 .toArray()
                                 .first()
                                 .toObject();
    QVERIFY(!none.contains(u"start"_s) && !none.contains(u"characters"_s));
    const QJsonObject fine = transcribe(m_sound, {{"timestamps_granularity", "character"}})
                                 .json()
                                 .value(u"words"_s)
                                 .toArray()
                                 .first()
                                 .toObject();
    const QJsonArray characters = fine.value(u"characters"_s).toArray();
    QCOMPARE(characters.size(), fine.value(u"text"_s).toString().size());
    QCOMPARE(characters.first().toObject().value(u"start"_s), fine.value(u"start"_s));
    QCOMPARE(characters.last().toObject().value(u"end"_s).toDouble(), fine.value(u"end"_s).toDouble());
}

void TestTranscriptRoutes::tellsSpeakersApart()
{
    Samples both = spoken(kSentence);
    const double turn = double(both.size()) / kEngineRateHz;
    VoiceDesign high;
    high.base = VoiceDesign::Base::Slt;
    const Samples second = spoken(u"It is easy to tell the depth of a well."_s, high);
    both.insert(both.end(), std::size_t(kEngineRateHz) * 3 / 4, 0);
    both.insert(both.end(), second.begin(), second.end());
    const auto speakers = [&](const QList<FormField> &more) {
        QList<FormField> fields = more;
        fields.append(FormField{"diarize", "true"});
        QStringList early;
        QStringList late;
        for (const QJsonValue &value : transcribe(wavOf(both), fields).json().value(u"words"_s).toArray()) {
            const QJsonObject word = value.toObject();
            if (word.value(u"type"_s).toString() != u"word"_s)
                continue;
            const QString who = word.value(u"speaker_id"_s).toString();
            (word.value(u"start"_s).toDouble() < turn ? early : late).append(who);
        }
        early.removeDuplicates();
        late.removeDuplicates();
        return early.join(u'+') + u'/' + late.join(u'+');
    };
    QCOMPARE(speakers({}), u"speaker_0/speaker_1"_s);
    QCOMPARE(speakers({{"num_speakers", "1"}}), u"speaker_0/speaker_0"_s);
    QCOMPARE(speakers({{"detect_speaker_roles", "true"}}), u"agent/customer"_s);
}

void TestTranscriptRoutes::channelsAreSpeakers()
{
    const Samples first = spoken(kSentence);
    const Samples second = spoken(u"It is easy to tell the depth of a well."_s);
    Samples both(2 * std::max(first.size(), second.size()));
    for (std::size_t i = 0; i < first.size(); ++i)
        both[2 * i] = first[i];
    for (std::size_t i = 0; i < second.size(); ++i)
        both[2 * i + 1] = second[i];
    const QByteArray stereo = audio::wavHeader({kEngineRateHz, 2}, quint32(both.size() * 2)) + bytesOf(both);
    const Answer answer = transcribe(stereo, {{"use_multi_channel", "true"}});
    const QJsonArray transcripts = answer.json().value(u"transcripts"_s).toArray();
    QCOMPARE(transcripts.size(), 2);
    for (int channel = 0; channel < 2; ++channel) {
        const QJsonObject one = transcripts[channel].toObject();
        QCOMPARE(one.value(u"channel_index"_s).toInt(-1), channel);
        QVERIFY(
            found(one.value(u"text"_s).toString(), channel == 0 ? kWords : QStringList{u"easy"_s, u"depth"_s})
            >= (channel == 0 ? 3 : 1));
        const QJsonObject word = one.value(u"words"_s).toArray().first().toObject();
        QCOMPARE(word.value(u"channel_index"_s).toInt(-1), channel);
        QCOMPARE(word.value(u"speaker_id"_s).toString(), u"speaker_%1"_s.arg(channel));
    }
    const QJsonObject combined =
        transcribe(stereo, {{"use_multi_channel", "true"}, {"multichannel_output_style", "combined"}}).json();
    QVERIFY(found(combined.value(u"text"_s).toString(), kWords) >= 3);
    QVERIFY(found(combined.value(u"text"_s).toString(), {u"depth"_s, u"easy"_s}) >= 1);
}

void TestTranscriptRoutes::writesOtherFormats()
{
    const QJsonArray formats =
        transcribe(m_sound, {{"additional_formats", "[{\"format\":\"srt\"},{\"format\":\"txt\"}]"}})
            .json()
            .value(u"additional_formats"_s)
            .toArray();
    QCOMPARE(formats.size(), 2);
    const QString srt = formats[0].toObject().value(u"content"_s).toString();
    QVERIFY2(srt.startsWith(u"1\n00:00:0"_s) && srt.contains(u" --> "_s), qPrintable(srt));
    QVERIFY(found(srt, kWords) >= 3);
    QCOMPARE(formats[1].toObject().value(u"file_extension"_s).toString(), u"txt"_s);
}

void TestTranscriptRoutes::keepsTranscriptsUntilDeleted()
{
    const Answer answer = transcribe(m_sound);
    const QString path = kPath + u"/transcripts/"_s + answer.json().value(u"transcription_id"_s).toString();
    QCOMPARE(m_client->get(path).json(), answer.json());
    QCOMPARE(m_client->get(path, false).status, 401);
    QCOMPARE(m_client->remove(path).status, 200);
    QCOMPARE(m_client->get(path).code(), u"transcript_not_found"_s);
    QCOMPARE(m_client->remove(path).status, 404);
}

void TestTranscriptRoutes::webhookAnswersAtOnce()
{
    const Answer answer = transcribe(m_sound, {{"webhook", "true"}});
    QCOMPARE(answer.status, 202);
    const QString id = answer.json().value(u"transcription_id"_s).toString();
    QTRY_COMPARE_WITH_TIMEOUT(m_client->get(kPath + u"/transcripts/"_s + id).status, 200, 20000);
}

void TestTranscriptRoutes::followsLinksToThisComputerOnly()
{
    QTcpServer web;
    QVERIFY(web.listen(QHostAddress::LocalHost));
    connect(&web, &QTcpServer::newConnection, this, [&web, this] {
        QTcpSocket *socket = web.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [socket, this] {
            socket->readAll();
            socket->write("HTTP/1.1 200 OK\r\ncontent-length: " + QByteArray::number(m_sound.size())
                          + "\r\nconnection: close\r\n\r\n" + m_sound);
            socket->disconnectFromHost();
        });
    });
    const auto ask = [this](const QByteArray &url) {
        return m_client->postForm(kPath, {{"model_id", "scribe_v2"}, {"source_url", url}});
    };
    const Answer answer = ask("http://127.0.0.1:" + QByteArray::number(web.serverPort()) + "/a.wav");
    QCOMPARE(answer.status, 200);
    QVERIFY(found(answer.json().value(u"text"_s).toString(), kWords) >= 3);
    QCOMPARE(ask("https://example.com/a.wav").code(), u"invalid_parameters"_s);
    QCOMPARE(ask("http://127.0.0.1:1/a.wav").code(), u"invalid_parameters"_s);
}

void TestTranscriptRoutes::checksShapes_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("code");
    QTest::newRow("speakers") << QByteArray("num_speakers") << QByteArray("33") << u"less_than_equal"_s;
    QTest::newRow("none") << QByteArray("num_speakers") << QByteArray("0") << u"greater_than_equal"_s;
    QTest::newRow("granularity") << QByteArray("timestamps_granularity") << QByteArray("line") << u"enum"_s;
    QTest::newRow("diarize") << QByteArray("diarize") << QByteArray("perhaps") << u"bool_parsing"_s;
    QTest::newRow("threshold") << QByteArray("diarization_threshold") << QByteArray("0.9")
                               << u"less_than_equal"_s;
    QTest::newRow("temperature") << QByteArray("temperature") << QByteArray("hot") << u"float_parsing"_s;
    QTest::newRow("seed") << QByteArray("seed") << QByteArray("-1") << u"greater_than_equal"_s;
    QTest::newRow("formats") << QByteArray("additional_formats") << QByteArray("[{}]") << u"missing"_s;
    QTest::newRow("format") << QByteArray("additional_formats") << QByteArray("[{\"format\":\"doc\"}]")
                            << u"enum"_s;
    QTest::newRow("json") << QByteArray("additional_formats") << QByteArray("[") << u"json_invalid"_s;
}

void TestTranscriptRoutes::checksShapes()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QString, code);
    const Answer answer = transcribe(m_sound, {{name, value}});
    QCOMPARE(answer.status, 422);
    QCOMPARE(answer.code(), code);
}

void TestTranscriptRoutes::checksSense_data()
{
    QTest::addColumn<QByteArray>("fields"); // name=value, a line each
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QByteArray &fields, const QString &code) {
        QTest::newRow(name) << fields << code;
    };
    row("model", "model_id=eleven_v3", u"unsupported_model"_s);
    row("old model", "model_id=scribe_v1", u"model_not_found"_s);
    row("both sources", "source_url=http://127.0.0.1/a", u"invalid_parameters"_s);
    row("language", "language_code=english", u"invalid_parameters"_s);
    row("threshold", "diarization_threshold=0.2", u"invalid_parameters"_s);
    row("channels", "use_multi_channel=true\ndiarize=true", u"invalid_parameters"_s);
    row("roles", "detect_speaker_roles=true", u"invalid_parameters"_s);
    row("long term", "keyterms=" + QByteArray(50, 'x'), u"invalid_parameters"_s);
    row("six words", "keyterms=one two three four five six", u"invalid_parameters"_s);
    row("redaction", "entity_detection=pii\nentity_redaction=pci", u"invalid_parameters"_s);
    row("edit", "transcript_edit=Shorter\nentity_detection=all", u"invalid_parameters"_s);
    row("docx", "additional_formats=[{\"format\":\"docx\"}]", u"invalid_parameters"_s);
}

void TestTranscriptRoutes::checksSense()
{
    QFETCH(QByteArray, fields);
    QFETCH(QString, code);
    QList<FormField> form{file(m_sound)};
    bool model = false;
    for (const QByteArray &line : fields.split('\n')) {
        const qsizetype mark = line.indexOf('=');
        form.append(FormField{line.left(mark), line.mid(mark + 1)});
        model = model || line.startsWith("model_id");
    }
    if (!model)
        form.append(FormField{"model_id", "scribe_v2"});
    const Answer answer = m_client->postForm(kPath, form);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.code(), code);
    QCOMPARE(m_client->adminState().value(u"paid_requests"_s).toInt(), 0);
}

void TestTranscriptRoutes::refusesWhatIsNoSound()
{
    QCOMPARE(m_client->postForm(kPath, {file(m_sound)}).code(), u"missing"_s);
    QCOMPARE(m_client->postForm(kPath, {{"model_id", "scribe_v2"}}).code(), u"invalid_parameters"_s);
    QCOMPARE(m_client->postForm(kPath, {{"model_id", "scribe_v2"}, file(m_sound)}, false).status, 401);
    QCOMPARE(transcribe("no sound at all").code(), u"invalid_audio"_s);
    QCOMPARE(transcribe({}).code(), u"invalid_audio"_s);
    QCOMPARE(transcribe(wavOf(Samples(800))).code(), u"audio_too_short"_s);
    const QJsonObject silence = transcribe(wavOf(Samples(16000))).json();
    QVERIFY(silence.value(u"words"_s).toArray().isEmpty());
    QCOMPARE(silence.value(u"text"_s).toString(), QString());
}

void TestTranscriptRoutes::chargesByLength()
{
    const double seconds = heardIn(m_sound)->seconds();
    QCOMPARE(transcribe(m_sound).header("character-cost").toInt(), int(std::ceil(seconds / 3.6)));
    const Samples minute(std::size_t(kEngineRateHz) * 36);
    QCOMPARE(transcribe(wavOf(minute)).header("character-cost").toInt(), 10);
    QCOMPARE(transcribe(wavOf(minute), {{"keyterms", "canoe"}, {"keyterms", "birch plank"}})
                 .header("character-cost")
                 .toInt(),
             12);
    m_client->admin({{u"credits"_s, 5}});
    QCOMPARE(transcribe(wavOf(minute)).code(), u"insufficient_credits"_s);
}

void TestTranscriptRoutes::videoIsHeardToo()
{
    // Any container the program can open; AAC in MP4 stands for them.
    audio::StreamFormat format{audio::Codec::Aac, 44100, 1, 128};
    const auto track = heardIn(m_sound);
    const auto bytes = audio::encodeAll(format, track->spec(), samplesOf(*track));
    QVERIFY(bytes.has_value());
    QVERIFY(found(transcribe(*bytes).json().value(u"text"_s).toString(), kWords) >= 3);
}

void TestTranscriptRoutes::tokensStandForTheKeyOnce()
{
    const QString path = u"/v1/single-use-token/"_s;
    const QString token = m_client->post(path + u"batch_scribe"_s, {}).json().value(u"token"_s).toString();
    QVERIFY(token.startsWith(u"sutkn_"_s));
    const auto use = [this](const QString &with) {
        return m_client
            ->postForm(kPath + u"?token="_s + with, {{"model_id", "scribe_v2"}, file(wavOf(Samples(4000)))},
                       false)
            .status;
    };
    QCOMPARE(use(token), 200);
    QCOMPARE(use(token), 401);
    QCOMPARE(use(m_client->post(path + u"realtime_scribe"_s, {}).json().value(u"token"_s).toString()), 401);
    QCOMPARE(m_client->post(path + u"other"_s, {}).code(), u"enum"_s);
    QCOMPARE(m_client->post(path + u"batch_scribe"_s, {}, false).status, 401);
}

QTEST_GUILESS_MAIN(TestTranscriptRoutes)
#include "tst_transcriptroutes.moc"
