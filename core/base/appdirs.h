// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace studio {

/// The folders the program keeps things in. `VOICE_STUDIO_HOME` moves all of them below one folder.
struct AppDirs {
    QString config; ///< settings (INI)
    QString data; ///< database and audio vault
    QString cache; ///< bounded, safe to delete
    QString state; ///< log

    /// From the environment (XDG base directories). Makes nothing on disk.
    static AppDirs fromEnvironment();
    /// Everything below one folder.
    static AppDirs below(const QString &root);
};

} // namespace studio
