// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/accessibility.h"

#include <QWidget>

namespace studio::ui {

/// Credits of the account: what is left, a bar, and what is used of the allowance.
class CreditsMeter final : public QWidget, public SpokenValue {
    Q_OBJECT

public:
    explicit CreditsMeter(QWidget *parent = nullptr);

    /// A limit of 0 or less means that the allowance is unknown: only the used amount is shown.
    void setUsage(qint64 used, qint64 limit);
    [[nodiscard]] qint64 used() const { return m_used; }
    [[nodiscard]] qint64 limit() const { return m_limit; }

    [[nodiscard]] QString spoken() const override;
    [[nodiscard]] double spokenMinimum() const override { return 0; }
    [[nodiscard]] double spokenMaximum() const override { return double(m_limit); }
    [[nodiscard]] double spokenNow() const override { return double(m_used); }
    void setSpokenNow(double) override { }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString leftText() const;
    [[nodiscard]] QString usedText() const;

    qint64 m_used = 0;
    qint64 m_limit = 0;
};

} // namespace studio::ui
