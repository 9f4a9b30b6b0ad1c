// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace studio::ui {

/// Paints a voice row, 54 px: orb (play glyph on hover or focus, moving bars while playing), name, labels,
/// check.
class VoiceDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit VoiceDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// The orb of a row, which previews on click.
    [[nodiscard]] static QRect orbRect(const QRect &row, Qt::LayoutDirection direction);

    /// Step of the playing animation.
    void setPhase(int phase) { m_phase = phase; }

private:
    int m_phase = 0;
};

} // namespace studio::ui
