// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/soundserver.h"

#include <QFile>
#include <QStandardPaths>
#include <QtGlobal>

#if defined(Q_OS_LINUX) && QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace studio::audio {

#if defined(Q_OS_LINUX) && QT_VERSION < QT_VERSION_CHECK(6, 8, 0)

namespace {

/// A socket file alone proves nothing: a server that crashed leaves it behind.
bool listens(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    sockaddr_un address{};
    if (name.size() >= qsizetype(sizeof address.sun_path))
        return QFile::exists(path);
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name.constData(), std::size_t(name.size()));
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (socket < 0)
        return true;
    const bool connected =
        ::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0
        || errno == EAGAIN;
    ::close(socket);
    return connected;
}

bool look()
{
    if (const QString server = qEnvironmentVariable("PULSE_SERVER"); !server.isEmpty()) {
        const QString path = server.startsWith("unix:"_L1) ? server.sliced(5) : server;
        return !path.startsWith(u'/') || listens(path);
    }
    const std::array sockets{QString(qEnvironmentVariable("PULSE_RUNTIME_PATH") + u"/native"_s),
                             QString(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/pulse/native"_s),
                             u"/run/pulse/native"_s, u"/var/run/pulse/native"_s};
    if (std::any_of(sockets.begin(), sockets.end(), listens))
        return true;
    // Its library starts the server by itself where it is installed, or reaches one named in a configuration
    // file.
    return !QStandardPaths::findExecutable(u"pulseaudio"_s).isEmpty()
        || QFile::exists(u"/etc/pulse/client.conf"_s);
}

} // namespace

/// Once is enough: from then on Qt connects again by itself.
bool soundServerMayAnswer()
{
    static std::atomic<bool> answered{false};
    if (!answered)
        answered = look();
    return answered;
}

#else

bool soundServerMayAnswer()
{
    return true;
}

#endif

} // namespace studio::audio
