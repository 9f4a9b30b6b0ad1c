// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>

#include <memory>

namespace studio::audio {

/// The one thread in which sound devices are touched: the platform's sound engine belongs to whichever thread
/// meets it first and must not be used from another. Shared by the player and the device list; ends with its
/// last owner. Ending waits for the thread, but gives up (and leaks it) should the sound server never answer.
class AudioThread final {
public:
    AudioThread();
    ~AudioThread();
    AudioThread(const AudioThread &) = delete;
    AudioThread &operator=(const AudioThread &) = delete;

    /// Moves an object without a parent here.
    void adopt(QObject *object);
    /// Has it deleted there, soon; the thread does not end before that.
    static void dispose(QObject *object);

private:
    std::unique_ptr<QThread> m_thread;
};

} // namespace studio::audio
