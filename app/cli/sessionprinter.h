// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"
#include "core/agent/logentry.h"

#include <QHash>

namespace studio::app {

/// Tells a conversation line by line as it happens: people read who said what, machines get an event for each
/// message. Never tells addresses or keys; the log holds none.
class SessionPrinter final {
public:
    explicit SessionPrinter(Output &output) : m_out(output) { }

    void take(const agent::LogEntry &entry);

private:
    void takeIn(const agent::LogEntry &entry);
    void takeLocal(const agent::LogEntry &entry);
    void tellState(const agent::LogEntry &entry);
    void tell(const QString &who, const QString &text, const QString &event, QJsonObject fields,
              const agent::LogEntry &entry);

    Output &m_out;
    QHash<qint64, QString> m_parts; ///< Text that comes in pieces, by event.
};

} // namespace studio::app
