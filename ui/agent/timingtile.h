// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace studio::ui {

/// A figure and what it is: "0.98 s", "Median reply". Read aloud as "Median reply: 0.98 s".
class TimingTile final : public QWidget {
    Q_OBJECT

public:
    explicit TimingTile(const QString &label, QWidget *parent = nullptr);

    void setLabel(const QString &label);
    /// `warns`: it is over what it may be.
    void setFigure(const QString &figure, bool warns = false);
    [[nodiscard]] QString figure() const { return m_figure; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void fitLabel();

    QString m_label;
    int m_lines = 1;
    QString m_figure;
    bool m_warns = false;
};

} // namespace studio::ui
