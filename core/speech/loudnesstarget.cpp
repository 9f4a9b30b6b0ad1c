// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/speech/loudnesstarget.h"

#include "core/speech/speechtext.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::speech {

namespace {

constexpr double kToleranceLu = 0.5;
constexpr double kTruePeakLimit = -1.0;
constexpr double kAcxQuietest = -23;
constexpr double kAcxLoudest = -18;
constexpr double kAcxPeak = -3;
constexpr double kAcxFloor = -60;

QString shown(const QString &unit, double level)
{
    if (!std::isfinite(level))
        return SpeechText::tr("silence");
    return unit.arg(QLocale().toString(level, 'f', 1).replace(u'-', QChar(0x2212)));
}

/// Whole numbers without decimals.
QString limit(double level)
{
    return QLocale().toString(level, 'g', 4).replace(u'-', QChar(0x2212));
}

/// Rounded as shown, so that what reads as met is met.
double rounded(double level)
{
    return std::isfinite(level) ? std::round(level * 10) / 10 : level;
}

} // namespace

audio::LevelGoal LoudnessTarget::goal() const
{
    if (kind == Kind::Acx)
        return {audio::LevelGoal::By::Rms, -20.5, -3.6};
    return {audio::LevelGoal::By::Loudness, lufs, -1.5};
}

std::optional<LoudnessTarget> loudnessTargetFrom(QStringView name)
{
    const QString text = name.trimmed().toString().toLower().replace(QChar(0x2212), u'-');
    if (text.isEmpty() || text == "as-made"_L1)
        return LoudnessTarget{};
    if (text == "acx"_L1)
        return LoudnessTarget::acx();
    bool isNumber = false;
    const double lufs = text.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(lufs) || lufs < -40 || lufs > -5)
        return {};
    return LoudnessTarget::atLufs(lufs);
}

QString loudnessName(const LoudnessTarget &target)
{
    switch (target.kind) {
    case LoudnessTarget::Kind::AsMade:
        break;
    case LoudnessTarget::Kind::Acx:
        return u"acx"_s;
    case LoudnessTarget::Kind::Lufs:
        return QString::number(target.lufs);
    }
    return u"as-made"_s;
}

QList<ExportCheck> checksOf(const audio::Measurement &measured, const LoudnessTarget &target)
{
    const bool acx = target.kind == LoudnessTarget::Kind::Acx;
    const bool lufs = target.kind == LoudnessTarget::Kind::Lufs;
    ExportCheck loudness{ExportCheck::Of::Loudness, SpeechText::tr("Integrated loudness"),
                         shown(SpeechText::tr("%1 LUFS"), measured.integratedLufs)};
    if (lufs) {
        loudness.wanted = SpeechText::tr("%1 ± 0.5 LUFS").arg(limit(target.lufs));
        loudness.passed = std::abs(rounded(measured.integratedLufs) - target.lufs) <= kToleranceLu + 1e-9;
    }
    ExportCheck truePeak{ExportCheck::Of::TruePeak, SpeechText::tr("True peak"),
                         shown(SpeechText::tr("%1 dBTP"), measured.truePeakDb)};
    if (lufs) {
        truePeak.wanted = SpeechText::tr("at most %1 dBTP").arg(limit(kTruePeakLimit));
        truePeak.passed = rounded(measured.truePeakDb) <= kTruePeakLimit;
    }
    ExportCheck peak{ExportCheck::Of::SamplePeak, SpeechText::tr("Sample peak"),
                     shown(SpeechText::tr("%1 dB"), measured.samplePeakDb)};
    ExportCheck rms{ExportCheck::Of::Rms, SpeechText::tr("RMS"),
                    shown(SpeechText::tr("%1 dB"), measured.rmsDb)};
    ExportCheck floor{ExportCheck::Of::NoiseFloor, SpeechText::tr("Noise floor"),
                      shown(SpeechText::tr("%1 dB"), measured.noiseFloorDb)};
    if (acx) {
        peak.wanted = SpeechText::tr("at most %1 dB").arg(limit(kAcxPeak));
        peak.passed = rounded(measured.samplePeakDb) <= kAcxPeak;
        rms.wanted = SpeechText::tr("%1 to %2 dB").arg(limit(kAcxQuietest), limit(kAcxLoudest));
        rms.passed = rounded(measured.rmsDb) >= kAcxQuietest && rounded(measured.rmsDb) <= kAcxLoudest;
        floor.wanted = SpeechText::tr("at most %1 dB").arg(limit(kAcxFloor));
        floor.passed = rounded(measured.noiseFloorDb) <= kAcxFloor;
    }
    return {loudness, truePeak, peak, rms, floor};
}

bool passes(const QList<ExportCheck> &checks)
{
    return std::none_of(checks.begin(), checks.end(),
                        [](const ExportCheck &check) { return check.passed.has_value() && !*check.passed; });
}

} // namespace studio::speech
