// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/compilenotes.h"

#include <QCoreApplication>
#include <QLocale>

namespace studio::ui {

namespace {

struct NoteText {
    Q_DECLARE_TR_FUNCTIONS(CompileNotes)
};

QString patternOf(const std::vector<text::PronunciationRule> &rules, qsizetype rule)
{
    constexpr qsizetype kLongest = 24;
    if (rule < 0 || rule >= qsizetype(rules.size()))
        return {};
    const QString &pattern = rules[size_t(rule)].pattern;
    return pattern.size() > kLongest ? pattern.left(kLongest) + QChar(u'…') : pattern;
}

QString sentenceOf(const text::CompileNote &note, const std::vector<text::PronunciationRule> &rules)
{
    using Kind = text::CompileNote::Kind;
    switch (note.kind) {
    case Kind::TagsLeftOut:
        return NoteText::tr("This model takes no audio tags: %n of them are left out.", nullptr,
                            int(note.count));
    case Kind::RuleTooSlow:
        return NoteText::tr("The rule “%1” takes too long and is not used.").arg(patternOf(rules, note.rule));
    case Kind::RuleUnusable:
        return NoteText::tr("The rule “%1” is not valid and is not used.").arg(patternOf(rules, note.rule));
    case Kind::PhonemesLeftOut:
        return NoteText::tr("This model takes no phonemes: the rule “%1” is not used.")
            .arg(patternOf(rules, note.rule));
    case Kind::PauseCut:
        return NoteText::tr("A pause lasts %1 seconds at most.")
            .arg(QLocale().toString(text::kLongestSilence));
    case Kind::PausesAreRough:
        return NoteText::tr("This model makes short, medium and long pauses only; lengths are rough.");
    }
    return {};
}

} // namespace

QString noteBeforePaying(const text::CompiledScript &script,
                         const std::vector<text::PronunciationRule> &rules)
{
    using Kind = text::CompileNote::Kind;
    for (const Kind kind : {Kind::RuleTooSlow, Kind::RuleUnusable, Kind::TagsLeftOut, Kind::PhonemesLeftOut,
                            Kind::PauseCut, Kind::PausesAreRough}) {
        for (const text::CompileNote &note : script.notes) {
            if (note.kind == kind)
                return sentenceOf(note, rules);
        }
    }
    return {};
}

} // namespace studio::ui
