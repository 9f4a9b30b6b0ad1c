// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace studio::ui {

/// Tells the agent something without taking a turn.
class ContextBar final : public QWidget {
    Q_OBJECT

public:
    explicit ContextBar(QWidget *parent = nullptr);

    void setLive(bool live);
    [[nodiscard]] QLineEdit *field() const { return m_field; }

signals:
    void sendRequested(const QString &text);

private:
    void send();

    QLineEdit *m_field;
    QPushButton *m_send;
};

} // namespace studio::ui
