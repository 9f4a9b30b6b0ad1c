// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace studio::transcript {

enum class CaptionFlavour { Srt, Vtt, Ass };

/// A stretch of a caption's line: text as people see it, or one piece of markup as the file has it.
struct MarkupPiece {
    bool isMarkup = false;
    QString text{};
    bool operator==(const MarkupPiece &) const = default;
};

/// Takes a line apart. SubRip knows <i>, <b>, <u>, <s>, <font> and {\…}; anything else is text. WebVTT knows
/// its own tags; unknown ones vanish, as its players do it; entities are resolved.
QList<MarkupPiece> markupPieces(QStringView line, CaptionFlavour flavour);

/// What a tag is: "i" of "<i.loud>", lower case; empty for {\…}.
QString tagName(QStringView tag);
bool isClosingTag(QStringView tag);
/// The name in "<v.loud Fred &amp; Co>": "Fred & Co".
QString voiceOf(QStringView tag);
/// Text as a caption of this flavour may hold it.
QString escapedCaption(const QString &text, CaptionFlavour flavour);

/// Writes the markup of one caption: only what the flavour knows, closed in order at its end.
class MarkupWriter final {
public:
    explicit MarkupWriter(CaptionFlavour flavour) : m_flavour(flavour) { }
    /// `markup` is a word's `before` or `after`; `time` stands for "<@>", `voice` for the name in "<v>".
    QString write(const QString &markup, std::chrono::milliseconds time = {}, const QString &voice = {});
    /// Closes what is open.
    QString finish();
    /// Closes a voice and what is open inside it.
    QString closeVoice();

private:
    [[nodiscard]] bool knows(const QString &name) const;
    [[nodiscard]] QString close(qsizetype from);
    [[nodiscard]] QString closing(const QString &name) const;
    [[nodiscard]] QString assTag(const QString &name, bool on) const;

    const CaptionFlavour m_flavour;
    QStringList m_open{};
};

} // namespace studio::transcript
