// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplex/virtualsoundpath.h"
#include "core/evidence/bundlefile.h"
#include "core/evidence/casebundle.h"
#include "core/evidence/recordedsession.h"
#include "core/net/nettransport.h"
#include "core/sandbox/sandboxserver.h"
#include "tests/core/evidence/samplesession.h"
#include "tests/support/testserver.h"

#include <QDir>
#include <QDirIterator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::evidence;
using State = agent::AgentSession::State;

namespace {

constexpr int kPatience = 20'000;

/// A recorded session with the sandbox's agents.
struct World {
    explicit World(const QByteArray &key = "key_of_the_profile_0123456789")
        : server({.apiKey = key, .pace = 0, .firstByteDelay = std::chrono::milliseconds(0)})
    {
        QVERIFY(server.start());
        dialect.emplace(api::Dialect::elevenLabs(server.baseUrl(), server.socketUrl(), Secret(key)));
        session =
            std::make_unique<RecordedSession>(std::make_unique<agent::AgentSession>(transport, *dialect),
                                              SessionArchive(folder.filePath(u"sessions"_s)));
        QObject::connect(session.get(), &RecordedSession::recorded, session.get(),
                         [this](const Result<SessionInfo> &result) { records.append(result); });
    }
    [[nodiscard]] bool isLive() const { return session->session().state() == State::Live; }
    [[nodiscard]] int count(const QString &type) const
    {
        const QList<agent::LogEntry> log = session->session().log().entries();
        return int(
            std::count_if(log.begin(), log.end(), [&type](const auto &entry) { return entry.type == type; }));
    }
    [[nodiscard]] bool saw(const QString &type) const { return count(type) > 0; }

    QTemporaryDir folder;
    sandbox::SandboxServer server;
    net::NetTransport transport;
    std::optional<api::Dialect> dialect;
    std::unique_ptr<RecordedSession> session;
    QList<Result<SessionInfo>> records;
};

agent::SessionRequest request(bool textOnly)
{
    agent::SessionRequest request;
    request.address.agentId = u"agent_billing"_s;
    request.agentName = u"Billing support"_s;
    request.profileName = u"Sandbox"_s;
    request.overrides.textOnly = textOnly;
    return request;
}

QByteArray everythingBelow(const QString &folder)
{
    QByteArray all;
    for (QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();)
        all += evidence::test::bytesOf(it.next());
    return all;
}

} // namespace

class TestRecordedSession : public QObject {
    Q_OBJECT

private slots:
    void keepsATypedConversation()
    {
        World world;
        agent::ToolRule rule;
        rule.tool = u"*"_s;
        rule.body = u"2 charges, 1 duplicate"_s;
        world.session->tools().setRules({rule});
        world.session->start(request(true), nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(world.isLive(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(world.count(u"agent_response"_s), 1, kPatience);
        QVERIFY(world.session->session().sendText(u"I was charged twice for order 48213."_s));
        QTRY_VERIFY_WITH_TIMEOUT(world.saw(u"tool.answered"_s), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(world.count(u"agent_response"_s) > 1, kPatience);
        QVERIFY(world.session->session().timings().medianMs());
        world.session->end();
        QTRY_COMPARE_WITH_TIMEOUT(world.records.size(), 1, kPatience);
        QVERIFY(world.records.first());
        const SessionInfo info = *world.records.first();
        QCOMPARE(info.state, SessionInfo::State::Ended);
        QCOMPARE(info.turns, 1);
        QCOMPARE(info.toolCalls, 1);
        QVERIFY(!info.hasSound());
        QVERIFY(info.firstWords.contains("48213"_L1));

        // What was live is what is on the disk.
        const auto replay = openReplayNow(info.folder, world.folder.path());
        QVERIFY(replay);
        QCOMPARE((*replay)->log.size(), world.session->session().log().size());
        QCOMPARE(agent::Conversation((*replay)->log).items(),
                 world.session->session().conversation().items());
        QCOMPARE(agent::Timings((*replay)->log).turns(), world.session->session().timings().turns());
    }

    void keepsBothSidesOfASpokenConversation()
    {
        World world;
        auto path = std::make_unique<duplex::VirtualSoundPath>();
        auto *line = path.get();
        world.session->start(request(false), std::move(path));
        QTRY_VERIFY_WITH_TIMEOUT(world.saw(u"sound.first"_s), kPatience);
        line->say(evidence::test::level(8000, 6000));
        QTest::qWait(800);
        world.session->end();
        QTRY_COMPARE_WITH_TIMEOUT(world.records.size(), 1, kPatience);
        const SessionInfo info = *world.records.first();
        QVERIFY(info.hasSound());
        const auto replay = openReplayNow(info.folder, world.folder.path());
        QVERIFY(replay);
        const audio::PcmTrack &sound = *(*replay)->sound;
        std::vector<std::int16_t> both(std::size_t(sound.frameCount()) * 2);
        sound.read(0, both);
        qint64 userLoud = 0;
        qint64 agentFirst = -1;
        for (std::size_t i = 0; i + 1 < both.size(); i += 2) {
            userLoud += std::abs(int(both[i])) > 3000 ? 1 : 0;
            if (agentFirst < 0 && std::abs(int(both[i + 1])) > 300)
                agentFirst = qint64(i / 2);
        }
        QVERIFY2(userLoud > 4000, qPrintable(QString::number(userLoud)));
        // The agent's sound stands where the log says it was heard.
        double logged = -1;
        for (const agent::LogEntry &entry : (*replay)->log) {
            if (entry.type == "sound.first"_L1 && logged < 0)
                logged = double(entry.atUs) / 1000;
        }
        const double heard = double(agentFirst) * 1000 / sound.sampleRateHz();
        qInfo("the log is %.1f ms from the sound", heard - logged);
        QVERIFY2(std::abs(heard - logged) < 150,
                 qPrintable(u"heard at %1, logged at %2"_s.arg(heard).arg(logged)));
    }

    void eachConversationHasItsRecord()
    {
        World world;
        for (int i = 0; i < 2; ++i) {
            world.session->start(request(true), nullptr);
            QTRY_VERIFY_WITH_TIMEOUT(world.isLive(), kPatience);
            if (i == 1)
                world.session->hold();
            world.session->end();
            QTRY_COMPARE_WITH_TIMEOUT(world.session->session().state(), State::Ended, kPatience);
            if (i == 1) {
                QCOMPARE(world.records.size(), 1);
                world.session->attach(QLatin1StringView(kScenarioFile), "{\"name\":\"Held\"}");
                world.session->release();
            }
            QTRY_COMPARE_WITH_TIMEOUT(world.records.size(), i + 1, kPatience);
        }
        const QList<SessionInfo> sessions = SessionArchive(world.folder.filePath(u"sessions"_s)).listNow();
        QCOMPARE(sessions.size(), 2);
        QVERIFY(world.records.at(0)->id != world.records.at(1)->id);
        const auto replay = openReplayNow(world.records.at(1)->folder, world.folder.path());
        QCOMPARE((*replay)->scenario.value("name"_L1).toString(), u"Held"_s);
    }

    void keepsWhatFailed()
    {
        World world;
        agent::SessionRequest wrong = request(true);
        wrong.address.agentId = u"agent_nobody"_s;
        world.session->start(wrong, nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(world.records.size(), 1, kPatience);
        QVERIFY(world.records.first());
        QCOMPARE(world.records.first()->outcome, u"failed"_s);
        QVERIFY(!world.records.first()->message.isEmpty());
    }

    void writesNoKeyAnywhere()
    {
        const QByteArray key = "key_of_the_profile_0123456789";
        const QByteArray header = "header_value_of_the_service_0123456789";
        World world(key);
        const auto run = [&world](const agent::SessionRequest &wanted) {
            const auto before = world.records.size();
            world.session->start(wanted, nullptr);
            QTRY_VERIFY_WITH_TIMEOUT(world.isLive() || world.records.size() > before, kPatience);
            world.session->end();
            QTRY_COMPARE_WITH_TIMEOUT(world.records.size(), before + 1, kPatience);
        };
        // With the key: a signed URL is fetched.
        agent::SessionRequest signedOne = request(true);
        signedOne.address.way = agent::AgentAddress::Way::WithKey;
        signedOne.dynamicVariables = {{u"secret__pin"_s, u"pin_pin_pin_0123"_s}};
        run(signedOne);
        QVERIFY2(world.records.last()->outcome != "failed"_L1, qPrintable(world.records.last()->message));
        // From somebody's service, which gives one that does not work.
        studio::test::TestServer service;
        service.answer("/sign",
                       studio::test::Answer::json("{\"signed_url\":\""
                                                  + world.server.socketUrl().toString().toUtf8()
                                                  + "/v1/convai/conversation?agent_id=agent_billing"
                                                    "&conversation_signature=cvtkn_signature_0123456789\"}"));
        agent::SessionRequest served = request(true);
        served.address.way = agent::AgentAddress::Way::SignedUrlService;
        served.address.serviceUrl = service.url(u"/sign"_s);
        served.address.headerName = "X-Service-Key";
        served.address.headerValue = Secret(header);
        run(served);
        // Pasted.
        agent::SessionRequest pasted = request(true);
        pasted.address.way = agent::AgentAddress::Way::Pasted;
        pasted.address.pastedUrl =
            Secret(world.server.socketUrl().toString().toUtf8()
                   + "/v1/convai/"
                     "conversation?agent_id=agent_billing&conversation_signature=cvtkn_pasted_0123456789");
        run(pasted);

        QByteArray bundled;
        for (const Result<SessionInfo> &record : std::as_const(world.records)) {
            const auto replay = openReplayNow(record->folder, world.folder.path());
            QVERIFY(replay);
            const QString path = world.folder.filePath(record->id + u".zip"_s);
            const auto written = writeBundleNow(**replay, path, {.program = u"Voice Studio"_s});
            QVERIFY(written);
            // A zip is compressed: each part as it is read.
            const auto bundle = BundleReader::open(path);
            QVERIFY(bundle);
            for (const QString &part : written->parts)
                bundled += bundle->read(part, 64 << 20, {}).value_or(QByteArray());
        }
        const QByteArray all = everythingBelow(world.folder.path()) + [&world] {
            QByteArray lines;
            for (const agent::LogEntry &entry : world.session->session().log().entries())
                lines += agent::toJsonLine(entry);
            return lines;
        }();
        QVERIFY(all.contains("agent_billing"));
        for (const QByteArray &secret :
             {key, header, QByteArray("cvtkn_"), QByteArray("conversation_signature=c"),
              QByteArray("signature_0123"), QByteArray("pasted_0123"), QByteArray("pin_pin_pin")})
            QVERIFY2(!all.contains(secret), secret.constData());
    }
};

QTEST_GUILESS_MAIN(TestRecordedSession)
#include "tst_recordedsession.moc"
