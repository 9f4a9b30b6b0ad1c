// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

namespace studio::ui {

/// Where rows will be once they have arrived. Paints nothing for the first 300 ms, so that quick answers do
/// not flicker; its shimmer rests when motion is reduced.
class Skeleton final : public QWidget {
    Q_OBJECT

public:
    /// `name` is read aloud: "Loading voices".
    explicit Skeleton(const QString &name, int rows = 3, QWidget *parent = nullptr);

    void setRows(int rows);
    [[nodiscard]] bool isRevealed() const { return m_revealed; }
    /// Without waiting, for pictures.
    void reveal();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    int m_rows;
    bool m_revealed = false;
    QTimer m_delay;
    QVariantAnimation m_shimmer;
};

} // namespace studio::ui
