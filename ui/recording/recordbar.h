// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/recording/recordcontrol.h"

#include <QWidget>

class QAction;
class QBoxLayout;
class QMenu;
class QPushButton;

namespace studio::ui {

class IconButton;
class InfoBanner;
class LevelMeter;
class StudioCombo;
class TextLabel;

/// Record button, level, microphone and time in a line (in two where there is little room), and below it
/// whatever has to be said. Shows a
/// RecordControl, which outlives it; keeps no state of its own.
class RecordBar final : public QWidget {
    Q_OBJECT

public:
    explicit RecordBar(RecordControl &control, QWidget *parent = nullptr);

    /// The record button, e.g. as the first stop of a panel.
    [[nodiscard]] QPushButton *button() const { return m_record; }

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void buildMenu();
    void refresh();
    void showNotice();
    void showDevices();
    void showTime();
    void arrange();

    RecordControl &m_control;
    QPushButton *m_record;
    IconButton *m_pause;
    IconButton *m_discard;
    IconButton *m_listen;
    LevelMeter *m_meter;
    StudioCombo *m_device;
    TextLabel *m_time;
    IconButton *m_more;
    InfoBanner *m_banner;
    QMenu *m_menu;
    QBoxLayout *m_line = nullptr; ///< Of the two halves below, beside or above each other.
    QBoxLayout *m_buttons = nullptr;
    QBoxLayout *m_sound = nullptr;
    QAction *m_countIn;
    QAction *m_stayOpen;
    QAction *m_monitor;
    std::optional<RecordNotice> m_closed; ///< The user has read it.
};

} // namespace studio::ui
