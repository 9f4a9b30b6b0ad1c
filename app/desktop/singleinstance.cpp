// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/singleinstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QLockFile>
#include <QTimer>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace studio::app {

namespace {

constexpr int kMostConnections = 8;
constexpr auto kPatience = std::chrono::seconds(3);
constexpr qsizetype kHead = sizeof(quint32);
constexpr char kDone = 'k';

QString socketPath(const QString &folder)
{
    return folder + "/window.socket"_L1;
}

} // namespace

SingleInstance::SingleInstance(const QString &folder, QObject *parent) : QObject(parent), m_folder(folder)
{
    QDir().mkpath(m_folder);
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.setMaxPendingConnections(kMostConnections);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::welcome);
}

SingleInstance::~SingleInstance() = default;

QString SingleInstance::folderFor(const QString &dataFolder, const QString &stateFolder)
{
    const QString home = QString::fromLatin1(
        QCryptographicHash::hash(QDir(dataFolder).absolutePath().toUtf8(), QCryptographicHash::Sha256)
            .toHex()
            .first(12));
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    // A socket's path may have about a hundred bytes.
    if (!runtime.isEmpty() && QDir::isAbsolutePath(runtime) && QFileInfo(runtime).isDir()
        && runtime.toLocal8Bit().size() < 60)
        return runtime + "/voice-studio-"_L1 + home;
    return stateFolder + "/run"_L1;
}

bool SingleInstance::claim()
{
    auto lock = std::make_unique<QLockFile>(m_folder + "/window.lock"_L1);
    // A lock goes stale only when its process is gone, not by age.
    lock->setStaleLockTime(0);
    const bool ours = lock->tryLock(0);
    if (!ours && lock->error() == QLockFile::LockFailedError)
        return false;
    // Where no lock can be made everybody is first: better two windows than none.
    m_lock = std::move(lock);
    return true;
}

bool SingleInstance::handOver(const WindowRequest &request) const
{
    return sendToSocket(socketPath(m_folder), request.toBytes());
}

bool SingleInstance::listen()
{
    const QString path = socketPath(m_folder);
    if (m_server.isListening())
        return true;
    QLocalServer::removeServer(path); // of a process that died
    return m_server.listen(path);
}

void SingleInstance::welcome()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        if (m_connections >= kMostConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++m_connections;
        connect(socket, &QObject::destroyed, this, [this] { --m_connections; });
        socket->setReadBufferSize(kLargestRequest + kHead);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        QTimer::singleShot(kPatience, socket, [socket] { socket->abort(); });
    }
}

void SingleInstance::read(QLocalSocket *socket)
{
    if (socket->bytesAvailable() < kHead)
        return;
    const quint32 size = qFromBigEndian<quint32>(socket->peek(kHead).constData());
    if (size > kLargestRequest) {
        socket->abort();
        return;
    }
    if (socket->bytesAvailable() < kHead + qsizetype(size))
        return;
    socket->skip(kHead);
    const auto request = WindowRequest::fromBytes(socket->read(size));
    if (!request) {
        socket->abort();
        return;
    }
    socket->write(&kDone, 1);
    socket->flush();
    socket->disconnectFromServer();
    emit received(*request);
}

} // namespace studio::app
