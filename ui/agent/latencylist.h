// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/timings.h"

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>

namespace studio::ui {

class ShownSession;

/// The user's turns of the shown session and how their answers came; one row a turn.
class LatencyModel final : public QAbstractListModel {
    Q_OBJECT

public:
    explicit LatencyModel(ShownSession &shown, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] const agent::TurnTiming *at(int row) const;
    [[nodiscard]] int rowOf(int turn) const;

    /// What an answer may take, in milliseconds.
    [[nodiscard]] double targetMs() const { return m_targetMs; }
    void setTargetMs(double ms);
    /// Of the scale the bars are drawn on: a whole number of half seconds.
    [[nodiscard]] double scaleMs() const { return m_scaleMs; }

signals:
    void scaleChanged();

private:
    void refresh();

    ShownSession &m_shown;
    QList<agent::TurnTiming> m_turns;
    double m_targetMs = 1000;
    double m_scaleMs = 1500;
};

/// Paints a turn: its words, its time, and the bar of what it was made of. What was not measured is hatched.
class LatencyDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] static int rowHeight();
};

/// The waterfall: ↑ ↓ choose a turn, in the chat as well; Enter plays it.
class LatencyList final : public QListView {
    Q_OBJECT

public:
    LatencyList(ShownSession &shown, LatencyModel &model, QWidget *parent = nullptr);

    /// Where a time stands within the list's width.
    [[nodiscard]] static double xOf(double ms, double scaleMs, int width);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void showTurn(int turn);

    ShownSession &m_shown;
    LatencyModel &m_model;
    bool m_choosing = false;
};

/// The scale below the waterfall.
class LatencyAxis final : public QWidget {
    Q_OBJECT

public:
    explicit LatencyAxis(LatencyModel &model, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    LatencyModel &m_model;
};

/// Which colour is which part.
class LatencyLegend final : public QWidget {
    Q_OBJECT

public:
    explicit LatencyLegend(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace studio::ui
