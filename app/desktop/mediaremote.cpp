// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/mediaremote.h"

#include "app/desktop/mprisadaptors.h"
#include "ui/widgets/playbacksource.h"

#include <QCoreApplication>
#include <QDBusConnectionInterface>
#include <QDBusObjectPath>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::app {

using ui::PlaybackSource;

namespace {

const auto kMprisPath = "/org/mpris/MediaPlayer2"_L1;
const auto kPlayerInterface = "org.mpris.MediaPlayer2.Player"_L1;
const auto kMprisName = "org.mpris.MediaPlayer2.voice_studio"_L1;
/// Playback itself moves in smaller steps; a jump of more is told.
constexpr double kJump = 1.0;

} // namespace

MediaRemote::MediaRemote(const QDBusConnection &bus, Window window, QObject *parent)
    : QObject(parent), m_bus(bus), m_window(std::move(window))
{
    new MprisRoot(*this);
    new MprisPlayer(*this);
}

MediaRemote::~MediaRemote()
{
    if (!isOnBus())
        return;
    m_bus.unregisterObject(kMprisPath);
    m_bus.unregisterService(m_service);
}

void MediaRemote::setSource(PlaybackSource *source)
{
    if (m_source == source)
        return;
    if (m_source)
        m_source->disconnect(this);
    m_source = source;
    if (source) {
        connect(source, &PlaybackSource::aboutChanged, this, &MediaRemote::sourceChanged);
        connect(source, &PlaybackSource::durationChanged, this, [this] {
            tell({{u"Metadata"_s, metadata()}});
        });
        connect(source, &PlaybackSource::playbackChanged, this, [this] {
            tell({{u"PlaybackStatus"_s, status()}});
        });
        connect(source, &PlaybackSource::loopChanged, this, [this](bool loop) {
            tell({{u"LoopStatus"_s, loop ? u"Track"_s : u"None"_s}});
        });
        connect(source, &PlaybackSource::positionChanged, this, &MediaRemote::moved);
    }
    sourceChanged();
}

void MediaRemote::appear()
{
    if (isOnBus() || !m_bus.isConnected() || !m_source || !m_source->about())
        return;
    if (!m_bus.registerObject(kMprisPath, this, QDBusConnection::ExportAdaptors))
        return;
    const QString own = kMprisName + ".instance"_L1 + QString::number(QCoreApplication::applicationPid());
    for (const QString &name : {QString(kMprisName), own}) {
        if (m_bus.registerService(name)) {
            m_service = name;
            return;
        }
    }
    m_bus.unregisterObject(kMprisPath);
}

void MediaRemote::sourceChanged()
{
    const auto about = m_source ? m_source->about() : std::nullopt;
    const QString now = about ? about->title + u'\n' + about->detail : QString();
    if (now != m_about) {
        m_about = now;
        ++m_track;
    }
    m_position = m_source ? m_source->positionSeconds() : 0;
    appear();
    tell({{u"Metadata"_s, metadata()},
          {u"PlaybackStatus"_s, status()},
          {u"CanGoNext"_s, m_source && m_source->hasNext()},
          {u"CanGoPrevious"_s, m_source && m_source->hasPrevious()},
          {u"CanPlay"_s, about.has_value()},
          {u"CanPause"_s, about.has_value()},
          {u"CanSeek"_s, about.has_value()}});
}

void MediaRemote::moved(double seconds)
{
    if (std::abs(seconds - m_position) > kJump)
        tellSeek();
    m_position = seconds;
}

QString MediaRemote::status() const
{
    if (!m_source || !m_source->about())
        return u"Stopped"_s;
    return m_source->playback() == PlaybackSource::Playback::Stopped ? u"Paused"_s : u"Playing"_s;
}

QString MediaRemote::trackPath() const
{
    return m_source && m_source->about() ? u"/org/voicestudio/Take/%1"_s.arg(m_track)
                                         : u"/org/mpris/MediaPlayer2/TrackList/NoTrack"_s;
}

QVariantMap MediaRemote::metadata() const
{
    QVariantMap data{{u"mpris:trackid"_s, QVariant::fromValue(QDBusObjectPath(trackPath()))}};
    const auto about = m_source ? m_source->about() : std::nullopt;
    if (!about)
        return data;
    data.insert(u"xesam:title"_s, about->title);
    data.insert(u"xesam:artist"_s, QStringList{about->detail});
    if (const double seconds = m_source->durationSeconds(); seconds > 0)
        data.insert(u"mpris:length"_s, qlonglong(seconds * 1e6));
    return data;
}

qlonglong MediaRemote::positionUs() const
{
    return m_source && m_source->about() ? qlonglong(m_source->positionSeconds() * 1e6) : 0;
}

void MediaRemote::tellVolume()
{
    tell({{u"Volume"_s, m_window.volume()}});
}

void MediaRemote::tell(const QVariantMap &changed) const
{
    if (!isOnBus())
        return;
    QDBusMessage signal =
        QDBusMessage::createSignal(kMprisPath, u"org.freedesktop.DBus.Properties"_s, u"PropertiesChanged"_s);
    signal << QString(kPlayerInterface) << changed << QStringList();
    m_bus.send(signal);
}

void MediaRemote::tellSeek() const
{
    if (!isOnBus())
        return;
    QDBusMessage signal = QDBusMessage::createSignal(kMprisPath, kPlayerInterface, u"Seeked"_s);
    signal << positionUs();
    m_bus.send(signal);
}

} // namespace studio::app
