// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"

#include <QObject>
#include <QString>

#include <optional>

namespace studio::ui {

/// What the transport bar plays, whichever panel it belongs to. Commands that make no sense now do nothing.
class PlaybackSource : public QObject {
    Q_OBJECT

public:
    enum class Playback { Stopped, Waiting, Playing };
    Q_ENUM(Playback)

    struct About {
        VoiceId voice;
        QString title; ///< "Take 3"
        QString detail; ///< "Rachel · Multilingual v2"
        bool operator==(const About &) const = default;
    };

    using QObject::QObject;

    /// Nothing is loaded when empty.
    [[nodiscard]] virtual std::optional<About> about() const = 0;
    /// What is said instead of about(): that nothing is there, and how something comes.
    [[nodiscard]] virtual About absence() const
    {
        return {{}, tr("No take selected"), tr("Generate to listen")};
    }
    [[nodiscard]] virtual Playback playback() const = 0;
    [[nodiscard]] virtual double positionSeconds() const = 0;
    [[nodiscard]] virtual double durationSeconds() const = 0;
    [[nodiscard]] virtual bool hasPrevious() const = 0;
    [[nodiscard]] virtual bool hasNext() const = 0;
    [[nodiscard]] virtual bool canExport() const = 0;
    /// The panel has no button of its own for it.
    [[nodiscard]] virtual bool wantsExportButton() const { return true; }
    [[nodiscard]] virtual bool isLoop() const = 0;

    virtual void play() = 0;
    virtual void pause() = 0;
    virtual void seek(double seconds) = 0;
    virtual void previous() = 0;
    virtual void next() = 0;
    virtual void setLoop(bool loop) = 0;
    /// 0…1.
    virtual void setVolume(double volume) = 0;
    virtual void exportCurrent() = 0;
    /// ½ to 3, at the same pitch; sources that know one speed ignore it.
    virtual void setSpeed(double speed) { Q_UNUSED(speed) }

    void togglePlay() { playback() == Playback::Stopped ? play() : pause(); }

signals:
    /// Another sound, or none; also when previous, next or export come or go.
    void aboutChanged();
    void playbackChanged();
    void positionChanged(double seconds);
    void durationChanged(double seconds);
    void loopChanged(bool loop);
};

} // namespace studio::ui
