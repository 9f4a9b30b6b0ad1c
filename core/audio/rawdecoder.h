// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/streamdecoder.h"

#include <vector>

namespace studio::audio {

/// Headerless 16-bit little-endian, µ-law or A-law samples. Keeps the part of a frame a piece ends with.
class RawDecoder final : public DecoderStrategy {
public:
    explicit RawDecoder(const StreamFormat &format) : m_format(format) { }
    Result<void> push(QByteArrayView bytes, const PcmSink &sink) override;
    Result<void> finish(const PcmSink &sink) override;

private:
    StreamFormat m_format;
    QByteArray m_rest;
    std::vector<std::int16_t> m_samples;
};

} // namespace studio::audio
