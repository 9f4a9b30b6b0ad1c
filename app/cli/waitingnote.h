// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace studio::app {

/// Says that the service is waited for, once that has taken a moment, and again every ten seconds: nobody
/// should have to guess whether a silent program does something.
class WaitingNote final : public QObject {
    Q_OBJECT
public:
    explicit WaitingNote(Output &output);

    /// Nothing while it runs.
    void start();
    void stop();

private:
    void tell();

    Output &m_out;
    QTimer m_timer;
    QElapsedTimer m_since;
};

} // namespace studio::app
