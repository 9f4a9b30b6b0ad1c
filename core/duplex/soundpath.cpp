// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplex/soundpath.h"

#include <chrono>
#include <utility>

namespace studio::duplex {

Micros now()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

SoundPath::SoundPath(QObject *parent) : QObject(parent) { }

SoundPath::~SoundPath() = default;

void SoundPath::onCaptured(Captured callback)
{
    m_captured.push_back(std::move(callback));
}

void SoundPath::onHeard(Heard callback)
{
    m_heard.push_back(std::move(callback));
}

void SoundPath::tellCaptured(const QByteArray &pcm16, Micros at) const
{
    for (const Captured &callback : m_captured)
        callback(pcm16, at);
}

void SoundPath::tellHeard(const QByteArray &pcm16, Micros at) const
{
    for (const Heard &callback : m_heard)
        callback(pcm16, at);
}

} // namespace studio::duplex
