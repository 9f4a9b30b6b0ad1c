// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace studio::ui {

/// "0:07.42 / 0:24.10" with digits of one width. The accessible name is the whole seconds, "0:07 of 0:24".
class TimecodeLabel final : public QWidget {
    Q_OBJECT

public:
    explicit TimecodeLabel(QWidget *parent = nullptr);

    void setPosition(double seconds);
    void setDuration(double seconds);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    [[nodiscard]] QString totalText() const;

    double m_position = 0;
    double m_duration = 0;
    QString m_shown;
};

} // namespace studio::ui
