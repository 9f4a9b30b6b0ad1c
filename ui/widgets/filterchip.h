// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace studio::ui {

/// A pill that is on or off; with a menu it shows what was chosen and a chevron.
class FilterChip final : public QAbstractButton {
    Q_OBJECT

public:
    FilterChip(const QString &title, bool hasMenu, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const { return m_title; }
    /// Of a chip with a menu; empty: nothing is chosen.
    void setChoice(const QString &choice);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void menuRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    const QString m_title;
    const bool m_hasMenu;
    QString m_choice;
};

} // namespace studio::ui
