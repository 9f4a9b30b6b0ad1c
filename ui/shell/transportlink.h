// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QKeyEvent;

namespace studio::ui {

class PlaybackSource;
class ShortcutMap;
class TransportBar;

/// Lets the transport bar and the playback keys drive a panel's playback, and shows what it does.
class TransportLink final : public QObject {
    Q_OBJECT

public:
    TransportLink(PlaybackSource &source, TransportBar &bar, const ShortcutMap &shortcuts);

    /// Another panel's playback takes over; what the one before plays is paused.
    void setSource(PlaybackSource &source);

    /// Space, arrows, Home, End, brackets, L: keys that nothing with the focus wanted. False when it is none
    /// of them.
    bool handleKey(const QKeyEvent &event);
    void toggle();
    [[nodiscard]] PlaybackSource *source() const { return m_source; }

private:
    void showAbout();
    void showPlayback();

    void wire();

    const ShortcutMap &m_shortcuts;
    PlaybackSource *m_source;
    TransportBar &m_bar;
};

} // namespace studio::ui
