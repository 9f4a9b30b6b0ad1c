// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace studio::ui {

/// A whole number that is typed, or stepped with Up and Down, written as the language does. What cannot be
/// read is put back. 0 can have a word of its own.
class NumberField final : public QLineEdit {
    Q_OBJECT

public:
    explicit NumberField(const QString &name, QWidget *parent = nullptr);

    void setRange(int minimum, int maximum, int step = 1);
    /// Shown in place of 0, and understood when typed; an empty field means 0 as well.
    void setWordForZero(const QString &word);
    void setSuffix(const QString &suffix);
    [[nodiscard]] int value() const { return m_value; }
    /// Silent.
    void setValue(int value);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// The user entered another number.
    void valueEntered(int value);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void take();
    void enter(int value);
    void showValue();

    int m_minimum = 0;
    int m_maximum = 1'000'000'000;
    int m_step = 1;
    int m_value = 0;
    QString m_zero;
    QString m_suffix;
};

} // namespace studio::ui
