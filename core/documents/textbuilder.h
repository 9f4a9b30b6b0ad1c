// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace studio::documents {

/// Puts lines together: white space within a line becomes single, empty lines never more than one.
class TextBuilder final {
public:
    /// Text as it stands in the source; white space collapses.
    void add(QStringView text);
    /// As it is, line breaks and all: preformatted text.
    void addVerbatim(QStringView text);
    /// Ends the line, if there is anything on it.
    void endLine();
    /// An empty line, unless there is one or nothing stands before it.
    void blankLine();
    /// More than a script can hold: what follows is dropped.
    [[nodiscard]] bool isFull() const { return m_text.size() > m_most; }
    [[nodiscard]] QString take();

    explicit TextBuilder(qsizetype most) : m_most(most) { }

private:
    void flushBlank();

    QString m_text;
    qsizetype m_most;
    bool m_space = false; ///< White space waits for a word.
    bool m_blank = false;
    bool m_lineOpen = false;
};

} // namespace studio::documents
