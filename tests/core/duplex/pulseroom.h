// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audiothread.h"
#include "tests/core/audio/pulseserver.h"

#include <memory>

namespace studio::duplex::test {

/// A private sound server with a speaker "spk" and a microphone "vmic" that can be pulled out; what is played
/// to "micfeed" comes out of it.
struct PulseRoom {
    audio::test::PulseServer server;
    std::shared_ptr<audio::AudioThread> thread;
    int microphone = -1;

    [[nodiscard]] QString whyNot() const { return server.whyNot(); }
    /// False when it cannot be had.
    bool furnish()
    {
        server.addSink("micfeed");
        if (!thread)
            thread = std::make_shared<audio::AudioThread>();
        return plug();
    }
    bool plug()
    {
        const auto module =
            server.pactl({QStringLiteral("load-module"), QStringLiteral("module-remap-source"),
                          QStringLiteral("master=micfeed.monitor"), QStringLiteral("source_name=vmic")});
        microphone = module ? module->trimmed().toInt() : -1;
        return microphone >= 0;
    }
    void unplug() { server.removeModule(microphone); }
};

} // namespace studio::duplex::test
