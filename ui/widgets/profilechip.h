// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace studio::ui {

/// The profile in use at the foot of the rail; pressing it opens the profile menu.
class ProfileChip final : public QAbstractButton {
    Q_OBJECT

public:
    enum class Kind { Account, Sandbox };

    explicit ProfileChip(QWidget *parent = nullptr);

    void setProfile(Kind kind, const QString &name, const QString &detail);
    void setCollapsed(bool collapsed);
    /// Two letters standing for a name: "Northwind" gives "NO", "North Wind" gives "NW".
    [[nodiscard]] static QString initials(const QString &name);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Kind m_kind = Kind::Sandbox;
    QString m_name;
    QString m_detail;
    bool m_collapsed = false;
};

} // namespace studio::ui
