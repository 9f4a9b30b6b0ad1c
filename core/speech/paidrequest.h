// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/speechapi.h"
#include "core/speech/speechinputs.h"
#include "core/store/take.h"

#include <functional>
#include <variant>

namespace studio::speech {

/// A request that is charged and answered with sound, whatever the service makes of what: all a generation
/// has to know to keep money and sound safe.
struct PaidRequest {
    /// Sound while it arrives, or all of it at once.
    using Answer = std::variant<api::SpeechStream *, JobOf<api::SpeechAudio> *>;

    SpeechInputs inputs{}; ///< What is shown of it: voice, model, format, host, profile, document.
    store::Take take{}; ///< What it will be, without sound and receipt: request key, inputs, voice, format.
                        ///< Its id too, if that is known already.
    QString service{}; ///< As in LedgerRow.
    QString sentText{}; ///< To find it in the service's history; empty where that keeps none.
    qint64 characters = 0; ///< Billed ones; 0 where the length of a sound is billed.
    qint64 estimatedCredits = 0;
    /// Sends it. Called once, when the ledger has it on disk; what it needs it holds.
    std::function<Answer()> open{};
};

/// Text to speech: streamed with times where the service has them, whole for WAV.
PaidRequest speechRequest(const api::SpeechApi &api, const SpeechInputs &inputs);

} // namespace studio::speech
