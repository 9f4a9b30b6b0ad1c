// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/mediaremote.h"
#include "tests/support/privatebus.h"
#include "ui/widgets/playbacksource.h"

#include <QDBusInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCall>
#include <QDBusReply>
#include <QDBusVariant>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::app;
using namespace studio::tests;
using studio::ui::PlaybackSource;

namespace {

const auto kService = u"org.mpris.MediaPlayer2.voice_studio"_s;
const auto kPath = u"/org/mpris/MediaPlayer2"_s;
const auto kPlayer = u"org.mpris.MediaPlayer2.Player"_s;

class FakePlayback final : public PlaybackSource {
public:
    std::optional<About> loaded;
    Playback state = Playback::Stopped;
    double at = 0;
    bool looping = false;
    int nexts = 0;

    std::optional<About> about() const override { return loaded; }
    Playback playback() const override { return state; }
    double positionSeconds() const override { return at; }
    double durationSeconds() const override { return loaded ? 24.1 : 0; }
    bool hasPrevious() const override { return false; }
    bool hasNext() const override { return true; }
    bool canExport() const override { return true; }
    bool isLoop() const override { return looping; }
    void play() override { set(Playback::Playing); }
    void pause() override { set(Playback::Stopped); }
    void seek(double seconds) override
    {
        at = seconds;
        emit positionChanged(at);
    }
    void previous() override { }
    void next() override { ++nexts; }
    void setLoop(bool loop) override
    {
        looping = loop;
        emit loopChanged(loop);
    }
    void setVolume(double) override { }
    void exportCurrent() override { }
    void load(const QString &title)
    {
        loaded = About{{}, title, u"Rachel · Multilingual v2"_s};
        emit aboutChanged();
    }

private:
    void set(Playback playback)
    {
        state = playback;
        emit playbackChanged();
    }
};

} // namespace

class TestMediaRemote final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_bus = std::make_unique<PrivateBus>();
        if (!m_bus->isRunning())
            QSKIP("dbus-daemon is not installed");
        m_desktop = std::make_unique<QDBusConnection>(m_bus->connect(u"desktop"_s));
    }
    void init()
    {
        m_playback = std::make_unique<FakePlayback>();
        m_volume = 0.8;
        m_raised = 0;
        m_remote = std::make_unique<MediaRemote>(
            m_bus->connect(u"player%1"_s.arg(++m_connections)),
            MediaRemote::Window{[this] { ++m_raised; }, [] {}, [this] { return m_volume; },
                                [this](double volume) { m_volume = volume; }});
        m_remote->setSource(m_playback.get());
    }
    void cleanup()
    {
        m_remote.reset();
        m_playback.reset();
    }

    void comesWithTheFirstSound()
    {
        QVERIFY(!m_remote->isOnBus());
        m_playback->load(u"Take 3"_s);
        QVERIFY(m_remote->isOnBus());
        const QVariantMap data = metadata();
        QCOMPARE(data.value(u"xesam:title"_s).toString(), u"Take 3"_s);
        QCOMPARE(data.value(u"mpris:length"_s).toLongLong(), 24'100'000);
        QCOMPARE(get(u"PlaybackStatus"_s).toString(), u"Paused"_s);
        QCOMPARE(get(u"CanGoNext"_s).toBool(), true);
        QCOMPARE(get(u"CanGoPrevious"_s).toBool(), false);
        QCOMPARE(get(u"Identity"_s, u"org.mpris.MediaPlayer2"_s).toString(), u"Voice Studio"_s);
    }

    void mediaKeysPlayAndPause()
    {
        m_playback->load(u"Take 3"_s);
        send(u"PlayPause"_s);
        QCOMPARE(m_playback->state, PlaybackSource::Playback::Playing);
        QCOMPARE(get(u"PlaybackStatus"_s).toString(), u"Playing"_s);
        send(u"Play"_s);
        QCOMPARE(m_playback->state, PlaybackSource::Playback::Playing);
        send(u"Pause"_s);
        QCOMPARE(m_playback->state, PlaybackSource::Playback::Stopped);
        send(u"Next"_s);
        QCOMPARE(m_playback->nexts, 1);
        send(u"Previous"_s); // there is none
        send(u"Raise"_s, {}, u"org.mpris.MediaPlayer2"_s);
        QCOMPARE(m_raised, 1);
    }

    void thePositionIsSetWithinTheTake()
    {
        m_playback->load(u"Take 3"_s);
        const auto track = QVariant::fromValue(metadata().value(u"mpris:trackid"_s).value<QDBusObjectPath>());
        send(u"SetPosition"_s, {track, QVariant(qlonglong(5'000'000))});
        QCOMPARE(m_playback->at, 5.0);
        send(u"SetPosition"_s, {track, QVariant(qlonglong(99'000'000))}); // behind the end
        QCOMPARE(m_playback->at, 5.0);
        send(u"SetPosition"_s, {QVariant::fromValue(QDBusObjectPath(u"/other"_s)), QVariant(qlonglong(0))});
        QCOMPARE(m_playback->at, 5.0);
        send(u"Seek"_s, {QVariant(qlonglong(-60'000'000))});
        QCOMPARE(m_playback->at, 0.0);
        QCOMPARE(get(u"Position"_s).toLongLong(), 0);
    }

    void changesAreTold()
    {
        QSignalSpy told(this, &TestMediaRemote::propertiesChanged);
        QVERIFY(m_desktop->connect({}, kPath, u"org.freedesktop.DBus.Properties"_s, u"PropertiesChanged"_s,
                                   this, SIGNAL(propertiesChanged(QString, QVariantMap, QStringList))));
        m_playback->load(u"Take 3"_s);
        QTRY_VERIFY(!told.isEmpty());
        told.clear();
        m_playback->play();
        QTRY_VERIFY(!told.isEmpty());
        QCOMPARE(told.last()[1].toMap().value(u"PlaybackStatus"_s).toString(), u"Playing"_s);
    }

    void volumeAndLoopGoBothWays()
    {
        m_playback->load(u"Take 3"_s);
        QCOMPARE(get(u"Volume"_s).toDouble(), 0.8);
        set(u"Volume"_s, 7.0);
        QCOMPARE(m_volume, 1.0);
        set(u"LoopStatus"_s, u"Track"_s);
        QVERIFY(m_playback->looping);
        QCOMPARE(get(u"LoopStatus"_s).toString(), u"Track"_s);
    }

    void aSecondWindowHasANameOfItsOwn()
    {
        m_playback->load(u"Take 3"_s);
        FakePlayback other;
        MediaRemote second(m_bus->connect(u"second"_s), {[] {}, [] {}, [] { return 1.0; }, [](double) {}});
        second.setSource(&other);
        other.load(u"Take 1"_s);
        QVERIFY(second.isOnBus());
    }

    void aSourceThatGoesIsNoHarm()
    {
        m_playback->load(u"Take 3"_s);
        m_playback.reset();
        send(u"PlayPause"_s);
        QCOMPARE(get(u"PlaybackStatus"_s).toString(), u"Stopped"_s);
        MediaRemote noBus(QDBusConnection(u"none"_s), {[] {}, [] {}, [] { return 1.0; }, [](double) {}});
        FakePlayback playback;
        noBus.setSource(&playback);
        playback.load(u"x"_s);
        QVERIFY(!noBus.isOnBus());
    }

signals:
    void propertiesChanged(const QString &interface, const QVariantMap &changed, const QStringList &gone);

private:
    /// The player lives in this process too: a call that waits would wait for ever.
    QVariantList call(const QDBusMessage &message)
    {
        QDBusPendingCall pending = m_desktop->asyncCall(message);
        if (!QTest::qWaitFor([&pending] { return pending.isFinished(); }))
            return {};
        return pending.reply().arguments();
    }
    void send(const QString &method, const QVariantList &arguments = {}, const QString &interface = kPlayer)
    {
        QDBusMessage message = QDBusMessage::createMethodCall(kService, kPath, interface, method);
        message.setArguments(arguments);
        call(message);
    }
    QVariant get(const QString &name, const QString &interface = kPlayer)
    {
        QDBusMessage message =
            QDBusMessage::createMethodCall(kService, kPath, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
        message << interface << name;
        return call(message).value(0).value<QDBusVariant>().variant();
    }
    void set(const QString &name, const QVariant &value)
    {
        QDBusMessage message =
            QDBusMessage::createMethodCall(kService, kPath, u"org.freedesktop.DBus.Properties"_s, u"Set"_s);
        message << kPlayer << name << QVariant::fromValue(QDBusVariant(value));
        call(message);
    }
    QVariantMap metadata() { return qdbus_cast<QVariantMap>(get(u"Metadata"_s)); }

    std::unique_ptr<PrivateBus> m_bus;
    std::unique_ptr<QDBusConnection> m_desktop;
    std::unique_ptr<FakePlayback> m_playback;
    std::unique_ptr<MediaRemote> m_remote;
    double m_volume = 0.8;
    int m_raised = 0;
    int m_connections = 0;
};

QTEST_GUILESS_MAIN(TestMediaRemote)
#include "tst_mediaremote.moc"
