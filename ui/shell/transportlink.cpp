// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/transportlink.h"

#include "ui/widgets/playbacksource.h"
#include "ui/widgets/transportbar.h"

#include <QKeyEvent>

namespace studio::ui {

TransportLink::TransportLink(PlaybackSource &source, TransportBar &bar)
    : QObject(&bar), m_source(&source), m_bar(bar)
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
    showAbout();
    m_bar.setLoop(m_source->isLoop());
    showPlayback();
}

void TransportLink::showAbout()
{
    if (const auto about = m_source->about())
        m_bar.setSource(about->voice, about->title, about->detail);
    else
        m_bar.clearSource();
    m_bar.setNavigation(m_source->hasPrevious(), m_source->hasNext());
    m_bar.setExportEnabled(m_source->canExport());
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
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (modifiers != Qt::NoModifier && modifiers != Qt::ShiftModifier)
        return false;
    if (!m_source->about())
        return false;
    const double step = modifiers == Qt::ShiftModifier ? 0.1 : 1.0;
    switch (event.key()) {
    case Qt::Key_Left:
        m_source->seek(m_source->positionSeconds() - step);
        return true;
    case Qt::Key_Right:
        m_source->seek(m_source->positionSeconds() + step);
        return true;
    default:
        break;
    }
    if (modifiers != Qt::NoModifier)
        return false;
    switch (event.key()) {
    case Qt::Key_Space:
        toggle();
        return true;
    case Qt::Key_Home:
        m_source->seek(0);
        return true;
    case Qt::Key_End:
        m_source->seek(m_source->durationSeconds());
        return true;
    case Qt::Key_BracketLeft:
        m_source->previous();
        return true;
    case Qt::Key_BracketRight:
        m_source->next();
        return true;
    case Qt::Key_L:
        m_source->setLoop(!m_source->isLoop());
        return true;
    default:
        return false;
    }
}

} // namespace studio::ui
