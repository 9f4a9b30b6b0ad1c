// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::sandbox {

/// How a sandbox voice is made out of one of Flite's.
struct VoiceDesign {
    enum class Base { Rms, Slt, Awb, Kal };
    Base base = Base::Rms;
    double pitchHz = 0; ///< Of the finished voice; 0 keeps the base's own. Rms cannot be told its pitch.
    double warp = 1; ///< Moves formants (and for Rms the pitch): above 1 is a smaller head.
    double stretch = 1; ///< Above 1 is slower.
    double tiltDb = 0; ///< Treble against bass.
    bool operator==(const VoiceDesign &) const = default;
};

/// The service's voice settings, in range.
struct VoiceSettings {
    double stability = 0.5;
    double similarity = 0.75;
    double style = 0;
    double speed = 1;
    bool speakerBoost = true;
    bool operator==(const VoiceSettings &) const = default;
};

} // namespace studio::sandbox
