// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplex/virtualsoundpath.h"

namespace studio::duplex {

namespace {

EngineParts callerParts(const std::shared_ptr<CallerVoice> &voice)
{
    EngineParts parts;
    parts.inputs = [voice] { return std::make_unique<CallerInput>(voice); };
    parts.outputs = [] { return std::make_unique<ClockedOutput>(); };
    parts.hasVoice = [voice](Micros at) { return voice->hasVoice(at); };
    parts.hear = [voice](std::span<const std::int16_t> samples, Micros at, int rateHz) {
        voice->hear(samples, at, rateHz);
    };
    parts.takeSaid = [voice] { return voice->takeSaid(); };
    return parts;
}

} // namespace

VirtualSoundPath::VirtualSoundPath(QObject *parent)
    : VirtualSoundPath(std::make_shared<CallerVoice>(), parent)
{
}

VirtualSoundPath::VirtualSoundPath(const std::shared_ptr<CallerVoice> &voice, QObject *parent)
    : EngineSoundPath(std::make_shared<audio::AudioThread>(), callerParts(voice), parent), m_voice(voice)
{
}

void VirtualSoundPath::start(const SoundSetup &setup)
{
    m_inputRateHz = setup.inputRateHz;
    EngineSoundPath::start(setup);
}

void VirtualSoundPath::say(const QByteArray &pcm16)
{
    m_voice->say(pcm16, m_inputRateHz);
}

void VirtualSoundPath::stopSaying()
{
    m_voice->stopSaying();
}

bool VirtualSoundPath::isSaying() const
{
    return m_voice->isSaying();
}

void VirtualSoundPath::setBackground(const QByteArray &pcm16)
{
    m_voice->setBackground(pcm16);
}

void VirtualSoundPath::setEcho(std::optional<EchoOfLine> echo)
{
    m_voice->setEcho(echo);
}

} // namespace studio::duplex
