// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scenario.h"

#include "core/scenario/scenariotext.h"

#include <QJsonDocument>
#include <QLocale>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace studio::scenario {

using Kind = Step::Kind;

namespace {

QString secondsText(int ms)
{
    return ScenarioText::tr("%1 s").arg(QLocale().toString(ms / 1000.0, 'g', 4));
}

QString quoted(const QString &text)
{
    const QString shown = text.simplified();
    return shown.size() > 80 ? shown.left(79) + u'…' : shown;
}

QString describeCaller(const Step &step)
{
    switch (step.kind) {
    case Kind::Say:
        return ScenarioText::tr("Say “%1”").arg(quoted(step.text));
    case Kind::Play:
        return ScenarioText::tr("Play %1").arg(quoted(step.file));
    case Kind::Type:
        return ScenarioText::tr("Type “%1”").arg(quoted(step.text));
    case Kind::Context:
        return ScenarioText::tr("Send context “%1”").arg(quoted(step.text));
    case Kind::Tones:
        return ScenarioText::tr("Press %1").arg(quoted(step.text));
    case Kind::Interrupt:
        return step.file.isEmpty()
            ? ScenarioText::tr("Interrupt after %1: “%2”").arg(secondsText(step.ms), quoted(step.text))
            : ScenarioText::tr("Interrupt after %1 with %2").arg(secondsText(step.ms), quoted(step.file));
    case Kind::Silence:
        return ScenarioText::tr("Stay silent for %1").arg(secondsText(step.ms));
    case Kind::Wait:
        return step.ms > 0 ? ScenarioText::tr("Wait %1").arg(secondsText(step.ms))
                           : ScenarioText::tr("Wait until the agent has answered");
    case Kind::HangUp:
        return ScenarioText::tr("Hang up");
    case Kind::Set:
        return ScenarioText::tr("Let %1 be “%2”").arg(step.variable, quoted(step.text));
    default:
        return step.values.isEmpty()
            ? ScenarioText::tr("Repeat %n time(s)", nullptr, step.times)
            : ScenarioText::tr("For each %1 of %2").arg(step.variable, quoted(step.values.join(u", ")));
    }
}

} // namespace

bool Step::operator==(const Step &other) const
{
    const auto all = [](const Step &step) {
        return std::tie(step.kind, step.title, step.text, step.voice, step.file, step.contextId,
                        step.variable, step.values, step.arguments, step.ms, step.times, step.withinMs,
                        step.place);
    };
    return all(*this) == all(other)
        && std::equal(steps.begin(), steps.end(), other.steps.begin(), other.steps.end());
}

bool isExpectation(Kind kind)
{
    return kind >= Kind::ExpectWords && kind <= Kind::ExpectEnd;
}

bool isTurn(Kind kind)
{
    return kind == Kind::Say || kind == Kind::Play || kind == Kind::Type || kind == Kind::Tones
        || kind == Kind::Interrupt || kind == Kind::Silence;
}

bool isSpoken(const Step &step)
{
    return step.kind == Kind::Say || step.kind == Kind::Play || step.kind == Kind::Tones
        || step.kind == Kind::Interrupt;
}

bool LineSettings::isClean() const
{
    return noiseDb == 0 && !phoneBand && lossPercent == 0 && clippingDb == 0 && echoDb == 0;
}

Scenario Suite::whole(const Scenario &scenario) const
{
    Scenario made = scenario;
    if (made.agent.isEmpty())
        made.agent = agent;
    if (made.voice.isEmpty())
        made.voice = voice;
    if (!made.line)
        made.line = line;
    const auto fill = [](QString &own, const QString &common) {
        if (own.isEmpty())
            own = common;
    };
    made.session.textOnly = made.session.textOnly || session.textOnly;
    fill(made.session.firstMessage, session.firstMessage);
    fill(made.session.language, session.language);
    fill(made.session.voiceId, session.voiceId);
    fill(made.session.prompt, session.prompt);
    fill(made.session.modelId, session.modelId);
    fill(made.session.userId, session.userId);
    const auto merge = [](QJsonObject &own, const QJsonObject &common) {
        for (auto it = common.begin(); it != common.end(); ++it) {
            if (!own.contains(it.key()))
                own.insert(it.key(), it.value());
        }
    };
    merge(made.session.dynamicVariables, session.dynamicVariables);
    merge(made.session.customBody, session.customBody);
    for (auto it = variables.begin(); it != variables.end(); ++it) {
        if (!made.variables.contains(it.key()))
            made.variables.insert(it.key(), it.value());
    }
    for (auto it = tools.begin(); it != tools.end(); ++it) {
        if (!made.tools.contains(it.key()))
            made.tools.insert(it.key(), it.value());
    }
    return made;
}

QString describe(const Step &step)
{
    if (!step.title.isEmpty())
        return step.title;
    switch (step.kind) {
    case Kind::ExpectWords:
        return ScenarioText::tr("Expect “%1”").arg(quoted(step.values.join(u"”, “")));
    case Kind::ExpectPattern:
        return ScenarioText::tr("Expect /%1/").arg(quoted(step.text));
    case Kind::ExpectTool:
        return step.arguments.isEmpty()
            ? ScenarioText::tr("Agent calls %1").arg(step.text)
            : ScenarioText::tr("Agent calls %1 with %2")
                  .arg(step.text,
                       quoted(
                           QString::fromUtf8(QJsonDocument(step.arguments).toJson(QJsonDocument::Compact))));
    case Kind::ExpectNoTool:
        return step.text.isEmpty() ? ScenarioText::tr("Agent calls no tool")
                                   : ScenarioText::tr("Agent does not call %1").arg(step.text);
    case Kind::ExpectLanguage:
        return ScenarioText::tr("Agent speaks %1").arg(step.text);
    case Kind::ExpectAnswer:
        return ScenarioText::tr("Agent answers within %1").arg(secondsText(step.ms));
    case Kind::ExpectStop:
        return ScenarioText::tr("Agent falls silent within %1").arg(secondsText(step.ms));
    case Kind::ExpectEnd:
        return ScenarioText::tr("Agent ends the conversation");
    default:
        return describeCaller(step);
    }
}

QString verbOf(Kind kind)
{
    switch (kind) {
    case Kind::Say:
        return u"say"_s;
    case Kind::Play:
        return u"play"_s;
    case Kind::Type:
        return u"type"_s;
    case Kind::Context:
        return u"context"_s;
    case Kind::Tones:
        return u"tones"_s;
    case Kind::Interrupt:
        return u"interrupt"_s;
    case Kind::Silence:
        return u"silence"_s;
    case Kind::Wait:
        return u"wait"_s;
    case Kind::HangUp:
        return u"hangUp"_s;
    case Kind::ExpectWords:
        return u"expectWords"_s;
    case Kind::ExpectPattern:
        return u"expectPattern"_s;
    case Kind::ExpectTool:
        return u"expectTool"_s;
    case Kind::ExpectNoTool:
        return u"expectNoTool"_s;
    case Kind::ExpectLanguage:
        return u"expectLanguage"_s;
    case Kind::ExpectAnswer:
        return u"expectAnswerWithin"_s;
    case Kind::ExpectStop:
        return u"expectStopWithin"_s;
    case Kind::ExpectEnd:
        return u"expectEnd"_s;
    case Kind::Set:
        return u"set"_s;
    case Kind::Repeat:
        break;
    }
    return u"repeat"_s;
}

} // namespace studio::scenario
