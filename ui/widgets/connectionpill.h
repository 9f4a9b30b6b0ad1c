// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace studio::ui {

/// The state of the connection, in words and colour; pressing it asks for details.
class ConnectionPill final : public QAbstractButton {
    Q_OBJECT

public:
    enum class State { Connecting, Connected, Sandbox, Offline, KeyRejected };
    Q_ENUM(State)

    explicit ConnectionPill(QWidget *parent = nullptr);

    void setState(State state);
    [[nodiscard]] State state() const { return m_state; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void refresh();

    State m_state = State::Sandbox;
};

} // namespace studio::ui
