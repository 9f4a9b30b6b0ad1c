// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/speech/speechinputs.h"
#include "core/store/take.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace studio::speech {
class SpeechEngine;
}

namespace studio::ui {

/// Knows whether the current inputs were made already. Looks when they have not changed for a quarter of a
/// second; until then the answer is no.
class MadeLookup final : public QObject {
    Q_OBJECT

public:
    explicit MadeLookup(speech::SpeechEngine &engine, QObject *parent = nullptr);

    /// Empty when there is nothing to make.
    void setInputs(const std::optional<speech::SpeechInputs> &inputs);
    /// Looks again, e.g. after a take was made or deleted.
    void refresh();
    [[nodiscard]] const std::optional<store::Take> &made() const { return m_made; }

signals:
    void madeChanged();

private:
    void look();
    void setMade(const std::optional<store::Take> &made);

    speech::SpeechEngine &m_engine;
    std::optional<speech::SpeechInputs> m_inputs;
    std::optional<store::Take> m_made;
    QTimer m_quiet;
    JobGuard m_job;
};

} // namespace studio::ui
