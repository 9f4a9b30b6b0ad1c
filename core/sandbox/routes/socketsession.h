// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/apierror.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace studio::sandbox {

/// The text side of a stream-input socket: reads the client's messages and decides when enough has come to
/// speak. Pure; keeps only the text not yet spoken. Any message gives an answer.
class SocketSession final {
public:
    struct Step {
        QList<QString> speak; ///< In this order.
        bool close = false; ///< The client has sent everything.
        QString error; ///< A code for the error frame; nothing else holds then.
        QString message;
    };

    explicit SocketSession(bool autoMode);

    /// The first message: settings and the schedule. `settings` and `key` are what it carried.
    Step open(const QJsonObject &message, QJsonObject *settings, QByteArray *key);
    Step receive(const QJsonObject &message);
    [[nodiscard]] qsizetype buffered() const { return m_buffer.size(); }

private:
    Step readText(const QJsonObject &message);
    bool readSchedule(const QJsonObject &message);
    void takeScheduled(Step &step);

    bool m_autoMode;
    QString m_buffer;
    QList<int> m_schedule{120, 160, 250, 290};
    qsizetype m_generation = 0;
};

} // namespace studio::sandbox
