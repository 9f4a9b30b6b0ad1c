// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/ledgerrepository.h"

#include <functional>

namespace studio::history {

/// What one profile spent in a while, as the ledger of this computer knows it.
struct UsageReport {
    store::LedgerRange range{};
    store::LedgerSum total{};
    QList<store::LedgerSum> days{};
    QList<store::LedgerSum> voices{}; ///< Dearest first; so with the others.
    QList<store::LedgerSum> models{};
    QList<store::LedgerSum> projects{};
    bool operator==(const UsageReport &) const = default;
};

JobOf<UsageReport> *usageReport(store::LedgerRepository &ledger, const store::LedgerRange &range,
                                QObject *parent = nullptr);

/// Whole local days: from the first of this month; the last `days` days, today included.
store::LedgerRange thisMonth(const ProfileId &profile, const QDateTime &now);
store::LedgerRange lastDays(const ProfileId &profile, const QDateTime &now, int days);
/// Both days included.
store::LedgerRange between(const ProfileId &profile, const QDate &first, const QDate &last);

/// What "by project" calls a document: the text to speech panel, auditions, or its own name.
QString projectName(const QString &document);

/// Comma-separated values as RFC 4180 has them, with a heading line; numbers without grouping. `label` names
/// a key, e.g. a voice. A cell a spreadsheet would take for a formula is quoted by an apostrophe.
QByteArray usageCsv(const QString &keyHeading, const QList<store::LedgerSum> &sums,
                    const std::function<QString(const QString &key)> &label = {});

} // namespace studio::history
