// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <memory>

namespace studio::transcript {

/// What a caption file said at a word beyond text and times, so that it can be written again without loss.
/// Travels with its word through every edit.
struct CaptionDetail {
    QString id{}; ///< The caption's name in WebVTT; at the first word of a caption, as the next two.
    QString settings{}; ///< Position and alignment; the frequencies of a label.
    QString notes{}; ///< Blocks before the caption.
    QString before{}; ///< Markup before the word: "<i>", "<c.loud>"; "<@>" stands for the word's own time.
    QString after{}; ///< Markup after the word: "</i>".
    bool operator==(const CaptionDetail &) const = default;
};

/// Few words have details: this is a pointer, compared by what it points to. Copies share.
class CaptionDetailRef final {
public:
    CaptionDetailRef() = default;
    CaptionDetailRef(const CaptionDetail &detail); // NOLINT(google-explicit-constructor): it is the detail
    /// The detail, or one that says nothing.
    [[nodiscard]] const CaptionDetail &operator*() const;
    const CaptionDetail *operator->() const { return &**this; }
    [[nodiscard]] bool isEmpty() const { return !m_detail; }
    bool operator==(const CaptionDetailRef &other) const
    {
        return m_detail == other.m_detail || **this == *other;
    }

private:
    std::shared_ptr<const CaptionDetail> m_detail;
};

/// Only what is there; an empty object for none.
QJsonObject toJson(const CaptionDetail &detail);
/// Total: what is missing or of a wrong type is empty.
CaptionDetail captionDetailFromJson(const QJsonObject &json);

} // namespace studio::transcript
