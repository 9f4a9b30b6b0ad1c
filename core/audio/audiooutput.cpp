// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/audiooutput.h"

#include "core/audio/fileaudiooutput.h"
#include "core/audio/pacedaudiooutput.h"
#include "core/audio/qtaudiooutput.h"

using namespace Qt::StringLiterals;

namespace studio::audio {

std::unique_ptr<AudioOutput> makeAudioOutput()
{
    const QString wanted = qEnvironmentVariable("VOICE_STUDIO_AUDIO");
    if (wanted == "null"_L1)
        return std::make_unique<NullAudioOutput>();
    if (wanted.startsWith("file:"_L1))
        return std::make_unique<FileAudioOutput>(wanted.sliced(5));
    return std::make_unique<QtAudioOutput>();
}

} // namespace studio::audio
