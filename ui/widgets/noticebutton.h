// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QPushButton>

namespace studio::ui {

/// The action of a banner or toast: text in the colour of the notice, no frame.
class NoticeButton final : public QPushButton {
    Q_OBJECT

public:
    explicit NoticeButton(QWidget *parent = nullptr);

    /// Colour of text and icon; `fixed` wins over the role when valid.
    void setInk(ColorRole role, const QColor &fixed = {});

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ColorRole m_role = &Theme::accentText;
    QColor m_fixed;
};

} // namespace studio::ui
