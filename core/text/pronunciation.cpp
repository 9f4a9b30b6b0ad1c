// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/pronunciation.h"

#include "core/text/tags.h"

#include <QElapsedTimer>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace studio::text {

namespace {

constexpr qsizetype kMaxPattern = 500;
constexpr qsizetype kMaxAlias = 2000;
constexpr qsizetype kMaxPhoneme = 500;
// An expression sees so much at once: what one attempt can cost is bounded by this and the limits below.
constexpr qsizetype kWindow = 2000;
// PCRE2 gives up an attempt beyond these; an expression can lower, never raise them.
const auto kLimits = "(*LIMIT_MATCH=5000)(*LIMIT_DEPTH=1000)(*LIMIT_HEAP=2000)"_L1;

QRegularExpression expressionOf(const PronunciationRule &rule)
{
    QString core = rule.match == PronunciationRule::Match::Text ? QRegularExpression::escape(rule.pattern)
                                                                : rule.pattern;
    if (rule.wholeWords)
        core = u"(?<![\\p{L}\\p{M}\\p{N}_])(?:"_s + core + u")(?![\\p{L}\\p{M}\\p{N}_])"_s;
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
    if (!rule.caseSensitive)
        options |= QRegularExpression::CaseInsensitiveOption;
    const bool bounded = rule.match == PronunciationRule::Match::Expression;
    return QRegularExpression(bounded ? kLimits + core : core, options);
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
    QString made;
    made.reserve(rule.alias.size());
    for (qsizetype i = 0; i < rule.alias.size(); ++i) {
        const QChar c = rule.alias[i];
        const QChar next = i + 1 < rule.alias.size() ? rule.alias[i + 1] : QChar();
        if ((c == u'$' || c == u'\\') && next >= u'0' && next <= u'9') {
            made += match.captured(next.digitValue());
            ++i;
        } else if (c == u'\\' && (next == u'\\' || next == u'$')) {
            made += next;
            ++i;
        } else {
            made += c;
        }
    }
    // What was found in the text may not become a tag by the words around it.
    return looksLikeMarkup(made) ? std::optional<QString>() : made;
}

/// Lines of a piece, and of long lines as many sentences as fit.
std::vector<TextSpan> windowsOf(QStringView text, TextSpan source, bool whole)
{
    if (whole)
        return {source};
    std::vector<TextSpan> windows;
    const QStringView all = source.of(text);
    qsizetype line = 0;
    while (line <= all.size()) {
        qsizetype end = all.indexOf(u'\n', line);
        if (end < 0)
            end = all.size();
        const QStringView inLine = all.sliced(line, end - line);
        if (inLine.size() <= kWindow) {
            if (!inLine.isEmpty())
                windows.push_back({source.start + line, inLine.size()});
        } else {
            const QList<TextSpan> chunks = chunkSpans(inLine, kWindow);
            for (qsizetype i = 0; i < chunks.size(); ++i) {
                const qsizetype from = i == 0 ? 0 : chunks[i].start;
                const qsizetype to = i + 1 < chunks.size() ? chunks[i + 1].start : inLine.size();
                windows.push_back({source.start + line + from, to - from});
            }
        }
        line = end + 1;
    }
    return windows;
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
        QElapsedTimer clock;
        clock.start();
        const bool isText = m_rule.match == PronunciationRule::Match::Text;
        const auto sensitivity = m_rule.caseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive;
        for (const TextPiece &piece : pieces) {
            if (!piece.copied || (isText && !piece.source.of(m_text).contains(m_rule.pattern, sensitivity))) {
                made.push_back(piece);
                continue;
            }
            qsizetype done = piece.source.start;
            for (const TextSpan &window : windowsOf(m_text, piece.source, isText)) {
                const QString subject = window.of(m_text).toString();
                qsizetype from = 0;
                while (from < subject.size()) {
                    const QRegularExpressionMatch match = m_expression.match(subject, from);
                    if (!match.isValid() || (!isText && clock.elapsed() > m_budget.count()))
                        return Sweep::TooSlow;
                    if (!match.hasMatch())
                        break;
                    if (match.capturedLength() == 0) {
                        from = match.capturedEnd() + 1;
                        continue;
                    }
                    from = match.capturedEnd();
                    const auto replacement = replacementFor(m_rule, m_phonemes, match);
                    if (!replacement) {
                        m_refused = true;
                        continue;
                    }
                    const TextSpan found{window.start + match.capturedStart(), match.capturedLength()};
                    if (found.start > done)
                        made.push_back({{done, found.start - done}, true, {}, -1});
                    made.push_back({found, false, *replacement, m_index});
                    done = found.end();
                    ++m_uses;
                }
            }
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
    QRegularExpression m_expression;
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
        // As it was written: a message that speaks of what was put around it would not help.
        const QRegularExpression written(rule.pattern, QRegularExpression::UseUnicodePropertiesOption);
        if (!written.isValid())
            return {RuleProblem::BadExpression, written.errorString(), written.patternErrorOffset()};
        const QRegularExpression used = expressionOf(rule);
        if (!used.isValid())
            return {RuleProblem::BadExpression, used.errorString(), -1};
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
