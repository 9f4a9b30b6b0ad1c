// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplex/devicesoundpath.h"

#include "core/duplex/clockeddevices.h"

using namespace Qt::StringLiterals;

namespace studio::duplex {

namespace {

EngineParts machineParts(EngineParts parts)
{
    const bool isNull = qEnvironmentVariable("VOICE_STUDIO_AUDIO") == "null"_L1;
    if (!parts.microphones && !parts.inputs && !isNull)
        parts.microphones = audio::AudioDevices::inputLister();
    if (!parts.speakers && !parts.outputs && !isNull)
        parts.speakers = audio::AudioDevices::outputLister();
    if (!parts.inputs && isNull)
        parts.inputs = [] { return std::make_unique<CallerInput>(nullptr); };
    if (!parts.outputs && isNull)
        parts.outputs = [] { return std::make_unique<ClockedOutput>(); };
    if (!parts.inputs)
        parts.inputs = audio::makeAudioInput;
    if (!parts.outputs)
        parts.outputs = audio::makeAudioOutput;
    return parts;
}

} // namespace

DeviceSoundPath::DeviceSoundPath(std::shared_ptr<audio::AudioThread> thread, QObject *parent,
                                 EngineParts parts)
    : EngineSoundPath(std::move(thread), machineParts(std::move(parts)), parent)
{
}

} // namespace studio::duplex
