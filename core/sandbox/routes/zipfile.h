// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace studio::sandbox {

/// Writes a ZIP archive in memory, without compression: what it holds is compressed already.
class ZipFile final {
public:
    void add(const QString &name, const QByteArray &content);
    [[nodiscard]] QByteArray finish() const;

private:
    QByteArray m_files;
    QByteArray m_directory;
    quint16 m_count = 0;
};

} // namespace studio::sandbox
