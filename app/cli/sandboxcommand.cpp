// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sandboxcommand.h"

using namespace Qt::StringLiterals;

namespace studio::app {

SandboxCommand::SandboxCommand(Application &application, Output &output,
                               const sandbox::SandboxOptions &options)
    : Command(application, output), m_server(options)
{
}

void SandboxCommand::start()
{
    if (const auto port = m_server.start(); !port) {
        endWith(port.error());
        return;
    }
    out().event(u"listening"_s,
                {{u"base_url"_s, m_server.baseUrl().toString()},
                 {u"ws_url"_s, m_server.socketUrl().toString()},
                 {u"admin_token"_s, QString::fromLatin1(m_server.adminToken())}});
    out().text(u"ELEVENLABS_BASE_URL=%1"_s.arg(m_server.baseUrl().toString()));
    out().text(u"ELEVENLABS_WS_URL=%1"_s.arg(m_server.socketUrl().toString()));
    out().text(tr("Any key is accepted. Voices are plain and credits are pretend. Ctrl+C ends it."));
    out().text(tr("Admin switch: POST %1/sandbox/admin with the header x-sandbox-token: %2")
                   .arg(m_server.baseUrl().toString(), QString::fromLatin1(m_server.adminToken())));
}

void SandboxCommand::cancel()
{
    // Being stopped is how a server is meant to end.
    end(ExitStatus::Done);
}

} // namespace studio::app
