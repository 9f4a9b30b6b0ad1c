// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "core/account/account.h"
#include "core/profiles/profilestore.h"
#include "core/settings/settingsstore.h"
#include "ui/shell/aboutdialog.h"
#include "ui/shell/accountdialogs.h"
#include "ui/shell/accountdisplay.h"
#include "ui/shell/closeguard.h"
#include "ui/shell/headerbar.h"
#include "ui/shell/jobscontrol.h"
#include "ui/shell/palettecontrol.h"
#include "ui/shell/profilemenu.h"
#include "ui/shell/regions.h"
#include "ui/shell/shortcutsdialog.h"
#include "ui/shell/siderail.h"
#include "ui/shell/transportlink.h"
#include "ui/shell/windowlayout.h"
#include "ui/shell/windowpanels.h"
#include "ui/shell/windowshortcuts.h"
#include "ui/speech/speechpanel.h"
#include "ui/theme/appearance.h"
#include "ui/theme/appearancesettings.h"
#include "ui/theme/focusring.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/commandpalette.h"
#include "ui/widgets/infobanner.h"
#include "ui/widgets/keycaps.h"
#include "ui/widgets/palettebutton.h"
#include "ui/widgets/playbacksource.h"
#include "ui/widgets/shortcutmap.h"
#include "ui/widgets/statustext.h"
#include "ui/widgets/transportbar.h"

#include <QAction>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

using settings::Setting;

inline constexpr Setting<double> kVolume{"audio/volume", 0.8};
const Setting<QString> kPanel{"window/panel", u"speech"_s};

} // namespace

MainWindow::MainWindow(const ShellServices &services, QWidget *parent) : QWidget(parent), m_services(services)
{
    setObjectName(u"mainWindow"_s);
    setMinimumSize(960, 620);
    new Appearance(m_services.speech.settings, m_services.themes, this);
    m_shortcuts = new ShortcutMap(m_services.speech.settings, this);
    m_accountDialogs = new AccountDialogs(m_services, this);
    connect(m_accountDialogs, &AccountDialogs::announced, this, &MainWindow::announce);
    build();
    makeActions();
    wireParts();
    new AccountDisplay(m_services, *m_header, *m_rail, *m_sandboxBanner, this);
    restoreWindow();
    FocusRing::install(this);
}

MainWindow::~MainWindow()
{
    // Overlays still open go with the window, when there is no one to guard any more.
    OverlayHost::of(this)->disconnect(this);
}

void MainWindow::build()
{
    m_rail = new SideRail(this);
    m_layout = std::make_unique<WindowLayout>(m_services.speech.settings, *m_rail, *this);
    m_header = new HeaderBar(this);
    m_stack = new QStackedWidget(this);
    const WindowPanels panels = makePanels(m_services, *m_shortcuts, *m_accountDialogs, *this);
    m_speech = panels.speech;
    for (const PanelEntry &entry : panels.all)
        addPanel(entry.panel, entry.keys);
    m_transport = new TransportBar(this);
    m_transport->setObjectName(u"transportBar"_s);
    m_status = new StatusText(this);
    m_status->setObjectName(u"statusText"_s);
    m_profileMenu = new ProfileMenu(m_services.profiles, this);

    m_sandboxBanner = AccountDisplay::makeBanner();
    m_speech->setBanner(m_sandboxBanner);

    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_header);
    right->addWidget(m_stack, 1);
    right->addWidget(m_transport);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(right, 1);
}

void MainWindow::addPanel(Panel *panel, const QKeySequence &keys)
{
    m_panels.append({panel, keys});
    m_stack->addWidget(panel);
    connect(panel, &Panel::announced, this, &MainWindow::announce);
    connect(panel, &Panel::keyUpdateRequested, m_accountDialogs, &AccountDialogs::updateKey);
    connect(panel, &Panel::openRequested, this, &MainWindow::openInPanel);
    connect(panel, &Panel::inspectorChanged, this, &MainWindow::layOut);
    connect(panel, &Panel::liveChanged, this,
            [this, panel](bool live) { m_rail->navigation()->setBadge(panel->identity().id, live); });
}

QList<Panel *> MainWindow::panels() const
{
    QList<Panel *> all;
    for (const PanelEntry &entry : m_panels)
        all.append(entry.panel);
    return all;
}

Panel *MainWindow::panelOf(const QString &id) const
{
    for (const PanelEntry &entry : m_panels) {
        if (entry.panel->identity().id == id)
            return entry.panel;
    }
    return nullptr;
}

void MainWindow::openInPanel(const QString &id, const QVariantMap &what)
{
    Panel *panel = panelOf(id);
    if (!panel)
        return;
    showPanel(panel);
    panel->open(what);
}

void MainWindow::showPanel(Panel *panel)
{
    m_stack->setCurrentWidget(panel);
    m_rail->navigation()->setCurrent(panel->identity().id);
    m_header->setTitle(panel->identity().title);
    setWindowTitle(tr("%1 – Voice Studio").arg(panel->identity().title));
    if (PlaybackSource *source = panel->playback())
        m_link->setSource(*source);
    emit playbackSourceChanged();
    m_services.speech.settings.set(kPanel, panel->identity().id);
    layOut();
    guardActions();
    if (m_started)
        panel->activate();
}

QAction *MainWindow::addWindowAction(const QString &name, const QString &text,
                                     const QList<QKeySequence> &keys)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    m_actions.append(action);
    return action;
}

void MainWindow::makeActions()
{
    for (const PanelEntry &entry : std::as_const(m_panels)) {
        Panel *panel = entry.panel;
        connect(addWindowAction(u"actionGo_%1"_s.arg(panel->identity().id),
                                tr("Go to %1").arg(panel->identity().title), {entry.keys}),
                &QAction::triggered, this, [this, panel] { showPanel(panel); });
    }
    connect(
        addWindowAction(u"actionRail"_s, tr("Collapse the side bar"), {QKeySequence(Qt::CTRL | Qt::Key_B)}),
        &QAction::triggered, this, &MainWindow::toggleRail);
    connect(
        addWindowAction(u"actionInspector"_s, tr("Show the inspector"), {QKeySequence(Qt::CTRL | Qt::Key_I)}),
        &QAction::triggered, this, &MainWindow::toggleInspector);
    connect(addWindowAction(u"actionNextRegion"_s, tr("Next region"), {QKeySequence(Qt::Key_F6)}),
            &QAction::triggered, this, &MainWindow::focusNextRegion);
    connect(addWindowAction(u"actionPreviousRegion"_s, tr("Previous region"),
                            {QKeySequence(Qt::SHIFT | Qt::Key_F6)}),
            &QAction::triggered, this, &MainWindow::focusPreviousRegion);
    connect(addWindowAction(u"actionPalette"_s, tr("Command palette"), {QKeySequence(Qt::CTRL | Qt::Key_K)}),
            &QAction::triggered, this, [this] { openPalette(); });
    connect(addWindowAction(u"actionJobs"_s, tr("Jobs"), {QKeySequence(Qt::CTRL | Qt::Key_J)}),
            &QAction::triggered, this, &MainWindow::openJobs);
    connect(addWindowAction(u"actionShortcuts"_s, tr("Keyboard shortcuts"), {QKeySequence(Qt::Key_F1)}),
            &QAction::triggered, this, &MainWindow::openShortcuts);
    connect(addWindowAction(u"actionPlay"_s, tr("Play or pause, also while typing"),
                            {QKeySequence(Qt::CTRL | Qt::Key_Space), QKeySequence(Qt::Key_MediaPlay),
                             QKeySequence(Qt::Key_MediaTogglePlayPause), QKeySequence(Qt::Key_MediaPause)}),
            &QAction::triggered, this, [this] { m_link->toggle(); });
    connect(addWindowAction(u"actionSlower"_s, tr("Play slower"),
                            {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Comma)}),
            &QAction::triggered, this, [this] { announce(m_transport->stepSpeed(-1)); });
    connect(addWindowAction(u"actionFaster"_s, tr("Play faster"),
                            {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Period)}),
            &QAction::triggered, this, [this] { announce(m_transport->stepSpeed(1)); });
    connect(addWindowAction(u"actionConnect"_s, tr("Connect account…"), {}), &QAction::triggered, this,
            &MainWindow::openConnectDialog);
    connect(addWindowAction(u"actionTheme"_s, tr("Switch between light and dark"), {}), &QAction::triggered,
            this, [this] { setThemeMode(theme().isDark() ? ThemeMode::Light : ThemeMode::Dark); });
    connect(addWindowAction(u"actionAbout"_s, tr("About Voice Studio"), {}), &QAction::triggered, this,
            &MainWindow::openAbout);
    connect(addWindowAction(u"actionQuit"_s, tr("Quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)}),
            &QAction::triggered, this, &QWidget::close);
    listShortcuts(*m_shortcuts, m_actions, panels());
    for (const Panel *panel : panels())
        m_actions.append(panel->panelActions());
    for (QAction *action : std::as_const(m_actions)) {
        const QString name = action->objectName();
        const bool always = name == "actionQuit"_L1 || name == "actionPlay"_L1 || name == "actionSlower"_L1
            || name == "actionFaster"_L1;
        always ? m_guard.addAlways(action) : m_guard.add(action);
    }
}

QList<QAction *> MainWindow::allActions() const
{
    return m_actions;
}

void MainWindow::wireParts()
{
    settings::SettingsStore &settings = m_services.speech.settings;
    QList<NavEntry> entries;
    for (const PanelEntry &entry : std::as_const(m_panels)) {
        const Panel::Identity &identity = entry.panel->identity();
        entries.append({identity.id, identity.title, identity.iconName, identity.group,
                        entry.keys.toString(QKeySequence::NativeText)});
    }
    m_rail->navigation()->setEntries(entries);
    connect(m_rail->navigation(), &NavRail::activated, this, [this](const QString &id) {
        if (Panel *panel = panelOf(id))
            showPanel(panel);
    });
    m_link = new TransportLink(*m_speech->playback(), *m_transport, *m_shortcuts);
    connect(m_transport, &TransportBar::volumeChanged, this, [this](double volume) {
        for (const PanelEntry &entry : std::as_const(m_panels))
            entry.panel->setVolume(volume);
        m_services.speech.settings.set(kVolume, volume);
    });
    m_transport->setVolume(settings.get(kVolume));
    for (const PanelEntry &entry : std::as_const(m_panels))
        entry.panel->setVolume(settings.get(kVolume));

    m_jobs = new JobsControl(m_services.speech.jobs, settings, m_services.speech.prompts,
                             *m_header->jobsButton(), this);
    m_jobs->follow(m_services.speech.account);
    connect(m_jobs, &JobsControl::announced, this, &MainWindow::announce);
    makePalette();
    m_closeGuard = new CloseGuard(m_services.speech.jobs, settings, this);
    connect(m_header, &HeaderBar::themeModeRequested, this, &MainWindow::setThemeMode);
    connect(&m_services.themes, &ThemeController::choiceChanged, m_header,
            [this] { m_header->setThemeMode(m_services.themes.mode()); });
    m_header->setThemeMode(m_services.themes.mode());
    connect(m_header, &HeaderBar::shortcutsRequested, this, &MainWindow::openShortcuts);
    connect(m_header, &HeaderBar::aboutRequested, this, &MainWindow::openAbout);
    connect(m_header, &HeaderBar::connectionRequested, this,
            [this] { m_profileMenu->open(m_rail->profileChip()); });
    connect(m_rail->profileChip(), &QAbstractButton::clicked, this,
            [this] { m_profileMenu->open(m_rail->profileChip()); });
    connect(m_profileMenu, &ProfileMenu::connectRequested, this, &MainWindow::openConnectDialog);
    connect(m_profileMenu, &ProfileMenu::keyUpdateRequested, m_accountDialogs, &AccountDialogs::updateKey);
    connect(m_profileMenu, &ProfileMenu::aboutRequested, this, &MainWindow::openAbout);
    connect(m_sandboxBanner, &InfoBanner::actionTriggered, this, &MainWindow::openConnectDialog);
    connect(OverlayHost::of(this), &OverlayHost::openChanged, this, &MainWindow::guardActions);
}

/// What lies behind a popover or a dialog does not answer keys: nothing is generated unseen and the focus
/// does not get away. The actions of a panel that is not shown rest, too.
void MainWindow::guardActions()
{
    m_guard.update(OverlayHost::of(this)->hasOpen(), m_stack->currentWidget());
}

void MainWindow::setThemeMode(ThemeMode mode)
{
    m_services.speech.settings.set(appearance::kTheme, int(mode));
}

void MainWindow::openConnectDialog()
{
    m_accountDialogs->connectAccount();
}

void MainWindow::openAbout()
{
    OverlayHost::of(this)->showDialog(new AboutDialog);
}

void MainWindow::openShortcuts()
{
    auto *dialog = new ShortcutsDialog(*m_shortcuts, currentPanel()->identity().title);
    dialog->setSettingsVisible(panelOf(u"settings"_s) != nullptr);
    connect(dialog, &ShortcutsDialog::announced, this, &MainWindow::announce);
    connect(dialog, &ShortcutsDialog::settingsRequested, this, [this] {
        openInPanel(u"settings"_s, {{u"page"_s, u"shortcuts"_s}});
    });
    OverlayHost::of(this)->showDialog(dialog);
}

void MainWindow::makePalette()
{
    m_palette = new PaletteControl(
        m_services.speech, m_services.profiles, *m_shortcuts,
        {.window = this,
         .panels = [this] { return panels(); },
         .current = [this] { return currentPanel(); },
         .reachable = [this] { return m_guard.reachable(currentPanel()); },
         .open = [this](const QString &panel, const QVariantMap &what) { openInPanel(panel, what); }});
    connect(m_palette->palette(), &CommandPalette::announced, this, &MainWindow::announce);
    connect(m_header, &HeaderBar::paletteRequested, this, &MainWindow::openPalette);
    connect(m_shortcuts, &ShortcutMap::changed, this, &MainWindow::showKeys);
    showKeys();
}

/// Keys stand in tooltips and on the field of the header; they may be other ones by now.
void MainWindow::showKeys()
{
    m_header->paletteButton()->setShortcutHint(keyCaps(m_shortcuts->keysOf(u"actionPalette"_s)).join(u' '));
    m_header->jobsButton()->setName(tr("Jobs"), keysText(m_shortcuts->keysOf(u"actionJobs"_s)));
    QList<NavEntry> entries = m_rail->navigation()->entries();
    for (NavEntry &entry : entries)
        entry.shortcut = keysText(m_shortcuts->keysOf("actionGo_"_L1 + entry.id));
    if (entries != m_rail->navigation()->entries()) {
        m_rail->navigation()->setEntries(entries);
        m_rail->navigation()->setCurrent(currentPanel()->identity().id);
    }
}

void MainWindow::openPalette(const QString &typed)
{
    m_palette->open(typed);
}

void MainWindow::openJobs()
{
    m_jobs->toggleDrawer();
}

void MainWindow::closeNow()
{
    m_closeGuard->closeNow();
}

void MainWindow::comeForward()
{
    m_closeGuard->comeForward();
}

void MainWindow::announce(const QString &sentence)
{
    m_status->announce(sentence);
}

void MainWindow::toggleRail()
{
    m_layout->toggleRail(currentPanel());
}

void MainWindow::toggleInspector()
{
    m_layout->toggleInspector(currentPanel());
}

PlaybackSource *MainWindow::playbackSource() const
{
    return m_link->source();
}

double MainWindow::volume() const
{
    return m_transport->volume();
}

void MainWindow::setVolume(double volume)
{
    m_transport->setVolume(volume);
}

Panel *MainWindow::currentPanel() const
{
    return static_cast<Panel *>(m_stack->currentWidget());
}

QList<QWidget *> MainWindow::regions() const
{
    QList<QWidget *> all{
        m_rail,     m_header, currentPanel()->bar(), currentPanel()->content(), currentPanel()->inspector(),
        m_transport};
    all.removeAll(nullptr);
    return all;
}

void MainWindow::focusNextRegion()
{
    focusNeighbourRegion(regions(), 1);
}

void MainWindow::focusPreviousRegion()
{
    focusNeighbourRegion(regions(), -1);
}

bool MainWindow::focusNextPrevChild(bool next)
{
    return focusNeighbourStop(regions(), next ? 1 : -1) || QWidget::focusNextPrevChild(next);
}

void MainWindow::restoreWindow()
{
    m_layout->restoreSize();
    Panel *last = panelOf(m_services.speech.settings.get(kPanel));
    showPanel(last ? last : m_speech);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void MainWindow::layOut()
{
    Panel *panel = currentPanel();
    m_layout->apply(panel);
    m_transport->setVisible(panel->showsTransport());
    OverlayHost::of(this)->setToastBottomMargin(panel->showsTransport() ? 80 : 132);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_started, true))
        return;
    currentPanel()->activate();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    for (Panel *panel : panels()) {
        panel->saveState();
        if (PlaybackSource *source = panel->playback(); source && !m_closeGuard->isInBackground())
            source->pause();
    }
    m_layout->saveSize();
    if (!m_closeGuard->mayClose(panels())) {
        event->ignore();
        return;
    }
    event->accept();
    emit closed();
}

/// Keys that nothing with the focus wanted.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (OverlayHost::of(this)->hasOpen()) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (event->key() == Qt::Key_Escape && m_layout->closeDrawer())
        return;
    if (event->key() == Qt::Key_Escape && currentPanel()->isBusy() && currentPanel()->stopsOnEscape()) {
        currentPanel()->stop();
        return;
    }
    if (event->key() == Qt::Key_F8) {
        if (QWidget *toast = OverlayHost::of(this)->toast())
            toast->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    Panel *panel = currentPanel();
    if (panel->handlePlainKey(m_shortcuts->commandOf(*event, panel->identity().id), *event))
        return;
    if (!panel->showsTransport() || !m_link->handleKey(*event))
        QWidget::keyPressEvent(event);
}

void MainWindow::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), theme().canvas);
}

} // namespace studio::ui
