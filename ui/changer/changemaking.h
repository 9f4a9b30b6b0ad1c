// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/base/result.h"
#include "core/changer/conversionrequest.h"
#include "ui/changer/changerparts.h"

#include <QObject>
#include <QTimer>

namespace studio::changer {
class ChangerEngine;
class Conversion;
struct ConversionPlan;
} // namespace studio::changer
namespace studio::speech {
struct Outcome;
enum class Repeat;
} // namespace studio::speech

namespace studio::ui {

/// The paid clicks of the voice changer: from the button to the take on the shelf, and what is said on the
/// way. Knows, when the choices have not changed for a moment, whether the same was made already. GUI thread.
class ChangeMaking final : public QObject {
    Q_OBJECT

public:
    ChangeMaking(const ChangerParts &parts, changer::ChangerEngine &engine, QObject *parent);

    [[nodiscard]] bool isRunning() const;
    /// What would be asked for now.
    [[nodiscard]] changer::ConversionRequest request(changer::Work work) const;
    /// Of the take that grows; empty when none does.
    [[nodiscard]] const std::optional<changer::ConversionRequest> &growing() const { return m_growing; }

public slots:
    /// Makes a take, or plays the one that was made of the same already.
    void change();
    /// Makes, and pays for, another take of the same.
    void another();
    /// Frees the voice of noise and music.
    void isolate();
    /// Stops making; what arrived is kept.
    void cancel();
    /// What is being made goes on, but is no longer followed: another profile is in use.
    void letGo();

signals:
    /// With a take or without.
    void ended(bool made);

private:
    void make(changer::Work work, bool another);
    void ask(const changer::ConversionRequest &request, const changer::ConversionPlan &plan, bool another);
    void start(const changer::ConversionRequest &request, speech::Repeat repeat);
    void putOnBoard(changer::Conversion *conversion);
    void tellProgress(changer::Conversion *conversion);
    void refuse(changer::Work work);
    void takeOutcome(const Result<speech::Outcome> &outcome);
    void lookSoon();
    void look();
    void showRunning();

    const ChangerParts m_parts;
    changer::ChangerEngine &m_engine;
    std::optional<changer::ConversionRequest> m_growing;
    std::optional<changer::ConversionRequest> m_planning; ///< The click waits for what it will cost.
    changer::ConversionRequest m_lookedFor; ///< What is known, or found out now, to be made or not.
    changer::Work m_work = changer::Work::Convert;
    QTimer m_quiet;
    JobGuard m_planJob;
    JobGuard m_lookJob;
};

} // namespace studio::ui
