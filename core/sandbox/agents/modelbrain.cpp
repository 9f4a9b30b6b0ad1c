// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/agents/modelbrain.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::sandbox {

namespace {

constexpr std::size_t kMostTurns = 60;
constexpr qsizetype kMostContext = 20;
constexpr auto kModelPatience = 20s;
const QString kManner =
    u"\n\nYou speak with a caller on the telephone: one to three short sentences, no lists, no formatting. Use the tools when they fit. Call end_call when the caller has said goodbye."_s;

QUrl addressOf(const QUrl &url)
{
    QUrl address = url;
    QString path = address.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    if (!path.endsWith("/chat/completions"_L1))
        address.setPath(path + u"/chat/completions"_s);
    return address;
}

QString filled(const QString &text, const QHash<QString, QString> &variables)
{
    const Script none;
    return Dialogue(none, variables).fill(text);
}

QJsonObject messageOf(const QString &role, const QString &content)
{
    return {{u"role"_s, role}, {u"content"_s, content}};
}

} // namespace

ModelBrain::ModelBrain(QNetworkAccessManager &network, ModelEndpoint endpoint, const AgentSetup &setup,
                       QObject *parent)
    : AgentBrain(parent), m_network(network), m_endpoint(std::move(endpoint)),
      m_prompt(filled(setup.prompt, setup.variables)), m_extra(setup.extraBody)
{
    for (const AgentTool &tool : setup.profile.tools)
        m_tools.append(QJsonObject{{u"type"_s, u"function"_s},
                                   {u"function"_s,
                                    QJsonObject{{u"name"_s, tool.name},
                                                {u"description"_s, tool.description},
                                                {u"parameters"_s, tool.parameters}}}});
    m_patience.setSingleShot(true);
    m_patience.setInterval(kModelPatience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        forget();
        emit failed(u"llm_timeout"_s, u"The language model did not answer in time."_s);
    });
}

ModelBrain::~ModelBrain()
{
    forget();
}

void ModelBrain::add(const QJsonObject &message)
{
    m_history.push_back(message);
    while (m_history.size() > kMostTurns)
        m_history.pop_front();
    // A tool's answer without its question is refused.
    while (!m_history.empty() && m_history.front().value(u"role"_s) == u"tool"_s)
        m_history.pop_front();
}

void ModelBrain::remember(const QString &said)
{
    add(messageOf(u"assistant"_s, said));
}

void ModelBrain::answer(const QString &heard)
{
    add(messageOf(u"user"_s, heard));
    ask();
}

void ModelBrain::prompt()
{
    add(messageOf(u"user"_s, u"(The caller says nothing. Ask whether they are still there.)"_s));
    ask();
}

void ModelBrain::answerTools(const QList<ToolOutcome> &outcomes)
{
    bool ends = false;
    for (qsizetype i = 0; i < outcomes.size(); ++i) {
        ends = ends || outcomes[i].name == "end_call"_L1;
        add({{u"role"_s, u"tool"_s},
             {u"tool_call_id"_s, m_callIds.value(i)},
             {u"content"_s,
              (outcomes[i].isError ? u"Error: "_s : QString()) + outcomes[i].result.left(8000)}});
    }
    if (ends) {
        emit moved({Move::Kind::End, {}, {}, {}});
        emit settled();
        return;
    }
    ask();
}

void ModelBrain::forget()
{
    m_patience.stop();
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
    if (!m_said.isEmpty())
        add(messageOf(u"assistant"_s, std::exchange(m_said, {})));
    m_speaks = false;
    (void)m_cutter.rest();
}

void ModelBrain::setContext(const QString &text, const QString &contextId)
{
    if (!contextId.isEmpty())
        m_contexts.removeIf([&contextId](const auto &one) { return one.first == contextId; });
    m_contexts.append({contextId, text});
    if (m_contexts.size() > kMostContext)
        m_contexts.removeFirst();
}

void ModelBrain::correct(const QString &original, const QString &heard)
{
    const auto it =
        std::find_if(m_history.rbegin(), m_history.rend(), [&original](const QJsonObject &message) {
            return message.value(u"content"_s).toString() == original;
        });
    if (it != m_history.rend())
        it->insert(u"content"_s, heard + u" … (interrupted by the caller)"_s);
}

bool ModelBrain::understands(const QString &heard) const
{
    return heard.count(u' ') >= 4; // anything longer can be answered
}

qint64 ModelBrain::contextTokens() const
{
    qint64 length = m_prompt.size();
    for (const QJsonObject &message : m_history)
        length += message.value(u"content"_s).toString().size();
    return length / 4;
}

QJsonObject ModelBrain::request() const
{
    QString system = m_prompt + kManner;
    for (const auto &[id, text] : m_contexts)
        system += u"\n\nContext: "_s + text;
    QJsonArray messages{messageOf(u"system"_s, system)};
    for (const QJsonObject &message : m_history)
        messages.append(message);
    QJsonObject body = m_extra;
    body.insert(u"model"_s, m_endpoint.model);
    body.insert(u"stream"_s, true);
    body.insert(u"messages"_s, messages);
    if (!m_tools.isEmpty())
        body.insert(u"tools"_s, m_tools);
    return body;
}

void ModelBrain::ask()
{
    forget();
    m_stream = {};
    QNetworkRequest request(addressOf(m_endpoint.url));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader("accept", "text/event-stream, application/json");
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    if (!m_endpoint.key.isEmpty())
        request.setRawHeader("authorization", "Bearer " + m_endpoint.key.reveal());
    m_reply = m_network.post(request, QJsonDocument(this->request()).toJson(QJsonDocument::Compact));
    m_patience.start();
    connect(m_reply, &QNetworkReply::readyRead, this, [this] {
        if (m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 200)
            return;
        m_patience.start();
        speak(m_stream.push(m_reply->readAll()));
        if (m_stream.isTooLong()) {
            forget();
            emit failed(u"custom_llm_error"_s, u"The language model does not stop."_s);
        }
    });
    connect(m_reply, &QNetworkReply::finished, this, &ModelBrain::done);
}

void ModelBrain::speak(const QString &text)
{
    if (text.isEmpty())
        return;
    m_said += text;
    for (const QString &sentence : m_cutter.push(text)) {
        m_speaks = true;
        emit spoke(sentence, true);
    }
}

void ModelBrain::done()
{
    m_patience.stop();
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    if (!reply)
        return;
    reply->deleteLater();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (reply->error() != QNetworkReply::NoError || status != 200) {
        (void)m_cutter.rest();
        emit failed(u"custom_llm_error"_s,
                    status > 0 ? u"The language model answered with status %1."_s.arg(status)
                               : u"The language model cannot be reached."_s);
        return;
    }
    speak(m_stream.push(reply->readAll()));
    speak(m_stream.finish());
    const QString rest = m_cutter.rest();
    if (m_speaks || !rest.trimmed().isEmpty())
        emit spoke(rest, false);
    m_speaks = false;
    Move move{Move::Kind::Tools, {}, {}, {}};
    QJsonArray calls;
    m_callIds.clear();
    for (const ModelCall &call : m_stream.calls()) {
        if (call.name.isEmpty())
            continue;
        move.tools.append({call.name, QJsonDocument::fromJson(call.arguments.toUtf8()).object()});
        m_callIds.append(call.id.isEmpty() ? u"call_%1"_s.arg(m_callIds.size()) : call.id);
        calls.append(QJsonObject{
            {u"id"_s, m_callIds.last()},
            {u"type"_s, u"function"_s},
            {u"function"_s, QJsonObject{{u"name"_s, call.name}, {u"arguments"_s, call.arguments}}}});
    }
    QJsonObject said = messageOf(u"assistant"_s, std::exchange(m_said, {}));
    if (!calls.isEmpty())
        said.insert(u"tool_calls"_s, calls);
    else if (!m_stream.isAnswer() || said.value(u"content"_s).toString().trimmed().isEmpty()) {
        emit failed(u"custom_llm_error"_s, u"The language model gave no answer."_s);
        return;
    }
    add(said);
    if (!move.tools.isEmpty())
        emit moved(move);
    emit settled();
}

} // namespace studio::sandbox
