// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace studio::ui {

/// Paints a shortcut, 32 px: what it does, a reset glyph if it was changed, key caps.
class ShortcutDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// The reset glyph of a changed row; empty for others.
    [[nodiscard]] static QRect resetRect(const QRect &row, const QModelIndex &index,
                                         Qt::LayoutDirection direction);
    /// The caps of a row.
    [[nodiscard]] static QRect capsRect(const QRect &row, const QModelIndex &index,
                                        Qt::LayoutDirection direction);
};

} // namespace studio::ui
