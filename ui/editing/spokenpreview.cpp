// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editing/spokenpreview.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr qsizetype kMostShown = 20'000;

} // namespace

SpokenPreview makeSpokenPreview(const QString &script, const QString &language,
                                const text::ModelMarkup &model,
                                const std::vector<text::PronunciationRule> &rules,
                                const text::CompileOptions &options)
{
    SpokenPreview preview;
    preview.script = script;
    preview.changes = text::spokenChanges(script, language);
    preview.charactersNow = text::compileScript(script, model, rules, options).billedCharacters();

    std::vector<text::TextSpan> places;
    const QString spelled = text::withSpokenChanges(script, preview.changes, &places);
    const text::CompiledScript compiled = text::compileScript(spelled, model, rules, options);
    preview.charactersSpoken = compiled.billedCharacters();
    for (const text::CompileNote &note : compiled.notes) {
        if (note.kind == text::CompileNote::Kind::TagsLeftOut)
            preview.tagsLeftOut = note.count;
    }

    size_t next = 0;
    for (const text::ScriptPart &part : compiled.parts) {
        if (!preview.text.isEmpty())
            preview.text += u'\n';
        for (const text::SentPiece &piece : part.pieces) {
            const qsizetype at = preview.text.size();
            if (at > kMostShown) {
                preview.isCut = true;
                return preview;
            }
            preview.text += piece.sent.of(part.text);
            if (!piece.copied) {
                preview.marks.push_back({{at, piece.sent.length}, piece.script.of(spelled).toString(), true});
                continue;
            }
            while (next < places.size() && places[next].end() <= piece.script.start)
                ++next;
            for (size_t i = next; i < places.size() && places[i].start < piece.script.end(); ++i) {
                const qsizetype start = std::max(places[i].start, piece.script.start);
                const qsizetype end = std::min(places[i].end(), piece.script.end());
                preview.marks.push_back({{at + start - piece.script.start, end - start},
                                         preview.changes[i].span.of(script).toString(),
                                         false});
            }
        }
    }
    return preview;
}

} // namespace studio::ui
