// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takes/outputformats.h"

#include "core/audio/audioformat.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

struct FormatText {
    Q_DECLARE_TR_FUNCTIONS(OutputFormats)
};

QString codecLabel(audio::Codec codec)
{
    switch (codec) {
    case audio::Codec::Mp3:
        return u"MP3"_s;
    case audio::Codec::Opus:
        return u"Opus"_s;
    case audio::Codec::Flac:
        return u"FLAC"_s;
    case audio::Codec::Wav:
        return u"WAV"_s;
    case audio::Codec::Aac:
        return u"AAC"_s;
    case audio::Codec::Pcm16:
        return u"PCM"_s;
    case audio::Codec::MuLaw:
        return u"µ-law"_s;
    case audio::Codec::ALaw:
        return u"A-law"_s;
    }
    return {};
}

/// 0 free, 1 starter, 2 creator, 3 pro and above. Unknown tiers are not held back: the service decides.
int rankOf(const QString &tier)
{
    const QString name = tier.toLower();
    if (name == "free"_L1)
        return 0;
    if (name == "starter"_L1)
        return 1;
    if (name == "creator"_L1)
        return 2;
    return 3;
}

/// MP3 at 192 kbps needs Creator; PCM and WAV at 44.1 kHz and above need Pro.
int rankNeeded(const QString &id)
{
    if (id == "mp3_44100_192"_L1)
        return 2;
    if (id == "pcm_44100"_L1 || id == "pcm_48000"_L1 || id == "wav_44100"_L1 || id == "wav_48000"_L1)
        return 3;
    return 0;
}

} // namespace

QString outputFormatLabel(const QString &id)
{
    const auto format = audio::parseStreamFormat(id);
    if (!format)
        return id;
    const double kilohertz = format->sampleRateHz / 1000.0;
    const QLocale locale;
    QString label = FormatText::tr("%1  %2 kHz")
                        .arg(codecLabel(format->codec),
                             locale.toString(kilohertz, 'f',
                                             format->sampleRateHz % 1000 == 0      ? 0
                                                 : format->sampleRateHz % 100 == 0 ? 1
                                                                                   : 2));
    if (format->bitrateKbps > 0)
        label = FormatText::tr("%1  %2 kbps").arg(label, locale.toString(format->bitrateKbps));
    return label;
}

QList<OutputFormat> outputFormats(const std::optional<api::Subscription> &subscription, bool realMoney)
{
    static const QStringList ids{
        u"mp3_44100_128"_s, u"mp3_44100_192"_s, u"mp3_44100_96"_s,   u"mp3_44100_64"_s,   u"mp3_44100_32"_s,
        u"mp3_24000_48"_s,  u"mp3_22050_32"_s,  u"opus_48000_192"_s, u"opus_48000_128"_s, u"opus_48000_96"_s,
        u"opus_48000_64"_s, u"opus_48000_32"_s, u"wav_48000"_s,      u"wav_44100"_s,      u"wav_32000"_s,
        u"wav_24000"_s,     u"wav_22050"_s,     u"wav_16000"_s,      u"wav_8000"_s,       u"pcm_48000"_s,
        u"pcm_44100"_s,     u"pcm_32000"_s,     u"pcm_24000"_s,      u"pcm_22050"_s,      u"pcm_16000"_s,
        u"pcm_8000"_s,      u"ulaw_8000"_s,     u"alaw_8000"_s};
    const int rank = realMoney && subscription ? rankOf(subscription->tier) : 3;
    QList<OutputFormat> formats;
    for (const QString &id : ids) {
        QString refusal;
        if (rank < rankNeeded(id))
            refusal = rankNeeded(id) == 2 ? FormatText::tr("Needs the Creator plan or above.")
                                          : FormatText::tr("Needs the Pro plan or above.");
        formats.append({id, outputFormatLabel(id), refusal});
    }
    return formats;
}

} // namespace studio::ui
