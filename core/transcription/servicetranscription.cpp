// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcription/servicetranscription.h"

#include "core/base/logging.h"
#include "core/queue/chargeoutcome.h"
#include "core/queue/ledger.h"
#include "core/queue/requestkey.h"
#include "core/transcript/servicejson.h"
#include "core/transcript/timemending.h"
#include "core/transcription/transcriptiontext.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace studio::transcription {

namespace {

QString serviceOf(const PaidSound &paid)
{
    return paid.script.isEmpty() ? u"transcription"_s : u"alignment"_s;
}

} // namespace

QByteArray requestKeyOf(const PaidSound &paid, const QString &host)
{
    TranscriptionOptions options = paid.options;
    // What was done to the sound is in the sound.
    options.stream = options.channel = -1;
    options.fromSeconds = 0;
    options.toSeconds = -1;
    options.suppressNoise = false;
    queue::RequestInputs inputs;
    inputs.service = serviceOf(paid);
    inputs.host = host;
    if (paid.script.isEmpty())
        inputs.settings = toJson(options);
    inputs.text = paid.script;
    inputs.extra = paid.link.isEmpty()
        ? QJsonObject{{u"sound"_s, QString::fromLatin1(paid.sound.hash.toHex())}}
        : QJsonObject{{u"link"_s, paid.link.toString(QUrl::FullyEncoded)}};
    return queue::requestKey(inputs);
}

api::TranscriptionRequest requestOf(const PaidSound &paid)
{
    const TranscriptionOptions &options = paid.options;
    api::TranscriptionRequest request;
    request.path = paid.sound.path;
    request.fileName = paid.sound.fileName;
    if (!paid.sound.mimeType.isEmpty())
        request.mimeType = paid.sound.mimeType;
    request.sourceUrl = paid.link;
    request.model = options.model;
    request.languageCode = options.language;
    request.tagAudioEvents = options.tagSounds;
    request.multiChannel = options.channelsApart;
    request.diarize = options.tellSpeakers && !options.channelsApart;
    request.speakers = options.speakers;
    request.verbatim = options.verbatim;
    request.keyterms = options.keyTerms;
    request.entityDetection = options.entities;
    request.entityRedaction = options.redact;
    request.redactionMode = options.redaction;
    request.serviceLogging = paid.serviceLogging;
    return request;
}

ServiceTranscription::ServiceTranscription(queue::Ledger &ledger, const api::TranscriptionApi &api,
                                           const PaidSound &paid, bool once, QObject *parent)
    : JobOf<ServiceTranscript>(parent), m_ledger(ledger), m_api(api), m_paid(paid)
{
    openLedger(once);
}

ServiceTranscription::~ServiceTranscription()
{
    if (m_paid.sound.isTemporary)
        QFile::remove(m_paid.sound.path);
}

void ServiceTranscription::openLedger(bool once)
{
    store::LedgerRow row;
    row.profile = m_paid.profile;
    row.host = m_api.dialect().hostId();
    row.service = serviceOf(m_paid);
    if (m_paid.script.isEmpty())
        row.model = m_paid.options.model;
    row.requestKey = requestKeyOf(m_paid, row.host);
    row.document = m_paid.transcript.value();
    row.estimatedCredits = m_paid.estimatedCredits;
    // Never cancelled on the way: an entry that says "sent" must be taken back by its id, also when this
    // object is gone by then.
    auto *opening = once ? m_ledger.openSentOnce(row) : m_ledger.openSent(row);
    const QPointer<ServiceTranscription> self(this);
    opening->then(opening, [self, &ledger = m_ledger](const Result<qint64> &id) {
        const bool wanted = self && !self->isFinished();
        if (id && !wanted)
            (void)ledger.markRefused(*id, u"cancelled before it was sent"_s);
        if (!wanted)
            return;
        if (!id) {
            self->finish(Unexpected(id.error()));
            return;
        }
        self->m_entry = *id;
        self->send();
    });
}

void ServiceTranscription::send()
{
    m_allSent = !m_paid.link.isEmpty();
    auto *job = m_paid.script.isEmpty() ? m_api.transcribe(requestOf(m_paid))
                                        : m_api.align({.path = m_paid.sound.path,
                                                       .fileName = m_paid.sound.fileName,
                                                       .mimeType = m_paid.sound.mimeType,
                                                       .text = m_paid.script});
    m_asked = job;
    m_call = job;
    connect(job, &Job::progressed, this, [this](qint64 done, qint64 total) {
        const bool all = total > 0 && done >= total;
        emit progressed(done, total);
        if (all && !std::exchange(m_allSent, true))
            emit uploaded();
    });
    if (auto *call = qobject_cast<api::TranscriptionCall *>(job)) {
        connect(call, &api::TranscriptionCall::quiet, this, &ServiceTranscription::quiet);
        connect(call, &api::TranscriptionCall::retrying, this, [this] { m_allSent = false; });
    }
    job->then(this, [this](const Result<api::TranscriptionAnswer> &answer) { take(answer); });
    if (m_allSent)
        emit uploaded();
}

void ServiceTranscription::take(const Result<api::TranscriptionAnswer> &answer)
{
    if (isFinished())
        return;
    if (!answer) {
        const Error error = told(answer.error(), {});
        settle({}, answer.error());
        finish(Unexpected(error));
        return;
    }
    m_answer = *answer;
    emit answered();
    if (!isFinished())
        read();
}

bool ServiceTranscription::hasAnswer() const
{
    return m_answer || (m_asked && m_asked->isFinished() && m_asked->result());
}

void ServiceTranscription::read()
{
    const auto medium = m_paid.link.isEmpty() ? std::optional(m_paid.sound.seconds) : std::nullopt;
    auto *job = runInWorker<transcript::ReadTranscript>(
        [json = m_answer->json, medium](const StopFlag &) -> Result<transcript::ReadTranscript> {
            auto words = transcript::fromServiceJson(json);
            if (!words)
                return Unexpected(words.error());
            transcript::ReadTranscript read{std::move(*words)};
            read.mendedTimes = transcript::mendTimes(read.transcript, medium);
            return read;
        },
        this);
    m_reading = job;
    job->then(this, [this](const Result<transcript::ReadTranscript> &words) {
        if (isFinished())
            return;
        const api::TranscriptionAnswer &answer = *m_answer;
        if (!words) {
            const Error error = told(words.error(), answer.receipt);
            settle(answer.receipt, words.error());
            finish(Unexpected(error));
            return;
        }
        settle(answer.receipt, {});
        ServiceTranscript made{words->transcript, answer.transcriptionId, answer.receipt, words->mendedTimes};
        // Whatever the service says, the sound is as long as it is.
        transcript::Transcript &transcript = made.transcript;
        if (m_paid.link.isEmpty())
            transcript.seconds =
                std::max(m_paid.sound.seconds,
                         transcript.segments.isEmpty() ? 0.0 : transcript.segments.constLast().end());
        finish(made);
    });
}

Error ServiceTranscription::told(const Error &error, const api::SpeechReceipt &receipt)
{
    m_mayHaveBeenCharged = queue::mayHaveCharged(error, receipt);
    const bool isVague = error.kind == ErrorKind::Protocol || error.kind == ErrorKind::Server
        || error.kind == ErrorKind::Internal || error.kind == ErrorKind::OutcomeUnknown;
    if (!isVague || !m_mayHaveBeenCharged)
        return error;
    // Whatever came back, the service may have done the work.
    Error told = error;
    if (error.kind != ErrorKind::OutcomeUnknown) {
        told.kind = ErrorKind::OutcomeUnknown;
        told.detail = errorKindName(error.kind) + u": "_s + error.detail;
    }
    if (m_paid.realMoney)
        told.nextStep =
            TranscriptionText::tr("Look at the usage of your account before you transcribe it again.");
    return told;
}

void ServiceTranscription::settle(const api::SpeechReceipt &receipt, const std::optional<Error> &error)
{
    if (!m_entry || std::exchange(m_settled, true))
        return;
    (void)queue::settleLedger(m_ledger, *m_entry, receipt, error, {});
}

void ServiceTranscription::abortWork()
{
    m_reading.cancel();
    if (!m_entry)
        return; // The entry, if it comes to be, is taken back then.
    // It may have ended and not told so yet.
    if (m_answer || (m_asked && m_asked->isFinished())) {
        const auto answer = m_answer ? Result<api::TranscriptionAnswer>(*m_answer) : m_asked->result();
        const Error error = answer ? Error::cancelled() : answer.error();
        const api::SpeechReceipt receipt = answer ? answer->receipt : api::SpeechReceipt{};
        m_mayHaveBeenCharged = queue::mayHaveCharged(error, receipt);
        settle(receipt, error);
        return;
    }
    m_call.cancel();
    if (m_allSent) {
        m_mayHaveBeenCharged = true;
        settle({}, Error::cancelled());
    } else if (!std::exchange(m_settled, true)) {
        // Half of a file is no request.
        (void)m_ledger.markRefused(*m_entry, u"cancelled while it was sent"_s);
    }
}

} // namespace studio::transcription
