// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changer/conversionpart.h"

#include "core/changer/changerengine.h"
#include "core/store/takerepository.h"

#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::changer {

using speech::Generation;
using speech::Outcome;

namespace {

constexpr int kMostTries = 3;
constexpr auto kTryAgainAfter = 1500ms;
constexpr std::chrono::milliseconds kLongestWait = 5min;
/// How much of the work sending is, for the display.
constexpr double kSendingShare = 0.35;

/// The service did surely nothing, and may do it later.
bool passes(const Error &error)
{
    if (error.retryAfter && *error.retryAfter > kLongestWait)
        return false;
    switch (error.kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::RateLimited:
    case ErrorKind::Concurrency:
    case ErrorKind::Busy:
        return true;
    default:
        return false;
    }
}

} // namespace

ConversionPart::ConversionPart(const PreparedPart &prepared, const Context &context, QObject *parent)
    : QObject(parent), m_prepared(prepared), m_key(requestKeyOf(context.request, prepared.sound.hash)),
      m_context(context)
{
}

double ConversionPart::share() const
{
    if (m_take)
        return 1;
    const double length = m_prepared.sound.seconds;
    if (!m_generation || !m_generation->track() || length <= 0)
        return kSendingShare * m_sent;
    return kSendingShare + (1 - kSendingShare) * std::min(m_generation->track()->seconds() / length, 1.0);
}

speech::PaidRequest ConversionPart::paidRequest() const
{
    const SentSound &sound = m_prepared.sound;
    const ConversionRequest &request = m_context.request;
    speech::PaidRequest paid;
    paid.inputs = shownInputs(request);
    paid.take = describe(request, sound.hash);
    paid.service = request.work == Work::Isolate ? u"isolation"_s : u"changer"_s;
    paid.estimatedCredits = estimatedCredits(sound.seconds, request.rate);
    if (m_context.isWhole) {
        paid.take.id = m_context.take;
    } else {
        paid.inputs.document = store::kPartsDocument;
        paid.take.document = store::kPartsDocument;
    }
    const api::SoundUpload upload{.path = sound.path, .fileName = u"recording.wav"_s};
    if (request.work == Work::Isolate) {
        paid.open = [api = m_context.api, upload]() mutable -> speech::PaidRequest::Answer {
            return api.isolate(upload);
        };
        return paid;
    }
    api::ConversionCall call;
    call.sound = upload;
    call.voice = request.voice;
    call.model = request.model;
    call.settings = request.settings;
    call.support = request.support;
    call.outputFormat = request.outputFormat;
    call.seed = request.seed;
    call.removeNoise = request.removeNoise;
    call.serviceLogging = m_context.engine.speech().serviceLogging();
    paid.open = [api = m_context.api, call]() mutable -> speech::PaidRequest::Answer {
        return api.convert(call);
    };
    return paid;
}

bool ConversionPart::begin()
{
    if (m_state != State::Waiting || !m_context.engine.takePlace(m_key, m_context.api.concurrency()))
        return false;
    m_state = State::UnderWay;
    ++m_tries;
    // Another take wants new parts, but not those it paid for before it was interrupted.
    if (m_context.isWhole || m_context.repeat == speech::Repeat::UseMade) {
        send();
        return true;
    }
    auto *job = m_context.engine.stores().takes.unusedPart(m_key);
    m_step = job;
    job->then(this, [this](const Result<std::optional<store::Take>> &unused) {
        // The answer may have been on its way already when it was cancelled: nothing is paid any more.
        if (m_cancelled)
            end(Unexpected(Error::cancelled()));
        else if (!unused)
            end(Unexpected(unused.error()));
        else if (*unused)
            end(Outcome{.take = **unused, .alreadyMade = true});
        else
            send();
    });
    return true;
}

void ConversionPart::send()
{
    m_sent = 0;
    m_generation = m_context.engine.speech().generate(paidRequest(), m_context.repeat);
    connect(m_generation, &Generation::uploaded, this, [this](qint64 sent, qint64 total) {
        m_sent = total > 0 ? double(sent) / double(total) : 0;
        emit moved();
    });
    connect(m_generation, &Generation::finished, this, &ConversionPart::end);
    emit generationBegan(m_generation);
}

void ConversionPart::end(const Result<Outcome> &outcome)
{
    // The network layer has tried what can be tried at once; a short recording is left to the user then.
    const bool again = !outcome && !m_context.isWhole && !m_cancelled && !m_heard && m_tries < kMostTries
        && passes(outcome.error());
    if (again) {
        pause(outcome.error());
    } else {
        m_state = State::Ended;
        if (outcome)
            m_take = outcome->take;
        emit ended(outcome);
    }
    m_generation.clear();
    m_context.engine.givePlace(m_key);
}

void ConversionPart::pause(const Error &error)
{
    m_state = State::Pausing;
    const auto wait =
        std::max<std::chrono::milliseconds>(error.retryAfter.value_or(0ms), kTryAgainAfter * m_tries);
    if (m_generation)
        emit m_generation->retrying(error, wait);
    QTimer::singleShot(wait, this, [this] {
        if (m_state != State::Pausing)
            return;
        m_state = State::Waiting;
        emit pauseEnded();
    });
}

void ConversionPart::cancel()
{
    m_cancelled = true;
    if (m_generation)
        m_generation->cancel();
    else if (m_state == State::UnderWay)
        m_step.cancel(); // ends through its handler, also when it has its answer already
    else
        m_state = State::Ended;
}

} // namespace studio::changer
