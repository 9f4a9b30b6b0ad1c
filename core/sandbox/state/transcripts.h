// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace studio::sandbox {

/// Finished transcripts as they were answered, for GET and DELETE. The oldest go first. Server thread.
class Transcripts final {
public:
    void add(const QString &id, const QByteArray &json)
    {
        m_all.append({id, json});
        m_bytes += json.size();
        while (m_all.size() > 1 && (m_bytes > 128 * 1024 * 1024 || m_all.size() > 2000))
            m_bytes -= m_all.takeFirst().second.size();
    }
    /// Null when there is none.
    [[nodiscard]] const QByteArray *find(const QString &id) const
    {
        for (const auto &[known, json] : m_all) {
            if (known == id)
                return &json;
        }
        return nullptr;
    }
    bool remove(const QString &id)
    {
        for (qsizetype i = 0; i < m_all.size(); ++i) {
            if (m_all[i].first == id) {
                m_bytes -= m_all.takeAt(i).second.size();
                return true;
            }
        }
        return false;
    }
    void clear()
    {
        m_all.clear();
        m_bytes = 0;
    }
    [[nodiscard]] qsizetype size() const { return m_all.size(); }

private:
    QList<std::pair<QString, QByteArray>> m_all;
    qint64 m_bytes = 0;
};

} // namespace studio::sandbox
