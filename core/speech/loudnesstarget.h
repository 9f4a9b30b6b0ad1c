// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/measurement.h"

#include <QList>
#include <QString>

#include <optional>

namespace studio::speech {

/// What an exported file should measure.
struct LoudnessTarget {
    enum class Kind {
        AsMade, ///< The level stays what it is.
        Lufs,
        Acx, ///< RMS −23…−18 dB, peak ≤ −3 dB, noise floor ≤ −60 dB.
    };
    Kind kind = Kind::AsMade;
    double lufs = -16;
    bool operator==(const LoudnessTarget &) const = default;

    [[nodiscard]] bool isSet() const { return kind != Kind::AsMade; }
    /// How to reach it; for targets that are set.
    [[nodiscard]] audio::LevelGoal goal() const;
    static LoudnessTarget atLufs(double lufs) { return {Kind::Lufs, lufs}; }
    static LoudnessTarget acx() { return {Kind::Acx, 0}; }
};

/// "acx", or LUFS from −40 to −5 such as "-16"; "" and "as-made" keep the level.
std::optional<LoudnessTarget> loudnessTargetFrom(QStringView name);
/// The reverse, for settings.
QString loudnessName(const LoudnessTarget &target);

/// One line of a report sheet.
struct ExportCheck {
    enum class Of { Loudness, TruePeak, SamplePeak, Rms, NoiseFloor };
    Of of = Of::Loudness;
    QString name{}; ///< "Integrated loudness"
    QString value{}; ///< "−16.1 LUFS"
    QString wanted{}; ///< "−16 ± 0.5 LUFS"; empty: nothing is asked for.
    std::optional<bool> passed{};
    bool operator==(const ExportCheck &) const = default;
};

/// What was measured, held against the target.
QList<ExportCheck> checksOf(const audio::Measurement &measured, const LoudnessTarget &target);
/// All that was asked for is met.
bool passes(const QList<ExportCheck> &checks);

} // namespace studio::speech
