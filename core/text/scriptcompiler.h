// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/pronunciation.h"
#include "core/text/segmenter.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace studio::text {

/// How a pause reaches a model.
enum class PauseMarkup {
    BreakTag, ///< <break time="0.6s" />, exact
    AudioTag, ///< [short pause], [pause], [long pause]: about so long
    None, ///< Silence is put between its sounds.
};

/// What a model understands beside words.
struct ModelMarkup {
    PauseMarkup pauses = PauseMarkup::None;
    double longestPause = 3; ///< Seconds; a longer one becomes silence.
    bool audioTags = false; ///< [whispers]
    PhonemeMarkup phonemes = PhonemeMarkup::None;
    bool operator==(const ModelMarkup &) const = default;
};

/// Whether a pause is asked of the model or put in as silence, which is exact and costs nothing.
enum class PauseChoice { ByModel, Silence };

struct CompileOptions {
    PauseChoice pauses = PauseChoice::ByModel;
    /// For each expression among the rules.
    std::chrono::milliseconds ruleBudget{250};
    bool operator==(const CompileOptions &) const = default;
};

/// Part of the text of a request, and what of the script it stands for. A copied piece is the same text, so
/// places in it correspond one to one.
struct SentPiece {
    TextSpan sent{};
    TextSpan script{};
    bool copied = true;
    bool operator==(const SentPiece &) const = default;
};

/// One request, and the silence behind its sound. One that is too long for the model is the caller's
/// to split; scriptSpan() tells what a range of `text` stands for.
struct ScriptPart {
    QString text{}; ///< As sent; has something to speak.
    TextSpan script{}; ///< The part of the script it speaks.
    double silenceAfter = 0; ///< Seconds.
    std::vector<SentPiece> pieces{}; ///< In order, without gaps; together they are `text`.
    bool operator==(const ScriptPart &) const = default;
};

/// Something the user should know before paying.
struct CompileNote {
    enum class Kind {
        TagsLeftOut, ///< The model takes no audio tags: `count` of them are not sent.
        PausesAreRough, ///< The model knows three lengths only.
        PauseCut, ///< Longer than kLongestSilence.
        RuleTooSlow, ///< Rule `rule` took too long and was not used.
        RuleUnusable, ///< Rule `rule` is wrong; checkRule() says why.
        PhonemesLeftOut, ///< Rule `rule` has sounds only, and the model takes none.
    };
    Kind kind = Kind::TagsLeftOut;
    qsizetype count = 0;
    qsizetype rule = -1;
    bool operator==(const CompileNote &) const = default;
};

/// A script made ready for one model.
struct CompiledScript {
    double silenceBefore = 0; ///< Seconds in front of the first part.
    std::vector<ScriptPart> parts{}; ///< Empty: there is nothing to speak.
    std::vector<CompileNote> notes{};
    std::vector<qsizetype> ruleUses{}; ///< How often each rule was used.
    bool operator==(const CompiledScript &) const = default;

    /// One request, no silence: the sound of the service is the take.
    [[nodiscard]] bool isPlain() const;
    /// Code points of all that is sent: what is paid for.
    [[nodiscard]] qsizetype billedCharacters() const;
    /// Of all silences that are put in.
    [[nodiscard]] double silenceSeconds() const;
    /// The texts of all parts, for display.
    [[nodiscard]] QString sentText() const;
    /// Where in the script stands what is at `position` of the text of a part. Inside something replaced:
    /// the place of the whole.
    [[nodiscard]] TextSpan scriptSpan(qsizetype part, TextSpan sent) const;
};

/// A silence longer than this is a slip of the key.
inline constexpr double kLongestSilence = 60;

/// Rules, pauses and tags put into what the model takes. Total; linear but for the rules, each of which is
/// bounded by the budget. Pure: for long texts or many rules run it in a worker.
CompiledScript compileScript(QStringView script, const ModelMarkup &model,
                             const std::vector<PronunciationRule> &rules = {},
                             const CompileOptions &options = {});

} // namespace studio::text
