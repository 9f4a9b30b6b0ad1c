// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QVBoxLayout;

namespace studio::ui {

/// A surface with a hairline border and radius 12. Its vertical layout has the given padding.
class Card : public QFrame {
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr, int padding = 16);

    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    /// The accent outline of a picked card.
    void setPicked(bool picked);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_column;
    bool m_picked = false;
};

} // namespace studio::ui
