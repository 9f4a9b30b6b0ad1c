// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/expectation.h"

#include "core/scenario/language.h"
#include "core/scenario/scenariotext.h"
#include "core/scenario/wordmatch.h"
#include "core/text/boundedexpression.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::scenario {

using Kind = Step::Kind;
using Judged = Verdict::State;

namespace {

Verdict passed(const QString &reason = {}, double ms = -1)
{
    return {.state = Judged::Passed, .reason = reason, .ms = ms, .captured = {}};
}

Verdict failed(const QString &reason, double ms = -1)
{
    return {.state = Judged::Failed, .reason = reason, .ms = ms, .captured = {}};
}

QString spanText(double ms)
{
    return ScenarioText::tr("%1 s").arg(QLocale().toString(ms / 1000, 'f', 2));
}

QString shortened(const QString &text)
{
    const QString simple = text.simplified();
    return simple.size() > 200 ? simple.left(199) + u'…' : simple;
}

QString whatWasSaid(const Witness &seen)
{
    const QString text = shortened(seen.text());
    return text.isEmpty() ? ScenarioText::tr("The agent said nothing.")
                          : ScenarioText::tr("The agent said: “%1”").arg(text);
}

/// Nothing more can be hoped for.
bool isPast(const Step &step, const Witness &seen, const Moment &moment)
{
    const qint64 limitUs = qint64(step.withinMs > 0 ? step.withinMs : kUsualWaitMs) * 1000;
    return seen.isOver() || moment.nowUs - moment.beganUs >= limitUs
        || (step.withinMs <= 0 && seen.isSettled(moment.nowUs, qint64(kQuietMs) * 1000));
}

/// A first match within bounds; nothing when there is none or it takes too long.
std::optional<QString> firstMatch(const QString &pattern, const QString &text)
{
    const text::BoundedExpression expression({.pattern = pattern, .isExpression = true});
    std::optional<QString> found;
    (void)expression.forEachMatch(text, {0, text.size()}, QDeadlineTimer(50ms),
                                  [&found](const QRegularExpressionMatch &match, text::TextSpan) {
                                      found = match.lastCapturedIndex() >= 1 ? match.captured(1)
                                                                             : match.captured(0);
                                      return false;
                                  });
    return found;
}

bool valueFits(const QJsonValue &wanted, const QJsonValue &given)
{
    if (wanted.isObject()) {
        const QJsonObject object = wanted.toObject();
        const QString pattern = object.value("matches"_L1).toString();
        if (object.size() == 1 && !pattern.isEmpty())
            return firstMatch(pattern, given.isString() ? given.toString() : given.toVariant().toString())
                .has_value();
        return given.isObject() && argumentsFit(object, given.toObject());
    }
    if (wanted.isString() || given.isString()) {
        // Models write numbers as texts and texts as numbers.
        const QString left = wanted.toVariant().toString().trimmed();
        const QString right = given.toVariant().toString().trimmed();
        return !wanted.isArray() && !given.isArray() && !given.isObject()
            && left.compare(right, Qt::CaseInsensitive) == 0;
    }
    return wanted == given;
}

Verdict judgeWords(const Step &step, const Witness &seen, const Moment &moment)
{
    QStringList missing;
    const QString text = seen.text();
    for (const QString &phrase : step.values) {
        if (!saysPhrase(text, phrase))
            missing.append(phrase);
    }
    if (missing.isEmpty())
        return passed();
    if (!isPast(step, seen, moment))
        return {};
    return failed(ScenarioText::tr("“%1” was not said. %2").arg(missing.join(u"”, “"), whatWasSaid(seen)));
}

Verdict judgePattern(const Step &step, const Witness &seen, const Moment &moment)
{
    if (const std::optional<QString> match = firstMatch(step.text, seen.text())) {
        Verdict verdict = passed();
        verdict.captured = *match;
        return verdict;
    }
    if (!isPast(step, seen, moment))
        return {};
    return failed(ScenarioText::tr("Nothing fits /%1/. %2").arg(step.text, whatWasSaid(seen)));
}

Verdict judgeTool(const Step &step, const Witness &seen, const Moment &moment)
{
    QString nearly;
    for (const Witness::Tool &tool : seen.tools()) {
        if (tool.name != step.text)
            continue;
        if (argumentsFit(step.arguments, tool.arguments))
            return passed();
        nearly = QString::fromUtf8(QJsonDocument(tool.arguments).toJson(QJsonDocument::Compact));
    }
    if (!isPast(step, seen, moment))
        return {};
    if (!nearly.isEmpty())
        return failed(
            ScenarioText::tr("%1 was called with other arguments: %2").arg(step.text, shortened(nearly)));
    const QStringList names = seen.toolNames();
    return failed(
        names.isEmpty()
            ? ScenarioText::tr("%1 was not called; no tool was. %2").arg(step.text, whatWasSaid(seen))
            : ScenarioText::tr("%1 was not called, but %2 was.").arg(step.text, names.join(u", ")));
}

Verdict judgeNoTool(const Step &step, const Witness &seen, const Moment &moment)
{
    for (const Witness::Tool &tool : seen.tools()) {
        if (step.text.isEmpty() || tool.name == step.text)
            return failed(ScenarioText::tr("%1 was called with %2.")
                              .arg(tool.name,
                                   shortened(QString::fromUtf8(
                                       QJsonDocument(tool.arguments).toJson(QJsonDocument::Compact)))));
    }
    // Only an answer that is over can be said to have used none.
    if (seen.isSettled(moment.nowUs, 700'000) || isPast(step, seen, moment))
        return passed();
    return {};
}

Verdict judgeLanguage(const Step &step, const Witness &seen, const Moment &moment)
{
    const LanguageGuess guess = languageOf(seen.text());
    const bool fits = guess.code == languageCode(step.text);
    if (fits && guess.certain)
        return passed();
    if (!isPast(step, seen, moment) && !(guess.certain && seen.isSettled(moment.nowUs, 700'000)))
        return {};
    if (fits)
        return passed(ScenarioText::tr("There is little text to tell it by."));
    return failed(guess.code.isEmpty()
                      ? whatWasSaid(seen)
                      : ScenarioText::tr("It sounds like %1. %2").arg(guess.code, whatWasSaid(seen)));
}

/// The moment from which a reply is waited for: end of speech, typing or, in a silence, its beginning.
std::optional<qint64> askedUs(const Witness &seen)
{
    if (seen.voiceEndedUs() && (!seen.typedUs() || *seen.voiceEndedUs() > *seen.typedUs()))
        return seen.voiceEndedUs();
    return seen.typedUs();
}

/// As in the waterfall, so that a report never contradicts itself; from the bare log where that has nothing.
std::optional<double> replyMs(const Witness &seen, const agent::Timings &timings)
{
    for (const agent::TurnTiming &turn : timings.turns()) {
        if (turn.t0 && *turn.t0 >= seen.fromUs() && turn.replyMs())
            return turn.replyMs();
    }
    const std::optional<qint64> asked = askedUs(seen);
    if (!asked)
        return std::nullopt;
    if (seen.firstHeardUs())
        return double(*seen.firstHeardUs() - *asked) / 1000;
    return std::nullopt;
}

Verdict judgeAnswer(const Step &step, const Witness &seen, const agent::Timings &timings,
                    const Moment &moment)
{
    const std::optional<qint64> asked = askedUs(seen);
    if (asked && seen.firstHeardUs() && *seen.firstHeardUs() < *asked)
        return failed(ScenarioText::tr("The agent began %1 before the caller had finished.")
                          .arg(spanText(double(*asked - *seen.firstHeardUs()) / 1000)));
    if (const std::optional<double> reply = replyMs(seen, timings)) {
        if (*reply > step.ms)
            return failed(ScenarioText::tr("The answer took %1.").arg(spanText(*reply)), *reply);
        return passed(ScenarioText::tr("The answer took %1.").arg(spanText(*reply)), *reply);
    }
    Step patient = step;
    if (patient.withinMs <= 0)
        patient.withinMs = std::max(kUsualWaitMs, step.ms + 2000);
    if (!isPast(patient, seen, moment))
        return {};
    return failed(ScenarioText::tr("There was no answer. %1").arg(whatWasSaid(seen)));
}

Verdict judgeStop(const Step &step, const Witness &seen, const agent::Timings &timings, const Moment &moment)
{
    for (const agent::BargeIn &bargeIn : timings.bargeIns()) {
        if (bargeIn.atUs < seen.fromUs() || !bargeIn.voiceToSilenceMs)
            continue;
        const double ms = *bargeIn.voiceToSilenceMs;
        const QString text = ScenarioText::tr("The agent fell silent after %1.").arg(spanText(ms));
        return ms > step.ms ? failed(text, ms) : passed(text, ms);
    }
    const std::optional<qint64> began = seen.voiceBeganUs();
    if (began && seen.lastHeardUs() && *seen.lastHeardUs() >= *began) {
        const double ms = double(*seen.lastHeardUs() - *began) / 1000;
        if (ms <= step.ms)
            return passed(ScenarioText::tr("The agent fell silent after %1.").arg(spanText(ms)), ms);
        return failed(
            seen.wasInterrupted()
                ? ScenarioText::tr("The agent fell silent after %1.").arg(spanText(ms))
                : ScenarioText::tr("The agent talked on for %1 and was not to be stopped.").arg(spanText(ms)),
            ms);
    }
    if (!isPast(step, seen, moment))
        return {};
    if (!began)
        return failed(ScenarioText::tr("Nobody interrupted the agent."));
    return failed(seen.speakingSinceUs() ? ScenarioText::tr("The agent did not fall silent.")
                                         : ScenarioText::tr("The agent was not speaking."));
}

Verdict judgeEnd(const Step &step, const Witness &seen, const Moment &moment)
{
    if (seen.agentEndedIt())
        return passed();
    if (seen.isOver())
        return failed(ScenarioText::tr("The conversation ended, but the agent did not end it."));
    Step patient = step;
    if (patient.withinMs <= 0)
        patient.withinMs = kUsualWaitMs;
    if (!isPast(patient, seen, moment))
        return {};
    return failed(ScenarioText::tr("The agent did not end the conversation. %1").arg(whatWasSaid(seen)));
}

} // namespace

bool argumentsFit(const QJsonObject &wanted, const QJsonObject &given)
{
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        if (!given.contains(it.key()) || !valueFits(it.value(), given.value(it.key())))
            return false;
    }
    return true;
}

Verdict judge(const Step &step, const Witness &seen, const agent::Timings &timings, const Moment &moment)
{
    switch (step.kind) {
    case Kind::ExpectWords:
        return judgeWords(step, seen, moment);
    case Kind::ExpectPattern:
        return judgePattern(step, seen, moment);
    case Kind::ExpectTool:
        return judgeTool(step, seen, moment);
    case Kind::ExpectNoTool:
        return judgeNoTool(step, seen, moment);
    case Kind::ExpectLanguage:
        return judgeLanguage(step, seen, moment);
    case Kind::ExpectAnswer:
        return judgeAnswer(step, seen, timings, moment);
    case Kind::ExpectStop:
        return judgeStop(step, seen, timings, moment);
    case Kind::ExpectEnd:
        return judgeEnd(step, seen, moment);
    default:
        return passed();
    }
}

} // namespace studio::scenario
