// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/linememory.h"

#include <QList>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::audio {

QString LineMemory::toString() const
{
    return u"v1;%1;%2;%3"_s.arg(cushionMs, 0, 'f', 1).arg(speed, 0, 'f', 3).arg(streams);
}

LineMemory LineMemory::fromString(QStringView text)
{
    const QList<QStringView> parts = text.split(u';');
    if (parts.size() < 4 || parts.at(0) != "v1"_L1)
        return {};
    bool ok[3] = {};
    LineMemory memory{parts.at(1).toDouble(&ok[0]), parts.at(2).toDouble(&ok[1]), parts.at(3).toInt(&ok[2])};
    if (!ok[0] || !ok[1] || !ok[2] || !std::isfinite(memory.cushionMs) || !std::isfinite(memory.speed))
        return {};
    memory.cushionMs = std::clamp(memory.cushionMs, 0.0, 10'000.0);
    memory.speed = std::clamp(memory.speed, 0.0, 10'000.0);
    memory.streams = std::clamp(memory.streams, 0, 1'000'000);
    return memory;
}

} // namespace studio::audio
