// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "core/account/account.h"
#include "core/profiles/profilestore.h"
#include "core/settings/settingsstore.h"
#include "ui/shell/aboutdialog.h"
#include "ui/shell/connectaccountdialog.h"
#include "ui/shell/headerbar.h"
#include "ui/shell/profilemenu.h"
#include "ui/shell/regions.h"
#include "ui/shell/shortcutsdialog.h"
#include "ui/shell/siderail.h"
#include "ui/shell/transportlink.h"
#include "ui/widgets/playbacksource.h"
#include "ui/speech/speechpanel.h"
#include "ui/theme/focusring.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/infobanner.h"
#include "ui/widgets/statustext.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/transportbar.h"

#include <QAction>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScreen>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

using settings::Setting;

inline constexpr Setting<int> kTheme{"appearance/theme", 0};
inline constexpr Setting<double> kVolume{"audio/volume", 0.8};
inline constexpr Setting<bool> kRailCollapsed{"window/railCollapsed", false};
inline constexpr Setting<bool> kInspectorHidden{"window/inspectorHidden", false};
inline constexpr Setting<bool> kSandboxBannerClosed{"window/sandboxBannerClosed", false};
const Setting<QByteArray> kGeometry{"window/geometry", {}};

constexpr auto kCloseAfter = std::chrono::seconds(2);
constexpr int kRailFrom = 1180;
constexpr int kInspectorFrom = 1000;
const auto kSpeechId = "speech"_L1;

} // namespace

MainWindow::MainWindow(const ShellServices &services, QWidget *parent) : QWidget(parent), m_services(services)
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Text to Speech – Voice Studio"));
    setMinimumSize(960, 620);
    build();
    makeActions();
    wireParts();
    wireAccount();
    restoreWindow();
    FocusRing::install(this);
    OverlayHost::of(this)->setToastBottomMargin(80);
}

MainWindow::~MainWindow()
{
    // Overlays still open go with the window, when there is no one to guard any more.
    OverlayHost::of(this)->disconnect(this);
}

void MainWindow::build()
{
    m_rail = new SideRail(this);
    m_rail->navigation()->setEntries({{QString(kSpeechId), tr("Text to Speech"), u"audio-lines"_s,
                                       tr("Create"), tr("Ctrl+1", "the keys")}});
    m_rail->navigation()->setCurrent(QString(kSpeechId));
    m_header = new HeaderBar(this);
    m_header->setTitle(tr("Text to Speech"));
    m_speech = new SpeechPanel(m_services.speech, this);
    m_transport = new TransportBar(this);
    m_transport->setObjectName(u"transportBar"_s);
    m_status = new StatusText(this);
    m_status->setObjectName(u"statusText"_s);
    m_profileMenu = new ProfileMenu(m_services.profiles, this);

    m_sandboxBanner = new InfoBanner;
    m_sandboxBanner->setObjectName(u"sandboxBanner"_s);
    m_sandboxBanner->setNotice(NoticeKind::Info, tr("You are in the offline sandbox"),
                               tr("Everything works with built-in voices. Connect an account to use yours."));
    m_sandboxBanner->setIconName(u"cloud-off"_s);
    m_sandboxBanner->setAction(tr("Connect account"), u"key-round"_s);
    m_sandboxBanner->setClosable(true);
    m_sandboxBanner->hide();
    m_speech->setBanner(m_sandboxBanner);

    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_header);
    right->addWidget(m_speech, 1);
    right->addWidget(m_transport);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(right, 1);
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
    connect(
        addWindowAction(u"actionSpeech"_s, tr("Go to Text to Speech"), {QKeySequence(Qt::CTRL | Qt::Key_1)}),
        &QAction::triggered, m_speech, &SpeechPanel::focusScript);
    connect(addWindowAction(u"actionRail"_s, tr("Collapse or expand the side bar"),
                            {QKeySequence(Qt::CTRL | Qt::Key_B)}),
            &QAction::triggered, this, &MainWindow::toggleRail);
    connect(addWindowAction(u"actionInspector"_s, tr("Show or hide the settings of the voice"),
                            {QKeySequence(Qt::CTRL | Qt::Key_I)}),
            &QAction::triggered, this, &MainWindow::toggleInspector);
    connect(addWindowAction(u"actionNextRegion"_s, tr("Next region"), {QKeySequence(Qt::Key_F6)}),
            &QAction::triggered, this, &MainWindow::focusNextRegion);
    connect(addWindowAction(u"actionPreviousRegion"_s, tr("Previous region"),
                            {QKeySequence(Qt::SHIFT | Qt::Key_F6)}),
            &QAction::triggered, this, &MainWindow::focusPreviousRegion);
    connect(addWindowAction(u"actionShortcuts"_s, tr("Keyboard shortcuts"), {QKeySequence(Qt::Key_F1)}),
            &QAction::triggered, this, &MainWindow::openShortcuts);
    connect(addWindowAction(u"actionPlay"_s, tr("Play or pause"),
                            {QKeySequence(Qt::CTRL | Qt::Key_Space), QKeySequence(Qt::Key_MediaPlay),
                             QKeySequence(Qt::Key_MediaTogglePlayPause), QKeySequence(Qt::Key_MediaPause)}),
            &QAction::triggered, this, [this] { m_link->toggle(); });
    connect(addWindowAction(u"actionConnect"_s, tr("Connect account…"), {}), &QAction::triggered, this,
            &MainWindow::openConnectDialog);
    connect(addWindowAction(u"actionTheme"_s, tr("Switch between light and dark"), {}), &QAction::triggered,
            this, [this] {
                m_services.themes.toggle();
                setThemeMode(int(m_services.themes.mode()));
            });
    connect(addWindowAction(u"actionAbout"_s, tr("About Voice Studio"), {}), &QAction::triggered, this,
            &MainWindow::openAbout);
    connect(addWindowAction(u"actionQuit"_s, tr("Quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)}),
            &QAction::triggered, this, &QWidget::close);
    m_actions.append(m_speech->panelActions());
    addActions(m_actions);
}

QList<QAction *> MainWindow::allActions() const
{
    return m_actions;
}

void MainWindow::wireParts()
{
    settings::SettingsStore &settings = m_services.speech.settings;
    m_link = new TransportLink(*m_speech->playback(), *m_transport);
    connect(m_transport, &TransportBar::volumeChanged, this, [this](double volume) {
        m_speech->setVolume(volume);
        m_services.speech.settings.set(kVolume, volume);
    });
    m_transport->setVolume(settings.get(kVolume));
    m_speech->setVolume(settings.get(kVolume));

    connect(m_speech, &SpeechPanel::announced, this, &MainWindow::announce);
    connect(m_speech, &SpeechPanel::keyUpdateRequested, this, &MainWindow::openKeyDialog);
    connect(m_header, &HeaderBar::themeModeRequested, this,
            [this](ThemeMode mode) { setThemeMode(int(mode)); });
    connect(m_header, &HeaderBar::shortcutsRequested, this, &MainWindow::openShortcuts);
    connect(m_header, &HeaderBar::aboutRequested, this, &MainWindow::openAbout);
    connect(m_header, &HeaderBar::connectionRequested, this,
            [this] { m_profileMenu->open(m_rail->profileChip()); });
    connect(m_rail->profileChip(), &QAbstractButton::clicked, this,
            [this] { m_profileMenu->open(m_rail->profileChip()); });
    connect(m_profileMenu, &ProfileMenu::connectRequested, this, &MainWindow::openConnectDialog);
    connect(m_profileMenu, &ProfileMenu::keyUpdateRequested, this, &MainWindow::openKeyDialog);
    connect(m_profileMenu, &ProfileMenu::aboutRequested, this, &MainWindow::openAbout);
    connect(m_sandboxBanner, &InfoBanner::actionTriggered, this, &MainWindow::openConnectDialog);
    connect(m_sandboxBanner, &InfoBanner::closed, this,
            [this] { m_services.speech.settings.set(kSandboxBannerClosed, true); });
    setThemeMode(settings.get(kTheme));
    connect(OverlayHost::of(this), &OverlayHost::openChanged, this, &MainWindow::guardActions);
}

/// What lies behind a popover or a dialog does not answer keys: nothing is generated unseen and the focus
/// does not get away.
void MainWindow::guardActions()
{
    const bool covered = OverlayHost::of(this)->hasOpen();
    for (QAction *action : std::as_const(m_actions)) {
        if (action->objectName() != "actionQuit"_L1 && action->objectName() != "actionPlay"_L1)
            action->setEnabled(!covered);
    }
}

void MainWindow::wireAccount()
{
    using account::Account;
    const Account &account = m_services.speech.account;
    connect(&account, &Account::stateChanged, this, &MainWindow::showConnection);
    connect(&account, &Account::profileChanged, this, &MainWindow::showAccount);
    connect(&account, &Account::subscriptionChanged, this, &MainWindow::showCredits);
    connect(&m_services.profiles, &profiles::ProfileStore::profilesChanged, this, &MainWindow::showAccount);
    showAccount();
}

void MainWindow::showAccount()
{
    const profiles::Profile &profile = m_services.speech.account.profile();
    const bool sandbox = profile.dialect == profiles::DialectKind::Sandbox;
    m_sandboxBanner->setVisible(sandbox && !m_services.speech.settings.get(kSandboxBannerClosed));
    showConnection();
    showCredits();
}

void MainWindow::showConnection()
{
    using State = account::Account::State;
    const State state = m_services.speech.account.state();
    switch (state) {
    case State::Connecting:
        m_header->setConnection(ConnectionPill::State::Connecting);
        break;
    case State::Connected:
        m_header->setConnection(ConnectionPill::State::Connected);
        break;
    case State::Sandbox:
        m_header->setConnection(ConnectionPill::State::Sandbox);
        break;
    case State::KeyRejected:
        m_header->setConnection(ConnectionPill::State::KeyRejected);
        break;
    case State::Offline:
    case State::Failed:
        m_header->setConnection(ConnectionPill::State::Offline);
        break;
    }
}

void MainWindow::showCredits()
{
    const account::Account &account = m_services.speech.account;
    const profiles::Profile &profile = account.profile();
    const bool sandbox = profile.dialect == profiles::DialectKind::Sandbox;
    const auto &plan = account.subscription();
    if (sandbox || !plan)
        m_rail->setCredits({});
    else
        m_rail->setCredits(std::pair{plan->creditsUsed, plan->creditLimit});
    const QString planLabel = plan ? tr("%1 plan").arg(plan->tierTitle()) : profile.planLabel;
    if (sandbox)
        m_rail->profileChip()->setProfile(ProfileChip::Kind::Sandbox, tr("Sandbox"), tr("No account"));
    else
        m_rail->profileChip()->setProfile(ProfileChip::Kind::Account, profile.name, planLabel);
}

void MainWindow::setThemeMode(int mode)
{
    const ThemeMode chosen = mode == int(ThemeMode::Light) ? ThemeMode::Light
        : mode == int(ThemeMode::Dark)                     ? ThemeMode::Dark
                                                           : ThemeMode::System;
    m_services.themes.setMode(chosen);
    m_header->setThemeMode(chosen);
    if (m_services.speech.settings.get(kTheme) != int(chosen))
        m_services.speech.settings.set(kTheme, int(chosen));
}

void MainWindow::openConnectDialog()
{
    openKeyForm(false);
}

void MainWindow::openKeyDialog()
{
    const profiles::Profile current = m_services.profiles.current();
    const bool ours = current.dialect != profiles::DialectKind::Sandbox
        && current.id != profiles::ProfileStore::environmentId();
    openKeyForm(ours);
}

void MainWindow::openKeyForm(bool forCurrent)
{
    auto *dialog =
        new ConnectAccountDialog(m_services.profiles, m_services.backends, m_services.keychain,
                                 forCurrent ? std::optional(m_services.profiles.current()) : std::nullopt);
    connect(dialog, &ConnectAccountDialog::connected, this, [this](const QString &name) {
        const QString text =
            name.isEmpty() ? tr("The account is connected.") : tr("%1 is connected.").arg(name);
        Toast::show(this, NoticeKind::Success, text);
        announce(text);
        m_services.speech.account.refresh();
    });
    OverlayHost::of(this)->showDialog(dialog);
}

void MainWindow::openAbout()
{
    OverlayHost::of(this)->showDialog(new AboutDialog);
}

void MainWindow::openShortcuts()
{
    OverlayHost::of(this)->showDialog(new ShortcutsDialog(shortcutGroups()));
}

void MainWindow::announce(const QString &sentence)
{
    m_status->announce(sentence);
}

void MainWindow::toggleRail()
{
    if (width() < kRailFrom)
        return;
    m_railCollapsed = !m_railCollapsed;
    m_services.speech.settings.set(kRailCollapsed, m_railCollapsed);
    applyWidth();
}

void MainWindow::toggleInspector()
{
    if (width() < kInspectorFrom) {
        m_inspectorOpen = !m_inspectorOpen;
    } else {
        m_inspectorHidden = !m_inspectorHidden;
        m_services.speech.settings.set(kInspectorHidden, m_inspectorHidden);
    }
    applyWidth();
}

void MainWindow::applyWidth()
{
    m_rail->setCollapsed(m_railCollapsed || width() < kRailFrom);
    m_speech->setInspectorVisible(width() < kInspectorFrom ? m_inspectorOpen : !m_inspectorHidden);
}

QList<QWidget *> MainWindow::regions() const
{
    return {m_rail, m_header, m_speech->content(), m_speech->inspector(), m_transport};
}

void MainWindow::focusNextRegion()
{
    focusNeighbourRegion(regions(), 1);
}

void MainWindow::focusPreviousRegion()
{
    focusNeighbourRegion(regions(), -1);
}

void MainWindow::restoreWindow()
{
    settings::SettingsStore &settings = m_services.speech.settings;
    m_railCollapsed = settings.get(kRailCollapsed);
    m_inspectorHidden = settings.get(kInspectorHidden);
    resize(1280, 800);
    if (const QByteArray geometry = settings.get(kGeometry); !geometry.isEmpty())
        restoreGeometry(geometry);
    applyWidth();
}

void MainWindow::saveWindow()
{
    m_services.speech.settings.set(kGeometry, saveGeometry());
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    applyWidth();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_started, true))
        return;
    m_speech->start();
    m_speech->focusScript();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_speech->saveDraft();
    m_speech->playback()->pause();
    saveWindow();
    if (m_speech->isGenerating() && !m_closing) {
        // What arrived becomes a take first; a disk that does not answer may not hold the window for long.
        m_closing = true;
        connect(m_speech, &SpeechPanel::generationFinished, this, &QWidget::close, Qt::QueuedConnection);
        QTimer::singleShot(kCloseAfter, this, [this] {
            m_closeNow = true;
            close();
        });
        m_speech->cancel();
    }
    if (m_speech->isGenerating() && !m_closeNow) {
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
    if (event->key() == Qt::Key_Escape && m_speech->isGenerating()) {
        m_speech->cancel();
        return;
    }
    if (event->key() == Qt::Key_F8) {
        if (QWidget *toast = OverlayHost::of(this)->toast())
            toast->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    if (!m_link->handleKey(*event))
        QWidget::keyPressEvent(event);
}

void MainWindow::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), theme().canvas);
}

} // namespace studio::ui
