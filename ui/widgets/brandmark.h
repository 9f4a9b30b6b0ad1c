// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace studio::ui {

/// The application icon and name at the head of the rail; collapsed, the icon only.
class BrandMark final : public QWidget {
    Q_OBJECT

public:
    explicit BrandMark(QWidget *parent = nullptr);

    void setCollapsed(bool collapsed);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_collapsed = false;
};

} // namespace studio::ui
