// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace studio::profiles {
class ProfileStore;
}

class QWidget;

namespace studio::ui {

/// The menu of the profile chip: switch, connect, update the key, about.
class ProfileMenu final : public QObject {
    Q_OBJECT

public:
    ProfileMenu(profiles::ProfileStore &profiles, QWidget *window);

    /// Opens beside the chip.
    void open(const QWidget *anchor);

signals:
    void connectRequested();
    void keyUpdateRequested();
    void aboutRequested();

private:
    profiles::ProfileStore &m_profiles;
    QWidget *m_window;
};

} // namespace studio::ui
