// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// sandbox_serve [port]: serves the sandbox until it is stopped, for checks with other people's clients.
// Prints the address, the key and the admin token.
#include "core/sandbox/sandboxserver.h"

#include <QCoreApplication>
#include <QTextStream>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    studio::sandbox::SandboxServer server;
    const QStringList arguments = QCoreApplication::arguments();
    const auto port = server.start(arguments.value(1).toUShort());
    if (!port) {
        QTextStream(stderr) << port.error().message << '\n';
        return 1;
    }
    QTextStream(stdout) << server.baseUrl().toString() << '\n'
                        << server.apiKey().reveal() << '\n'
                        << server.adminToken() << '\n';
    return QCoreApplication::exec();
}
