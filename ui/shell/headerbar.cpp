// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/headerbar.h"

#include "ui/theme/textlabel.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/palettebutton.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

QString modeName(ThemeMode mode)
{
    switch (mode) {
    case ThemeMode::Light:
        return HeaderBar::tr("Light");
    case ThemeMode::Dark:
        return HeaderBar::tr("Dark");
    case ThemeMode::System:
        break;
    }
    return HeaderBar::tr("As the system");
}

void popUnder(QMenu *menu, const QWidget *anchor)
{
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int x = anchor->isRightToLeft() ? 0 : anchor->width() - menu->sizeHint().width();
    menu->popup(anchor->mapToGlobal(QPoint(x, anchor->height() + 4)));
}

} // namespace

HeaderBar::HeaderBar(QWidget *parent)
    : QWidget(parent), m_title(new TextLabel(QString(), TypeRole::PanelTitle, &Theme::text, this)),
      m_palette(new PaletteButton(this)), m_pill(new ConnectionPill(this)),
      m_jobs(new IconButton(u"layers"_s, tr("Jobs"), this)),
      m_theme(new IconButton(u"moon"_s, tr("Theme"), this)),
      m_help(new IconButton(u"circle-question-mark"_s, tr("Help"), this))
{
    installAccessibility();
    setObjectName(u"headerBar"_s);
    setAccessibleName(tr("Header"));
    setFixedHeight(52);
    m_title->setObjectName(u"panelTitle"_s);
    m_pill->setObjectName(u"connectionPill"_s);
    m_theme->setObjectName(u"themeButton"_s);
    m_help->setObjectName(u"helpButton"_s);

    m_palette->setObjectName(u"paletteButton"_s);
    m_jobs->setObjectName(u"jobsButton"_s);

    // Two sides of the same weight keep the field in the middle; the right one never gives up its buttons.
    auto *side = new QWidget(this);
    auto *buttons = new QHBoxLayout(side);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(4);
    buttons->addStretch(1);
    buttons->addWidget(m_pill);
    buttons->addSpacing(4);
    buttons->addWidget(m_jobs);
    buttons->addWidget(m_theme);
    buttons->addWidget(m_help);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(20, 0, 12, 0);
    row->setSpacing(12);
    row->addWidget(m_title, 1);
    row->addWidget(m_palette);
    row->addWidget(side, 1);

    connect(m_pill, &QAbstractButton::clicked, this, &HeaderBar::connectionRequested);
    connect(m_theme, &QAbstractButton::clicked, this, &HeaderBar::openThemeMenu);
    connect(m_palette, &PaletteButton::requested, this, &HeaderBar::paletteRequested);
    connect(m_help, &QAbstractButton::clicked, this, &HeaderBar::openHelpMenu);
    showTheme();
}

void HeaderBar::setTitle(const QString &title)
{
    m_title->setText(title);
}

void HeaderBar::setConnection(ConnectionPill::State state)
{
    m_pill->setState(state);
}

void HeaderBar::setThemeMode(ThemeMode mode)
{
    m_mode = mode;
    showTheme();
}

/// The glyph is what a change would bring, as usual for such buttons.
void HeaderBar::showTheme()
{
    m_theme->setIconName(theme().isDark() ? u"sun"_s : u"moon"_s);
    m_theme->setName(tr("Theme: %1").arg(modeName(m_mode)));
}

void HeaderBar::openThemeMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"themeMenu"_s);
    auto *group = new QActionGroup(menu);
    for (const ThemeMode mode : {ThemeMode::System, ThemeMode::Light, ThemeMode::Dark}) {
        QAction *action =
            menu->addAction(modeName(mode), this, [this, mode] { emit themeModeRequested(mode); });
        action->setCheckable(true);
        action->setChecked(mode == m_mode);
        group->addAction(action);
    }
    popUnder(menu, m_theme);
}

void HeaderBar::openHelpMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"helpMenu"_s);
    menu->addAction(tr("Keyboard shortcuts"), QKeySequence(Qt::Key_F1), this, &HeaderBar::shortcutsRequested)
        ->setShortcutContext(Qt::WidgetShortcut);
    menu->addAction(tr("About Voice Studio"), this, &HeaderBar::aboutRequested);
    popUnder(menu, m_help);
}

void HeaderBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().canvas);
    painter.fillRect(0, height() - 1, width(), 1, theme().border);
}

void HeaderBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showTheme();
}

} // namespace studio::ui
