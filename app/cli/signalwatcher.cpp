// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/signalwatcher.h"

#include <QSocketNotifier>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace studio::app {

#ifdef Q_OS_UNIX

namespace {

// A signal handler has no context; it may only write to a descriptor.
volatile sig_atomic_t g_descriptor = -1;
volatile sig_atomic_t g_seen = 0;

void handleSignal(int number)
{
    if (g_seen) {
        _exit(128 + number);
    }
    g_seen = 1;
    const char byte = 1;
    if (g_descriptor >= 0 && ::write(static_cast<int>(g_descriptor), &byte, 1) < 0)
        _exit(128 + number);
}

} // namespace

SignalWatcher::SignalWatcher(QObject *parent) : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, m_descriptors) != 0)
        return;
    g_descriptor = m_descriptors[1];
    auto *notifier = new QSocketNotifier(m_descriptors[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(m_descriptors[0], &byte, 1) == 1)
            emit interrupted();
    });
    struct sigaction action = {};
    action.sa_handler = handleSignal;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    // The terminal was closed; under nohup nobody minds.
    struct sigaction hangup = {};
    if (sigaction(SIGHUP, nullptr, &hangup) == 0 && hangup.sa_handler != SIG_IGN)
        sigaction(SIGHUP, &action, nullptr);
    // A reader that went away ends in a write error instead of a silent death.
    std::signal(SIGPIPE, SIG_IGN);
}

SignalWatcher::~SignalWatcher()
{
    g_descriptor = -1;
    for (const int descriptor : m_descriptors) {
        if (descriptor >= 0)
            ::close(descriptor);
    }
}

#else

SignalWatcher::SignalWatcher(QObject *parent) : QObject(parent) { }
SignalWatcher::~SignalWatcher() = default;

#endif

} // namespace studio::app
