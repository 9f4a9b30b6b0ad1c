// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/appdirs.h"

#include <QDir>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

QString xdg(const char *variable, const QString &fallback)
{
    const QString value = qEnvironmentVariable(variable);
    // The base directory specification: relative paths are to be ignored.
    const QString base = QDir::isAbsolutePath(value) ? value : QDir::home().filePath(fallback);
    return base + u"/voice-studio"_s;
}

} // namespace

AppDirs AppDirs::below(const QString &root)
{
    const QString base = QDir(root).absolutePath();
    return {base + u"/config"_s, base + u"/data"_s, base + u"/cache"_s, base + u"/state"_s};
}

AppDirs AppDirs::fromEnvironment()
{
    const QString home = qEnvironmentVariable("VOICE_STUDIO_HOME");
    if (!home.isEmpty())
        return below(home);
#ifdef Q_OS_LINUX
    return {xdg("XDG_CONFIG_HOME", u".config"_s), xdg("XDG_DATA_HOME", u".local/share"_s),
            xdg("XDG_CACHE_HOME", u".cache"_s), xdg("XDG_STATE_HOME", u".local/state"_s)};
#else
    const auto place = [](QStandardPaths::StandardLocation location) {
        return QStandardPaths::writableLocation(location);
    };
    return {place(QStandardPaths::AppConfigLocation), place(QStandardPaths::AppDataLocation),
            place(QStandardPaths::CacheLocation), place(QStandardPaths::AppLocalDataLocation) + u"/log"_s};
#endif
}

} // namespace studio
