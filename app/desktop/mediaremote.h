// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/playbacksource.h"

#include <QDBusConnection>
#include <QObject>
#include <QPointer>
#include <QVariantMap>

#include <functional>

namespace studio::app {

/// Media keys and the desktop's player controls (MPRIS 2): play, pause, next and previous take, position. Is
/// on the bus from the first sound on, under a name of its own process if another one has the usual name.
/// Owns its adaptors; refers to the source, which may go first. Without a bus it does nothing.
class MediaRemote final : public QObject {
    Q_OBJECT

public:
    struct Window {
        std::function<void()> raise;
        std::function<void()> quit;
        std::function<double()> volume;
        std::function<void(double)> setVolume;
    };

    MediaRemote(const QDBusConnection &bus, Window window, QObject *parent = nullptr);
    ~MediaRemote() override;

    /// What the transport bar plays; null for nothing.
    void setSource(ui::PlaybackSource *source);
    [[nodiscard]] ui::PlaybackSource *source() const { return m_source; }
    [[nodiscard]] const Window &window() const { return m_window; }
    [[nodiscard]] bool isOnBus() const { return !m_service.isEmpty(); }

    // What the adaptors tell.
    [[nodiscard]] QString status() const;
    [[nodiscard]] QVariantMap metadata() const;
    [[nodiscard]] qlonglong positionUs() const;
    /// "/org/voicestudio/Take/…", changes with the sound.
    [[nodiscard]] QString trackPath() const;
    void tellVolume();

private:
    void appear();
    void tell(const QVariantMap &changed) const;
    void sourceChanged();
    void moved(double seconds);
    void tellSeek() const;

    QDBusConnection m_bus;
    Window m_window;
    QPointer<ui::PlaybackSource> m_source;
    QString m_service;
    quint64 m_track = 0;
    QString m_about;
    double m_position = 0;
};

} // namespace studio::app
