// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/speech/speechinputs.h"
#include "ui/speech/speechparts.h"

#include <QObject>

namespace studio::api {
class SpeechApi;
}
namespace studio::edit {
struct SpeechPlan;
}
namespace studio::speech {
class Generation;
enum class Repeat;
struct Outcome;
} // namespace studio::speech

namespace studio::ui {

/// The paid click: from the button to the take on the shelf, and what is said on the way. GUI thread.
class TakeMaking final : public QObject {
    Q_OBJECT

public:
    explicit TakeMaking(const SpeechParts &parts, QObject *parent = nullptr);

    [[nodiscard]] bool isRunning() const;

public slots:
    /// Makes a take, or plays the one that was made of the same inputs already.
    void makeOrPlay();
    /// Makes, and pays for, another take of the same inputs.
    void makeAnother();
    /// Stops making; what arrived is kept.
    void cancel();
    /// What is being made goes on, but is no longer followed: another profile is in use.
    void letGo();

signals:
    /// With a take or without.
    void ended(bool made);

private:
    void wire();
    void make(bool another);
    void start(const edit::SpeechPlan &plan, bool another);
    speech::Generation *startParts(const api::SpeechApi &api, const edit::SpeechPlan &plan,
                                   speech::Repeat repeat);
    void refuse();
    void takeOutcome(const Result<speech::Outcome> &outcome);

    const SpeechParts m_parts;
    QMetaObject::Connection m_waiting;
};

} // namespace studio::ui
