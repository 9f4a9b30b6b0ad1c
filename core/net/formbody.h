// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/request.h"

namespace studio::net {

/// A multipart/form-data body (RFC 7578) of known length. Files are read from disk piece by piece while they
/// are sent, and again from the start when the request is repeated: none is ever held in memory. A value; not
/// thread-safe.
class FormBody final {
public:
    FormBody();

    void addField(const QByteArray &name, const QString &value);
    /// A part of a file; its length is read here. Validation when the file is missing, unreadable or no file.
    /// Should it become shorter before it is sent, the request ends with Validation, and free.
    [[nodiscard]] Result<void> addFile(const QByteArray &name, const QString &path, const QString &fileName,
                                       const QByteArray &mimeType);
    void addBytes(const QByteArray &name, const QByteArray &bytes, const QString &fileName,
                  const QByteArray &mimeType);

    /// With the closing boundary.
    [[nodiscard]] qint64 length() const;
    /// Sets body and content type of a request.
    void applyTo(Request &request) const;

private:
    void addHead(const QByteArray &name, const QString *fileName, const QByteArray &mimeType);
    void append(const QByteArray &bytes);
    [[nodiscard]] Upload whole() const;

    QByteArray m_boundary;
    Upload m_pieces;
};

/// A file name as it may stand in a part's head: quotes and line ends cannot leave their place (WHATWG).
[[nodiscard]] QByteArray formEscaped(const QString &name);

} // namespace studio::net
