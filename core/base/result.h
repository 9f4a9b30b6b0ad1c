// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <version>
#ifdef __cpp_lib_expected
#include <expected>
#else
#include <tl/expected.hpp>
#endif

namespace studio {

#ifdef __cpp_lib_expected
template <class T>
using Result = std::expected<T, Error>;
using Unexpected = std::unexpected<Error>;
#else
template <class T>
using Result = tl::expected<T, Error>;
using Unexpected = tl::unexpected<Error>;

/// tl::expected's own comparison does not compile for void, and a signal's parameter is compared by Qt.
inline bool operator==(const Result<void> &left, const Result<void> &right)
{
    if (left.has_value() != right.has_value())
        return false;
    return left.has_value() || left.error() == right.error();
}
#endif

/// `return fail(ErrorKind::Storage, tr("…"));`
inline Unexpected fail(ErrorKind kind, const QString &message, const QString &detail = {})
{
    return Unexpected(Error::make(kind, message, detail));
}
inline Unexpected fail(Error error)
{
    return Unexpected(std::move(error));
}

} // namespace studio
