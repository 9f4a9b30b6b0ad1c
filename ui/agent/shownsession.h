// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/logentry.h"

#include <QList>
#include <QObject>

namespace studio::ui {

/// The session the panel shows, as its log. Live and replayed sessions are the same here: whoever has the log
/// gives it, entry by entry or whole, and the views follow. Keeps a copy, so that an ended session stays
/// when what ran it is gone. GUI thread.
class ShownSession final : public QObject {
    Q_OBJECT

public:
    enum class Kind { None, Live, Ended, Replay };
    Q_ENUM(Kind)

    explicit ShownSession(QObject *parent = nullptr);

    [[nodiscard]] Kind kind() const { return m_kind; }
    /// As far as it is shown: all of it, or in a replay up to where it stands.
    [[nodiscard]] const QList<agent::LogEntry> &log() const { return m_log; }

    /// Another session, from its beginning or with what there is of it.
    void show(Kind kind, const QList<agent::LogEntry> &log = {});
    /// The same session, in another state: a live one ended.
    void setKind(Kind kind);
    /// Appends to it.
    void append(const agent::LogEntry &entry);
    /// Nothing is shown any more.
    void clear();

signals:
    /// Another session, another kind, or none; everything is to be read anew.
    void reset();
    void kindChanged();
    void logged(const studio::agent::LogEntry &entry);

private:
    Kind m_kind = Kind::None;
    QList<agent::LogEntry> m_log;
};

} // namespace studio::ui
