// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <memory>

namespace studio::sandbox {

class CallRecord;

/// The conversations with agents, newest last. The oldest go first when there are many, or much sound.
/// Server thread.
class Calls final {
public:
    Calls();
    ~Calls();

    void add(std::shared_ptr<CallRecord> record);
    /// After a conversation has ended, when its sound is known.
    void trim();
    [[nodiscard]] const QList<std::shared_ptr<CallRecord>> &all() const { return m_all; }
    /// Null when there is none.
    [[nodiscard]] std::shared_ptr<CallRecord> find(const QString &id) const;
    bool remove(const QString &id);
    void clear();

private:
    QList<std::shared_ptr<CallRecord>> m_all;
};

} // namespace studio::sandbox
