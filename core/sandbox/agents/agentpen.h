// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>

namespace studio::sandbox {

/// Writes the answers of a conversation without sound, a few words at a time. Server thread.
class AgentPen final : public QObject {
    Q_OBJECT
public:
    AgentPen(std::chrono::milliseconds pace, QObject *parent);

    /// A whole answer: its parts, then what it was.
    void write(qint64 eventId, const QString &text);
    /// Pieces of one that is being made: begin, any number of parts, end.
    void begin(qint64 eventId);
    void part(qint64 eventId, const QString &text);
    void end(qint64 eventId, const QString &whole);
    [[nodiscard]] bool isWriting() const { return !m_waiting.empty(); }
    void stop();

signals:
    void sending(const QJsonObject &message);
    /// All is written.
    void idle();

private:
    void sendNext();

    std::deque<QJsonObject> m_waiting;
    QTimer m_pace;
};

} // namespace studio::sandbox
