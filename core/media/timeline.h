// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstdint>
#include <optional>
#include <span>

namespace studio::media {

/// Keeps decoded sound at its place on the time line of its file. Time stamps may be missing, jump or lie:
/// plausible holes are told, the rest is ignored. Pure.
class Timeline final {
public:
    /// Frames of one rate; only [from, to) are wanted (`to` negative: all). `promised` is the length of the
    /// file if it tells.
    Timeline(int sampleRateHz, double from, double to, std::optional<double> promised);

    /// What comes next begins at `seconds`; returns the frames of silence that belong before it.
    qint64 place(std::optional<double> seconds);
    /// After a jump in the file: what comes next begins there.
    void startAt(double seconds);
    /// The frames of a block of `count` that are wanted, and moves on behind it.
    struct Wanted {
        qint64 skip = 0;
        qint64 take = 0;
    };
    Wanted pass(qint64 count);
    /// Everything that is wanted has passed.
    [[nodiscard]] bool isDone() const { return m_to >= 0 && m_at >= m_to; }
    [[nodiscard]] double seconds() const { return double(m_at) / m_rate; }

private:
    int m_rate;
    qint64 m_from;
    qint64 m_to;
    qint64 m_at = 0;
    double m_shift = 0; ///< What the time stamps are wrong by, once they jumped.
    double m_silence = 0; ///< Of all holes so far.
    double m_latest; ///< No sound is expected behind it.
    bool m_begun = false;
};

} // namespace studio::media
