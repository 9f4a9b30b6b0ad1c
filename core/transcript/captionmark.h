// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <memory>

namespace studio::transcript {

/// What somebody, or the file a transcript was read from, decided about the caption at a word. Everything
/// else follows from the words and the rules. Travels with its word, so that edits and shifts keep it.
struct CaptionMark {
    enum class Cut : quint8 {
        Auto, ///< The rules decide.
        Before, ///< A caption begins at this word.
        Never, ///< This word stays in the caption of the word before it.
    };
    Cut cut = Cut::Auto;
    bool lineBefore = false; ///< A line of the caption begins at this word.
    /// The lines are those of `lineBefore` and no others; at the first word of a caption.
    bool keepsLines = false;
    /// The caption's times are those of its first and last word plus the offsets; at its first word.
    bool keepsTimes = false;
    qint32 startOffsetMs = 0;
    qint32 endOffsetMs = 0;
    QString id{}; ///< The caption's name in WebVTT.
    QString settings{}; ///< Position and alignment as the file has them.
    QString notes{}; ///< Blocks before the caption as the file has them.
    QString before{}; ///< Markup before the word, e.g. "<i>".
    QString after{}; ///< Markup after the word, e.g. "</i>".

    bool operator==(const CaptionMark &) const = default;
};

/// Few words have a mark: this is a pointer, compared by what it points to. Copies share.
class CaptionMarkRef final {
public:
    CaptionMarkRef() = default;
    CaptionMarkRef(const CaptionMark &mark); // NOLINT(google-explicit-constructor): it is the mark
    /// The mark, or that which says nothing.
    [[nodiscard]] const CaptionMark &operator*() const;
    const CaptionMark *operator->() const { return &**this; }
    [[nodiscard]] bool isEmpty() const { return !m_mark; }
    bool operator==(const CaptionMarkRef &other) const { return m_mark == other.m_mark || **this == *other; }

private:
    std::shared_ptr<const CaptionMark> m_mark;
};

/// Only what differs from a mark that says nothing; empty for such a one.
QJsonObject toJson(const CaptionMark &mark);
/// Total: what is missing or of a wrong type is as in a mark that says nothing.
CaptionMark captionMarkFromJson(const QJsonObject &json);

} // namespace studio::transcript
