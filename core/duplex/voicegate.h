// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/duplex/soundpath.h"

#include <array>
#include <optional>
#include <vector>

namespace studio::duplex {

struct VoiceNote {
    bool began = false;
    Micros at = 0;
};

/// Makes stretches of speech out of judgements about 10 ms each: neither a click nor a gap between words
/// counts, and beginning and end are told as they were, without the time it took to be sure. One thread.
class VoiceGate final {
public:
    /// Levels of the quarters of a frame; `at`: when it began. `isSpeakerOn`: what is left of an echo may
    /// sound like a voice for a moment, so that it takes longer to be sure.
    using Quarters = std::array<double, 4>;
    std::optional<VoiceNote> push(bool hasVoice, const Quarters &levelsDb, Micros at,
                                  bool isSpeakerOn = false);
    /// For who knows it without listening.
    std::optional<VoiceNote> push(bool hasVoice, Micros at);
    /// The microphone is deaf from here on.
    std::optional<VoiceNote> cut(Micros at);
    [[nodiscard]] bool isOpen() const { return m_isOpen; }

private:
    bool m_isOpen = false;
    int m_run = 0; ///< Frames with voice in a row, one gap forgiven.
    int m_gap = 0;
    void follow(const Quarters &levelsDb);
    std::optional<VoiceNote> voice(Micros from, Micros to, int enough);
    std::optional<VoiceNote> silence(Micros at);

    double m_floorDb = -70; ///< Of the background.
    double m_smoothDb = 0; ///< 0: nothing heard yet.
    std::array<double, 30> m_quietest{}; ///< Of the last 100 ms each.
    qint64 m_frames = 0;
    double m_peakDb = -100; ///< Of the voice, lately.
    Micros m_firstVoice = 0;
    Micros m_lastVoiceEnd = 0;
};

/// Does what comes in follow, some time later, what went out? Compares how loud both were, 10 ms at a time,
/// over the last two seconds. One thread.
class EchoWatch final {
public:
    void heard(double levelDb);
    void captured(double levelDb);
    /// True now and then while it does.
    [[nodiscard]] bool takeSuspicion();

private:
    static constexpr int kFrames = 200;
    static constexpr int kLags = 40;
    [[nodiscard]] int likelyLag() const;

    std::vector<double> m_heard; ///< The last kFrames + kLags.
    std::vector<double> m_captured; ///< The last kFrames.
    int m_sinceLook = 0;
    int m_lastLag = -1;
    int m_agreed = 0;
    int m_quiet = 0; ///< Frames until it may be said again.
    bool m_isSuspected = false;
};

} // namespace studio::duplex
