// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/alignment.h"
#include "core/text/pronunciation.h"

#include <QString>

#include <vector>

namespace studio::sandbox {

/// A text with words said otherwise, and the way back: the times of what is spoken become the times of what
/// was written.
class SpokenText final {
public:
    /// Spoken as written.
    explicit SpokenText(const QString &written = {});
    SpokenText(const QString &written, const std::vector<text::PronunciationRule> &rules);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool isAsWritten() const { return m_parts.empty(); }
    /// The next characters of the spoken text become those of the written one they complete. The letters of
    /// a word that was replaced share the time of its replacement.
    text::Alignment toWritten(const text::Alignment &spoken);

private:
    struct Part {
        qsizetype spokenEnd = 0; ///< Code units.
        QString written; ///< Of a part that was replaced; empty: it is spoken as it is.
    };
    QString m_text;
    std::vector<Part> m_parts; ///< Empty: all is as written.
    std::size_t m_part = 0;
    qsizetype m_at = 0;
    double m_partStart = -1;
};

} // namespace studio::sandbox
