// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/profilestore.h"

#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::profiles;

namespace {

const Secret kKey("sk_profile_test_0123456789");

template <class T>
Result<T> ended(JobOf<T> *job)
{
    Result<T> outcome = fail(ErrorKind::Internal, u"no end"_s);
    bool done = false;
    job->then(job, [&](const Result<T> &result) {
        outcome = result;
        done = true;
    });
    (void)QTest::qWaitFor([&] { return done; });
    return outcome;
}

/// A keyring that is locked.
class LockedStore final : public secrets::SecretStore {
public:
    JobOf<Secret> *read(const QString &) override { return readyJob<Secret>(locked()); }
    JobOf<bool> *write(const QString &, const Secret &) override { return readyJob<bool>(locked()); }
    JobOf<bool> *remove(const QString &) override { return readyJob<bool>(locked()); }
    JobOf<Health> *probe() override { return readyJob<Health>(Health::Locked); }

private:
    static Unexpected locked() { return fail(ErrorKind::Keychain, u"Locked."_s); }
};

Profile atHost(const QString &name, const QString &url)
{
    Profile profile;
    profile.name = name;
    profile.baseUrl = QUrl(url);
    return profile;
}

} // namespace

class TestProfileStore : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<settings::SettingsStore> m_settings;
    secrets::MemorySecretStore m_keychain; ///< Stands for one that outlives the program.
    std::unique_ptr<ProfileStore> m_store;

    void restart()
    {
        m_store.reset();
        m_settings = std::make_unique<settings::SettingsStore>(m_folder->filePath(u"settings.ini"_s));
        m_store = std::make_unique<ProfileStore>(*m_settings, m_keychain);
    }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        for (const char *name : {"ELEVENLABS_API_KEY", "ELEVENLABS_BASE_URL", "ELEVENLABS_WS_URL"})
            qunsetenv(name);
        m_folder = std::make_unique<QTemporaryDir>();
        restart();
    }
    void cleanup()
    {
        m_store.reset();
        m_settings.reset();
    }

    void startsWithTheSandbox()
    {
        QCOMPARE(m_store->profiles().size(), 1);
        QCOMPARE(m_store->current().id, ProfileStore::sandboxId());
        QCOMPARE(m_store->current().dialect, DialectKind::Sandbox);
        QSignalSpy changed(m_store.get(), &ProfileStore::currentChanged);
        m_store->setSandbox(QUrl(u"http://127.0.0.1:5000"_s), QUrl(u"ws://127.0.0.1:5000"_s), kKey);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_store->current().baseUrl, QUrl(u"http://127.0.0.1:5000"_s));
        QCOMPARE(ended(m_store->key(ProfileStore::sandboxId())), kKey);
        QVERIFY(!ended(m_store->remove(ProfileStore::sandboxId())));
    }

    void keepsAProfileAndItsKeyOverARestart()
    {
        const auto added =
            ended(m_store->add(atHost(u"Work, \"mine\""_s, u"https://api.eu.residency.elevenlabs.io"_s), kKey,
                               KeyKeep::Keychain));
        QVERIFY(added);
        QCOMPARE(added->region, u"eu"_s);
        QCOMPARE(added->socketUrl, QUrl(u"wss://api.eu.residency.elevenlabs.io"_s));
        QCOMPARE(added->keyTail, u"6789"_s);
        QVERIFY(added->hasStoredKey);
        m_store->use(added->id);
        restart();
        QCOMPARE(m_store->profiles().size(), 2);
        QCOMPARE(m_store->current(), *added);
        QCOMPARE(ended(m_store->key(added->id)), kKey);
    }

    void writesNoKeyIntoTheSettings()
    {
        QVERIFY(ended(m_store->add(atHost(u"a"_s, u"https://a.example"_s), kKey, KeyKeep::Keychain)));
        QVERIFY(ended(m_store->add(atHost(u"b"_s, u"https://b.example"_s), kKey, KeyKeep::Session)));
        QVERIFY(m_settings->save());
        QFile file(m_settings->path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY(content.contains("a.example"));
        QVERIFY(!content.contains(kKey.reveal()));
        QVERIFY(!content.contains("profile_test"));
    }

    void forgetsASessionKeyAtTheEnd()
    {
        const auto added =
            ended(m_store->add(atHost(u"a"_s, u"https://a.example"_s), kKey, KeyKeep::Session));
        QVERIFY(added && !added->hasStoredKey);
        QCOMPARE(ended(m_store->key(added->id)), kKey);
        restart();
        QCOMPARE(m_store->profiles().size(), 2);
        QCOMPARE(ended(m_store->key(added->id)).error().kind, ErrorKind::Auth);
    }

    void storesNothingWhenTheKeyringIsLocked()
    {
        LockedStore locked;
        ProfileStore store(*m_settings, locked);
        const auto added = ended(store.add(atHost(u"a"_s, u"https://a.example"_s), kKey, KeyKeep::Keychain));
        QCOMPARE(added.error().kind, ErrorKind::Keychain);
        QCOMPARE(store.profiles().size(), 1);
    }

    void keepsAProfileWhoseKeyringIsLocked()
    {
        const auto added =
            ended(m_store->add(atHost(u"a"_s, u"https://a.example"_s), kKey, KeyKeep::Keychain));
        LockedStore locked;
        ProfileStore store(*m_settings, locked);
        QCOMPARE(ended(store.key(added->id)).error().kind, ErrorKind::Keychain);
        QCOMPARE(store.profiles().size(), 2);
        QVERIFY(store.byId(added->id)->hasStoredKey);
        // Entered for this run.
        const auto updated = ended(store.update(*store.byId(added->id), kKey, KeyKeep::Session));
        QVERIFY(updated);
        QCOMPARE(ended(store.key(added->id)), kKey);
        QCOMPARE(ended(store.remove(added->id)).error().kind, ErrorKind::Keychain);
        QCOMPARE(store.profiles().size(), 2);
    }

    void removesTheKeyWithTheProfile()
    {
        const auto added =
            ended(m_store->add(atHost(u"a"_s, u"https://a.example"_s), kKey, KeyKeep::Keychain));
        m_store->use(added->id);
        QVERIFY(ended(m_store->remove(added->id)));
        QCOMPARE(m_store->current().id, ProfileStore::sandboxId());
        QCOMPARE(ended(m_keychain.read(u"profile/"_s + added->id.value())).error().kind, ErrorKind::NotFound);
        QVERIFY(!ended(m_store->remove(added->id)));
        restart();
        QCOMPARE(m_store->profiles().size(), 1);
    }

    void changesAProfileWithoutItsKey()
    {
        auto added = ended(m_store->add(atHost(u"a"_s, u"https://a.example"_s), kKey, KeyKeep::Keychain));
        added->name = u"b"_s;
        added->planLabel = u"Creator"_s;
        QVERIFY(ended(m_store->update(*added, {}, KeyKeep::Keychain)));
        QCOMPARE(*m_store->byId(added->id), *added);
        QCOMPARE(ended(m_store->key(added->id)), kKey);
    }

    void takesTheEnvironmentFirst()
    {
        const auto added =
            ended(m_store->add(atHost(u"a"_s, u"https://a.example"_s), kKey, KeyKeep::Keychain));
        m_store->use(added->id);
        qputenv("ELEVENLABS_API_KEY", "sk_environment_abcd");
        qputenv("ELEVENLABS_BASE_URL", "http://127.0.0.1:8080");
        restart();
        const Profile current = m_store->current();
        QCOMPARE(current.id, ProfileStore::environmentId());
        QCOMPARE(current.socketUrl, QUrl(u"ws://127.0.0.1:8080"_s));
        QCOMPARE(ended(m_store->key(current.id))->reveal(), "sk_environment_abcd");
        QVERIFY(m_settings->save());
        QFile file(m_settings->path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("environment"));
        qunsetenv("ELEVENLABS_API_KEY");
        restart();
        QCOMPARE(m_store->current().id, added->id);
    }

    void refusesAnUnsafeEnvironment()
    {
        qputenv("ELEVENLABS_API_KEY", "sk_environment_abcd");
        qputenv("ELEVENLABS_BASE_URL", "http://api.example");
        restart();
        QVERIFY(m_store->environmentError());
        QCOMPARE(m_store->environmentError()->kind, ErrorKind::Usage);
        QCOMPARE(m_store->current().id, ProfileStore::sandboxId());
    }

    void ignoresAnUnsafeProfileWrittenByHand()
    {
        m_settings->setValue(u"profile/x/baseUrl"_s, u"http://api.example"_s);
        m_settings->setValue(u"profile/x/socketUrl"_s, u"ws://api.example"_s);
        m_settings->setValue(u"profile/sandbox/baseUrl"_s, u"https://thief.example"_s);
        restart();
        QCOMPARE(m_store->profiles().size(), 1);
        QVERIFY(m_store->current().baseUrl.isEmpty());
    }

    void checksAddresses_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("https") << u"https://api.elevenlabs.io"_s << true;
        QTest::newRow("wss") << u"wss://api.elevenlabs.io"_s << true;
        QTest::newRow("loopback") << u"http://127.0.0.1:80/x"_s << true;
        QTest::newRow("another loopback") << u"ws://127.8.9.10"_s << true;
        QTest::newRow("IPv6 loopback") << u"http://[::1]:9"_s << true;
        QTest::newRow("localhost") << u"http://LocalHost"_s << true;
        QTest::newRow("http") << u"http://api.elevenlabs.io"_s << false;
        QTest::newRow("ws") << u"ws://10.0.0.1"_s << false;
        QTest::newRow("looks local") << u"http://127.0.0.1.example"_s << false;
        QTest::newRow("localhost elsewhere") << u"http://localhost.example"_s << false;
        QTest::newRow("all addresses") << u"http://0.0.0.0"_s << false;
        QTest::newRow("password") << u"https://user:word@api.example"_s << false;
        QTest::newRow("file") << u"file:///etc/passwd"_s << false;
        QTest::newRow("word") << u"api.elevenlabs.io"_s << false;
        QTest::newRow("nothing") << QString() << false;
    }
    void checksAddresses()
    {
        QFETCH(QString, url);
        QFETCH(bool, allowed);
        QCOMPARE(checkUrl(QUrl(url)).has_value(), allowed);
    }

    void knowsTheResidencyHosts()
    {
        const auto regions = knownRegions();
        QCOMPARE(regions.size(), 5);
        for (const Region &region : regions)
            QVERIFY(checkUrl(region.baseUrl));
    }
};

QTEST_GUILESS_MAIN(TestProfileStore)
#include "tst_profilestore.moc"
