// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/editrender.h"

#include "core/audio/resampler.h"
#include "core/audio/trackwriter.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace studio::edit {

namespace {

constexpr double kFadeSeconds = 0.010;
constexpr double kClickDb = -50;
constexpr qint64 kBlock = 1 << 16;

double toDb(double step)
{
    return step > 0 ? 20 * std::log10(step / 32768) : -200;
}

/// 0…1 over a raised cosine.
double rise(double share)
{
    return 0.5 - 0.5 * std::cos(std::numbers::pi * std::clamp(share, 0.0, 1.0));
}

/// One piece as a source of samples at its place in the result: also beyond its ends, where its track goes
/// on, for the cross-fades.
class Voice {
public:
    Voice(const Piece &piece, qint64 start, int channels)
        : m_piece(piece), m_start(start), m_channels(channels), m_gain(std::pow(10.0, piece.gainDb / 20))
    {
    }
    [[nodiscard]] qint64 start() const { return m_start; }
    [[nodiscard]] qint64 end() const { return m_start + m_piece.to - m_piece.from; }
    [[nodiscard]] bool follows() const { return m_piece.follows; }
    /// Whether there is sound in front of the beginning, or behind the end, for `frames`.
    [[nodiscard]] bool hasBefore(qint64 frames) const { return m_piece.track && m_piece.from >= frames; }
    [[nodiscard]] bool hasBehind(qint64 frames) const
    {
        return m_piece.track && m_piece.to + frames <= m_piece.track->frameCount();
    }
    void setRise(qint64 from, qint64 to) { m_riseFrom = from, m_riseTo = to; }
    void setFall(qint64 from, qint64 to) { m_fallFrom = from, m_fallTo = to; }
    [[nodiscard]] qint64 soundsFrom() const { return m_riseTo > m_riseFrom ? m_riseFrom : m_start; }
    [[nodiscard]] qint64 soundsTo() const { return m_fallTo > m_fallFrom ? m_fallTo : end(); }

    /// Adds what sounds of it to frames [at, at + count) of the result.
    void mix(qint64 at, qint64 count, std::vector<double> &sum, std::vector<std::int16_t> &scratch) const
    {
        const qint64 from = std::max(at, soundsFrom());
        const qint64 to = std::min(at + count, soundsTo());
        if (!m_piece.track || from >= to)
            return;
        scratch.resize(std::size_t((to - from) * m_channels));
        const qint64 read = m_piece.track->read(m_piece.from + from - m_start, scratch);
        for (qint64 i = 0; i < read; ++i) {
            const double gain = m_gain * weight(from + i);
            for (int channel = 0; channel < m_channels; ++channel)
                sum[std::size_t((from - at + i) * m_channels + channel)] +=
                    gain * scratch[std::size_t(i * m_channels + channel)];
        }
    }

private:
    [[nodiscard]] double weight(qint64 frame) const
    {
        double weight = 1;
        if (m_riseTo > m_riseFrom && frame < m_riseTo)
            weight *= rise((double(frame - m_riseFrom) + 0.5) / double(m_riseTo - m_riseFrom));
        if (m_fallTo > m_fallFrom && frame >= m_fallFrom)
            weight *= 1 - rise((double(frame - m_fallFrom) + 0.5) / double(m_fallTo - m_fallFrom));
        return weight;
    }

    Piece m_piece;
    qint64 m_start;
    int m_channels;
    double m_gain;
    qint64 m_riseFrom = 0;
    qint64 m_riseTo = 0;
    qint64 m_fallFrom = 0;
    qint64 m_fallTo = 0;
};

double stepAt(const std::vector<Piece> &pieces, std::size_t second, int channels)
{
    const Piece &left = pieces[second - 1];
    const Piece &right = pieces[second];
    std::vector<std::int16_t> a(std::size_t(channels), 0);
    std::vector<std::int16_t> b(std::size_t(channels), 0);
    if (left.track && left.to > 0)
        left.track->read(left.to - 1, a);
    if (right.track)
        right.track->read(right.from, b);
    double step = 0;
    for (int channel = 0; channel < channels; ++channel)
        step = std::max(step,
                        std::abs(double(a[std::size_t(channel)]) * std::pow(10.0, left.gainDb / 20)
                                 - double(b[std::size_t(channel)]) * std::pow(10.0, right.gainDb / 20)));
    return toDb(step);
}

void crossFade(Voice &left, Voice &right, qint64 fade)
{
    const qint64 joint = right.start();
    const qint64 half = std::max<qint64>(
        1, std::min({fade / 2, (left.end() - left.start()) / 4, (right.end() - right.start()) / 4}));
    if (left.hasBehind(half))
        left.setFall(joint - half, joint + half);
    else
        left.setFall(joint - 2 * half, joint);
    if (right.hasBefore(half))
        right.setRise(joint - half, joint + half);
    else
        right.setRise(joint, joint + 2 * half);
}

std::int16_t rounded(double value)
{
    return std::int16_t(std::clamp(std::lround(value), -32768L, 32767L));
}

Seam measured(const audio::PcmTrack &track, qint64 frame)
{
    const qint64 reach = track.sampleRateHz() / 1000;
    const qint64 from = std::max<qint64>(0, frame - reach);
    std::vector<std::int16_t> samples(std::size_t(2 * reach * track.channels()));
    const qint64 read = track.read(from, samples);
    double step = 0;
    for (qint64 i = track.channels(); i < read * track.channels(); ++i)
        step = std::max(
            step, std::abs(double(samples[std::size_t(i)]) - samples[std::size_t(i - track.channels())]));
    return {frame, toDb(step)};
}

} // namespace

audio::PcmSpec commonSpec(const std::vector<Track> &tracks)
{
    audio::PcmSpec spec{0, 1};
    for (const Track &track : tracks) {
        if (!track)
            continue;
        spec.sampleRateHz = std::max(spec.sampleRateHz, track->sampleRateHz());
        spec.channels = std::max(spec.channels, track->channels());
    }
    return spec;
}

Result<Track> converted(const Track &track, audio::PcmSpec spec)
{
    if (!track || track->spec() == spec)
        return track;
    auto resampler = audio::Resampler::create(track->spec(), spec);
    if (!resampler)
        return Unexpected(resampler.error());
    auto made = std::make_shared<audio::PcmTrack>(spec);
    std::vector<std::int16_t> in(std::size_t(kBlock * track->channels()));
    std::vector<std::int16_t> out;
    bool room = true;
    for (qint64 at = 0; room;) {
        const qint64 frames = track->read(at, in);
        if (frames == 0)
            break;
        out.clear();
        room = (*resampler)->process(std::span(in).first(std::size_t(frames * track->channels())), out)
            && made->append(out);
        at += frames;
    }
    out.clear();
    room = room && (*resampler)->flush(out) && made->append(out);
    made->complete();
    if (!room)
        return fail(audio::TrackWriter::tooLong());
    return Track(made);
}

Result<Rendering> render(const std::vector<Piece> &pieces, audio::PcmSpec spec, const StopFlag &stop)
{
    Rendering made;
    made.track = std::make_shared<audio::PcmTrack>(spec);
    std::vector<Voice> voices;
    qint64 total = 0;
    for (const Piece &piece : pieces) {
        Q_ASSERT(!piece.track || piece.track->spec() == spec);
        voices.emplace_back(piece, total, spec.channels);
        made.starts.push_back(total);
        total += std::max<qint64>(0, piece.to - piece.from);
    }
    const qint64 fade = std::llround(kFadeSeconds * spec.sampleRateHz);
    for (std::size_t i = 1; i < voices.size(); ++i) {
        if (!pieces[i].follows || stepAt(pieces, i, spec.channels) > kClickDb)
            crossFade(voices[i - 1], voices[i], fade);
    }
    std::vector<double> sum;
    std::vector<std::int16_t> scratch;
    std::vector<std::int16_t> block;
    std::size_t first = 0; // pieces before it have ended
    for (qint64 at = 0; at < total; at += kBlock) {
        if (stop.isSet())
            return fail(Error::cancelled());
        const qint64 count = std::min(kBlock, total - at);
        sum.assign(std::size_t(count * spec.channels), 0);
        while (first < voices.size() && voices[first].soundsTo() < at)
            ++first;
        for (std::size_t i = first; i < voices.size() && voices[i].soundsFrom() < at + count; ++i)
            voices[i].mix(at, count, sum, scratch);
        block.resize(sum.size());
        std::ranges::transform(sum, block.begin(), rounded);
        if (!made.track->append(block))
            return fail(audio::TrackWriter::tooLong());
    }
    made.track->complete();
    for (std::size_t i = 1; i < voices.size(); ++i)
        made.seams.push_back(measured(*made.track, made.starts[i]));
    return made;
}

Result<Rendering> joinGapless(const std::vector<Track> &tracks, const std::vector<double> &silences,
                              const StopFlag &stop)
{
    const audio::PcmSpec spec = commonSpec(tracks);
    if (!spec.isValid())
        return fail(Error::cancelled());
    std::vector<Piece> pieces;
    std::vector<std::size_t> places; // of the tracks among the pieces
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        const auto track = converted(tracks[i], spec);
        if (!track)
            return Unexpected(track.error());
        if (i < silences.size() && silences[i] > 0)
            pieces.push_back(
                {{}, 0, std::llround(std::min(silences[i], 600.0) * spec.sampleRateHz), 0, true});
        places.push_back(pieces.size());
        pieces.push_back({*track, 0, (*track)->frameCount(), 0, true});
    }
    auto made = render(pieces, spec, stop);
    if (!made)
        return made;
    std::vector<qint64> starts;
    for (const std::size_t place : places)
        starts.push_back(made->starts[place]);
    made->starts = starts;
    return made;
}

} // namespace studio::edit
