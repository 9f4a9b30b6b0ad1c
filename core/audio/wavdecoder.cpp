// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/wavdecoder.h"

#include "core/audio/g711.h"

#include <QCoreApplication>
#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <limits>

namespace studio::audio {

namespace {

constexpr int kPcm = 1;
constexpr int kFloat = 3;
constexpr int kALaw = 6;
constexpr int kMuLaw = 7;
constexpr int kExtensible = 0xfffe;

std::int16_t fromFloat(double value)
{
    if (!(std::abs(value) <= 1e6)) // also catches NaN
        return 0;
    return static_cast<std::int16_t>(std::clamp(std::lrint(value * 32768.0), -32768L, 32767L));
}

std::int16_t sampleAt(const uchar *p, int encoding, int bits)
{
    switch (encoding) {
    case kALaw:
        return fromALaw(*p);
    case kMuLaw:
        return fromMuLaw(*p);
    case kFloat:
        return bits == 32 ? fromFloat(double(qFromLittleEndian<float>(p)))
                          : fromFloat(qFromLittleEndian<double>(p));
    default:
        // The two highest bytes are enough.
        return bits == 8 ? static_cast<std::int16_t>((int(*p) - 128) * 256)
                         : qFromLittleEndian<qint16>(p + (bits / 8 - 2));
    }
}

bool isKnown(int encoding, int bits)
{
    switch (encoding) {
    case kPcm:
        return bits == 8 || bits == 16 || bits == 24 || bits == 32;
    case kFloat:
        return bits == 32 || bits == 64;
    case kALaw:
    case kMuLaw:
        return bits == 8;
    default:
        return false;
    }
}

Unexpected notWav()
{
    return fail(ErrorKind::Protocol,
                QCoreApplication::translate("studio::audio",
                                            "What arrived as a WAV file is not one, or it is damaged."));
}

} // namespace

Result<void> WavDecoder::push(QByteArrayView bytes, const PcmSink &sink)
{
    m_buffer.append(bytes);
    for (;;) {
        const Result<bool> went = step(sink);
        if (!went)
            return fail(went.error());
        if (!*went)
            return {};
    }
}

/// Consumes one element; false when more bytes are needed.
Result<bool> WavDecoder::step(const PcmSink &sink)
{
    const auto take = [this](qsizetype count) { m_buffer.remove(0, count); };
    switch (m_stage) {
    case Stage::Riff:
        if (m_buffer.size() < 12)
            return false;
        if ((!m_buffer.startsWith("RIFF") && !m_buffer.startsWith("RF64")) || m_buffer.sliced(8, 4) != "WAVE")
            return notWav();
        take(12);
        m_stage = Stage::ChunkHead;
        return true;
    case Stage::ChunkHead: {
        if (m_buffer.size() < 8)
            return false;
        const QByteArray name = m_buffer.first(4);
        const auto size = qFromLittleEndian<quint32>(m_buffer.constData() + 4);
        take(8);
        m_left = quint64(size) + (size & 1); // chunks are padded to even sizes
        if (name == "fmt ") {
            if (size < 16 || size > 4096)
                return notWav();
            m_stage = Stage::Format;
        } else if (name == "data") {
            if (!m_spec.isValid())
                return notWav();
            const bool unknown = size == 0 || size >= 0x7ffff000U;
            m_left = unknown ? std::numeric_limits<quint64>::max() : size;
            m_stage = Stage::Data;
        } else {
            m_stage = Stage::Skip;
        }
        return true;
    }
    case Stage::Format: {
        if (quint64(m_buffer.size()) < m_left)
            return false;
        if (auto read = readFormat(QByteArrayView(m_buffer).first(qsizetype(m_left))); !read)
            return fail(read.error());
        take(qsizetype(m_left));
        m_stage = Stage::ChunkHead;
        return true;
    }
    case Stage::Skip: {
        const auto part = std::min<quint64>(m_left, quint64(m_buffer.size()));
        take(qsizetype(part));
        m_left -= part;
        if (m_left > 0)
            return false;
        m_stage = Stage::ChunkHead;
        return true;
    }
    case Stage::Data: {
        const int frame = m_fileChannels * m_bits / 8;
        const auto ready = std::min<quint64>(m_left, quint64(m_buffer.size()));
        const auto whole = qsizetype(ready) / frame * frame;
        if (whole > 0)
            emitFrames(QByteArrayView(m_buffer).first(whole), sink);
        take(whole);
        m_left -= quint64(whole);
        if (m_left < quint64(frame))
            m_stage = Stage::Done;
        return false;
    }
    case Stage::Done:
        m_buffer.clear();
        return false;
    }
    return false;
}

Result<void> WavDecoder::readFormat(QByteArrayView chunk)
{
    const auto u16 = [&](qsizetype at) { return int(qFromLittleEndian<quint16>(chunk.data() + at)); };
    m_encoding = u16(0);
    m_fileChannels = u16(2);
    const auto rate = qFromLittleEndian<quint32>(chunk.data() + 4);
    m_bits = u16(14);
    if (m_encoding == kExtensible && chunk.size() >= 26)
        m_encoding = u16(24);
    m_spec = {int(std::min<quint32>(rate, 1'000'000)), m_fileChannels == 2 ? 2 : 1};
    if (!isKnown(m_encoding, m_bits) || m_fileChannels < 1 || m_fileChannels > 32 || !m_spec.isValid()) {
        m_spec = {};
        return fail(ErrorKind::Unsupported,
                    QCoreApplication::translate("studio::audio", "This kind of WAV file cannot be read."),
                    QStringLiteral("encoding %1, %2 bits, %3 channels")
                        .arg(m_encoding)
                        .arg(m_bits)
                        .arg(m_fileChannels));
    }
    return {};
}

void WavDecoder::emitFrames(QByteArrayView bytes, const PcmSink &sink)
{
    const int step = m_bits / 8;
    const auto *p = reinterpret_cast<const uchar *>(bytes.data());
    const auto frames = std::size_t(bytes.size() / (step * m_fileChannels));
    if (m_fileChannels <= 2) {
        m_samples.resize(frames * std::size_t(m_fileChannels));
        for (std::int16_t &sample : m_samples) {
            sample = sampleAt(p, m_encoding, m_bits);
            p += step;
        }
    } else {
        m_samples.resize(frames);
        for (std::int16_t &sample : m_samples) {
            int sum = 0;
            for (int channel = 0; channel < m_fileChannels; ++channel, p += step)
                sum += sampleAt(p, m_encoding, m_bits);
            sample = static_cast<std::int16_t>(sum / m_fileChannels);
        }
    }
    sink(m_samples, m_spec);
}

Result<void> WavDecoder::finish(const PcmSink &)
{
    if (m_stage != Stage::Data && m_stage != Stage::Done)
        return notWav();
    return {};
}

} // namespace studio::audio
