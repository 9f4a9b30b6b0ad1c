// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/navrail.h"

#include <QAbstractButton>

namespace studio::ui {

/// One row of the NavRail.
class NavRow final : public QAbstractButton {
    Q_OBJECT

public:
    NavRow(const NavEntry &entry, QWidget *parent);

    [[nodiscard]] QString id() const { return m_entry.id; }
    void setCollapsed(bool collapsed);
    void setBadge(bool shown);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void nextCheckState() override { }

private:
    NavEntry m_entry;
    bool m_collapsed = false;
    bool m_badge = false;
};

} // namespace studio::ui
