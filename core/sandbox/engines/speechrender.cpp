// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engines/speechrender.h"

#include "core/base/logging.h"

#include <algorithm>

namespace studio::sandbox {

namespace {

// A compressed stream that pauses (not ends) is padded, or its last syllable would wait in the encoder.
constexpr double kPadding = 0.12;

text::Alignment moved(const text::Alignment &alignment, double offset)
{
    text::Alignment result;
    result.characters.reserve(alignment.characters.size());
    for (const text::CharTiming &c : alignment.characters)
        result.characters.push_back({c.text, c.startSeconds + offset, c.endSeconds + offset});
    return result;
}

} // namespace

SpeechRender::SpeechRender(RenderSpec spec)
    : m_spec(std::move(spec)), m_speaker(m_spec.design, m_spec.settings, m_spec.seed)
{
}

void SpeechRender::begin(const QString &text, bool final)
{
    m_speaker.setText(text);
    m_final = final;
}

QByteArray SpeechRender::encode(std::span<const std::int16_t> samples)
{
    if (!m_encoder && !m_started) {
        m_started = true;
        audio::StreamFormat target = m_spec.format.stream;
        if (target.codec == audio::Codec::Wav)
            target.codec = audio::Codec::Pcm16; // the header is added when the length is known
        auto encoder = audio::Encoder::create(target, {kEngineRateHz, 1});
        if (encoder)
            m_encoder = std::move(*encoder);
        else
            qCWarning(logSandbox) << "No encoder for" << m_spec.format.name << encoder.error().detail;
    }
    if (!m_encoder)
        return {};
    return m_encoder->push(samples).value_or(QByteArray());
}

std::vector<SpeechSlice> SpeechRender::next(bool *done)
{
    SpokenPiece piece = m_speaker.next();
    *done = piece.last;
    if (piece.last && !m_final && m_spec.format.isCompressed()) {
        const auto padding = std::size_t(kPadding * kEngineRateHz);
        piece.samples.insert(piece.samples.end(), padding, 0);
        if (!piece.alignment.characters.empty())
            piece.alignment.characters.back().endSeconds += kPadding;
        if (!piece.normalized.characters.empty())
            piece.normalized.characters.back().endSeconds += kPadding;
    }
    std::vector<SpeechSlice> slices;
    const auto step = std::max<std::size_t>(1, std::size_t(m_spec.sliceSeconds * kEngineRateHz));
    const std::span<const std::int16_t> all(piece.samples);
    const double offset = double(m_frames) / kEngineRateHz;
    for (std::size_t at = 0; at < all.size(); at += step) {
        const auto part = all.subspan(at, std::min(step, all.size() - at));
        SpeechSlice slice;
        slice.startSeconds = double(m_frames) / kEngineRateHz;
        slice.audio = encode(part);
        m_frames += qint64(part.size());
        slice.endSeconds = double(m_frames) / kEngineRateHz;
        slices.push_back(std::move(slice));
    }
    if (slices.empty() && (!piece.alignment.isEmpty() || (piece.last && m_final)))
        slices.push_back({{}, offset, offset, {}, {}});
    if (!slices.empty()) {
        slices.front().alignment = moved(piece.alignment, offset);
        slices.front().normalized = moved(piece.normalized, offset);
    }
    if (piece.last && m_final) {
        if (!m_started)
            slices.back().audio += encode({});
        if (m_encoder)
            slices.back().audio += m_encoder->finish().value_or(QByteArray());
        m_encoder.reset();
    }
    return slices;
}

} // namespace studio::sandbox
