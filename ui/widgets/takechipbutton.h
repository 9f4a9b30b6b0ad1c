// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/takestrip.h"

#include <QAbstractButton>

namespace studio::ui {

/// One chip of the TakeStrip.
class TakeChipButton final : public QAbstractButton {
    Q_OBJECT

public:
    TakeChipButton(const TakeChip &take, QWidget *parent);

    void setTake(const TakeChip &take);
    [[nodiscard]] const TakeChip &take() const { return m_take; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void nextCheckState() override { }

private:
    TakeChip m_take;
};

} // namespace studio::ui
