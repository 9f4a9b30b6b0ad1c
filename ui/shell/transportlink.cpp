// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/transportlink.h"

#include "ui/widgets/playbacksource.h"
#include "ui/widgets/transportbar.h"

#include <QKeyEvent>

namespace studio::ui {

TransportLink::TransportLink(PlaybackSource &source, TransportBar &bar)
    : QObject(&bar), m_source(source), m_bar(bar)
{
    connect(&source, &PlaybackSource::aboutChanged, this, &TransportLink::showAbout);
    connect(&source, &PlaybackSource::playbackChanged, this, &TransportLink::showPlayback);
    connect(&source, &PlaybackSource::positionChanged, &bar, &TransportBar::setPosition);
    connect(&source, &PlaybackSource::durationChanged, &bar, &TransportBar::setDuration);
    connect(&source, &PlaybackSource::loopChanged, &bar, &TransportBar::setLoop);
    connect(&bar, &TransportBar::playRequested, &source, &PlaybackSource::play);
    connect(&bar, &TransportBar::pauseRequested, &source, &PlaybackSource::pause);
    connect(&bar, &TransportBar::previousRequested, &source, &PlaybackSource::previous);
    connect(&bar, &TransportBar::nextRequested, &source, &PlaybackSource::next);
    connect(&bar, &TransportBar::loopChanged, &source, &PlaybackSource::setLoop);
    connect(&bar, &TransportBar::exportRequested, &source, &PlaybackSource::exportCurrent);
    showAbout();
    showPlayback();
}

void TransportLink::showAbout()
{
    if (const auto about = m_source.about())
        m_bar.setSource(about->voice, about->title, about->detail);
    else
        m_bar.clearSource();
    m_bar.setNavigation(m_source.hasPrevious(), m_source.hasNext());
    m_bar.setExportEnabled(m_source.canExport());
    m_bar.setDuration(m_source.durationSeconds());
    m_bar.setPosition(m_source.positionSeconds());
}

void TransportLink::showPlayback()
{
    switch (m_source.playback()) {
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
    m_source.togglePlay();
}

bool TransportLink::handleKey(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (modifiers != Qt::NoModifier && modifiers != Qt::ShiftModifier)
        return false;
    if (!m_source.about())
        return false;
    const double step = modifiers == Qt::ShiftModifier ? 0.1 : 1.0;
    switch (event.key()) {
    case Qt::Key_Left:
        m_source.seek(m_source.positionSeconds() - step);
        return true;
    case Qt::Key_Right:
        m_source.seek(m_source.positionSeconds() + step);
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
        m_source.seek(0);
        return true;
    case Qt::Key_End:
        m_source.seek(m_source.durationSeconds());
        return true;
    case Qt::Key_BracketLeft:
        m_source.previous();
        return true;
    case Qt::Key_BracketRight:
        m_source.next();
        return true;
    case Qt::Key_L:
        m_source.setLoop(!m_source.isLoop());
        return true;
    default:
        return false;
    }
}

} // namespace studio::ui
