// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace studio::ui {

/// Looks like a search field, opens the command palette: a click, Enter, Space or ↓ open it empty, typing
/// opens it with what was typed.
class PaletteButton final : public QAbstractButton {
    Q_OBJECT

public:
    explicit PaletteButton(QWidget *parent = nullptr);

    /// "Ctrl K", shown as a key cap.
    void setShortcutHint(const QString &hint);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void requested(const QString &typed);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_hint;
};

} // namespace studio::ui
