// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/encoder.h"

#include "core/audio/g711.h"
#include "core/audio/muxer.h"
#include "core/audio/resampler.h"
#include "core/audio/wavheader.h"

#include <QCoreApplication>
#include <QStringList>
#include <QtEndian>

#include <vector>

namespace studio::audio {

namespace {

/// WAV and headerless formats: samples one by one.
class SampleEncoder final : public Encoder {
public:
    SampleEncoder(Codec codec, std::unique_ptr<Resampler> resampler, QByteArray header)
        : m_codec(codec), m_resampler(std::move(resampler)), m_header(std::move(header))
    {
    }
    Result<QByteArray> push(std::span<const std::int16_t> interleaved) override
    {
        m_samples.clear();
        m_resampler->process(interleaved, m_samples);
        return bytes();
    }
    Result<QByteArray> finish() override
    {
        m_samples.clear();
        m_resampler->flush(m_samples);
        return bytes();
    }

private:
    QByteArray bytes()
    {
        QByteArray out = std::exchange(m_header, {});
        const qsizetype before = out.size();
        const bool wide = m_codec == Codec::Pcm16 || m_codec == Codec::Wav;
        out.resize(before + qsizetype(m_samples.size()) * (wide ? 2 : 1));
        char *to = out.data() + before;
        for (const std::int16_t sample : m_samples) {
            if (wide) {
                qToLittleEndian(sample, to);
                to += 2;
            } else {
                *to++ = static_cast<char>(m_codec == Codec::MuLaw ? toMuLaw(sample) : toALaw(sample));
            }
        }
        return out;
    }

    Codec m_codec;
    std::unique_ptr<Resampler> m_resampler;
    QByteArray m_header;
    std::vector<std::int16_t> m_samples;
};

class MuxedEncoder final : public Encoder {
public:
    explicit MuxedEncoder(std::unique_ptr<Muxer> muxer) : m_muxer(std::move(muxer)) { }
    Result<QByteArray> push(std::span<const std::int16_t> interleaved) override
    {
        if (auto pushed = m_muxer->push(interleaved); !pushed)
            return fail(pushed.error());
        return m_muxer->take();
    }
    Result<QByteArray> finish() override
    {
        if (auto finished = m_muxer->finish(); !finished)
            return fail(finished.error());
        return m_muxer->take();
    }

private:
    std::unique_ptr<Muxer> m_muxer;
};

} // namespace

QString commentWithCustom(const Tags &tags)
{
    QStringList lines;
    if (!tags.comment.isEmpty())
        lines.append(tags.comment);
    for (auto it = tags.custom.begin(); it != tags.custom.end(); ++it)
        lines.append(it.key() + u'=' + it.value());
    return lines.join(u'\n');
}

Result<std::unique_ptr<Encoder>> Encoder::create(const ExportFormat &target, PcmSpec input, const Tags &tags)
{
    if (!input.isValid()) {
        return fail(ErrorKind::Unsupported,
                    QCoreApplication::translate("studio::audio", "Sound at this rate cannot be encoded."));
    }
    switch (target.codec) {
    case Codec::Mp3:
    case Codec::Opus:
    case Codec::Flac:
    case Codec::Aac: {
        auto muxer = Muxer::create(target, input, tags);
        if (!muxer)
            return fail(muxer.error());
        return std::make_unique<MuxedEncoder>(std::move(*muxer));
    }
    case Codec::Wav:
    case Codec::Pcm16:
    case Codec::MuLaw:
    case Codec::ALaw:
        break;
    }
    const PcmSpec out{target.sampleRateHz > 0 ? target.sampleRateHz : input.sampleRateHz,
                      target.channels > 0 ? target.channels : input.channels};
    auto resampler = Resampler::create(input, out);
    if (!resampler)
        return fail(resampler.error());
    return std::make_unique<SampleEncoder>(target.codec, std::move(*resampler),
                                           target.codec == Codec::Wav ? wavHeader(out, {}, &tags)
                                                                      : QByteArray());
}

Result<QByteArray> encodeAll(const ExportFormat &target, PcmSpec input,
                             std::span<const std::int16_t> interleaved, const Tags &tags)
{
    auto encoder = Encoder::create(target, input, tags);
    if (!encoder)
        return fail(encoder.error());
    auto bytes = (*encoder)->push(interleaved);
    if (!bytes)
        return bytes;
    auto rest = (*encoder)->finish();
    if (!rest)
        return rest;
    return *bytes + *rest;
}

} // namespace studio::audio
