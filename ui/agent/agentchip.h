// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace studio::ui {

/// The agent one talks to: orb, name, version. Without one: dashed, "Choose an agent". Enter, Space or ↓ ask
/// for the list.
class AgentChip final : public QAbstractButton {
    Q_OBJECT

public:
    explicit AgentChip(QWidget *parent = nullptr);

    /// `orb`: what its colour is made of, the same for the same agent everywhere.
    void setAgent(const QString &orb, const QString &name, const QString &detail);
    void clearAgent();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void refreshName();

    QString m_orb;
    QString m_name;
    QString m_detail;
};

} // namespace studio::ui
