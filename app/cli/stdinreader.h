// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QPointer>

class QSocketNotifier;

namespace studio::app {

/// Standard input without blocking: lines as they come, then the end. A line longer than 1 MiB, or text that
/// is not UTF-8, is told by `broken`.
class StdinReader final : public QObject {
    Q_OBJECT
public:
    explicit StdinReader(QObject *parent = nullptr);
    void start();

signals:
    void lineRead(const QString &line);
    void ended();
    void broken(const QString &reason);

private:
    void readSome();
    void takeLines(bool atEnd);

    QPointer<QSocketNotifier> m_notifier;
    QByteArray m_buffer;
};

/// The key, typed without echo on a terminal, else the first line of standard input. Blocks: only before the
/// event loop runs. Empty on end of input.
QByteArray readSecretLine(const QByteArray &prompt);

} // namespace studio::app
