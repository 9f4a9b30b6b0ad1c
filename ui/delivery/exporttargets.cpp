// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delivery/exporttargets.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

struct TargetText {
    Q_DECLARE_TR_FUNCTIONS(ExportTargets)
};

} // namespace

QList<ExportTarget> exportTargets(const QString &made)
{
    using audio::Codec;
    const QString asMade = made.isEmpty() ? TargetText::tr("As made, not encoded again")
                                          : TargetText::tr("As made: %1").arg(streamFormatLabel(made));
    return {{QLatin1StringView(kAsMade), asMade, {}},
            {u"mp3"_s, TargetText::tr("MP3  128 kbps"), audio::StreamFormat{Codec::Mp3, 44100, 1, 128}},
            {u"wav"_s, TargetText::tr("WAV  uncompressed"), audio::StreamFormat{Codec::Wav, 0, 0, 0}},
            {u"flac"_s, TargetText::tr("FLAC  lossless"), audio::StreamFormat{Codec::Flac, 0, 0, 0}},
            {u"opus"_s, TargetText::tr("Opus  96 kbps"), audio::StreamFormat{Codec::Opus, 48000, 1, 96}},
            {u"m4a"_s, TargetText::tr("M4A  128 kbps"), audio::StreamFormat{Codec::Aac, 44100, 1, 128}}};
}

std::optional<audio::StreamFormat> exportFormat(const QString &id)
{
    for (const ExportTarget &target : exportTargets()) {
        if (target.id == id)
            return target.format;
    }
    return {};
}

QString streamFormatLabel(const QString &outputFormat)
{
    const auto format = audio::parseStreamFormat(outputFormat);
    if (!format)
        return outputFormat;
    const QString codec = outputFormat.section(u'_', 0, 0).toUpper();
    const QString rate = QLocale().toString(format->sampleRateHz / 1000.0, 'g', 4);
    if (format->bitrateKbps > 0)
        return TargetText::tr("%1  %2 kHz  %3 kbps").arg(codec, rate).arg(format->bitrateKbps);
    return TargetText::tr("%1  %2 kHz").arg(codec, rate);
}

QString exportSuffix(const QString &id, const store::Take &take)
{
    return id == QLatin1StringView(kAsMade) ? store::audioSuffix(take.outputFormat) : id;
}

qint64 estimatedBytes(const QString &id, const store::Take &take, double seconds)
{
    const double whole = double(take.durationMs) / 1000;
    if (id == QLatin1StringView(kAsMade))
        return whole > 0 ? qint64(double(take.audioBytes) * std::min(1.0, seconds / whole)) : take.audioBytes;
    const auto made = audio::parseStreamFormat(take.outputFormat);
    const double rate = made && made->sampleRateHz > 0 ? made->sampleRateHz : 44100;
    if (id == "wav"_L1)
        return qint64(seconds * rate * 2);
    if (id == "flac"_L1)
        return qint64(seconds * rate);
    return qint64(seconds * (id == "opus"_L1 ? 12000 : 16000));
}

} // namespace studio::ui
