// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profile.h"
#include "ui/shell/actionguard.h"
#include "ui/shell/shellservices.h"
#include "ui/shell/windowpanels.h"
#include "ui/theme/themecontroller.h"

#include <QKeySequence>
#include <QList>
#include <QVariantMap>
#include <QWidget>

#include <optional>

#include <memory>

class QAction;
class QStackedWidget;

namespace studio::ui {

class AccountDialogs;
class CloseGuard;
class HeaderBar;
class InfoBanner;
class JobsControl;
class PaletteControl;
class PlaybackSource;
class Panel;
class ProfileMenu;
class ShortcutMap;
class SideRail;
class SpeechPanel;
class StatusText;
class TransportBar;
class TransportLink;
class WindowLayout;

/// The window: rail, header, panel, transport. Lays out, switches panels and holds the global actions.
/// Everything in the services outlives it; it deletes its own widgets.
class MainWindow final : public QWidget {
    Q_OBJECT

public:
    explicit MainWindow(const ShellServices &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] SpeechPanel *speechPanel() const { return m_speech; }
    /// Every action, the panel's included, with text and shortcuts.
    [[nodiscard]] QList<QAction *> allActions() const;
    [[nodiscard]] ShortcutMap *shortcuts() const { return m_shortcuts; }
    [[nodiscard]] PlaybackSource *playbackSource() const;
    /// 0…1, of all panels.
    [[nodiscard]] double volume() const;
    void setVolume(double volume);
    [[nodiscard]] JobsControl *jobs() const { return m_jobs; }
    [[nodiscard]] Panel *currentPanel() const;
    [[nodiscard]] QList<Panel *> panels() const;
    /// Null if there is no such panel.
    [[nodiscard]] Panel *panelOf(const QString &id) const;
    void showPanel(Panel *panel);

public slots:
    /// Shows a panel and hands it something; see Panel::open().
    void openInPanel(const QString &id, const QVariantMap &what);
    void openConnectDialog();
    void openAbout();
    void openShortcuts();
    void openJobs();
    void openPalette(const QString &typed = {});
    /// Closes without a question; running jobs are interrupted.
    void closeNow();
    /// In front of the user, whether it was hidden, minimised or behind others.
    void comeForward();
    void toggleRail();
    void toggleInspector();
    void focusNextRegion();
    void focusPreviousRegion();
    /// Says it to assistive technology.
    void announce(const QString &sentence);

signals:
    /// The user closed the window.
    void closed();
    /// The transport bar plays something else now; see playbackSource().
    void playbackSourceChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void build();
    void addPanel(Panel *panel, const QKeySequence &keys);
    void makeActions();
    void wireParts();
    void makePalette();
    void showKeys();
    void guardActions();
    void layOut();
    void setThemeMode(ThemeMode mode);
    void restoreWindow();
    /// For a profile there is, or for a new one.
    [[nodiscard]] QList<QWidget *> regions() const;
    QAction *addWindowAction(const QString &name, const QString &text, const QList<QKeySequence> &keys);

    ShellServices m_services;
    SideRail *m_rail = nullptr;
    std::unique_ptr<WindowLayout> m_layout;
    HeaderBar *m_header = nullptr;
    QStackedWidget *m_stack = nullptr;
    QList<PanelEntry> m_panels;
    SpeechPanel *m_speech = nullptr;
    TransportBar *m_transport = nullptr;
    TransportLink *m_link = nullptr;
    InfoBanner *m_sandboxBanner = nullptr;
    ProfileMenu *m_profileMenu = nullptr;
    StatusText *m_status = nullptr;
    ShortcutMap *m_shortcuts = nullptr;
    QList<QAction *> m_actions;
    ActionGuard m_guard{*this};
    JobsControl *m_jobs = nullptr;
    PaletteControl *m_palette = nullptr;
    CloseGuard *m_closeGuard = nullptr;
    AccountDialogs *m_accountDialogs = nullptr;
    bool m_started = false;
};

} // namespace studio::ui
