// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcript/captiontrack.h"

#include <QAbstractListModel>

namespace studio::ui {

/// Captions with the rules they break. Rows that stay are kept, so that selection and scroll position stay.
class CaptionModel final : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setCaptions(const QList<transcript::Caption> &captions, const QList<text::CaptionProblem> &problems);
    [[nodiscard]] const QList<transcript::Caption> &captions() const { return m_captions; }
    [[nodiscard]] const transcript::Caption *at(const QModelIndex &index) const;
    /// "21 chars/s", "3 lines"; empty if nothing is wrong.
    [[nodiscard]] QString warning(int row) const;

    /// How many lines a row takes where it is shown; 0: to be found out. Measuring thousands of rows after
    /// each edit would be felt.
    [[nodiscard]] int shownLines(int row) const { return m_shownLines.at(row); }
    void setShownLines(int row, int lines) const;
    /// Rows have another width, or text another size.
    void forgetShownLines() { m_shownLines.fill(0); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] quint8 mask(int row) const { return row < m_masks.size() ? m_masks.at(row) : 0; }

    QList<transcript::Caption> m_captions{};
    QList<quint8> m_masks{}; ///< A bit for each kind of problem.
    mutable QList<quint8> m_shownLines{};
};

/// "0:21.0 → 0:22.6"
[[nodiscard]] QString captionTimes(const text::Cue &cue);

} // namespace studio::ui
