// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/pronunciation.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace studio::text {

/// Pronunciation rules of a file, or of a dictionary of the service.
struct Lexicon {
    std::vector<PronunciationRule> rules{};
    int skipped = 0; ///< Entries that could not be understood.
    bool operator==(const Lexicon &) const = default;
};

/// W3C Pronunciation Lexicon (PLS): <lexeme><grapheme/><alias/> or <phoneme/></lexeme>. Rules that are
/// expressions have no place there and are left out.
QByteArray toPls(const std::vector<PronunciationRule> &rules);
/// Total; a document type, and more than 10,000 rules, are refused: no rules then.
Lexicon fromPls(const QByteArray &xml);

/// One rule a line: text,alias. Quotes as usual; a first line "text,alias" is a heading. Comma, semicolon or
/// tab, whichever the first line has.
Lexicon fromCsv(const QString &csv);

} // namespace studio::text
