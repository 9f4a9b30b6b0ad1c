// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/speech/livegeneration.h"

#include "core/base/logging.h"
#include "core/queue/chargeoutcome.h"
#include "core/queue/ledger.h"
#include "core/speech/takedescription.h"
#include "core/store/audiovault.h"
#include "core/store/takerepository.h"

#include <QCoreApplication>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::speech {

namespace {

constexpr auto kSaveAgainAfter = 2s;

} // namespace

LiveGeneration::LiveGeneration(const Stores &stores, const PaidRequest &request, Repeat repeat,
                               QObject *parent)
    : Generation(parent), m_stores(stores), m_request(request),
      m_takeId(request.take.id.isEmpty() ? store::newTakeId() : request.take.id)
{
    if (repeat == Repeat::UseMade)
        lookUp();
    else
        openLedger(repeat);
}

LiveGeneration::~LiveGeneration() = default;

std::shared_ptr<audio::PcmTrack> LiveGeneration::track() const
{
    return m_decoder ? m_decoder->track() : nullptr;
}

std::shared_ptr<const audio::Peaks> LiveGeneration::peaks() const
{
    return m_decoder ? m_decoder->peaks() : m_noPeaks;
}

void LiveGeneration::lookUp()
{
    auto *job = m_stores.takes.byRequestKey(m_request.take.requestKey);
    m_step = job;
    job->then(this, [this](const Result<std::optional<store::Take>> &made) {
        if (m_state == State::Finished)
            return;
        if (!made) {
            // Without the store nothing could be kept either: do not pay.
            finish(Unexpected(made.error()));
        } else if (*made) {
            m_takeId = (*made)->id;
            finish(Outcome{.take = **made, .alreadyMade = true});
        } else {
            openLedger(Repeat::UseMade);
        }
    });
}

void LiveGeneration::openLedger(Repeat repeat)
{
    store::LedgerRow row;
    const store::Take take = describeTake();
    row.profile = take.profile;
    row.host = take.host;
    row.service = m_request.service;
    row.voice = take.voice;
    row.model = take.model;
    row.requestKey = take.requestKey;
    row.take = m_takeId;
    row.document = take.document;
    row.description = describeForRecovery(take);
    row.text = m_request.sentText;
    row.characters = m_request.characters;
    row.estimatedCredits = m_request.estimatedCredits;
    m_ledgerOpening = true;
    // Never cancelled on the way: an entry that says "sent" must be taken back by its id.
    auto *opening =
        repeat == Repeat::UseMade ? m_stores.ledger.openSentOnce(row) : m_stores.ledger.openSent(row);
    opening->then(this, [this](const Result<qint64> &id) {
        if (!id) {
            finish(Unexpected(id.error()));
            return;
        }
        m_ledgerId = *id;
        if (m_cancelled) {
            (void)m_stores.ledger.markRefused(*id, u"cancelled before it was sent"_s);
            finish(Unexpected(Error::cancelled()));
            return;
        }
        send();
    });
}

void LiveGeneration::send()
{
    setState(State::Sending);
    const PaidRequest::Answer answer = std::exchange(m_request.open, nullptr)();
    if (auto *const *stream = std::get_if<api::SpeechStream *>(&answer))
        receiveStream(*stream);
    else
        receiveWhole(std::get<JobOf<api::SpeechAudio> *>(answer));
}

void LiveGeneration::receiveStream(api::SpeechStream *stream)
{
    m_stream = stream;
    connect(stream, &api::SpeechStream::receiptReady, this, &LiveGeneration::takeReceipt);
    connect(stream, &api::SpeechStream::chunkReady, this, &LiveGeneration::takeChunk);
    connect(stream, &api::SpeechStream::alignmentReady, this,
            [this](const text::Alignment &part) { m_alignment.append(part, 0); });
    connect(stream, &api::SpeechStream::uploaded, this, &Generation::uploaded);
    connect(stream, &api::SpeechStream::quiet, this, &Generation::quiet);
    connect(stream, &api::SpeechStream::retrying, this, &Generation::retrying);
    connect(stream, &api::SpeechStream::ended, this, &LiveGeneration::endOfStream);
}

void LiveGeneration::receiveWhole(JobOf<api::SpeechAudio> *job)
{
    m_step = job;
    job->then(this, [this](const Result<api::SpeechAudio> &answer) {
        if (answer) {
            takeReceipt(answer->receipt);
            m_alignment = answer->alignment;
            takeChunk(answer->audio);
        }
        endOfStream(answer ? Result<void>() : Result<void>(Unexpected(answer.error())));
    });
}

void LiveGeneration::takeReceipt(const api::SpeechReceipt &receipt)
{
    m_receipt = receipt;
    emit receiptReady(receipt);
}

void LiveGeneration::beginAudio()
{
    const auto format = audio::parseStreamFormat(m_request.take.outputFormat);
    m_decoder = std::make_unique<audio::DecodeStream>(format.value_or(audio::StreamFormat{}));
    connect(m_decoder.get(), &audio::DecodeStream::trackReady, this, &Generation::trackReady);
    connect(m_decoder.get(), &audio::DecodeStream::peaksChanged, this, &Generation::peaksChanged);
    connect(m_decoder.get(), &audio::DecodeStream::finished, this, &LiveGeneration::endOfDecoding);
    m_writer = m_stores.vault.begin(m_takeId, store::audioSuffix(m_request.take.outputFormat),
                                    describeForRecovery(describeTake()));
    connect(m_writer.get(), &store::VaultWriter::failed, this, &Generation::savingFailed);
    setState(State::Receiving);
}

void LiveGeneration::takeChunk(const QByteArray &audio)
{
    if (!m_decoder)
        beginAudio();
    // The ear comes first: decoding starts before the bytes are on their way to the disk.
    m_decoder->feed(audio);
    m_writer->append(audio);
}

void LiveGeneration::endOfStream(const Result<void> &outcome)
{
    if (m_streamEnded)
        return;
    m_streamEnded = true;
    if (!outcome)
        m_streamError = m_cancelled ? Error::cancelled() : outcome.error();
    if (m_decoder)
        m_decoder->endOfInput();
    else
        finishWithError(m_streamError.value_or(
            Error::make(ErrorKind::Protocol,
                        QCoreApplication::translate("studio::speech", "The service sent no audio."))));
}

void LiveGeneration::endOfDecoding(const Result<void> &outcome)
{
    if (m_decodingEnded)
        return;
    m_decodingEnded = true;
    if (!outcome) {
        m_decodeError = outcome.error();
        if (!m_streamEnded && m_stream) {
            // What arrives is no audio: more of it would not help.
            m_stream->cancel();
            m_streamEnded = true;
        }
    }
    const auto decoded = track();
    if (decoded && decoded->frameCount() > 0) {
        save();
        return;
    }
    m_writer->discard();
    finishWithError(m_streamError.value_or(m_decodeError.value_or(Error::cancelled())));
}

void LiveGeneration::save()
{
    setState(State::Saving);
    auto *job = m_writer->commit();
    m_step = job;
    job->then(this, [this](const Result<store::StoredAudio> &audio) {
        if (audio) {
            saveTake(*audio);
            return;
        }
        if (m_cancelled) {
            finishWithError(audio.error());
            return;
        }
        emit savingFailed(audio.error());
        QTimer::singleShot(kSaveAgainAfter, this, [this] {
            if (m_state == State::Saving)
                save();
        });
    });
}

store::Take LiveGeneration::describeTake() const
{
    store::Take take = m_request.take;
    take.id = m_takeId;
    take.madeAt = m_stores.clock.nowUtc();
    take.requestId = m_receipt.requestId;
    take.credits = m_receipt.credits;
    take.alignment = text::toJson(m_alignment);
    take.complete = !m_streamError && !m_decodeError;
    return take;
}

void LiveGeneration::saveTake(const store::StoredAudio &audio)
{
    store::Take take = describeTake();
    take.audioHash = audio.hash;
    take.audioBytes = audio.bytes;
    take.durationMs = qRound64(track()->seconds() * 1000);
    auto *job = m_stores.takes.add(take);
    m_step = job;
    job->then(this, [this](const Result<store::Take> &added) {
        if (!added) {
            // The audio is safe in the vault; the next start makes a take of it.
            finishWithError(added.error());
            return;
        }
        (void)m_stores.vault.settle(m_takeId);
        finishWithTake(*added);
    });
}

void LiveGeneration::finishWithTake(const store::Take &take)
{
    Outcome outcome;
    outcome.take = take;
    if (m_streamError)
        outcome.cutShort = m_streamError;
    else if (m_decodeError)
        outcome.cutShort = m_decodeError;
    outcome.mayHaveBeenCharged = outcome.cutShort.has_value();
    if (!m_ledgerId) {
        finish(outcome);
        return;
    }
    auto *job = queue::settleLedger(m_stores.ledger, *m_ledgerId, m_receipt, outcome.cutShort, take.id);
    job->then(this, [this, outcome](const Result<bool> &) { finish(outcome); });
}

void LiveGeneration::finishWithError(const Error &error)
{
    if (!m_ledgerId) {
        finish(Unexpected(error));
        return;
    }
    Error told = error;
    const bool isVague = error.kind == ErrorKind::Protocol || error.kind == ErrorKind::Server
        || error.kind == ErrorKind::Internal;
    if (isVague && queue::mayHaveCharged(error, m_receipt)) {
        // Whatever came back, the service may have done the work.
        told.kind = ErrorKind::OutcomeUnknown;
        told.detail = errorKindName(error.kind) + u": "_s + error.detail;
        if (m_request.inputs.realMoney)
            told.nextStep = QCoreApplication::translate(
                "studio::speech",
                "This may have been charged. Look at the history of your account before trying again.");
    }
    auto *job = queue::settleLedger(m_stores.ledger, *m_ledgerId, m_receipt, error, {});
    job->then(this, [this, told](const Result<bool> &) { finish(Unexpected(told)); });
}

void LiveGeneration::cancel()
{
    if (m_state == State::Finished || m_cancelled)
        return;
    m_cancelled = true;
    switch (m_state) {
    case State::LookingUp:
        if (m_ledgerOpening)
            break; // Ends when the entry is on disk and can be taken back.
        m_step.cancel();
        finish(Unexpected(Error::cancelled()));
        break;
    case State::Sending:
    case State::Receiving:
        if (m_stream)
            m_stream->cancel();
        else
            m_step.cancel();
        break;
    case State::Saving:
    case State::Finished:
        break;
    }
}

void LiveGeneration::finish(const Result<Outcome> &outcome)
{
    if (m_state == State::Finished)
        return;
    setState(State::Finished);
    QMetaObject::invokeMethod(
        this,
        [this, outcome] {
            emit finished(outcome);
            deleteLater();
        },
        Qt::QueuedConnection);
}

void LiveGeneration::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged(state);
}

} // namespace studio::speech
