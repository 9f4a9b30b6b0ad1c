// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/segmenter.h"

#include <QString>

#include <chrono>
#include <vector>

namespace studio::text {

/// How a word, or whatever an expression finds, is to be spoken.
struct PronunciationRule {
    enum class Match { Text, Expression };
    enum class Kind {
        Alias, ///< Other words are sent in its place.
        Phoneme, ///< Its sounds are sent with it, to models that take them.
    };
    enum class Alphabet { Ipa, CmuArpabet };

    Match match = Match::Text;
    QString pattern{}; ///< What is looked for.
    Kind kind = Kind::Alias;
    /// What is said instead; of an expression with $1 or \1 for its groups. For a phoneme rule: what models
    /// without phonemes are sent; empty leaves the word as it is.
    QString alias{};
    QString phoneme{};
    Alphabet alphabet = Alphabet::Ipa;
    bool caseSensitive = true;
    bool wholeWords = true; ///< Not inside a longer word.
    bool enabled = true;
    bool operator==(const PronunciationRule &) const = default;
};

/// Why a rule cannot be used.
enum class RuleProblem {
    None,
    Empty, ///< Nothing to look for.
    TooLong,
    NothingToSay, ///< No alias, or no phoneme.
    HasMarkup, ///< Its result would be read as a tag.
    BadExpression,
};
struct RuleCheck {
    RuleProblem problem = RuleProblem::None;
    QString detail{}; ///< What the expression's parser says, in English.
    qsizetype position = -1; ///< In the expression.
    bool operator==(const RuleCheck &) const = default;
};
RuleCheck checkRule(const PronunciationRule &rule);

/// What a model makes of sounds.
enum class PhonemeMarkup {
    None,
    Tags, ///< <phoneme alphabet="ipa" ph="…">word</phoneme>
    InlineIpa, ///< /…/
};

/// A part of a text, either as it was written or replaced as a whole.
struct TextPiece {
    TextSpan source{};
    bool copied = true;
    QString replacement{}; ///< When it is not copied.
    qsizetype rule = -1; ///< Which rule replaced it.
    bool operator==(const TextPiece &) const = default;
};

/// What became of the rules.
struct RuleUse {
    std::vector<qsizetype> uses{}; ///< How often each rule was used.
    std::vector<qsizetype> tooSlow{}; ///< Expressions that took too long; they changed nothing.
    std::vector<qsizetype> unusable{}; ///< checkRule() says why.
    std::vector<qsizetype> withoutPhonemes{}; ///< Found, but the model takes no such sounds.
};

/// Replaces what rules find in the copied pieces. The first rule in the list wins, and what a rule has put
/// there is not touched by the others. Expressions work within a line, and each may take `budget` at most:
/// one that needs more is undone and reported.
RuleUse applyRules(QStringView text, std::vector<TextPiece> &pieces,
                   const std::vector<PronunciationRule> &rules, PhonemeMarkup phonemes,
                   std::chrono::milliseconds budget = std::chrono::milliseconds(250));

} // namespace studio::text
