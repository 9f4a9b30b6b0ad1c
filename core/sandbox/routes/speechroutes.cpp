// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/speechroutes.h"

#include "core/sandbox/routes/access.h"

#include <QDateTime>
#include <QTimer>

using namespace std::chrono_literals;

namespace studio::sandbox {

SpeechRoutes::SpeechRoutes(ServiceState &state, Router &router, QObject *parent)
    : QObject(parent), m_state(state)
{
    const auto add = [this, &router](const char *pattern, AnswerShape shape) {
        router.add("POST", pattern, [this, shape](const Call &call) { speak(call, shape); });
    };
    add("/v1/text-to-speech/{}", AnswerShape::Whole);
    add("/v1/text-to-speech/{}/stream", AnswerShape::Stream);
    add("/v1/text-to-speech/{}/with-timestamps", AnswerShape::WholeTimed);
    add("/v1/text-to-speech/{}/stream/with-timestamps", AnswerShape::StreamTimed);
}

void SpeechRoutes::speak(const Call &call, AnswerShape shape)
{
    Validation validation;
    const bool wholeFile = shape == AnswerShape::Whole || shape == AnswerShape::WholeTimed;
    const SpeechInput input = readSpeechInput(call.request(), wholeFile, validation);
    if (!validation.isClean()) {
        call.invalid(validation);
        return;
    }
    if (!admit(call, m_state))
        return;
    SpeechOrder order;
    if (const auto refusal = checkOrder(m_state, call.arguments.value(0), input, &order)) {
        call.error(*refusal);
        return;
    }
    if (const auto refusal = checkText(input.text, order.model)) {
        call.error(*refusal);
        return;
    }
    Account &account = m_state.account;
    const qint64 characters = characterCount(input.text);
    const qint64 cost = Account::cost(characters, order.model);
    if (m_state.faults.outOfQuota || cost > account.remaining()) {
        const qint64 left = m_state.faults.outOfQuota ? 0 : account.remaining();
        call.error(errors::outOfCredits(account.limit(), left, cost));
        return;
    }
    const auto ticket = account.enter(order.model);
    if (!ticket) {
        // The service lets a request wait a moment before it gives up.
        const int most = account.maximumInFlight(order.model);
        const HttpHeaders headers{
            {"current-concurrent-requests", QByteArray::number(account.inFlight(order.model))},
            {"maximum-concurrent-requests", QByteArray::number(most)}};
        QTimer::singleShot(50ms, call.exchange.data(),
                           [call, headers, most] { call.error(errors::tooManyAtOnce(most), headers); });
        return;
    }
    account.charge({QDateTime::currentMSecsSinceEpoch(), characters, cost, order.voice.name, order.model.id});
    call.exchange->setProperty("credits", cost);
    auto *answer = new SpeechAnswer(m_state, call, std::move(order), input.text, shape, *ticket, cost, this);
    answer->start();
}

} // namespace studio::sandbox
