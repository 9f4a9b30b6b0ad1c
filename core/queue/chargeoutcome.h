// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/speech.h"
#include "core/base/job.h"

#include <optional>

namespace studio::queue {

class Ledger;

/// Whether the service may have charged for a request that failed. Refusals, and failures before the request
/// was written, are free; everything after that may have been done.
bool mayHaveCharged(const Error &error, const api::SpeechReceipt &receipt);

/// Ends the ledger entry of a request: done (also when the sound was cut but a part of it is kept and the
/// price is known), refused or unknown.
JobOf<bool> *settleLedger(Ledger &ledger, qint64 entry, const api::SpeechReceipt &receipt,
                          const std::optional<Error> &error, const TakeId &take);

} // namespace studio::queue
