// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/paletteindex.h"

#include <QWidget>

class QLineEdit;
class QListView;

namespace studio::ui {

class PaletteModel;
class TextLabel;

/// The command palette, 600 px wide: a field and what it finds. ↑ ↓ move, Enter runs, Esc closes. Owned by
/// the window, shown by its OverlayHost.
class CommandPalette final : public QWidget {
    Q_OBJECT

public:
    explicit CommandPalette(QWidget *parent = nullptr);

    void setSources(const QList<PaletteSource *> &sources);
    void setRecent(const QStringList &ids);
    /// Opens over `window` with something typed already.
    void open(QWidget *window, const QString &typed = {});
    void dismiss();
    [[nodiscard]] QListView *view() const { return m_view; }
    [[nodiscard]] QLineEdit *field() const { return m_field; }

    [[nodiscard]] QSize sizeHint() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    /// An item was chosen; the palette is closed and the item runs next.
    void chosen(const QString &id);
    /// Something that assistive technology should tell.
    void announced(const QString &sentence);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitText();
    void showLines();
    void setCurrentRow(int row);
    void run(int row);
    bool handleKey(const QKeyEvent &event);

    PaletteIndex *m_index;
    PaletteModel *m_model;
    QWidget *m_combo;
    QLineEdit *m_field;
    QListView *m_view;
    TextLabel *m_nothing;
    bool m_keepsPlace = false; ///< More was found for the same words: the current row stays.
};

} // namespace studio::ui
