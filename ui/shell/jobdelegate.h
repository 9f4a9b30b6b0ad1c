// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace studio::ui {

/// Paints a job: glyph of its state, title, how it stands, a bar while it runs, and the one thing to do with
/// it.
class JobDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// The glyph at the end of a row.
    [[nodiscard]] static QRect actionRect(const QRect &row, const QModelIndex &index,
                                          Qt::LayoutDirection direction);
};

} // namespace studio::ui
