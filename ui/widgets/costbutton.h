// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QTimer>

namespace studio::ui {

/// The primary button of a panel, with its cost: "Generate | 412 credits". Running it turns into "Cancel".
class CostButton final : public QAbstractButton {
    Q_OBJECT

public:
    enum class State { Ready, Estimating, Running, Unaffordable };

    explicit CostButton(QWidget *parent = nullptr);
    CostButton(const QString &label, const QString &iconName, QWidget *parent = nullptr);

    void setLabel(const QString &label);
    void setIconName(const QString &name);
    /// The cost as a phrase ("412 credits", "Free in sandbox"); leaves Estimating and Unaffordable.
    void setCost(const QString &cost);
    /// Shows "…" in place of the cost.
    void setEstimating();
    /// Cannot be pressed; the reason is shown by the panel below the button and read as its description.
    void setUnaffordable(const QString &cost, const QString &reason);
    /// Running: a spinner and "Cancel".
    void setRunning(bool running);
    /// Without the fill, as "Play all | 112 credits".
    void setGhost(bool ghost);

    [[nodiscard]] State state() const;
    [[nodiscard]] QString label() const { return m_label; }
    [[nodiscard]] QString cost() const { return m_cost; }
    [[nodiscard]] QString reason() const { return m_reason; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    /// Pressed while ready.
    void triggered();
    /// Pressed while running.
    void cancelRequested();
    void stateChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();

    QString m_label;
    QString m_iconName;
    QString m_cost;
    QString m_reason;
    State m_costState = State::Ready;
    bool m_running = false;
    bool m_ghost = false;
    QTimer m_spin;
    int m_angle = 0;
};

} // namespace studio::ui
