// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace studio {

/// Takes keys and tokens out of text meant for a log or an error report: values of known header and query
/// names, and anything that looks like a service key (`sk_…`, `sutkn_…`, bearer tokens). Total: never fails.
QString redacted(const QString &text);

} // namespace studio
