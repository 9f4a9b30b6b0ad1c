// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/palettesources.h"

#include <QObject>

namespace studio::settings {
class SettingsStore;
}

namespace studio::ui {

class CommandPalette;
struct SpeechServices;

/// The command palette of a window: its sources, and what was used lately. Owned by the window.
class PaletteControl final : public QObject {
    Q_OBJECT

public:
    /// How the palette sees the window.
    struct View {
        QWidget *window;
        std::function<QList<Panel *>()> panels;
        std::function<const Panel *()> current;
        ActionSource::Reachable reachable;
        OpenInPanel open;
    };
    PaletteControl(const SpeechServices &services, profiles::ProfileStore &profiles,
                   const ShortcutMap &shortcuts, const View &view);

    void open(const QString &typed = {});
    [[nodiscard]] CommandPalette *palette() const { return m_palette; }

private:
    void remember(const QString &id);

    settings::SettingsStore &m_settings;
    QWidget *m_window;
    CommandPalette *m_palette;
};

} // namespace studio::ui
