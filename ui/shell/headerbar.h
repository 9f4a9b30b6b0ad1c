// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/themecontroller.h"
#include "ui/widgets/connectionpill.h"

#include <QWidget>

namespace studio::ui {

class IconButton;
class PaletteButton;
class TextLabel;

/// The head of the window, 52 px: the panel's title, the way to the palette, the state of the connection,
/// jobs, theme and help.
class HeaderBar final : public QWidget {
    Q_OBJECT

public:
    explicit HeaderBar(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setConnection(ConnectionPill::State state);
    void setThemeMode(ThemeMode mode);
    [[nodiscard]] PaletteButton *paletteButton() const { return m_palette; }
    [[nodiscard]] IconButton *jobsButton() const { return m_jobs; }

signals:
    void connectionRequested();
    void themeModeRequested(studio::ui::ThemeMode mode);
    void paletteRequested(const QString &typed);
    void shortcutsRequested();
    void aboutRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showTheme();
    void openThemeMenu();
    void openHelpMenu();

    TextLabel *m_title;
    PaletteButton *m_palette;
    ConnectionPill *m_pill;
    IconButton *m_jobs;
    IconButton *m_theme;
    IconButton *m_help;
    ThemeMode m_mode = ThemeMode::System;
};

} // namespace studio::ui
