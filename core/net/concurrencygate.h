// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::net {

/// How many requests of one queue may run at once. Shrinks when the service says that there are too many,
/// grows back one by one with success. Pure.
class ConcurrencyGate final {
public:
    explicit ConcurrencyGate(int maximum) : m_maximum(maximum), m_width(maximum) { }

    [[nodiscard]] bool isOpen() const { return m_running < m_width; }
    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int running() const { return m_running; }

    void started() { ++m_running; }
    void ended() { --m_running; }
    /// A request that ended was refused for want of room: what runs still is what there is room for.
    void refused();
    void succeeded();
    /// The plan's limit became known or changed.
    void setMaximum(int maximum);

private:
    int m_maximum;
    int m_width;
    int m_running = 0;
    int m_successes = 0;
};

} // namespace studio::net
