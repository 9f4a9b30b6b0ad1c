// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/lineend.h"

#include "core/agent/words.h"

#include "core/base/redact.h"
using namespace Qt::StringLiterals;

namespace studio::agent {

namespace {

constexpr qsizetype kLongestSentence = 300;
constexpr int kQueueTimeout = 4300;

QString sentenceOf(const QString &said)
{
    const QString line = redacted(said.simplified());
    return line.size() > kLongestSentence ? line.left(kLongestSentence) + u'…' : line;
}

/// The service's names of errors, as far as a user can do something about them.
struct Known {
    const char *name;
    ErrorKind kind;
    const char *message;
    const char *nextStep;
};

const Known *knownError(const QString &name)
{
    static const Known known[] = {
        {"override_error", ErrorKind::Validation,
         QT_TRANSLATE_NOOP("studio::agent", "The agent does not allow one of the overrides."),
         QT_TRANSLATE_NOOP("studio::agent", "Take it out under More, or allow it in the agent's settings.")},
        {"missing_dynamic_variable", ErrorKind::Validation,
         QT_TRANSLATE_NOOP("studio::agent", "The agent needs a variable that was not given."),
         QT_TRANSLATE_NOOP("studio::agent", "Add it under More, then start again.")},
        {"max_duration_exceeded", ErrorKind::Busy,
         QT_TRANSLATE_NOOP("studio::agent", "The conversation reached the agent's longest duration."), ""},
        {"transport_receive_timeout", ErrorKind::Timeout,
         QT_TRANSLATE_NOOP("studio::agent", "The service hung up because nothing was said for a minute."),
         ""},
        {"safety_violation", ErrorKind::Forbidden,
         QT_TRANSLATE_NOOP("studio::agent", "The service ended the conversation for safety reasons."), ""},
        {"llm_timeout", ErrorKind::Server,
         QT_TRANSLATE_NOOP("studio::agent", "The agent's language model took too long."),
         QT_TRANSLATE_NOOP("studio::agent", "Try again, or choose another model for the agent.")},
        {"queue_timeout", ErrorKind::Busy,
         QT_TRANSLATE_NOOP("studio::agent", "All lines of the agent stayed busy."),
         QT_TRANSLATE_NOOP("studio::agent", "Try again in a moment.")},
    };
    const auto *found = std::find_if(std::begin(known), std::end(known), [&](const Known &one) {
        return name.contains(QLatin1StringView(one.name), Qt::CaseInsensitive);
    });
    return found == std::end(known) ? nullptr : found;
}

/// A refused or broken signed URL says no more than "no".
void explainRefusal(Error &error, AgentAddress::Way way)
{
    const bool refused = error.kind == ErrorKind::Auth || error.kind == ErrorKind::Forbidden
        || (error.kind == ErrorKind::Validation && error.raw.contains("sign"_L1, Qt::CaseInsensitive));
    if (error.kind == ErrorKind::NotFound) {
        error.message = tr("There is no agent with this id.");
        error.nextStep = tr("Check the id, or choose an agent from the list.");
    } else if (refused && way == AgentAddress::Way::Public) {
        error.message = tr("This agent is private.");
        error.nextStep = tr("Choose it from the list of your account, or use a signed URL.");
    } else if (refused && way == AgentAddress::Way::Pasted) {
        error.message = tr("The signed URL is not accepted: it has expired, was used already, or belongs to "
                           "another agent.");
        error.nextStep = tr("Paste a fresh one. It is good for 15 minutes and one conversation.");
    } else if (refused) {
        error.message = tr("The service did not accept the signed URL it was given.");
        error.nextStep = tr("Try again; a fresh one is fetched each time.");
    }
}

} // namespace

LineEnd judgeEnd(const Result<void> &outcome, int closeCode, const std::optional<api::AgentEvent> &saidBefore,
                 AgentAddress::Way way, bool wasLive)
{
    const QString name = saidBefore ? saidBefore->errorName : QString();
    if (outcome && !saidBefore) {
        if (wasLive && closeCode != 1001)
            return {};
        return {.error =
                    Error::make(ErrorKind::Network, tr("The service hung up before the agent was there."),
                                u"close code %1"_s.arg(closeCode)),
                .worthAnother = wasLive};
    }
    Error error =
        outcome ? Error::make(ErrorKind::Server, {}, u"close code %1"_s.arg(closeCode)) : outcome.error();
    const Known *known = knownError(name + u' ' + error.raw);
    if (!known && closeCode == kQueueTimeout)
        known = knownError(u"queue_timeout"_s);
    if (known) {
        error.kind = known->kind;
        error.message = tr(known->message);
        error.nextStep = *known->nextStep ? tr(known->nextStep) : QString();
        if (known->kind == ErrorKind::Validation && saidBefore && !saidBefore->text.isEmpty())
            error.message = tr("The agent refused the start: %1").arg(sentenceOf(saidBefore->text));
    } else if (saidBefore && !saidBefore->text.isEmpty()) {
        error.message = tr("The service ended the conversation: %1").arg(sentenceOf(saidBefore->text));
    } else if (error.message.isEmpty()) {
        error.message = tr("The service ended the conversation.");
    }
    if (!known)
        explainRefusal(error, way);
    // Qt 6.4 refuses the codes of a service that restarts or is overloaded, 1012 and up, in these words.
    const QString refusedCode =
        QCoreApplication::translate("QWebSocketDataProcessor", "Invalid close code %1 detected.")
            .arg(closeCode);
    const bool isCutLetter = closeCode == 1007 && error.kind == ErrorKind::Network;
    const bool lost = error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout
        || (closeCode >= 1012 && closeCode <= 1014) || (closeCode == 1002 && error.raw == refusedCode);
    if (lost && !known && !saidBefore && wasLive) {
        error.kind = ErrorKind::Network;
        if (!isCutLetter)
            error.message = tr("The connection to the agent was lost.");
        error.nextStep = isCutLetter
            ? tr("What was said is kept. Start again; if it stays so, tell those who run the service.")
            : tr("What was said is kept. Start again when the network is back.");
    }
    return {.error = error, .worthAnother = lost && !known && wasLive};
}

} // namespace studio::agent
