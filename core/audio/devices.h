// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audiothread.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace studio::audio {

/// A sound output or, in a list of inputs, a microphone.
struct OutputDevice {
    QByteArray id;
    QString name;
    bool isDefault = false;
    bool operator==(const OutputDevice &) const = default;
};

/// Watches the list of sound outputs while asked to. The platform tells of no change, so the list is polled
/// every 1.5 s, in the audio thread, since the first look connects to the sound server. No server: an empty
/// list.
class AudioDevices final : public QObject {
    Q_OBJECT
public:
    using Lister = std::function<QList<OutputDevice>()>;

    /// `thread`: the player's, see Player::thread(). `lister` runs there; empty: the platform's list.
    explicit AudioDevices(std::shared_ptr<AudioThread> thread, QObject *parent = nullptr, Lister lister = {});
    ~AudioDevices() override;

    /// What is watched otherwise, for who looks by himself in the audio thread.
    static Lister outputLister();
    /// Makes it watch the microphones instead; outputs() are those then. None is marked as the default: the
    /// platform does not know it.
    static Lister inputLister();

    /// The last look; empty before the first one.
    [[nodiscard]] QList<OutputDevice> outputs() const { return m_outputs; }
    /// Looks now and then every 1.5 s, until stopWatching().
    void startWatching();
    void stopWatching();

signals:
    void outputsChanged();

private:
    class Poller;
    std::shared_ptr<AudioThread> m_thread;
    Poller *m_poller = nullptr; ///< Lives in the audio thread; disposed of there.
    QList<OutputDevice> m_outputs;
};

} // namespace studio::audio
