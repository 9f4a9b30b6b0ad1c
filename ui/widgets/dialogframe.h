// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace studio::ui {

/// The frame of the window's own dialogs: title, close button, a column for the rest. Shown with
/// OverlayHost::showDialog(), which paints the surface; deletes itself when closed.
class DialogFrame : public QWidget {
    Q_OBJECT

public:
    DialogFrame(const QString &title, int width, QWidget *parent = nullptr);

    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    /// Puts a widget between the title and the close button.
    void addToHead(QWidget *widget);
    /// Closes the dialog in the overlay that shows it.
    void dismiss();

    [[nodiscard]] QSize sizeHint() const override;

private:
    QVBoxLayout *m_column;
    QHBoxLayout *m_head;
};

} // namespace studio::ui
