// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/navrail.h"

#include "ui/theme/textlabel.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/navrow.h"
#include "ui/widgets/rovinggroup.h"

#include <QApplication>
#include <QPainter>
#include <QVBoxLayout>

namespace studio::ui {

namespace {

/// A hairline between groups.
class RailLine final : public QWidget {
public:
    RailLine(bool collapsed, QWidget *parent) : QWidget(parent), m_inset(collapsed ? 6 : 10)
    {
        setFixedHeight(1);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).fillRect(rect().adjusted(m_inset, 0, -m_inset, 0), theme().border);
    }

private:
    int m_inset;
};

} // namespace

NavRail::NavRail(QWidget *parent)
    : QWidget(parent), m_layout(new QVBoxLayout(this)),
      m_roving(new RovingGroup(RovingGroup::Axis::Vertical, this))
{
    installAccessibility();
    setAccessibleName(tr("Main navigation"));
    m_layout->setSpacing(0);
}

void NavRail::setEntries(const QList<NavEntry> &entries)
{
    if (entries == m_entries && !m_rows.empty())
        return;
    m_entries = entries;
    rebuild();
}

void NavRail::setCollapsed(bool collapsed)
{
    if (collapsed == m_collapsed)
        return;
    m_collapsed = collapsed;
    rebuild();
}

void NavRail::rebuild()
{
    // Not focusWidget(), which also remembers who had the focus before a dialog took it.
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    m_roving->clear();
    while (QLayoutItem *item = m_layout->takeAt(0))
        delete item;
    for (NavRow *row : m_rows)
        row->setParent(nullptr), row->deleteLater();
    m_rows.clear();
    for (QWidget *widget : m_decorations)
        widget->setParent(nullptr), widget->deleteLater();
    m_decorations.clear();

    m_layout->setContentsMargins(m_collapsed ? 12 : 10, m_collapsed ? 2 : 8, 11, 8);
    QString group;
    bool first = true;
    for (const NavEntry &entry : m_entries) {
        if (first || entry.group != group) {
            const bool titled = !entry.group.isEmpty() && !m_collapsed;
            if (titled) {
                auto *title = new TextLabel(entry.group, TypeRole::Caption, &Theme::text3, this);
                title->setWeight(QFont::DemiBold);
                title->setContentsMargins(0, 0, 0, 0);
                auto *line = new QHBoxLayout;
                line->setContentsMargins(10, first ? 0 : 16, 0, 4);
                line->addWidget(title);
                m_layout->addLayout(line);
                m_decorations.push_back(title);
            } else if (!first) {
                auto *hairline = new RailLine(m_collapsed, this);
                m_layout->addSpacing(4);
                m_layout->addWidget(hairline);
                m_layout->addSpacing(8);
                m_decorations.push_back(hairline);
            }
        }
        group = entry.group;
        first = false;
        auto *row = new NavRow(entry, this);
        row->setCollapsed(m_collapsed);
        row->setChecked(entry.id == m_current);
        m_layout->addWidget(row);
        m_layout->addSpacing(2);
        m_rows.push_back(row);
        m_roving->add(row);
        connect(row, &QAbstractButton::clicked, this, [this, id = entry.id] {
            setCurrent(id);
            emit activated(id);
        });
    }
    m_layout->addStretch();
    setCurrent(m_current);
    if (hadFocus && m_roving->current())
        m_roving->current()->setFocus(Qt::OtherFocusReason);
    updateGeometry();
}

void NavRail::setCurrent(const QString &id)
{
    m_current = id;
    for (NavRow *row : m_rows) {
        row->setChecked(row->id() == id);
        if (row->id() == id)
            m_roving->setCurrent(row);
    }
}

void NavRail::setBadge(const QString &id, bool shown)
{
    for (NavRow *row : m_rows) {
        if (row->id() == id)
            row->setBadge(shown);
    }
}

void NavRail::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), theme().rail);
}

} // namespace studio::ui
