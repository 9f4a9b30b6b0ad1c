// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/audioformat.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace studio::audio {

namespace {

struct CodecName {
    QLatin1StringView name;
    Codec codec;
    QLatin1StringView suffix;
};
constexpr std::array kNames{
    CodecName{"mp3"_L1, Codec::Mp3, "mp3"_L1},    CodecName{"opus"_L1, Codec::Opus, "ogg"_L1},
    CodecName{"flac"_L1, Codec::Flac, "flac"_L1}, CodecName{"wav"_L1, Codec::Wav, "wav"_L1},
    CodecName{"m4a"_L1, Codec::Aac, "m4a"_L1},    CodecName{"aac"_L1, Codec::Aac, "aac"_L1},
    CodecName{"pcm"_L1, Codec::Pcm16, "pcm"_L1},  CodecName{"ulaw"_L1, Codec::MuLaw, "ulaw"_L1},
    CodecName{"alaw"_L1, Codec::ALaw, "alaw"_L1},
};

bool hasBitrate(Codec codec)
{
    return codec == Codec::Mp3 || codec == Codec::Opus || codec == Codec::Aac;
}

/// Digits only, so that "+8000" or " 8000" do not pass.
std::optional<int> readNumber(QStringView text, int low, int high)
{
    if (text.isEmpty() || text.size() > 6)
        return std::nullopt;
    int value = 0;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
        value = value * 10 + (c.unicode() - u'0');
    }
    return value >= low && value <= high ? std::optional(value) : std::nullopt;
}

} // namespace

Result<StreamFormat> parseStreamFormat(QStringView outputFormat)
{
    const auto refuse = [&] {
        return fail(ErrorKind::Validation,
                    QCoreApplication::translate("studio::audio", "The sound format “%1” is not known.")
                        .arg(outputFormat.left(64)));
    };
    const QList<QStringView> parts = outputFormat.split(u'_');
    if (parts.size() < 2 || parts.size() > 3)
        return refuse();
    for (const CodecName &entry : kNames) {
        if (parts.at(0) != entry.name)
            continue;
        StreamFormat format{.codec = entry.codec};
        const auto rate = readNumber(parts.at(1), 1000, 384000);
        if (!rate)
            return refuse();
        format.sampleRateHz = *rate;
        if (parts.size() == 3) {
            const auto kbps = readNumber(parts.at(2), 1, 640);
            if (!kbps || !hasBitrate(entry.codec))
                return refuse();
            format.bitrateKbps = *kbps;
        }
        return format;
    }
    return refuse();
}

QString toString(const StreamFormat &format)
{
    for (const CodecName &entry : kNames) {
        if (entry.codec != format.codec)
            continue;
        QString text = entry.name + u'_' + QString::number(format.sampleRateHz);
        if (format.bitrateKbps > 0 && hasBitrate(format.codec))
            text += u'_' + QString::number(format.bitrateKbps);
        return text;
    }
    return {};
}

QString fileSuffix(Codec codec)
{
    for (const CodecName &entry : kNames) {
        if (entry.codec == codec)
            return entry.suffix;
    }
    return u"bin"_s;
}

std::optional<Codec> codecForSuffix(QStringView suffix)
{
    const QString wanted = suffix.toString().toLower();
    if (wanted == "opus"_L1)
        return Codec::Opus;
    if (wanted == "mp4"_L1)
        return Codec::Aac;
    if (wanted == "raw"_L1)
        return Codec::Pcm16;
    for (const CodecName &entry : kNames) {
        if (wanted == entry.suffix)
            return entry.codec;
    }
    return std::nullopt;
}

QByteArray mimeType(const StreamFormat &format)
{
    const QByteArray rate = QByteArray::number(format.sampleRateHz);
    switch (format.codec) {
    case Codec::Mp3:
        return "audio/mpeg"_ba;
    case Codec::Opus:
        return "audio/ogg"_ba;
    case Codec::Flac:
        return "audio/flac"_ba;
    case Codec::Wav:
        return "audio/wav"_ba;
    case Codec::Aac:
        return "audio/mp4"_ba;
    case Codec::Pcm16:
        return "audio/pcm;rate="_ba + rate;
    case Codec::MuLaw:
        return "audio/basic"_ba;
    case Codec::ALaw:
        return "audio/x-alaw-basic;rate="_ba + rate;
    }
    return "application/octet-stream"_ba;
}

bool isHeaderless(Codec codec)
{
    return codec == Codec::Pcm16 || codec == Codec::MuLaw || codec == Codec::ALaw;
}

} // namespace studio::audio
