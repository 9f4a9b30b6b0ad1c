// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/duplex/soundpath.h"

namespace studio::duplex {

/// When the samples of an input were at the microphone. They arrive in lumps and late, never early: the
/// quickest delivery tells the true time, the rate the rest. Follows a clock that drifts.
class InputClock final {
public:
    void start(int rateHz);
    /// `count` samples were delivered now; returns when the first of them was at the microphone.
    Micros push(qint64 count, Micros now);

private:
    int m_rateHz = 16'000;
    qint64 m_total = 0;
    Micros m_begin = 0; ///< When sample 0 was, as far as is known.
    Micros m_last = 0;
    bool m_isKnown = false;
};

/// When samples given to an output are heard. What a device says about its queue jumps by its period; sound
/// does not, so that jumps are evened out and only a real gap is believed.
class OutputClock final {
public:
    void start(int rateHz);
    /// `delay`: what the device says about a sample given to it now. Returns when that sample is heard.
    Micros next(Micros now, Micros delay);
    void wrote(qint64 samples) { m_written += samples; }

private:
    int m_rateHz = 16'000;
    qint64 m_written = 0;
    Micros m_begin = 0;
    bool m_isKnown = false;
};

} // namespace studio::duplex
