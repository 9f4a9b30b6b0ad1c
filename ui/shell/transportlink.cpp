// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/transportlink.h"

#include "ui/shell/windowshortcuts.h"
#include "ui/widgets/playbacksource.h"
#include "ui/widgets/shortcutmap.h"
#include "ui/widgets/transportbar.h"

#include <QKeyEvent>

namespace studio::ui {

TransportLink::TransportLink(PlaybackSource &source, TransportBar &bar, const ShortcutMap &shortcuts)
    : QObject(&bar), m_shortcuts(shortcuts), m_source(&source), m_bar(bar)
{
    wire();
}

void TransportLink::setSource(PlaybackSource &source)
{
    if (m_source == &source)
        return;
    m_source->pause();
    m_source->disconnect(this);
    m_source->disconnect(&m_bar);
    m_bar.disconnect(m_source);
    m_source = &source;
    wire();
}

void TransportLink::wire()
{
    PlaybackSource *source = m_source;
    connect(source, &PlaybackSource::aboutChanged, this, &TransportLink::showAbout);
    connect(source, &PlaybackSource::playbackChanged, this, &TransportLink::showPlayback);
    connect(source, &PlaybackSource::positionChanged, &m_bar, &TransportBar::setPosition);
    connect(source, &PlaybackSource::durationChanged, &m_bar, &TransportBar::setDuration);
    connect(source, &PlaybackSource::loopChanged, &m_bar, &TransportBar::setLoop);
    connect(&m_bar, &TransportBar::playRequested, source, &PlaybackSource::play);
    connect(&m_bar, &TransportBar::pauseRequested, source, &PlaybackSource::pause);
    connect(&m_bar, &TransportBar::previousRequested, source, &PlaybackSource::previous);
    connect(&m_bar, &TransportBar::nextRequested, source, &PlaybackSource::next);
    connect(&m_bar, &TransportBar::loopChanged, source, &PlaybackSource::setLoop);
    connect(&m_bar, &TransportBar::exportRequested, source, &PlaybackSource::exportCurrent);
    connect(&m_bar, &TransportBar::speedChanged, source, &PlaybackSource::setSpeed);
    source->setSpeed(m_bar.speed());
    showAbout();
    m_bar.setLoop(m_source->isLoop());
    showPlayback();
}

void TransportLink::showAbout()
{
    if (const auto about = m_source->about()) {
        m_bar.setSource(about->voice, about->title, about->detail);
    } else {
        const PlaybackSource::About absence = m_source->absence();
        m_bar.clearSource(absence.title, absence.detail);
    }
    m_bar.setNavigation(m_source->hasPrevious(), m_source->hasNext());
    m_bar.setExportEnabled(m_source->canExport());
    m_bar.setExportShown(m_source->wantsExportButton());
    m_bar.setDuration(m_source->durationSeconds());
    m_bar.setPosition(m_source->positionSeconds());
}

void TransportLink::showPlayback()
{
    switch (m_source->playback()) {
    case PlaybackSource::Playback::Stopped:
        m_bar.setPlayback(TransportBar::Playback::Stopped);
        break;
    case PlaybackSource::Playback::Waiting:
        m_bar.setPlayback(TransportBar::Playback::Waiting);
        break;
    case PlaybackSource::Playback::Playing:
        m_bar.setPlayback(TransportBar::Playback::Playing);
        break;
    }
}

void TransportLink::toggle()
{
    m_source->togglePlay();
}

bool TransportLink::handleKey(const QKeyEvent &event)
{
    const QString command = m_shortcuts.commandOf(event);
    if (command.isEmpty() || !m_source->about())
        return false;
    const auto is = [&command](const char *id) { return command == QLatin1StringView(id); };
    const auto step = [this](double seconds) { m_source->seek(m_source->positionSeconds() + seconds); };
    if (is(playkey::kPlay))
        toggle();
    else if (is(playkey::kBack))
        step(-1);
    else if (is(playkey::kForward))
        step(1);
    else if (is(playkey::kBackFine))
        step(-0.1);
    else if (is(playkey::kForwardFine))
        step(0.1);
    else if (is(playkey::kStart))
        m_source->seek(0);
    else if (is(playkey::kEnd))
        m_source->seek(m_source->durationSeconds());
    else if (is(playkey::kPrevious))
        m_source->previous();
    else if (is(playkey::kNext))
        m_source->next();
    else if (is(playkey::kLoop))
        m_source->setLoop(!m_source->isLoop());
    else
        return false;
    return true;
}

} // namespace studio::ui
