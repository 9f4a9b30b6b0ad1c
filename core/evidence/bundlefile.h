// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/workerjob.h"

#include <QByteArray>
#include <QString>

#include <memory>

struct zip;
struct zip_source;

namespace studio::evidence {

/// A zip file on the disk, read part by part; only what is asked for by name is unpacked, and only as much as
/// may be. One thread.
class BundleReader final {
public:
    /// Unsupported when it is no zip; Validation when it is damaged.
    static Result<BundleReader> open(const QString &path);

    [[nodiscard]] bool has(const QString &name) const;
    /// Nothing when there is no such part. Validation when it is damaged or larger than `most`.
    [[nodiscard]] Result<QByteArray> read(const QString &name, qint64 most, const StopFlag &stop) const;
    /// The same, into a file.
    [[nodiscard]] Result<void> extract(const QString &name, const QString &path, qint64 most,
                                       const StopFlag &stop) const;

private:
    struct Closer {
        void operator()(zip *archive) const;
    };
    std::unique_ptr<zip, Closer> m_zip;
};

/// Writes a zip beside its place and gives it its name when it is whole. One thread.
class BundleWriter final {
public:
    static Result<std::unique_ptr<BundleWriter>> create(const QString &path);
    ~BundleWriter();
    BundleWriter(const BundleWriter &) = delete;
    BundleWriter &operator=(const BundleWriter &) = delete;

    Result<void> add(const QString &name, const QByteArray &bytes);
    /// The file is read when finish() is called.
    Result<void> addFile(const QString &name, const QString &path);
    /// On an error, or without it, nothing is left.
    Result<void> finish(bool replace, const StopFlag &stop);

private:
    explicit BundleWriter(const QString &path);
    [[nodiscard]] Unexpected failed(const QString &detail) const;
    qint64 addSource(const QString &name, zip_source *source);

    const QString m_path;
    const QString m_part;
    zip *m_zip = nullptr;
    QList<QByteArray> m_parts; ///< Must live until the file is written.
};

} // namespace studio::evidence
