// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audition/sound.h"

#include "core/audio/decodefile.h"
#include "core/audio/limiter.h"
#include "core/audio/loudness.h"

#include <cmath>

namespace studio::audition {

namespace {

constexpr double kCloseEnoughLu = 0.1;
constexpr int kRounds = 3;
constexpr std::size_t kBlockFrames = 16384;

std::shared_ptr<audio::PcmTrack> withGain(const audio::PcmTrack &track, double gainDb)
{
    auto made = std::make_shared<audio::PcmTrack>(track.spec());
    audio::Limiter limiter(track.spec(), gainDb);
    std::vector<std::int16_t> block(kBlockFrames * std::size_t(track.channels()));
    std::vector<std::int16_t> out;
    for (qint64 at = 0; const qint64 frames = track.read(at, block); at += frames) {
        out.clear();
        limiter.process(std::span(block).first(std::size_t(frames * track.channels())), out);
        made->append(out);
    }
    out.clear();
    limiter.flush(out);
    made->append(out);
    made->complete();
    return made;
}

Result<SoundPtr> prepare(const store::Take &take, const QString &vaultFile, const StopFlag &stop)
{
    std::optional<audio::StreamFormat> hint;
    if (const auto format = audio::parseStreamFormat(take.outputFormat))
        hint = *format;
    const auto decoded = audio::decodeFile(vaultFile, stop, hint);
    if (!decoded)
        return fail(decoded.error());
    auto sound = std::make_shared<Sound>();
    auto track = levelled(**decoded, kListeningLufs, &sound->measuredLufs, &sound->gainDb, stop);
    if (!track)
        return fail(track.error());
    sound->track = *track;
    sound->peaks = std::make_shared<const audio::Peaks>(audio::peaksOf(**track, 1024));
    sound->reading.words = text::wordsOf(text::alignmentFromJson(take.alignment));
    sound->reading.seconds = (*track)->seconds();
    return SoundPtr(sound);
}

} // namespace

Result<std::shared_ptr<audio::PcmTrack>> levelled(const audio::PcmTrack &track, double targetLufs,
                                                  double *measured, double *gain, const StopFlag &stop)
{
    const auto loudness = audio::measureLoudness(track, stop);
    if (!loudness)
        return fail(loudness.error());
    *measured = loudness->integratedLufs;
    *gain = audio::gainForTarget(*loudness, targetLufs);
    std::shared_ptr<audio::PcmTrack> made = withGain(track, *gain);
    // Where the limiter held peaks back, what it took is given back evenly.
    for (int round = 1; round < kRounds; ++round) {
        const auto reached = audio::measureLoudness(*made, stop);
        if (!reached)
            return fail(reached.error());
        const double missing = targetLufs - reached->integratedLufs;
        if (!std::isfinite(missing) || std::abs(missing) <= kCloseEnoughLu)
            break;
        *gain += missing;
        made = withGain(track, *gain);
    }
    return made;
}

JobOf<SoundPtr> *prepareSound(const store::Take &take, const QString &vaultFile, QObject *parent)
{
    return runInWorker<SoundPtr>(
        [take, vaultFile](const StopFlag &stop) { return prepare(take, vaultFile, stop); }, parent);
}

} // namespace studio::audition
