// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audition/sound.h"

#include "core/audio/decodefile.h"
#include "core/audio/measurement.h"

namespace studio::audition {

namespace {

Result<SoundPtr> prepare(const store::Take &take, const QString &vaultFile, const StopFlag &stop)
{
    std::optional<audio::StreamFormat> hint;
    if (const auto format = audio::parseStreamFormat(take.outputFormat))
        hint = *format;
    const auto decoded = audio::decodeFile(vaultFile, stop, hint);
    if (!decoded)
        return fail(decoded.error());
    auto sound = std::make_shared<Sound>();
    const auto made = audio::levelTo(**decoded, {.level = kListeningLufs}, stop);
    if (!made)
        return fail(made.error());
    const std::shared_ptr<audio::PcmTrack> &track = made->track;
    sound->measuredLufs = made->before.integratedLufs;
    sound->gainDb = made->gainDb;
    sound->track = track;
    sound->peaks = std::make_shared<const audio::Peaks>(audio::peaksOf(*track, 1024));
    sound->reading.words = text::wordsOf(text::alignmentFromJson(take.alignment));
    sound->reading.seconds = track->seconds();
    return SoundPtr(sound);
}

} // namespace

JobOf<SoundPtr> *prepareSound(const store::Take &take, const QString &vaultFile, QObject *parent)
{
    return runInWorker<SoundPtr>(
        [take, vaultFile](const StopFlag &stop) { return prepare(take, vaultFile, stop); }, parent);
}

} // namespace studio::audition
