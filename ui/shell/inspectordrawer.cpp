// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/inspectordrawer.h"

#include "ui/shell/regions.h"
#include "ui/theme/shadow.h"
#include "ui/theme/theme.h"
#include "ui/widgets/panel.h"

#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QPainter>
#include <QStyle>

#include <utility>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

/// Dims the content beside the drawer and casts its shadow.
class DrawerGround final : public QWidget {
public:
    explicit DrawerGround(Panel *panel) : QWidget(panel)
    {
        setObjectName(u"drawerGround"_s);
        setFocusPolicy(Qt::NoFocus);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), QColor(0, 0, 0, theme().isDark() ? 65 : 35));
        if (const QWidget *drawer = static_cast<Panel *>(parentWidget())->inspector())
            drawShadow(&painter, drawer->geometry(), 0, Elevation::Popover);
    }
};

} // namespace

InspectorDrawer::InspectorDrawer(QObject *parent) : QObject(parent)
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { take(now); });
}

void InspectorDrawer::lift(Panel &panel)
{
    if (m_panel == &panel && panel.inspector())
        return;
    leave();
    QWidget *inspector = panel.inspector();
    if (!inspector)
        return;
    m_panel = &panel;
    if (QBoxLayout *row = panel.sideBySide())
        row->removeWidget(inspector);
    panel.setInspectorVisible(false);
    panel.installEventFilter(this);
}

void InspectorDrawer::dock(Panel &panel)
{
    if (m_panel == &panel)
        leave();
    QWidget *inspector = panel.inspector();
    if (QBoxLayout *row = panel.sideBySide(); row && inspector && row->indexOf(inspector) < 0)
        row->addWidget(inspector);
}

/// Another panel is shown, or there is room.
void InspectorDrawer::leave()
{
    close();
    if (m_panel)
        m_panel->removeEventFilter(this);
    m_panel = nullptr;
}

void InspectorDrawer::open()
{
    if (m_open || !m_panel)
        return;
    m_open = true;
    m_returnFocus = QApplication::focusWidget();
    m_ground = new DrawerGround(m_panel);
    m_ground->installEventFilter(this);
    m_panel->setInspectorVisible(true);
    place();
    m_ground->show();
    m_ground->raise();
    m_panel->inspector()->raise();
    if (QWidget *stop = firstStopOf(m_panel->inspector()))
        stop->setFocus(Qt::ShortcutFocusReason);
}

void InspectorDrawer::close()
{
    if (!std::exchange(m_open, false))
        return;
    delete m_ground;
    if (!m_panel)
        return;
    const QWidget *focus = QApplication::focusWidget();
    const bool had = !focus || m_panel->inspector()->isAncestorOf(focus);
    if (had && m_returnFocus)
        m_returnFocus->setFocus(Qt::ShortcutFocusReason);
    m_panel->setInspectorVisible(false);
}

void InspectorDrawer::place()
{
    QWidget *inspector = m_panel->inspector();
    const int width = inspector->sizeHint().expandedTo(inspector->minimumSize()).width();
    const QRect place(m_panel->width() - width, 0, width, m_panel->height());
    inspector->setGeometry(QStyle::visualRect(m_panel->layoutDirection(), m_panel->rect(), place));
    m_ground->setGeometry(m_panel->rect());
    m_ground->update();
}

/// Goes on in what lies under the drawer.
void InspectorDrawer::take(QWidget *now)
{
    if (m_open && m_panel && now && m_panel->content()->isAncestorOf(now))
        close();
}

bool InspectorDrawer::eventFilter(QObject *watched, QEvent *event)
{
    if (m_open && watched == m_panel
        && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutDirectionChange))
        place();
    if (m_ground && watched == m_ground && event->type() == QEvent::MouseButtonPress) {
        // Not from inside its own event.
        QMetaObject::invokeMethod(this, &InspectorDrawer::close, Qt::QueuedConnection);
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace studio::ui
