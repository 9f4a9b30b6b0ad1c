// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace studio {

Error Error::make(ErrorKind kind, const QString &message, const QString &detail)
{
    Error error;
    error.kind = kind;
    error.message = message;
    error.detail = detail;
    return error;
}

Error Error::cancelled()
{
    return make(ErrorKind::Cancelled, QCoreApplication::translate("studio::Error", "Cancelled."));
}

QString errorKindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        return u"cancelled"_s;
    case ErrorKind::Network:
        return u"network"_s;
    case ErrorKind::Timeout:
        return u"timeout"_s;
    case ErrorKind::Tls:
        return u"tls"_s;
    case ErrorKind::Auth:
        return u"auth"_s;
    case ErrorKind::Scope:
        return u"scope"_s;
    case ErrorKind::Forbidden:
        return u"forbidden"_s;
    case ErrorKind::Quota:
        return u"quota"_s;
    case ErrorKind::SpendLimit:
        return u"spend_limit"_s;
    case ErrorKind::RateLimited:
        return u"rate_limited"_s;
    case ErrorKind::Concurrency:
        return u"concurrency"_s;
    case ErrorKind::Busy:
        return u"busy"_s;
    case ErrorKind::Server:
        return u"server"_s;
    case ErrorKind::Validation:
        return u"validation"_s;
    case ErrorKind::NotFound:
        return u"not_found"_s;
    case ErrorKind::Protocol:
        return u"protocol"_s;
    case ErrorKind::OutcomeUnknown:
        return u"outcome_unknown"_s;
    case ErrorKind::Storage:
        return u"storage"_s;
    case ErrorKind::Device:
        return u"device"_s;
    case ErrorKind::Keychain:
        return u"keychain"_s;
    case ErrorKind::Usage:
        return u"usage"_s;
    case ErrorKind::Unsupported:
        return u"unsupported"_s;
    case ErrorKind::Internal:
        break;
    }
    return u"internal"_s;
}

} // namespace studio
