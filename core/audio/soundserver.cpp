// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/soundserver.h"

#include <QFile>
#include <QStandardPaths>
#include <QtGlobal>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace studio::audio {

bool soundServerMayAnswer()
{
#if defined(Q_OS_LINUX) && QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    if (const QString server = qEnvironmentVariable("PULSE_SERVER"); !server.isEmpty()) {
        const QString path = server.startsWith("unix:"_L1) ? server.sliced(5) : server;
        return !path.startsWith(u'/') || QFile::exists(path);
    }
    const std::array sockets{QString(qEnvironmentVariable("PULSE_RUNTIME_PATH") + u"/native"_s),
                             QString(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/pulse/native"_s),
                             u"/run/pulse/native"_s, u"/var/run/pulse/native"_s};
    if (std::any_of(sockets.begin(), sockets.end(), [](const QString &path) { return QFile::exists(path); }))
        return true;
    // Its library starts the server by itself where it is installed, or reaches one named in a configuration
    // file.
    static const bool kStartable = !QStandardPaths::findExecutable(u"pulseaudio"_s).isEmpty()
        || QFile::exists(u"/etc/pulse/client.conf"_s);
    return kStartable;
#else
    return true;
#endif
}

} // namespace studio::audio
