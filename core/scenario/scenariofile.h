// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/scenario/scenario.h"

namespace studio::scenario {

/// What reading a file gave. With mistakes, the suite holds what could be understood and is not to be run.
struct SuiteReading {
    Suite suite{};
    QList<Mistake> mistakes{};
    bool operator==(const SuiteReading &) const = default;
};

/// Reads a suite {"suite": …, "scenarios": […]} or a single scenario {"scenario": …, "steps": […]}. All
/// mistakes are named with their line and column, not only the first (but no more than areEnough()); a name
/// that is not known is one, since it most likely is a slip which would let a check pass that checks nothing.
[[nodiscard]] SuiteReading readSuite(const QByteArray &json);

/// From a file; its folder is where recordings are looked for. Usage when it cannot be read or has mistakes:
/// the message names the first with its place, `mistakes` receives all.
[[nodiscard]] Result<Suite> loadSuite(const QString &path, QList<Mistake> *mistakes = nullptr);

/// "suite.json:12:7: sentence", a line for each.
[[nodiscard]] QString mistakesText(const QString &fileName, const QList<Mistake> &mistakes);

/// One suite as text; readSuite() reads it back to an equal one, apart from places.
[[nodiscard]] QByteArray writeSuite(const Suite &suite);
[[nodiscard]] QByteArray writeScenario(const Scenario &scenario);

/// "phone,noise=-40,loss=2,clip=6,echo=-30,delay=120,seed=7", or one of phone, noisy, lossy, bad and clean.
/// Validation with a sentence otherwise. Also what files may give for "line".
[[nodiscard]] Result<LineSettings> parseLine(const QString &text);
[[nodiscard]] QString lineText(const LineSettings &line);

/// The same without anything that tells where it was written.
[[nodiscard]] Suite withoutPlaces(Suite suite);

} // namespace studio::scenario
