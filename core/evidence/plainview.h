// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace studio::evidence {

/// A text as a person would read it, whatever it was wrapped in: percent-encoding of addresses, entities of
/// HTML, escapes of JSON, wide and other forms of letters and digits, marks apart from their letters,
/// characters nobody sees. Each of its characters knows where it comes from. Several layers are unwrapped.
struct PlainView {
    QString text{};
    QList<qsizetype> from{}; ///< Of each character: where it begins in the original…
    QList<qsizetype> to{}; ///< …and ends.

    /// [begin, end) of the original for [first, last) of the text.
    [[nodiscard]] qsizetype begin(qsizetype first) const { return from.at(first); }
    [[nodiscard]] qsizetype end(qsizetype last) const { return to.at(last - 1); }
};

/// Total: what is no encoding stays as it is.
[[nodiscard]] PlainView plainView(const QString &text);
/// Only what it says.
[[nodiscard]] QString plainText(const QString &text);

} // namespace studio::evidence
