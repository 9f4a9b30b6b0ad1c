// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/request.h"

#include <QDateTime>

namespace studio::net {

/// The error behind a status other than 2xx. Understands the service's shapes (`detail` as object, string or
/// list of fields, and `{"error", "message"}`) and whatever else a server or a proxy may send: HTML, nothing,
/// bad UTF-8. Total. The sent text, which validation answers repeat, is left out of `raw`.
Error errorFromResponse(int status, const HeaderList &headers, const QByteArray &body,
                        const QDateTime &nowUtc = QDateTime::currentDateTimeUtc());

/// The same for a body with status 2xx, or a socket message, in which the service reports an error by `code`
/// or legacy `status`, e.g. "quota_exceeded". `message` is the service's own sentence.
Error errorFromCode(const QString &code, const QString &message, int status = 0);

/// The error behind a WebSocket close frame.
Error errorFromCloseCode(int closeCode, const QString &reason);

} // namespace studio::net
