// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/sleepwatch.h"

#include <ctime>

namespace studio::agent {

qint64 sleptSinceBootUs()
{
#ifdef CLOCK_BOOTTIME
    timespec awake{};
    timespec all{};
    if (clock_gettime(CLOCK_MONOTONIC, &awake) != 0 || clock_gettime(CLOCK_BOOTTIME, &all) != 0)
        return 0;
    return (all.tv_sec - awake.tv_sec) * 1'000'000 + (all.tv_nsec - awake.tv_nsec) / 1000;
#else
    return 0;
#endif
}

} // namespace studio::agent
