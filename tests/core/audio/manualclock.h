// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <atomic>

namespace studio::audio::test {

/// Time that passes when told to.
class ManualClock final : public Clock {
public:
    QDateTime nowUtc() const override { return QDateTime::fromMSecsSinceEpoch(0, Qt::UTC); }
    std::chrono::nanoseconds elapsed() const override { return std::chrono::nanoseconds(m_now.load()); }
    void pass(std::chrono::nanoseconds time) { m_now += time.count(); }

private:
    std::atomic<qint64> m_now{0};
};

} // namespace studio::audio::test
