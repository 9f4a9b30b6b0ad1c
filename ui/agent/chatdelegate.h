// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/agent/chatmodel.h"

#include <QHash>
#include <QStyledItemDelegate>

namespace studio::ui {

/// Paints the chat: the agent's bubbles with its orb on the leading side, the user's on the other, tools as
/// cards, context as chips, the rest as lines. Sizes are kept by row and width.
class ChatDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// Sizes are of another font, or of another session.
    void forgetSizes() { m_sizes.clear(); }

private:
    struct Known {
        int width = 0;
        size_t key = 0;
        int height = 0;
    };

    void paintBubble(QPainter *painter, const QRect &place, const ChatRow &row, Qt::LayoutDirection direction,
                     bool chosen) const;
    void paintTool(QPainter *painter, const QRect &place, const ChatRow &row, Qt::LayoutDirection direction,
                   bool chosen) const;
    void paintChip(QPainter *painter, const QRect &place, const ChatRow &row, Qt::LayoutDirection direction,
                   bool chosen) const;
    void paintLine(QPainter *painter, const QRect &place, const ChatRow &row, bool chosen) const;

    mutable QHash<qint64, Known> m_sizes;
};

} // namespace studio::ui
