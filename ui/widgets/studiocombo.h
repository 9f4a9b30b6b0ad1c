// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace studio::ui {

/// A combo box that leaves the wheel to the scroll area unless focused and may shrink below its longest
/// entry.
class StudioCombo : public QComboBox {
    Q_OBJECT

public:
    explicit StudioCombo(QWidget *parent = nullptr);

    /// Without outline, as the language choice above a script; `iconName` leads.
    void setGhost(bool ghost, const QString &iconName = {});

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void wheelEvent(QWheelEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_ghost = false;
    QString m_icon;
};

} // namespace studio::ui
