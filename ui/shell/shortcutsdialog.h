// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dialogframe.h"

class QPushButton;

namespace studio::ui {

class SearchField;
class ShortcutList;
class ShortcutMap;
class TextLabel;

/// The keyboard shortcuts in three columns: anywhere, the panel shown, playback. They can be changed where
/// they stand. Refers to the map.
class ShortcutsDialog final : public DialogFrame {
    Q_OBJECT

public:
    /// `panelGroup` is the heading of the panel shown.
    ShortcutsDialog(ShortcutMap &map, const QString &panelGroup, QWidget *parent = nullptr);

    /// Shows the way to the page of the settings; off until there is one.
    void setSettingsVisible(bool visible);

signals:
    void settingsRequested();
    void announced(const QString &sentence);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void applyFilter();
    [[nodiscard]] QWidget *column(const QString &title, ShortcutList *list);
    [[nodiscard]] QStringList otherGroups() const;

    ShortcutMap &m_map;
    const QString m_panelGroup;
    SearchField *m_filter;
    ShortcutList *m_anywhere;
    ShortcutList *m_panel;
    ShortcutList *m_playback;
    TextLabel *m_panelTitle;
    TextLabel *m_hint;
    QPushButton *m_resetAll;
    QPushButton *m_settings;
};

} // namespace studio::ui
