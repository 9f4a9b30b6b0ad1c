// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QHash>
#include <QString>
#include <QStringList>

#include <utility>

namespace studio::sandbox {

/// Single-use tokens: each opens one thing of its kind once, within a quarter of an hour. Server thread.
class Tokens final {
public:
    static QStringList kinds()
    {
        return {QStringLiteral("realtime_scribe"), QStringLiteral("batch_scribe"),
                QStringLiteral("tts_websocket")};
    }
    void add(const QString &token, const QString &kind)
    {
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        m_all.removeIf([now](const auto &entry) { return entry.value().second < now; });
        m_all.insert(token, {kind, now + 15 * 60});
    }
    /// True once for a token of that kind.
    bool redeem(const QString &token, const QString &kind)
    {
        const auto [known, until] = m_all.value(token);
        if (token.isEmpty() || known != kind || until < QDateTime::currentSecsSinceEpoch())
            return false;
        m_all.remove(token);
        return true;
    }

private:
    QHash<QString, std::pair<QString, qint64>> m_all;
};

} // namespace studio::sandbox
