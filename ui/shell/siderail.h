// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/navrail.h"
#include "ui/widgets/profilechip.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QVBoxLayout;

namespace studio::ui {

class BrandMark;
class CreditsMeter;

/// The rail: brand, navigation, credits, profile. 208 px wide, 64 collapsed.
class SideRail final : public QWidget {
    Q_OBJECT

public:
    explicit SideRail(QWidget *parent = nullptr);

    [[nodiscard]] NavRail *navigation() const { return m_navigation; }
    [[nodiscard]] ProfileChip *profileChip() const { return m_profile; }
    /// Empty hides the meter.
    void setCredits(std::optional<std::pair<qint64, qint64>> usedAndLimit);
    void setCollapsed(bool collapsed);
    [[nodiscard]] bool isCollapsed() const { return m_collapsed; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void place();

    QVBoxLayout *m_column;
    BrandMark *m_brand;
    NavRail *m_navigation;
    CreditsMeter *m_credits;
    ProfileChip *m_profile;
    QHBoxLayout *m_creditsRow;
    QHBoxLayout *m_profileRow;
    bool m_collapsed = false;
    bool m_hasCredits = false;
};

} // namespace studio::ui
