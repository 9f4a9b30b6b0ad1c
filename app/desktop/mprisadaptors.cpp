// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/mprisadaptors.h"

#include "app/desktop/mediaremote.h"
#include "ui/widgets/playbacksource.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::app {

using ui::PlaybackSource;

MprisRoot::MprisRoot(MediaRemote &remote) : QDBusAbstractAdaptor(&remote), m_remote(remote) { }

void MprisRoot::Raise()
{
    m_remote.window().raise();
}

void MprisRoot::Quit()
{
    m_remote.window().quit();
}

MprisPlayer::MprisPlayer(MediaRemote &remote) : QDBusAbstractAdaptor(&remote), m_remote(remote) { }

QString MprisPlayer::playbackStatus() const
{
    return m_remote.status();
}

QString MprisPlayer::loopStatus() const
{
    return m_remote.source() && m_remote.source()->isLoop() ? u"Track"_s : u"None"_s;
}

void MprisPlayer::setLoopStatus(const QString &status)
{
    if (m_remote.source())
        m_remote.source()->setLoop(status == "Track"_L1);
}

QVariantMap MprisPlayer::metadata() const
{
    return m_remote.metadata();
}

double MprisPlayer::volume() const
{
    return m_remote.window().volume();
}

void MprisPlayer::setVolume(double volume)
{
    if (std::isfinite(volume))
        m_remote.window().setVolume(std::clamp(volume, 0.0, 1.0));
}

qlonglong MprisPlayer::position() const
{
    return m_remote.positionUs();
}

bool MprisPlayer::canGoNext() const
{
    return m_remote.source() && m_remote.source()->hasNext();
}

bool MprisPlayer::canGoPrevious() const
{
    return m_remote.source() && m_remote.source()->hasPrevious();
}

bool MprisPlayer::isLoaded() const
{
    return m_remote.source() && m_remote.source()->about();
}

void MprisPlayer::Next()
{
    if (canGoNext())
        m_remote.source()->next();
}

void MprisPlayer::Previous()
{
    if (canGoPrevious())
        m_remote.source()->previous();
}

void MprisPlayer::Pause()
{
    if (isLoaded())
        m_remote.source()->pause();
}

void MprisPlayer::PlayPause()
{
    if (isLoaded())
        m_remote.source()->togglePlay();
}

void MprisPlayer::Stop()
{
    if (!isLoaded())
        return;
    m_remote.source()->pause();
    m_remote.source()->seek(0);
}

void MprisPlayer::Play()
{
    if (isLoaded() && m_remote.source()->playback() == PlaybackSource::Playback::Stopped)
        m_remote.source()->play();
}

void MprisPlayer::Seek(qlonglong offset)
{
    if (!isLoaded())
        return;
    const double seconds = m_remote.source()->positionSeconds() + double(offset) / 1e6;
    m_remote.source()->seek(std::clamp(seconds, 0.0, m_remote.source()->durationSeconds()));
}

void MprisPlayer::SetPosition(const QDBusObjectPath &track, qlonglong position)
{
    // Of another take meanwhile, or outside: to be ignored, says the specification.
    if (!isLoaded() || track.path() != m_remote.trackPath() || position < 0
        || double(position) / 1e6 > m_remote.source()->durationSeconds())
        return;
    m_remote.source()->seek(double(position) / 1e6);
}

} // namespace studio::app
