// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace studio::sandbox {

/// What goes wrong on purpose with what one conversation sends. Pure, apart from what it remembers.
class AgentMischief final {
public:
    /// One message on its way out.
    struct Wire {
        QByteArray text{};
        bool binary = false;
    };

    AgentMischief() = default;
    AgentMischief(QString fault, double afterSeconds);

    [[nodiscard]] const QString &fault() const { return m_fault; }
    /// What is sent in place of a message, at that time in the conversation.
    [[nodiscard]] QList<Wire> bend(const QJsonObject &message, double seconds);
    /// What is sent of itself, once, when its time has come.
    [[nodiscard]] QList<Wire> intrude(double seconds);
    /// "cut", "reset", "close" or "stall", once, when its time has come.
    [[nodiscard]] QString breakLine(double seconds);

private:
    [[nodiscard]] bool is(const char *fault) const { return m_fault == QLatin1String(fault); }

    QString m_fault;
    double m_after = 0;
    bool m_done = false;
    QJsonObject m_held; // reorder
    QJsonObject m_lastAudio; // late_audio
};

} // namespace studio::sandbox
