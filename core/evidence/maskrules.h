// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence/masking.h"

#include <QList>
#include <QRegularExpression>

#include <utility>

namespace studio::evidence {

/// Where something to be masked stands in a text: [from, to), and whether the dots of an address stay
/// readable.
struct MaskRange {
    qsizetype from = 0;
    qsizetype to = 0;
    bool isAddress = false;
};

/// The patterns behind MaskOptions. Thread-safe once made.
class MaskRules final {
public:
    explicit MaskRules(const MaskOptions &options);

    /// In order, without overlaps being joined. In a text that is not finished yet one number word may be the
    /// first of several.
    [[nodiscard]] QList<MaskRange> rangesIn(const QString &text, bool unfinished = false) const;
    /// Only names and addresses: for what has technical digits.
    [[nodiscard]] QList<MaskRange> personalRangesIn(const QString &text) const;

private:
    template <class F>
    [[nodiscard]] QList<MaskRange> inBothViews(const QString &text, F &&search) const;
    void addPersonal(QList<MaskRange> &ranges, const QString &text) const;
    void addNumbers(QList<MaskRange> &ranges, const QString &text, bool unfinished) const;
    void add(QList<MaskRange> &ranges, const QRegularExpression &pattern, const QString &text,
             bool isAddress = false) const;

    bool m_numbers = false;
    bool m_addresses = false;
    QList<QRegularExpression> m_names;
};

} // namespace studio::evidence
