// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/http/formreader.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrlQuery>

#include <utility>

namespace studio::sandbox {

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

/// One request as it came from the wire. Header names are lower case.
struct HttpRequest {
    QByteArray method{};
    QByteArray target{}; ///< Path and query as sent.
    QString path{}; ///< Percent-decoded.
    QUrlQuery query{};
    int minorVersion = 1;
    HttpHeaders headers{};
    QByteArray body{};
    std::shared_ptr<FormData> form{}; ///< In place of the body of a form.

    /// The first header of that (lower case) name, or nothing.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] bool hasHeader(QByteArrayView name) const;
    [[nodiscard]] bool keepsAlive() const;
    [[nodiscard]] bool wantsWebSocket() const;
    /// The decoded value of a query field; null when absent.
    [[nodiscard]] QString queryValue(const QString &name) const;
};

/// The text of a status, e.g. "Not Found".
QByteArray reasonPhrase(int status);

} // namespace studio::sandbox
