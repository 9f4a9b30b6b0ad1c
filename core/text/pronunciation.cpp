// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/pronunciation.h"

#include "core/text/boundedexpression.h"
#include "core/text/tags.h"

#include <QDeadlineTimer>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace studio::text {

namespace {

constexpr qsizetype kMaxPattern = 500;
constexpr qsizetype kMaxAlias = 2000;
constexpr qsizetype kMaxPhoneme = 500;

BoundedExpression expressionOf(const PronunciationRule &rule)
{
    return BoundedExpression({rule.pattern, rule.match == PronunciationRule::Match::Expression,
                              rule.caseSensitive, rule.wholeWords});
}

bool looksLikeMarkup(const QString &text)
{
    return text.contains(u'<') || text.contains(u'>') || !findTags(text).isEmpty();
}

/// What is sent in place of a match; nothing when the model cannot be told.
std::optional<QString> replacementFor(const PronunciationRule &rule, PhonemeMarkup phonemes,
                                      const QRegularExpressionMatch &match)
{
    if (rule.kind == PronunciationRule::Kind::Phoneme) {
        if (phonemes == PhonemeMarkup::Tags) {
            const bool ipa = rule.alphabet == PronunciationRule::Alphabet::Ipa;
            return u"<phoneme alphabet=\"%1\" ph=\"%2\">%3</phoneme>"_s.arg(ipa ? u"ipa"_s : u"cmu-arpabet"_s,
                                                                            rule.phoneme.toHtmlEscaped(),
                                                                            match.captured().toHtmlEscaped());
        }
        if (phonemes == PhonemeMarkup::InlineIpa && rule.alphabet == PronunciationRule::Alphabet::Ipa)
            return u'/' + rule.phoneme + u'/';
        if (rule.alias.isEmpty())
            return std::nullopt;
    }
    if (rule.match == PronunciationRule::Match::Text)
        return rule.alias;
    const QString made = expandGroups(rule.alias, match);
    // What was found in the text may not become a tag by the words around it.
    return looksLikeMarkup(made) ? std::optional<QString>() : made;
}

enum class Sweep { Done, TooSlow, NoPhonemes };

class RuleRun final {
public:
    RuleRun(QStringView text, const PronunciationRule &rule, qsizetype index, PhonemeMarkup phonemes,
            std::chrono::milliseconds budget)
        : m_text(text), m_rule(rule), m_index(index), m_phonemes(phonemes), m_budget(budget),
          m_expression(expressionOf(rule))
    {
    }

    Sweep over(const std::vector<TextPiece> &pieces, std::vector<TextPiece> &made)
    {
        const QDeadlineTimer deadline(m_budget);
        const bool isText = m_rule.match == PronunciationRule::Match::Text;
        const auto sensitivity = m_rule.caseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive;
        for (const TextPiece &piece : pieces) {
            if (!piece.copied || (isText && !piece.source.of(m_text).contains(m_rule.pattern, sensitivity))) {
                made.push_back(piece);
                continue;
            }
            qsizetype done = piece.source.start;
            const bool finished = m_expression.forEachMatch(
                m_text, piece.source, deadline, [&](const QRegularExpressionMatch &match, TextSpan found) {
                    const auto replacement = replacementFor(m_rule, m_phonemes, match);
                    if (!replacement) {
                        m_refused = true;
                        return true;
                    }
                    if (found.start > done)
                        made.push_back({{done, found.start - done}, true, {}, -1});
                    made.push_back({found, false, *replacement, m_index});
                    done = found.end();
                    ++m_uses;
                    return true;
                });
            if (!finished)
                return Sweep::TooSlow;
            if (done < piece.source.end())
                made.push_back({{done, piece.source.end() - done}, true, {}, -1});
        }
        return m_refused && m_uses == 0 ? Sweep::NoPhonemes : Sweep::Done;
    }

    [[nodiscard]] qsizetype uses() const { return m_uses; }

private:
    QStringView m_text;
    const PronunciationRule &m_rule;
    qsizetype m_index;
    PhonemeMarkup m_phonemes;
    std::chrono::milliseconds m_budget;
    BoundedExpression m_expression;
    qsizetype m_uses = 0;
    bool m_refused = false;
};

} // namespace

RuleCheck checkRule(const PronunciationRule &rule)
{
    if (rule.pattern.trimmed().isEmpty())
        return {RuleProblem::Empty, {}, -1};
    if (rule.pattern.size() > kMaxPattern || rule.alias.size() > kMaxAlias
        || rule.phoneme.size() > kMaxPhoneme)
        return {RuleProblem::TooLong, {}, -1};
    const bool isPhoneme = rule.kind == PronunciationRule::Kind::Phoneme;
    if (isPhoneme ? rule.phoneme.trimmed().isEmpty() : rule.alias.trimmed().isEmpty())
        return {RuleProblem::NothingToSay, {}, -1};
    if (looksLikeMarkup(rule.alias)
        || (isPhoneme && (looksLikeMarkup(rule.phoneme) || rule.phoneme.contains(u'/'))))
        return {RuleProblem::HasMarkup, {}, -1};
    if (rule.match == PronunciationRule::Match::Expression) {
        const BoundedExpression used = expressionOf(rule);
        if (!used.isValid())
            return {RuleProblem::BadExpression, used.errorString(), used.errorPosition()};
    }
    return {};
}

RuleUse applyRules(QStringView text, std::vector<TextPiece> &pieces,
                   const std::vector<PronunciationRule> &rules, PhonemeMarkup phonemes,
                   std::chrono::milliseconds budget)
{
    RuleUse use;
    use.uses.assign(rules.size(), 0);
    for (size_t i = 0; i < rules.size(); ++i) {
        const PronunciationRule &rule = rules[i];
        const auto index = qsizetype(i);
        if (!rule.enabled)
            continue;
        if (checkRule(rule).problem != RuleProblem::None) {
            use.unusable.push_back(index);
            continue;
        }
        RuleRun run(text, rule, index, phonemes, budget);
        std::vector<TextPiece> made;
        made.reserve(pieces.size());
        switch (run.over(pieces, made)) {
        case Sweep::TooSlow:
            use.tooSlow.push_back(index);
            continue;
        case Sweep::NoPhonemes:
            use.withoutPhonemes.push_back(index);
            continue;
        case Sweep::Done:
            break;
        }
        if (run.uses() > 0)
            pieces = std::move(made);
        use.uses[i] = run.uses();
    }
    return use;
}

} // namespace studio::text
