// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/scriptcompiler.h"
#include "core/text/spokenform.h"

#include <QString>

#include <vector>

namespace studio::ui {

/// What is shown before paying: the text as it would be spoken, with what differs from the script marked.
struct SpokenPreview {
    struct Mark {
        text::TextSpan span{}; ///< In the shown text.
        QString written{}; ///< What stands in the script there.
        bool byRule = false; ///< A pronunciation rule or a pause, which the script keeps as it is.
        bool operator==(const Mark &) const = default;
    };
    QString script{}; ///< What it speaks of.
    std::vector<text::SpokenChange> changes{}; ///< Numbers and the like.
    QString text{}; ///< The beginning, of a long script.
    bool isCut = false;
    std::vector<Mark> marks{};
    qsizetype tagsLeftOut = 0; ///< The model would read them aloud.
    qsizetype charactersNow = 0; ///< As sent.
    qsizetype charactersSpoken = 0; ///< As sent when the spoken form is used.
    bool operator==(const SpokenPreview &) const = default;
};

/// Pure; bounded but for the script's length: for a worker.
SpokenPreview makeSpokenPreview(const QString &script, const QString &language,
                                const text::ModelMarkup &model,
                                const std::vector<text::PronunciationRule> &rules,
                                const text::CompileOptions &options);

} // namespace studio::ui
