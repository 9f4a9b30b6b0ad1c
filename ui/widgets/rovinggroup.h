// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include <vector>

class QAbstractButton;

namespace studio::ui {

/// Makes several buttons one Tab stop with arrow keys inside. Owned by the container; knows only its members.
class RovingGroup final : public QObject {
    Q_OBJECT

public:
    /// Which arrows move.
    enum class Axis { Horizontal, Vertical };

    RovingGroup(Axis axis, QObject *parent);

    void add(QAbstractButton *button);
    void clear();
    /// The member Tab goes to.
    void setCurrent(QAbstractButton *button);
    [[nodiscard]] QAbstractButton *current() const { return m_current; }

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    /// The arrows went to another member, which has the focus now.
    void moved(QAbstractButton *button);

private:
    void move(int step);
    void moveTo(QAbstractButton *button);

    Axis m_axis;
    std::vector<QAbstractButton *> m_members;
    QPointer<QAbstractButton> m_current;
};

} // namespace studio::ui
