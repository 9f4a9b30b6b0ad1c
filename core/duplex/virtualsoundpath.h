// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/duplex/clockeddevices.h"
#include "core/duplex/enginesoundpath.h"

#include <atomic>

namespace studio::duplex {

/// A caller without devices: says what it is given, in real time, and hears the agent in real time, in a
/// thread of its own. Voice began and ended where what was said began and ended, whatever else is on the
/// line. Used where there is no sound card: checks from the command line, scenarios.
class VirtualSoundPath final : public EngineSoundPath {
    Q_OBJECT
public:
    explicit VirtualSoundPath(QObject *parent = nullptr);

    void start(const SoundSetup &setup) override;
    /// Thread-safe. Said at once, or after what is being said; in the input rate of start(), 16-bit mono.
    void say(const QByteArray &pcm16);
    /// Thread-safe. The rest is not said.
    void stopSaying();
    [[nodiscard]] bool isSaying() const;
    /// Thread-safe. What is on the line all the time, over and over, mixed with what is said, such as noise.
    /// Empty: silence.
    void setBackground(const QByteArray &pcm16);
    /// Thread-safe. What the agent says comes back over the line.
    void setEcho(std::optional<EchoOfLine> echo);

signals:
    /// The last sample of all that was to be said has left, or stopSaying() was called.
    void said(studio::duplex::Micros at);

protected:
    void heardSaid(Micros at) override { emit said(at); }

private:
    VirtualSoundPath(const std::shared_ptr<CallerVoice> &voice, QObject *parent);

    std::shared_ptr<CallerVoice> m_voice;
    std::atomic<int> m_inputRateHz{16'000};
};

} // namespace studio::duplex
