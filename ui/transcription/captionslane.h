// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/transcription/captionmodel.h"

#include <QListView>
#include <QStyledItemDelegate>

#include <utility>
#include <vector>

namespace studio::ui {

/// Paints a caption: times, warning, lines. Lines that are too wide for a row are wrapped.
class CaptionDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Of a row; a wider one shows longer lines.
    bool setWidth(int width) { return std::exchange(m_width, width) != width; }
    void forgetFont() { m_advances.clear(); }

private:
    [[nodiscard]] double advance(QChar c) const;
    /// Where a line is broken to fit.
    [[nodiscard]] QStringList wrapped(const QString &line, double room) const;
    [[nodiscard]] QStringList shownLines(const transcript::Caption &caption) const;

    int m_width = 250;
    mutable std::vector<float>
        m_advances{}; ///< Of the first 256 characters; measuring each text is too slow.
    mutable double m_wide = 0;
};

/// The captions, one below the other: the one that is heard is marked. Enter or a click seeks, Space plays
/// it; see the signals for the other keys.
class CaptionsLane final : public QListView {
    Q_OBJECT

public:
    /// Beside the rows, for the scroll bar, whether it is there or not.
    static constexpr int kBarRoom = 12;

    explicit CaptionsLane(CaptionModel &model, QWidget *parent = nullptr);

    [[nodiscard]] int currentRow() const { return currentIndex().row(); }
    /// Follows the sound, unless the user is looking through the list.
    void showHeard(int row);

signals:
    void seekRequested(int row);
    void playRequested(int row);
    void splitRequested(int row); ///< Ctrl+Enter
    void joinRequested(int row); ///< Ctrl+Backspace
    void fixRequested(int row); ///< F
    /// Alt+arrows: the start; with Shift the end.
    void moveRequested(int row, int startMs, int endMs);
    void menuRequested(int row, const QPoint &globalPosition);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] bool lanePress(const QKeyEvent &event);

    CaptionModel &m_model;
    CaptionDelegate *m_delegate;
};

} // namespace studio::ui
