// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/http/httpserver.h"
#include "core/sandbox/routes/accountroutes.h"
#include "core/sandbox/routes/adminroutes.h"
#include "core/sandbox/routes/agentroutes.h"
#include "core/sandbox/routes/alignmentroutes.h"
#include "core/sandbox/routes/callroutes.h"
#include "core/sandbox/routes/dictionaryroutes.h"
#include "core/sandbox/routes/historyroutes.h"
#include "core/sandbox/routes/previewroutes.h"
#include "core/sandbox/routes/soundroutes.h"
#include "core/sandbox/routes/speechroutes.h"
#include "core/sandbox/routes/transcriptroutes.h"
#include "core/sandbox/routes/voiceroutes.h"

namespace studio::sandbox {

/// Puts the parts of the built-in service together on the server thread: for every request logs it, applies
/// the faults that were asked for, then hands it to its route.
class Service final : public QObject {
    Q_OBJECT
public:
    Service(HttpServer &server, const SandboxOptions &options, const QString &baseUrl);

private:
    /// How much a request may bring, told before it does.
    HttpParser::BodyRules rulesFor(const HttpRequest &request);
    void serve(Exchange *exchange);
    void dispatch(const Call &call);
    /// True if a fault answered.
    bool misbehave(const Call &call);
    void considerSocket(Exchange *exchange);
    void openSocket(QWebSocket *socket);
    void logWhenDone(const Call &call);

    ServiceState m_state;
    Router m_router;
    VoiceRoutes m_voices;
    AccountRoutes m_account;
    HistoryRoutes m_history;
    AdminRoutes m_admin;
    DictionaryRoutes m_dictionaries;
    PreviewRoutes m_previews;
    SpeechRoutes m_speech;
    SoundRoutes m_sound;
    TranscriptRoutes m_transcripts;
    AlignmentRoutes m_alignment;
    AgentRoutes m_agents;
    CallRoutes m_calls;
};

} // namespace studio::sandbox
