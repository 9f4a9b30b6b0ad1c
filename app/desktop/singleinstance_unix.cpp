// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/singleinstance.h"

#include <QFile>
#include <QtEndian>

#include <cerrno>
#include <cstring>
#include <ctime>

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

namespace studio::app {

namespace {

constexpr timeval kSocketPatience{3, 0};
constexpr int kTries = 20;
constexpr timespec kBetweenTries{0, 50'000'000};

/// A descriptor that is closed with its scope.
struct Descriptor {
    int value = -1;
    explicit Descriptor(int descriptor) : value(descriptor) { }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (value >= 0)
            ::close(value);
    }
};

bool isOurs(int descriptor)
{
#ifdef SO_PEERCRED
    ucred peer{};
    socklen_t size = sizeof peer;
    return ::getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == ::getuid();
#else
    Q_UNUSED(descriptor)
    return true; // the folder is ours alone
#endif
}

bool sendAll(int descriptor, const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const ssize_t step =
            ::send(descriptor, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (step <= 0)
            return false;
        sent += step;
    }
    return true;
}

} // namespace

bool sendToSocket(const QString &path, const QByteArray &bytes)
{
    const QByteArray name = QFile::encodeName(path);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (name.size() >= qsizetype(sizeof address.sun_path))
        return false;
    std::memcpy(address.sun_path, name.constData(), size_t(name.size()));

    // The first process may have taken its lock a moment ago and not listen yet.
    for (int tries = 0; tries < kTries; ++tries) {
        const Descriptor socket(::socket(AF_UNIX, SOCK_STREAM, 0));
        if (socket.value < 0)
            return false;
        (void)::setsockopt(socket.value, SOL_SOCKET, SO_RCVTIMEO, &kSocketPatience, sizeof kSocketPatience);
        (void)::setsockopt(socket.value, SOL_SOCKET, SO_SNDTIMEO, &kSocketPatience, sizeof kSocketPatience);
        if (::connect(socket.value, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
            if (errno != ENOENT && errno != ECONNREFUSED)
                return false;
            (void)::nanosleep(&kBetweenTries, nullptr);
            continue;
        }
        QByteArray frame(4, 0);
        qToBigEndian(quint32(bytes.size()), frame.data());
        char answer = 0;
        return isOurs(socket.value) && sendAll(socket.value, frame + bytes)
            && ::recv(socket.value, &answer, 1, 0) == 1 && answer == 'k';
    }
    return false;
}

} // namespace studio::app
