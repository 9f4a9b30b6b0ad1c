// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engines/soundrender.h"

#include "core/audio/resampler.h"
#include "core/base/logging.h"
#include "core/media/noisesuppressor.h"
#include "core/sandbox/engines/speaker.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cmath>

namespace studio::sandbox {

namespace {

constexpr double kPieceSeconds = 0.5;
constexpr int kPitchRateHz = 8000;
constexpr double kMostSemitones = 3;
constexpr double kLeastSemitones = 1.2;

std::vector<std::int16_t> monoPiece(const audio::PcmTrack &track, qint64 from, qint64 frames)
{
    const int channels = track.channels();
    std::vector<std::int16_t> samples(std::size_t(frames * channels));
    const qint64 got = track.read(from, samples);
    samples.resize(std::size_t(std::max<qint64>(0, got) * channels));
    if (channels == 1)
        return samples;
    std::vector<std::int16_t> mono(samples.size() / std::size_t(channels));
    for (std::size_t i = 0; i < mono.size(); ++i) {
        int sum = 0;
        for (int channel = 0; channel < channels; ++channel)
            sum += samples[i * std::size_t(channels) + std::size_t(channel)];
        mono[i] = std::int16_t(sum / channels);
    }
    return mono;
}

/// The pitch of 40 ms, or 0 where nothing swings regularly.
double pitchOfFrame(std::span<const std::int16_t> frame)
{
    double energy = 0;
    for (const std::int16_t sample : frame)
        energy += double(sample) * sample;
    if (energy / double(frame.size()) < 300.0 * 300.0)
        return 0;
    constexpr std::size_t shortest = kPitchRateHz / 400;
    constexpr std::size_t longest = kPitchRateHz / 65;
    double best = 0;
    std::size_t bestLag = 0;
    for (std::size_t lag = shortest; lag <= longest; ++lag) {
        double product = 0;
        double first = 0;
        double second = 0;
        for (std::size_t i = 0; i + lag < frame.size(); ++i) {
            product += double(frame[i]) * frame[i + lag];
            first += double(frame[i]) * frame[i];
            second += double(frame[i + lag]) * frame[i + lag];
        }
        const double likeness = product / std::sqrt(first * second + 1);
        if (likeness > best + 0.02) { // the shortest of equal periods
            best = likeness;
            bestLag = lag;
        }
    }
    return best > 0.7 ? double(kPitchRateHz) / double(bestLag) : 0;
}

} // namespace

double spokenPitchHz(const audio::PcmTrack &track, double fromSeconds, double toSeconds)
{
    auto resampler = audio::Resampler::create({track.sampleRateHz(), 1}, {kPitchRateHz, 1});
    if (!resampler)
        return 0;
    std::vector<double> pitches;
    std::vector<std::int16_t> low;
    const qint64 step = track.sampleRateHz() / 4;
    const auto end = std::min(track.frameCount(), qint64(toSeconds * track.sampleRateHz()));
    constexpr std::size_t frame = kPitchRateHz / 25;
    for (auto at = qint64(fromSeconds * track.sampleRateHz()); at < end && pitches.size() < 250; at += step) {
        (*resampler)->process(monoPiece(track, at, std::min(step, end - at)), low);
        std::size_t from = 0;
        for (; from + frame <= low.size(); from += frame) {
            if (const double pitch = pitchOfFrame(std::span(low).subspan(from, frame)); pitch > 0)
                pitches.push_back(pitch);
        }
        low.erase(low.begin(), low.begin() + std::ptrdiff_t(from));
    }
    if (pitches.size() < 3)
        return 0;
    const auto middle = pitches.begin() + std::ptrdiff_t(pitches.size() / 2);
    std::nth_element(pitches.begin(), middle, pitches.end());
    return *middle;
}

double semitonesTowards(const VoiceDesign &design, const VoiceSettings &settings, double sourceHz,
                        quint32 seed)
{
    double away = sourceHz > 0 ? 12 * std::log2(pitchOf(design) / sourceHz) : kMostSemitones;
    away *= 0.55 + 0.6 * settings.similarity;
    const double size = std::clamp(std::abs(away), kLeastSemitones, kMostSemitones - 0.2);
    QRandomGenerator random(seed);
    const double hair = 0.4 * (random.generateDouble() - 0.5) * (1.5 - settings.stability);
    return std::clamp(std::copysign(size, away) + hair, -kMostSemitones, kMostSemitones);
}

/// The processors, made for one rate.
class SoundRender::Step final {
public:
    Step(audio::PcmSpec spec, const SoundSpec &wanted)
    {
        if (wanted.semitones != 0)
            m_shift = std::make_unique<audio::TimeStretch>(spec, 1.0, wanted.semitones);
        if (wanted.removeNoise)
            m_suppressor = media::NoiseSuppressor::create(spec).value_or(nullptr);
    }
    std::vector<std::int16_t> through(std::span<const std::int16_t> samples, bool last)
    {
        std::vector<std::int16_t> now;
        if (m_suppressor) {
            m_suppressor->process(samples, now);
            if (last)
                m_suppressor->finish(now);
        } else {
            now.assign(samples.begin(), samples.end());
        }
        if (!m_shift)
            return now;
        m_shift->push(now);
        if (last)
            m_shift->finish();
        std::vector<std::int16_t> out;
        std::vector<std::int16_t> piece(8192);
        while (const qint64 got = m_shift->pull(piece))
            out.insert(out.end(), piece.begin(), piece.begin() + got);
        return out;
    }

private:
    std::unique_ptr<media::NoiseSuppressor> m_suppressor;
    std::unique_ptr<audio::TimeStretch> m_shift;
};

SoundRender::SoundRender(std::shared_ptr<const audio::PcmTrack> track, SoundSpec spec)
    : m_track(std::move(track)), m_spec(std::move(spec)),
      m_step(std::make_unique<Step>(audio::PcmSpec{m_track->sampleRateHz(), 1}, m_spec))
{
    audio::StreamFormat target = m_spec.format.stream;
    if (target.codec == audio::Codec::Wav)
        target.codec = audio::Codec::Pcm16; // the header is added when the length is known
    auto encoder = audio::Encoder::create(target, {m_track->sampleRateHz(), 1});
    if (encoder)
        m_encoder = std::move(*encoder);
    else
        qCWarning(logSandbox) << "No encoder for" << m_spec.format.name << encoder.error().detail;
}

SoundRender::~SoundRender() = default;

QByteArray SoundRender::encode(std::span<const std::int16_t> samples, bool last)
{
    if (!m_encoder)
        return {};
    QByteArray bytes = m_encoder->push(samples).value_or(QByteArray());
    if (last) {
        bytes += m_encoder->finish().value_or(QByteArray());
        m_encoder.reset();
    }
    return bytes;
}

/// The processors give the sound back in other pieces; at the end it is exactly as long as the source.
std::vector<std::int16_t> SoundRender::changed(std::span<const std::int16_t> mono, bool last)
{
    std::vector<std::int16_t> out = m_step->through(mono, last);
    const auto room = std::size_t(std::max<qint64>(0, m_read - m_made));
    if (out.size() > room || last)
        out.resize(room);
    m_made += qint64(out.size());
    return out;
}

std::vector<SpeechSlice> SoundRender::next(bool *done)
{
    const int rate = m_track->sampleRateHz();
    const auto mono = monoPiece(*m_track, m_read, qint64(kPieceSeconds * rate));
    m_read += qint64(mono.size());
    const bool last = mono.empty() || m_read >= m_track->frameCount();
    *done = last;
    qint64 at = m_made;
    const std::vector<std::int16_t> out = changed(mono, last);
    std::vector<SpeechSlice> slices;
    const auto step = std::size_t(std::max(1.0, m_spec.sliceSeconds * rate));
    for (std::size_t from = 0; from < out.size() || (last && slices.empty()); from += step) {
        const auto part = std::span(out).subspan(from, std::min(step, out.size() - from));
        SpeechSlice slice;
        slice.startSeconds = double(at) / rate;
        at += qint64(part.size());
        slice.endSeconds = double(at) / rate;
        slice.audio = encode(part, last && from + step >= out.size());
        slices.push_back(std::move(slice));
    }
    return slices;
}

} // namespace studio::sandbox
