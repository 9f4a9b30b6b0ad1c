// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/catalog/outputformats.h"

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

QStringList outputFormatNames(bool withWav)
{
    QStringList names{
        u"mp3_22050_32"_s,   u"mp3_24000_48"_s,  u"mp3_44100_32"_s,  u"mp3_44100_64"_s,  u"mp3_44100_96"_s,
        u"mp3_44100_128"_s,  u"mp3_44100_192"_s, u"pcm_8000"_s,      u"pcm_16000"_s,     u"pcm_22050"_s,
        u"pcm_24000"_s,      u"pcm_32000"_s,     u"pcm_44100"_s,     u"pcm_48000"_s,     u"ulaw_8000"_s,
        u"alaw_8000"_s,      u"opus_48000_32"_s, u"opus_48000_64"_s, u"opus_48000_96"_s, u"opus_48000_128"_s,
        u"opus_48000_192"_s,
    };
    if (withWav) {
        for (const QString &name : QStringList(names)) {
            if (name.startsWith(u"pcm_"_s))
                names.append(u"wav_"_s + name.mid(4));
        }
    }
    return names;
}

std::optional<OutputFormat> outputFormat(const QString &name)
{
    if (!outputFormatNames(true).contains(name))
        return std::nullopt;
    const QStringList parts = name.split(u'_');
    OutputFormat format{name, {}, "audio/mpeg"};
    format.stream.sampleRateHz = parts[1].toInt();
    format.stream.bitrateKbps = parts.size() > 2 ? parts[2].toInt() : 0;
    if (parts[0] == u"pcm"_s) {
        format.stream.codec = audio::Codec::Pcm16;
        format.contentType = "audio/pcm";
    } else if (parts[0] == u"wav"_s) {
        format.stream.codec = audio::Codec::Wav;
        format.contentType = "audio/wav";
    } else if (parts[0] == u"ulaw"_s) {
        format.stream.codec = audio::Codec::MuLaw;
        format.contentType = "audio/basic";
    } else if (parts[0] == u"alaw"_s) {
        format.stream.codec = audio::Codec::ALaw;
        format.contentType = "audio/x-alaw-basic";
    } else if (parts[0] == u"opus"_s) {
        format.stream.codec = audio::Codec::Opus;
        format.contentType = "audio/ogg";
    }
    return format;
}

QByteArray wavFile(const QByteArray &pcm, int sampleRateHz)
{
    QByteArray head(44, '\0');
    const auto word = [&head](qsizetype at, quint32 value) { qToLittleEndian(value, head.data() + at); };
    const auto half = [&head](qsizetype at, quint16 value) { qToLittleEndian(value, head.data() + at); };
    head.replace(0, 4, "RIFF");
    word(4, quint32(36 + pcm.size()));
    head.replace(8, 8, "WAVEfmt ");
    word(16, 16);
    half(20, 1);
    half(22, 1);
    word(24, quint32(sampleRateHz));
    word(28, quint32(sampleRateHz * 2));
    half(32, 2);
    half(34, 16);
    head.replace(36, 4, "data");
    word(40, quint32(pcm.size()));
    return head + pcm;
}

} // namespace studio::sandbox
