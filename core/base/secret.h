// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace studio {

/// A key or token in memory. It cannot be printed, compared with text or converted by accident; the bytes are
/// overwritten when the last copy goes.
class Secret final {
public:
    Secret() = default;
    explicit Secret(const QByteArray &value) : m_value(value) { m_value.detach(); }
    Secret(const Secret &) = default;
    Secret(Secret &&) = default;
    Secret &operator=(const Secret &) = default;
    Secret &operator=(Secret &&) = default;
    ~Secret()
    {
        if (m_value.isDetached())
            m_value.fill('\0');
    }

    [[nodiscard]] bool isEmpty() const { return m_value.isEmpty(); }
    /// For the one place that writes it into a header.
    [[nodiscard]] const QByteArray &reveal() const { return m_value; }
    /// The last four characters, for "••••4f2a"; empty for short secrets.
    [[nodiscard]] QByteArray tail() const { return m_value.size() >= 12 ? m_value.right(4) : QByteArray(); }
    bool operator==(const Secret &) const = default;

private:
    QByteArray m_value;
};

} // namespace studio
