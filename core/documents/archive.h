// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/workerjob.h"

#include <QByteArray>
#include <QString>

#include <memory>

struct zip;

namespace studio::documents {

/// Parts of a zip file that is held in memory, unpacked into memory only and bounded: nothing of it can reach
/// the disk, whatever its names say. One thread; the bytes must outlive it.
class Archive final {
public:
    /// Validation when it is damaged or has an absurd number of entries.
    static Result<Archive> open(const QByteArray &bytes);

    [[nodiscard]] bool has(const QString &name) const;
    /// Unsupported when the part is encrypted; Validation when it is damaged or unpacks to more than `most`.
    [[nodiscard]] Result<QByteArray> read(const QString &name, qint64 most, const StopFlag &stop) const;

private:
    struct Closer {
        void operator()(zip *archive) const;
    };
    std::unique_ptr<zip, Closer> m_zip;
};

} // namespace studio::documents
