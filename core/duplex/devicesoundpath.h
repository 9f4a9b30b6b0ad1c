// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/duplex/enginesoundpath.h"

namespace studio::duplex {

/// The microphone and the speaker of this machine, opened in the audio thread. With `VOICE_STUDIO_AUDIO=null`
/// a silent microphone and a speaker nobody hears, both in real time.
class DeviceSoundPath final : public EngineSoundPath {
    Q_OBJECT
public:
    /// `thread`: the player's, see Player::thread(). Factories run there; empty: those of this machine.
    explicit DeviceSoundPath(std::shared_ptr<audio::AudioThread> thread, QObject *parent = nullptr,
                             EngineParts parts = {});
};

} // namespace studio::duplex
