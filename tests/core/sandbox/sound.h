// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/decodefile.h"
#include "core/audio/encoder.h"
#include "core/sandbox/catalog/outputformats.h"
#include "core/sandbox/engines/speaker.h"

#include <QTemporaryFile>

namespace studio::sandbox {

/// Flite's best voice.
inline Samples spoken(const QString &text, const VoiceDesign &design = {})
{
    Speaker speaker(design, {}, 1);
    speaker.setText(text);
    Samples all;
    while (!speaker.isAtEnd()) {
        const SpokenPiece piece = speaker.next();
        all.insert(all.end(), piece.samples.begin(), piece.samples.end());
    }
    return all;
}

inline QByteArray bytesOf(const Samples &samples)
{
    return QByteArray(reinterpret_cast<const char *>(samples.data()), qsizetype(samples.size() * 2));
}

inline QByteArray wavOf(const Samples &samples, int rateHz = kEngineRateHz)
{
    return wavFile(bytesOf(samples), rateHz);
}

/// Any encoded sound as a track; null if it is none.
inline std::shared_ptr<audio::PcmTrack> heardIn(const QByteArray &bytes)
{
    QTemporaryFile file;
    if (!file.open() || file.write(bytes) != bytes.size() || !file.flush())
        return nullptr;
    const auto track = audio::decodeFile(file.fileName());
    return track ? *track : nullptr;
}

inline Samples samplesOf(const audio::PcmTrack &track)
{
    Samples samples(std::size_t(track.frameCount() * track.channels()));
    track.read(0, samples);
    return samples;
}

} // namespace studio::sandbox
