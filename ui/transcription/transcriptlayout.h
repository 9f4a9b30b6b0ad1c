// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcript/document.h"
#include "core/transcript/textedit.h"

#include <QRectF>
#include <QTextLayout>

#include <map>
#include <memory>
#include <vector>

namespace studio::ui {

/// Where the paragraphs and words of a transcript are drawn. Heights of paragraphs that were never looked at
/// are estimated, so that a long transcript is there at once; they are measured when they come into view, and
/// the rest a few at a time. Coordinates count from the top of the text, mirrored for nobody: the view does
/// that. GUI thread.
class TranscriptLayout final {
public:
    /// One paragraph, laid out.
    struct Row {
        QString text{};
        std::vector<qsizetype> starts{}; ///< Where each word begins in the text.
        QTextLayout layout{};
        int preeditAt = -1;
        int preeditLength = 0;

        /// An offset of the text in the layout, which may hold letters that are not typed yet.
        [[nodiscard]] int toLayout(qsizetype offset) const
        {
            return int(preeditAt >= 0 && offset > preeditAt ? offset + preeditLength : offset);
        }
        [[nodiscard]] qsizetype fromLayout(int position) const;
        /// The word at an offset, the space after it included. −1 if there is none.
        [[nodiscard]] int wordAt(qsizetype offset) const;
    };

    explicit TranscriptLayout(const transcript::Document &document);

    /// The width of the text column; measures everything anew if it changed, or if the font did.
    void setWidth(int width, bool fontChanged = false);
    [[nodiscard]] int width() const { return m_width; }
    void reset();
    void segmentsChanged(int first, int removed, int added);
    /// Letters on their way in, shown at a place without being part of the text; empty: none.
    void setPreedit(transcript::TextPlace place, const QString &text,
                    const QList<QTextLayout::FormatRange> &formats);

    [[nodiscard]] int count() const { return int(m_heights.size()); }
    [[nodiscard]] int top(int segment) const;
    [[nodiscard]] int height(int segment) const { return m_heights[size_t(segment)].pixels; }
    [[nodiscard]] int bottom() const { return top(count()); }
    /// The paragraph at a height; the nearest one beyond the ends. −1 if there is none.
    [[nodiscard]] int segmentAt(int y) const;
    /// Measures a paragraph if only its estimate is known; tells by how much it grew.
    int measure(int segment);
    /// Measures some that are not yet, for about this long. False when all are.
    bool measureSome(int milliseconds);

    /// Laid out; kept for a while.
    const Row &row(int segment) const;
    /// Within its paragraph's text column.
    /// `behind`: after the letters on their way in.
    [[nodiscard]] QRectF caretRect(transcript::TextPlace place, bool behind = false) const;
    [[nodiscard]] qsizetype offsetAt(int segment, QPointF position) const;
    /// One rectangle a line, around some characters of a paragraph.
    [[nodiscard]] QList<QRectF> rectsOf(int segment, qsizetype from, qsizetype to) const;

    [[nodiscard]] static int gap();
    [[nodiscard]] static int lineStep();

private:
    struct Height {
        int pixels = 0;
        bool measured = false;
    };

    [[nodiscard]] int estimate(const transcript::Segment &segment) const;
    void layOut(Row &row, int segment) const;
    [[nodiscard]] int heightOf(const Row &row) const;
    void sum() const;

    const transcript::Document &m_document;
    int m_width = 400;
    double m_letterWidth = 7;
    std::vector<Height> m_heights;
    mutable std::vector<int> m_tops;
    mutable bool m_summed = false;
    mutable std::map<int, std::unique_ptr<Row>> m_rows;
    int m_nextToMeasure = 0;
    transcript::TextPlace m_preeditPlace{-1, 0};
    QString m_preedit;
    QList<QTextLayout::FormatRange> m_preeditFormats;
};

} // namespace studio::ui
