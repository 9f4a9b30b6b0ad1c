// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>

#include <vector>

namespace studio::ui {

/// Where a tag stands in a line of script.
struct TagSpan {
    int start = 0;
    int length = 0;
    bool operator==(const TagSpan &) const = default;
};
/// `[whispers]`, `[pause 0.6s]` and `<break time="0.6s" />` in one line.
[[nodiscard]] std::vector<TagSpan> tagSpans(const QString &line);

/// Marks audio tags in the colours of the current theme; rehighlight() after a change of theme.
class TagHighlighter final : public QSyntaxHighlighter {
    Q_OBJECT

public:
    explicit TagHighlighter(QTextDocument *document);

protected:
    void highlightBlock(const QString &text) override;
};

} // namespace studio::ui
