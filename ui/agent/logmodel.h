// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/logentry.h"

#include <QAbstractListModel>
#include <QTimer>

#include <vector>

namespace studio::ui {

class ShownSession;

/// The raw log of the shown session, filtered. Keeps of each entry what a row shows; the rest is read when
/// asked for. New entries come in bundles, so that a flood of them costs the window nothing.
class LogModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum class Which { WithoutSound, Everything, FromAgent, FromUs, Local };
    struct Row {
        qint64 atUs = 0;
        agent::LogEntry::Direction direction = agent::LogEntry::Direction::Local;
        QString type{};
        int index = 0; ///< Of the log.
    };

    explicit LogModel(ShownSession &shown, QObject *parent = nullptr);

    void setWhich(Which which);
    /// Types and payloads that contain this.
    void setText(const QString &text);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] const Row *at(int row) const;
    /// With its payload.
    [[nodiscard]] agent::LogEntry entry(int row) const;
    [[nodiscard]] ShownSession &session() const { return m_shown; }
    /// The last row at or before a moment; -1 if there is none.
    [[nodiscard]] int rowAt(qint64 atUs) const;

private:
    void readAll();
    void flush();
    [[nodiscard]] bool passes(const agent::LogEntry &entry) const;

    ShownSession &m_shown;
    std::vector<Row> m_rows;
    std::vector<Row> m_waiting;
    QTimer m_flush;
    Which m_which = Which::WithoutSound;
    QString m_text;
    int m_count = 0; ///< Entries of the log that were looked at.
};

} // namespace studio::ui
