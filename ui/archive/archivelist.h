// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace studio::ui {

class ArchiveDelegate;
struct ArchiveEntry;
class ArchiveModel;

/// The view of the history. ↑ ↓ move past the days, Space plays, Enter restores, Delete removes, typing goes
/// to the search field; a click on the orb plays, on the star stars, a double click restores.
class ArchiveList final : public QListView {
    Q_OBJECT

public:
    ArchiveList(ArchiveModel &model, bool compact, QWidget *parent = nullptr);

    /// The entry with the focus; null for none.
    [[nodiscard]] const ArchiveEntry *current() const;
    /// Selected entries, or the current one; without days.
    [[nodiscard]] QList<ArchiveEntry> chosen() const;

signals:
    void playRequested(const studio::ui::ArchiveEntry &entry);
    void restoreRequested(const studio::ui::ArchiveEntry &entry);
    void starRequested(const studio::ui::ArchiveEntry &entry);
    void removeRequested();
    void menuRequested(const QPoint &globalPosition);
    /// A letter was typed: whoever searches should have it.
    void typed(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    [[nodiscard]] bool takeClick(QMouseEvent *event);

    ArchiveModel &m_model;
    ArchiveDelegate *m_delegate;
};

} // namespace studio::ui
