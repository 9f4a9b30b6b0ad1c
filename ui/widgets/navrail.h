// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace studio::ui {

class NavRow;
class RovingGroup;

/// One destination. Entries with the same group stand together under its title; an empty group gets a
/// hairline.
struct NavEntry {
    QString id;
    QString text;
    QString iconName;
    QString group; ///< translated title, "Create"
    QString shortcut; ///< shown in the tooltip only, "Ctrl+1"
    bool operator==(const NavEntry &) const = default;
};

/// The main navigation. One Tab stop; ↑ ↓ Home End move, Enter goes. Collapsed: icons with tooltips.
class NavRail final : public QWidget {
    Q_OBJECT

public:
    explicit NavRail(QWidget *parent = nullptr);

    void setEntries(const QList<NavEntry> &entries);
    [[nodiscard]] QList<NavEntry> entries() const { return m_entries; }
    /// Marks a row without a signal. An unknown id marks none.
    void setCurrent(const QString &id);
    [[nodiscard]] QString current() const { return m_current; }
    void setCollapsed(bool collapsed);
    [[nodiscard]] bool isCollapsed() const { return m_collapsed; }
    /// A dot on the row, for instance during a live call.
    void setBadge(const QString &id, bool shown);

signals:
    /// The user went to a row.
    void activated(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void rebuild();

    QList<NavEntry> m_entries;
    QString m_current;
    bool m_collapsed = false;
    std::vector<NavRow *> m_rows;
    std::vector<QWidget *> m_decorations;
    QVBoxLayout *m_layout;
    RovingGroup *m_roving;
};

} // namespace studio::ui
