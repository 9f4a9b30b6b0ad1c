// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/service.h"

#include "core/sandbox/agents/agentsocket.h"
#include "core/sandbox/routes/listensocket.h"
#include "core/sandbox/routes/speechsocket.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QTimer>
#include <QWebSocket>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

const QString kListenPath = u"/v1/speech-to-text/realtime"_s;
const QString kAgentPath = u"/v1/convai/conversation"_s;

bool isApi(const QString &path)
{
    return path.startsWith(u"/v1/"_s) || path.startsWith(u"/v2/"_s);
}

} // namespace

Service::Service(HttpServer &server, const SandboxOptions &options, const QString &baseUrl)
    : m_state(options, baseUrl), m_voices(m_state, m_router), m_account(m_state, m_router),
      m_history(m_state, m_router), m_admin(m_state, m_router), m_dictionaries(m_state, m_router),
      m_previews(m_state, m_router, this), m_speech(m_state, m_router, this),
      m_sound(m_state, m_router, this), m_transcripts(m_state, m_router, this),
      m_alignment(m_state, m_router, this), m_agents(m_state, m_router), m_calls(m_state, m_router)
{
    server.setRules([this](const HttpRequest &request) { return rulesFor(request); });
    connect(&server, &HttpServer::requested, this, &Service::serve);
    connect(&server, &HttpServer::upgradeRequested, this, &Service::considerSocket);
    connect(&server, &HttpServer::socketOpened, this, &Service::openSocket);
}

HttpParser::BodyRules Service::rulesFor(const HttpRequest &request)
{
    constexpr qint64 megabyte = 1024 * 1024;
    constexpr qint64 around = megabyte; // the other fields of a form
    HttpParser::BodyRules rules;
    if (request.path.startsWith(u"/v1/speech-to-speech/"_s))
        rules.most = 50 * megabyte + around;
    else if (request.path.startsWith(u"/v1/audio-isolation"_s))
        rules.most = 500 * megabyte + around;
    else if (request.path == u"/v1/speech-to-text"_s)
        rules.most = 3000 * megabyte + around;
    else if (request.path == u"/v1/forced-alignment"_s)
        rules.most = 1024 * megabyte + 4 * around;
    Faults &faults = m_state.faults;
    if (faults.cutUploadAt > 0 && isApi(request.path) && faults.take(request.path))
        rules.cutAt = faults.cutUploadAt;
    return rules;
}

void Service::serve(Exchange *exchange)
{
    Call call{exchange, m_state.randomTrace(), {}};
    exchange->addHeader("x-trace-id", call.traceId.toLatin1());
    exchange->addHeader("x-region", "sandbox");
    const QString path = exchange->request().path;
    if (!isApi(path)) {
        m_router.route(call);
        return;
    }
    logWhenDone(call);
    if (m_state.faults.latencyMs > 0 || m_state.faults.jitterMs > 0) {
        int wait = std::max(0, m_state.faults.latencyMs);
        if (m_state.faults.jitterMs > 0)
            wait += int(m_state.random.bounded(m_state.faults.jitterMs + 1));
        QTimer::singleShot(wait, Qt::PreciseTimer, exchange, [this, call] { dispatch(call); });
        return;
    }
    dispatch(call);
}

void Service::dispatch(const Call &call)
{
    if (!misbehave(call))
        m_router.route(call);
}

bool Service::misbehave(const Call &call)
{
    Faults &faults = m_state.faults;
    const bool any =
        faults.busy || faults.errorStatus || !faults.content.isEmpty() || faults.answer != AnswerFaults{};
    if (!any || !faults.take(call.request().path))
        return false;
    call.exchange->setFaults(faults.answer);
    HttpHeaders headers;
    if (!faults.retryAfter.isEmpty())
        headers.append({"retry-after", faults.retryAfterHeader()});
    if (faults.busy) {
        call.error(errors::busy(faults.busy), headers);
        return true;
    }
    if (faults.errorStatus) {
        call.error(errors::ofStatus(faults.errorStatus), headers);
        return true;
    }
    if (faults.content == u"html"_s) {
        call.exchange->respond(200, {{"content-type", "text/html"}},
                               "<!doctype html><title>Sign in</title><p>Please sign in to the network.</p>");
        return true;
    }
    if (faults.content == u"json"_s) {
        call.json(QJsonObject{{u"unexpected"_s, true}});
        return true;
    }
    if (faults.content == u"empty"_s) {
        call.exchange->respond(200, {{"content-type", "audio/mpeg"}}, {});
        return true;
    }
    return false;
}

void Service::logWhenDone(const Call &call)
{
    Exchange *exchange = call.exchange;
    const HttpRequest &request = exchange->request();
    RequestLog::Entry entry;
    entry.method = QString::fromLatin1(request.method);
    entry.path = request.path;
    entry.query = request.query;
    entry.unixMs = QDateTime::currentMSecsSinceEpoch();
    entry.requestId = call.traceId;
    const QElapsedTimer clock = [] {
        QElapsedTimer started;
        started.start();
        return started;
    }();
    // At its very end, however that comes about: the client may leave in the middle.
    connect(exchange, &Exchange::closing, this, [this, exchange, entry, clock]() mutable {
        entry.status = exchange->status();
        entry.bodyBytes = exchange->bodyBytes();
        entry.credits = exchange->property("credits").toLongLong();
        entry.milliseconds = clock.elapsed();
        m_state.log.add(entry);
    });
}

void Service::considerSocket(Exchange *exchange)
{
    const QString path = exchange->request().path;
    const Call call{exchange, m_state.randomTrace(), {}};
    const QStringList parts = path.split(u'/');
    const bool speaks =
        parts.size() == 5 && path.startsWith(u"/v1/text-to-speech/"_s) && parts[4] == u"stream-input"_s;
    const bool known = speaks || path == kListenPath || path == kAgentPath;
    if (!known)
        call.json(QJsonObject{{u"detail"_s, u"Forbidden"_s}}, 403);
    else if (m_state.faults.busy || m_state.faults.errorStatus)
        misbehave(call);
}

void Service::openSocket(QWebSocket *socket)
{
    // Both go before the state does.
    if (socket->requestUrl().path() == kListenPath)
        connect(new ListenSocket(m_state, socket, &m_transcripts), &QObject::destroyed, &m_transcripts,
                &TranscriptRoutes::restSoon);
    else if (socket->requestUrl().path() == kAgentPath)
        connect(new AgentSocket(m_state, socket, &m_transcripts), &QObject::destroyed, &m_transcripts,
                &TranscriptRoutes::restSoon);
    else
        new SpeechSocket(m_state, socket, &m_speech);
}

} // namespace studio::sandbox
