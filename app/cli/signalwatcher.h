// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace studio::app {

/// Turns Ctrl+C and a polite kill into a signal on the event loop. One per process.
class SignalWatcher final : public QObject {
    Q_OBJECT
public:
    explicit SignalWatcher(QObject *parent = nullptr);
    ~SignalWatcher() override;

signals:
    /// SIGINT, SIGTERM or SIGHUP. A second one ends the process at once.
    void interrupted();

private:
    int m_descriptors[2] = {-1, -1};
};

} // namespace studio::app
