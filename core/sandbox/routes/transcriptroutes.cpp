// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/transcriptroutes.h"

#include "core/media/mediainfo.h"
#include "core/sandbox/routes/access.h"

#include <QDateTime>
#include <QDir>
#include <QHostAddress>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::sandbox {

namespace {

constexpr double kShortest = 0.1;
constexpr double kLongest = 10 * 3600;
constexpr int kMostChannels = 5;
constexpr qint64 kMostLinked = qint64(2) * 1024 * 1024 * 1024;

bool isHere(const QUrl &url)
{
    const QHostAddress address(url.host());
    return (url.scheme() == "http"_L1 || url.scheme() == "https"_L1)
        && (url.host() == "localhost"_L1 || address.isLoopback());
}

} // namespace

TranscriptRoutes::TranscriptRoutes(ServiceState &state, Router &router, QObject *parent)
    : QObject(parent), m_state(state)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(30s);
    connect(&m_rest, &QTimer::timeout, this, [this] { m_state.recognisers->clear(); });
    router.add("POST", "/v1/speech-to-text", [this](const Call &call) { transcribe(call); });
    router.add("POST", "/v1/single-use-token/{}", [this](const Call &call) {
        const QString kind = call.arguments.value(0);
        Validation validation;
        FieldReader path({{u"token_type"_s, kind}}, {u"path"_s}, validation);
        (void)path.choice(u"token_type"_s, Tokens::kinds());
        if (!validation.isClean()) {
            call.invalid(validation);
        } else if (admit(call, m_state)) {
            const QString token = u"sutkn_"_s + m_state.randomId(32);
            m_state.tokens.add(token, kind);
            call.json(QJsonObject{{u"token"_s, token}});
        }
    });
    router.add("GET", "/v1/speech-to-text/transcripts/{}", [this](const Call &call) {
        if (!admit(call, m_state))
            return;
        const QString id = call.arguments.value(0);
        if (const QByteArray *json = m_state.transcripts.find(id))
            call.exchange->respondJson(200, *json);
        else
            call.error(errors::transcriptNotFound(id));
    });
    router.add("DELETE", "/v1/speech-to-text/transcripts/{}", [this](const Call &call) {
        if (!admit(call, m_state))
            return;
        const QString id = call.arguments.value(0);
        if (m_state.transcripts.remove(id))
            call.json(QJsonObject{{u"message"_s, u"Delete completed successfully."_s}});
        else
            call.error(errors::transcriptNotFound(id));
    });
}

void TranscriptRoutes::transcribe(const Call &call)
{
    const auto form = formOf(call);
    if (!form)
        return;
    Validation validation;
    auto task = std::make_shared<Task>();
    task->call = call;
    task->input = readTranscriptInput(call.request(), *form, validation);
    if (!validation.isClean()) {
        call.invalid(validation);
        return;
    }
    const QString token = call.request().queryValue(u"token"_s);
    if (!m_state.tokens.redeem(token, u"batch_scribe"_s) && !admit(call, m_state))
        return;
    if (const auto refusal = checkTranscriptInput(task->input, *form)) {
        call.error(*refusal);
        return;
    }
    const auto ticket = m_state.account.enter(Pool::Transcription);
    if (!ticket) {
        const int most = m_state.account.maximumInFlight(Pool::Transcription);
        QTimer::singleShot(50ms, call.exchange.data(),
                           [call, most] { call.error(errors::tooManyAtOnce(most)); });
        return;
    }
    task->ticket = *ticket;
    task->id = m_state.randomId(20);
    if (task->input.link.isEmpty())
        open(task);
    else
        fetch(task);
}

/// Nothing leaves this computer: only links to it are followed.
void TranscriptRoutes::fetch(const TaskPtr &task)
{
    const QUrl url(task->input.link);
    if (!isHere(url)) {
        task->call.error(errors::invalidParameters(
            u"The sandbox follows links to this computer only, so that nothing leaves it."_s,
            u"source_url"_s));
        return;
    }
    if (!m_network)
        m_network = new QNetworkAccessManager(this);
    auto file = std::make_shared<QTemporaryFile>(QDir::tempPath() + u"/link-XXXXXX"_s);
    if (!file->open()) {
        task->call.error(errors::ofStatus(500));
        return;
    }
    QNetworkReply *reply = m_network->get(QNetworkRequest(url));
    connect(reply, &QNetworkReply::readyRead, this, [reply, file] {
        file->write(reply->readAll());
        if (file->size() > kMostLinked)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, file, task] {
        reply->deleteLater();
        file->write(reply->readAll());
        file->flush();
        if (reply->error() != QNetworkReply::NoError || file->size() == 0) {
            task->call.error(errors::invalidParameters(
                u"The file behind source_url could not be downloaded."_s, u"source_url"_s));
            return;
        }
        task->input.upload.part.file = file;
        task->input.upload.part.bytes = file->size();
        open(task);
    });
}

TranscriptRoutes::Opened TranscriptRoutes::openSound(const TranscriptInput &input, const StopFlag &stop)
{
    Opened opened;
    UploadedSound upload = input.upload;
    upload.rateHz = 16000;
    int channels = 1;
    if (input.multichannel && !upload.isRaw) {
        const auto info = media::probe(upload.part.path());
        if (info)
            channels = info->streams.value(info->bestStream).channels;
        if (channels > kMostChannels) {
            opened.problem = errors::invalidParameters(
                u"Multichannel audio may have at most %1 channels, but the file has %2."_s.arg(kMostChannels)
                    .arg(channels),
                u"use_multi_channel"_s);
            return opened;
        }
    }
    for (int channel = 0; channel < channels; ++channel) {
        upload.channel = channels > 1 ? channel : -1;
        auto track = trackOf(upload, stop);
        if (!track) {
            opened.problem = errors::unreadableSound(u"file"_s);
            return opened;
        }
        opened.tracks.push_back(std::move(track));
    }
    const double seconds = opened.tracks.front()->seconds();
    if (seconds < kShortest)
        opened.problem = errors::soundTooShort(seconds, kShortest, u"file"_s);
    else if (seconds > kLongest)
        opened.problem = errors::soundTooLong(seconds, kLongest, u"file"_s);
    return opened;
}

void TranscriptRoutes::open(const TaskPtr &task)
{
    auto opened = std::make_shared<Opened>();
    m_state.soundEngine.run(
        [opened, input = task->input, stop = m_state.stopping] {
            *opened = openSound(input, stop);
            return QByteArray();
        },
        this, [this, task, opened](const QByteArray &) { pay(task, *opened); });
}

void TranscriptRoutes::pay(const TaskPtr &task, const Opened &opened)
{
    if (!task->call.exchange)
        return; // left before anything was paid
    if (opened.problem) {
        task->call.error(*opened.problem);
        return;
    }
    if (!recognition::isAvailable({})) {
        task->call.error(errors::recognitionMissing());
        return;
    }
    Account &account = m_state.account;
    task->seconds = opened.tracks.front()->seconds();
    task->cost = transcriptCost(task->seconds * double(opened.tracks.size()), task->input);
    if (m_state.faults.outOfQuota || task->cost > account.remaining()) {
        const qint64 left = m_state.faults.outOfQuota ? 0 : account.remaining();
        task->call.error(errors::outOfCredits(account.limit(), left, task->cost));
        return;
    }
    account.charge({QDateTime::currentMSecsSinceEpoch(), 0, task->cost, {}, task->input.model});
    task->call.exchange->setProperty("credits", task->cost);
    listen(task, opened);
    if (task->input.webhook) {
        const QJsonObject accepted{{u"message"_s, u"Request processed successfully"_s},
                                   {u"request_id"_s, task->call.traceId},
                                   {u"transcription_id"_s, task->id}};
        task->call.exchange->respond(202, headers(*task),
                                     QJsonDocument(accepted).toJson(QJsonDocument::Compact));
    }
}

void TranscriptRoutes::listen(const TaskPtr &task, const Opened &opened)
{
    m_state.listeningEngine.run(
        [opened, input = task->input, id = task->id, seconds = task->seconds, pool = m_state.recognisers,
         stop = m_state.stopping] {
            TranscriptSpec spec = input.spec;
            const auto heard = sandbox::transcribe(opened.tracks, spec, pool, stop);
            if (!heard)
                return QByteArray();
            QJsonObject json = answerJson(*heard, spec, id, seconds);
            if (!input.edit.isEmpty()) {
                const QString text = json.value("text"_L1).toString();
                json.insert(
                    u"edited_transcript"_s,
                    QJsonObject{{u"kind"_s, u"transcript"_s}, {u"text"_s, text}, {u"edited_text"_s, text}});
            }
            return QJsonDocument(json).toJson(QJsonDocument::Compact);
        },
        this, [this, task](const QByteArray &json) { answer(task, json); });
}

HttpHeaders TranscriptRoutes::headers(const Task &task) const
{
    const Account &account = m_state.account;
    return {
        {"content-type", "application/json"},
        {"request-id", task.id.toLatin1()},
        {"character-cost", QByteArray::number(task.cost)},
        {"current-concurrent-requests", QByteArray::number(account.inFlight(Pool::Transcription))},
        {"maximum-concurrent-requests", QByteArray::number(account.maximumInFlight(Pool::Transcription))},
        {"x-sandbox-note", "Recognised on this computer by PocketSphinx: one word in five may be wrong."}};
}

void TranscriptRoutes::answer(const TaskPtr &task, const QByteArray &json)
{
    if (!json.isEmpty())
        m_state.transcripts.add(task->id, json);
    if (task->call.exchange && !task->call.exchange->hasBegun()) {
        if (json.isEmpty())
            task->call.error(errors::recognitionMissing());
        else
            task->call.exchange->respond(200, headers(*task), json);
    }
    task->ticket.reset();
    restSoon();
}

} // namespace studio::sandbox
