// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/speech/speechinputs.h"
#include "core/text/scriptcompiler.h"

#include <QList>

#include <vector>

namespace studio::edit {

/// One request of several that become one take.
struct PlannedPart {
    speech::SpeechInputs inputs{};
    double silenceBefore = 0; ///< Seconds; put in, not asked for.
    QString textBefore{}; ///< White space of the script between this and the part before.
    bool operator==(const PlannedPart &) const = default;
};

/// A script as it will be sent: usually one request; several when it is longer than the model takes, or when
/// silences are put in.
struct SpeechPlan {
    speech::SpeechInputs whole{}; ///< With all of the text; describes the take.
    std::vector<PlannedPart> parts{}; ///< In the order they are spoken.
    double silenceAfter = 0;
    bool operator==(const SpeechPlan &) const = default;

    /// The service's sound of one request is the take.
    [[nodiscard]] bool isPlain() const;
};

/// A stretch of text that is one request as far as the script goes, and the silence behind it.
struct Stretch {
    QString text{};
    double silenceAfter = 0;
};

struct PlanLimits {
    qint64 charactersAtOnce = 0; ///< 0: no limit.
    bool takesContext = true; ///< The model may be told what is said before and after.
};

/// Splits stretches that are too long at their sentences, and gives each part the text around it as context.
[[nodiscard]] SpeechPlan planSpeech(const speech::SpeechInputs &whole, const QList<Stretch> &stretches,
                                    double silenceBefore, const PlanLimits &limits);

/// The same for a script that was compiled for the model.
[[nodiscard]] SpeechPlan planSpeech(const speech::SpeechInputs &whole, const text::CompiledScript &script,
                                    const PlanLimits &limits);

/// Equal keys mean the same sound was asked for: of a plain plan, the key of its request.
[[nodiscard]] QByteArray keyOf(const SpeechPlan &plan);
/// What all parts are expected to cost; each is rounded up as the service does.
[[nodiscard]] qint64 estimatedCredits(const SpeechPlan &plan);
[[nodiscard]] double estimatedSeconds(const SpeechPlan &plan);
/// Of all parts, as sent.
[[nodiscard]] qint64 billedCharactersOf(const SpeechPlan &plan);

/// The end, or the beginning, of a text as context for what follows or comes before; whole words.
[[nodiscard]] QString contextBefore(QStringView text);
[[nodiscard]] QString contextAfter(QStringView text);

} // namespace studio::edit
