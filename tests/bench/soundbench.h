// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/monitor.h"
#include "tests/bench/serviceprocess.h"

#include <QString>
#include <QStringList>

namespace studio::bench {

/// The window itself, pressed as a user would, heard at the null sink's monitor: button to sound, stop to
/// silence, jittery line, and stalls of the event loop meanwhile.
class SoundBench final {
public:
    SoundBench(ServiceProcess &service, Monitor &monitor);
    ~SoundBench();

    bool open();
    void benchSteady(const QString &format);
    void benchJitter();
    void benchStop();
    void benchLongStream();

private:
    struct Window;
    struct Run {
        double onset = -1; ///< ms from the press, the sound's own leading silence taken off.
        double silence = 0; ///< Longest hole the player had.
        double heard = 0; ///< Longest silence at the monitor between first and last sound.
    };
    Run press(const QString &text, const QString &format, bool toTheEnd = false);
    double serverTime(const QString &format);
    Run peer(const QString &text, const QString &format);

    ServiceProcess &m_service;
    Monitor &m_monitor;
    std::unique_ptr<Window> m_window;
    int m_number = 0;
};

} // namespace studio::bench
