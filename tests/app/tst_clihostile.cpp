// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/programrun.h"

#include "core/audio/encoder.h"
#include "tests/support/testserver.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <memory>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::app;
using test::Answer;
using test::TestServer;

/// The built program in front of a service that means harm: it ends with a sentence, sends a paid request
/// once and leaves no torn file.
class TestCliHostile : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<TestServer> m_server;
    QByteArray m_mp3;

    static bool isPaid(const test::SeenRequest &request)
    {
        return request.method == "POST" && request.target.contains("text-to-speech");
    }
    qsizetype paidRequests() const
    {
        const auto seen = m_server->requests();
        return std::count_if(seen.begin(), seen.end(), isPaid);
    }
    QByteArray line(const QByteArray &alignment = "null") const
    {
        return "{\"audio_base64\":\"" + m_mp3.toBase64() + "\",\"alignment\":" + alignment + "}\n";
    }
    /// Everything of the service works but `path` (a part of the target).
    void serve(const QByteArray &path, const Answer &hostile)
    {
        m_server->setHandler([path, hostile, good = line()](const test::SeenRequest &request) {
            if (request.target.contains(path))
                return hostile;
            if (request.target.contains("/models"))
                return Answer::json(R"([{"model_id":"eleven_flash_v2_5","name":"Flash",)"
                                    R"("can_do_text_to_speech":true,"languages":[{"language_id":"en"}]}])");
            if (request.target.contains("/voices"))
                return Answer::json(
                    R"({"voices":[{"voice_id":"v0","name":"Aria","category":"premade"}],"has_more":false})");
            if (request.target.contains("text-to-speech"))
                return Answer::json(good);
            return Answer::json(R"({"detail":"no"})", 404);
        });
    }
    QProcessEnvironment environment() const
    {
        QProcessEnvironment environment = programEnvironment(m_home->path());
        environment.insert(u"ELEVENLABS_BASE_URL"_s, m_server->url().toString());
        environment.insert(u"ELEVENLABS_API_KEY"_s, u"sk_test_0123456789abcdef"_s);
        return environment;
    }
    QString path(const QString &name) const { return m_home->path() + u'/' + name; }
    ProgramRun speak(const QStringList &more = {})
    {
        return runProgram(environment(),
                          QStringList{u"speak"_s, u"Hello."_s, u"--output"_s, path(u"x.mp3"_s)} + more);
    }

private slots:
    void initTestCase()
    {
        std::vector<std::int16_t> tone(22050);
        for (std::size_t i = 0; i < tone.size(); ++i)
            tone[i] = static_cast<std::int16_t>(8000 * std::sin(static_cast<double>(i) * 0.06));
        const auto encoded = audio::encodeAll(*audio::parseStreamFormat(u"mp3_44100_128"), {44100, 1}, tone);
        QVERIFY(encoded);
        m_mp3 = *encoded;
    }
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<TestServer>();
    }

    void answersToAPaidRequest_data()
    {
        QTest::addColumn<Answer>("hostile");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const Answer &answer, int status) {
            QTest::newRow(name) << answer << status;
        };
        const auto with = [](Answer answer, auto change) {
            change(answer);
            return answer;
        };
        const Answer sound = Answer::json(line());
        row("good", sound, 0);
        row("byte by byte",
            with(sound,
                 [](Answer &a) {
                     a.framing = Answer::Framing::Chunked;
                     a.pieceBytes = 1;
                     a.splitHead = true;
                 }),
            0);
        row("500", Answer::json(R"({"detail":"x"})", 500), 5);
        row("502, html", Answer::json("<html>Bad gateway</html>", 502), 5);
        row("html", Answer::json("<html>login</html>"), 5);
        row("nothing", Answer::json(""), 5);
        row("deep", Answer::json(QByteArray(200'000, '[') + '\n'), 5);
        row("not base64", Answer::json("{\"audio_base64\":\"!!!\"}\n"), 5);
        row("no sound", Answer::json("{\"audio_base64\":\"" + QByteArray(40'000, 'x').toBase64() + "\"}\n"),
            5);
        row("empty lines", Answer::json(QByteArray(200'000, '\n') + line()), 0);
        row("negative price",
            with(sound,
                 [](Answer &a) {
                     a.headers = {{"character-cost", "-99999999999999999999"}};
                 }),
            0);
        row("escape in the receipt",
            with(sound,
                 [](Answer &a) {
                     a.headers = {{"request-id", "a\x1b[31mred\x07"}};
                 }),
            0);
        row("too short", with(sound, [](Answer &a) { a.claimedLength = a.body.size() / 2; }), 5);
        row("reset", Answer::failure(Answer::Ending::Reset), 5);
        row("closed", Answer::failure(Answer::Ending::CloseUnanswered), 5);
        row("512 MB", with(Answer::json("{}"), [](Answer &a) { a.filler = 512LL * 1024 * 1024; }), 5);
        row("redirect",
            with(Answer::json("", 307),
                 [](Answer &a) {
                     a.headers = {{"location", "http://127.0.0.1:9/evil"}};
                 }),
            1);
        row("a day",
            with(Answer::json("{}", 429),
                 [](Answer &a) {
                     a.headers = {{"retry-after", "86400"}};
                 }),
            1);
        row("proxy", Answer::json("no", 407), 1);
        row("key and escapes in the reason",
            Answer::json(
                "{\"detail\":{\"status\":\"missing_permissions\",\"message\":\"\\u001b]0;x\\u0007<b>bad</b> "
                "sk_test_0123456789abcdef\"}}",
                401),
            3);
    }
    void answersToAPaidRequest()
    {
        QFETCH(Answer, hostile);
        QFETCH(int, status);
        serve("text-to-speech", hostile);
        const ProgramRun run = speak();
        QVERIFY2(run.status == status, (QByteArray::number(run.status) + run.err).constData());
        QCOMPARE(paidRequests(), 1);
        QCOMPARE(QFile::exists(path(u"x.mp3"_s)), status == 0);
        QVERIFY(status == 0 || run.err.startsWith("voice-studio: "));
        for (const QByteArray &told : {run.out, run.err}) {
            QVERIFY(!told.contains('\x1b') && !told.contains('\x07'));
            QVERIFY(!told.contains("0123456789abcdef"));
        }
    }

    void whatCameBeforeTheHarmIsKept()
    {
        serve("text-to-speech", Answer::json(line() + "{\"audio_base64\":\"\xff\xfe\"}\n"));
        const ProgramRun run = speak();
        QCOMPARE(run.status, 1);
        QVERIFY(run.err.contains("cut short"));
        QVERIFY(QFile(path(u"x.mp3"_s)).size() > 1000);
    }

    void keyStaysWithItsHost()
    {
        TestServer other;
        Answer redirect = Answer::json("", 302);
        redirect.headers = {{"location", other.url(u"/evil"_s).toEncoded()}};
        for (const char *where : {"/models", "/voices", "text-to-speech"}) {
            serve(where, redirect);
            (void)speak();
        }
        QCOMPARE(other.connectionCount(), 0);
    }

    void listsOfVoices_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("names") << QByteArray(
            "{\"voices\":[{\"voice_id\":\"a\",\"name\":\"\\u001b[31mEvil\\nroot\\tx\\u0007\"},"
            "{\"voice_id\":\"b\",\"name\":\"<b>x</b>\"},{\"voice_id\":\"c\",\"name\":\"../../etc/passwd\"},"
            "{\"voice_id\":\"d\",\"name\":\"\\u202eRTL \\ud83d\"}],\"has_more\":false}");
        QTest::newRow("same page for ever")
            << QByteArray("{\"voices\":[{\"voice_id\":\"a\",\"name\":\"A\"}],\"has_more\":true,"
                          "\"next_page_token\":\"same\",\"total_count\":1000000}");
        QTest::newRow("types") << QByteArray(
            "{\"voices\":[1,null,\"x\",[],{\"voice_id\":5,\"name\":{}},{\"voice_id\":\"ok\",\"labels\":\"x\","
            "\"settings\":[1]}],\"has_more\":\"yes\",\"next_page_token\":7}");
    }
    void listsOfVoices()
    {
        QFETCH(QByteArray, body);
        serve("/voices", Answer::json(body));
        const ProgramRun run = runProgram(environment(), {u"voices"_s});
        QCOMPARE(run.status, 0);
        QVERIFY(!run.out.contains('\x1b') && !run.out.contains('\x07'));
        QVERIFY(run.out.endsWith('\n'));
        for (const QByteArray &row : run.out.chopped(1).split('\n'))
            QCOMPARE(row.count('\t'), 2);
        QVERIFY(m_server->requests().size() < 10);
    }

    void pathsInVoiceIdsStayInTheirSegment()
    {
        serve("/voices",
              Answer::json(
                  R"({"voices":[{"voice_id":"../../v1/user?x=","name":"Aria","category":"premade"}]})"));
        QCOMPARE(speak().status, 0);
        const auto seen = m_server->requests();
        const auto paid = std::find_if(seen.begin(), seen.end(), isPaid);
        QVERIFY(paid != seen.end());
        QVERIFY2(paid->target.startsWith("/v1/text-to-speech/..%2F..%2Fv1%2Fuser%3Fx%3D/stream"),
                 paid->target.constData());
    }
};

QTEST_GUILESS_MAIN(TestCliHostile)
#include "tst_clihostile.moc"
