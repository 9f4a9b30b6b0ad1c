// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/agentevents.h"
#include "core/duplex/soundpath.h"

namespace studio::agent {

/// Keeps a flood of messages from filling the log and the main thread: counts by the second, lets a fair
/// number through and what matters longer than what repeats. A flood that does not end ends the line.
class LineFilter final {
public:
    explicit LineFilter(int entriesASecond = 400) : m_fair(entriesASecond) { }

    enum class Verdict { Keep, Drop, HangUp };
    [[nodiscard]] Verdict judge(api::AgentEvent::Kind kind, duplex::Micros now);
    /// What was dropped in seconds that are over; forgotten by asking.
    struct Flood {
        qint64 dropped = 0;
        int seconds = 0;
    };
    [[nodiscard]] Flood takeFlood(duplex::Micros now);

private:
    void roll(duplex::Micros now);

    int m_fair;
    duplex::Micros m_second = -1;
    qint64 m_kept = 0;
    qint64 m_seen = 0;
    qint64 m_droppedNow = 0;
    Flood m_flood;
    int m_floodsInARow = 0;
};

} // namespace studio::agent
