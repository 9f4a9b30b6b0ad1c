// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/chargeoutcome.h"

#include "core/queue/ledger.h"

namespace studio::queue {

bool mayHaveCharged(const Error &error, const api::SpeechReceipt &receipt)
{
    if (receipt.credits || !receipt.requestId.isEmpty())
        return true;
    if (error.httpStatus >= 300 && error.httpStatus < 400) // nothing was done there
        return false;
    switch (error.kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
    case ErrorKind::Auth:
    case ErrorKind::Scope:
    case ErrorKind::Forbidden:
    case ErrorKind::Quota:
    case ErrorKind::SpendLimit:
    case ErrorKind::RateLimited:
    case ErrorKind::Concurrency:
    case ErrorKind::Busy:
    case ErrorKind::Validation:
    case ErrorKind::NotFound:
    case ErrorKind::Usage:
    case ErrorKind::Unsupported:
    case ErrorKind::Keychain:
        return false;
    case ErrorKind::Cancelled:
    case ErrorKind::Server:
    case ErrorKind::Protocol:
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::Storage:
    case ErrorKind::Device:
    case ErrorKind::Internal:
        break;
    }
    return true;
}

JobOf<bool> *settleLedger(Ledger &ledger, qint64 entry, const api::SpeechReceipt &receipt,
                          const std::optional<Error> &error, const TakeId &take)
{
    if (!error || (receipt.credits && !take.isEmpty()))
        return ledger.markDone(entry, receipt.credits, receipt.requestId, take);
    // Charged, as far as is known, and nothing to show for it: the service's history may have the sound.
    if (mayHaveCharged(*error, receipt))
        return ledger.markUnknown(entry, errorKindName(error->kind), receipt.credits, receipt.requestId);
    return ledger.markRefused(entry, errorKindName(error->kind));
}

} // namespace studio::queue
