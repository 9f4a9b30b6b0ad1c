// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace studio::ui {

struct ArchiveEntry;

/// Paints the rows of the history: wide in columns, or compact in two lines for a narrow place. Days are
/// small heads. The orb shows what playing would do.
class ArchiveDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit ArchiveDelegate(bool compact, QObject *parent = nullptr);

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// Where the orb of a row is: a click there plays.
    [[nodiscard]] QRect orbRect(const QRect &row, Qt::LayoutDirection direction) const;
    /// Where the star of a wide row is.
    [[nodiscard]] static QRect starRect(const QRect &row, Qt::LayoutDirection direction);

private:
    void paintDay(QPainter *painter, const QStyleOptionViewItem &option, const QString &title) const;
    void paintCompact(QPainter *painter, const QStyleOptionViewItem &option, const ArchiveEntry &entry) const;
    void paintWide(QPainter *painter, const QStyleOptionViewItem &option, const ArchiveEntry &entry) const;
    void paintOrb(QPainter *painter, const QStyleOptionViewItem &option, const ArchiveEntry &entry,
                  bool playing) const;

    bool m_compact;
};

} // namespace studio::ui
