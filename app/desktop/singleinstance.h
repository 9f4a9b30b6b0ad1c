// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/windowrequest.h"

#include <QLocalServer>
#include <QObject>

#include <memory>

class QLocalSocket;
class QLockFile;

namespace studio::app {

/// One window a user and home. The first process holds a lock and listens on a socket only its user may
/// open; later ones hand over what they were started for and end. A lock or a socket left by a dead process
/// is taken over. Messages are bounded in size, time and number.
class SingleInstance final : public QObject {
    Q_OBJECT

public:
    /// `folder` is made for the user alone; see folderFor().
    explicit SingleInstance(const QString &folder, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// Below XDG_RUNTIME_DIR where there is one; another home is another folder.
    static QString folderFor(const QString &dataFolder, const QString &stateFolder);

    /// Whether no other process is there; it stays so until this object goes.
    [[nodiscard]] bool claim();
    /// Gives the request to the first process and waits for its word, at most a few seconds: call it before
    /// there is a window or an event loop. False if nobody answers.
    [[nodiscard]] bool handOver(const WindowRequest &request) const;
    /// Begins to answer later starts. After claim().
    bool listen();

signals:
    void received(const studio::app::WindowRequest &request);

private:
    void welcome();
    void read(QLocalSocket *socket);

    const QString m_folder;
    std::unique_ptr<QLockFile> m_lock;
    QLocalServer m_server;
    int m_connections = 0;
};

/// Writes `bytes` with their length in front to the socket at `path` and reads one byte of answer. Blocks a
/// few seconds at most. Refuses a socket of another user.
bool sendToSocket(const QString &path, const QByteArray &bytes);

} // namespace studio::app
