// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace studio::ui {

/// A square button with one icon and no frame. The name is read aloud and shown as the tooltip.
class IconButton : public QAbstractButton {
    Q_OBJECT

public:
    IconButton(const QString &iconName, const QString &name, QWidget *parent = nullptr);

    void setIconName(const QString &iconName);
    [[nodiscard]] QString iconName() const { return m_icon; }
    /// Accessible name and tooltip; `shortcutHint` is added to the tooltip only.
    void setName(const QString &name, const QString &shortcutHint = {});
    void setFilled(bool filled);
    /// Colour of the glyph; checked buttons use accentText.
    void setColorRole(ColorRole role);
    /// Side of the button (28 or 32) and of the glyph.
    void setExtent(int side, int glyph = 18);
    /// A number on the corner; 0 hides it.
    void setBadge(int count);
    [[nodiscard]] int badge() const { return m_badge; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_icon;
    ColorRole m_color = &Theme::text2;
    bool m_filled = false;
    int m_side = 32;
    int m_glyph = 18;
    int m_badge = 0;
};

} // namespace studio::ui
