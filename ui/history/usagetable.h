// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/usage.h"
#include "ui/widgets/dialogframe.h"

#include <functional>

class QStandardItemModel;
class QTreeView;

namespace studio::ui {

class Segmented;

/// The figures of the charts as a table, by day, voice, model or project, and the way to save them as CSV.
/// Deletes itself when closed.
class UsageTable final : public DialogFrame {
    Q_OBJECT

public:
    /// `names` gives a voice or a model its name.
    UsageTable(const history::UsageReport &report, std::function<QString(const QString &)> voiceNames);

signals:
    /// The table that is shown, and a word for its file: "day".
    void saveRequested(const QByteArray &csv, const QString &word);

private:
    void showGroup();
    [[nodiscard]] const QList<store::LedgerSum> &sums() const;
    [[nodiscard]] QString nameOf(const QString &key) const;

    const history::UsageReport m_report;
    const std::function<QString(const QString &)> m_voiceNames;
    Segmented *m_group;
    QTreeView *m_view;
    QStandardItemModel *m_model;
};

} // namespace studio::ui
