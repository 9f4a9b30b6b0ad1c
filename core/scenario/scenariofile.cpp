// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scenariofile.h"

#include "core/base/ownfiles.h"
#include "core/scenario/fields.h"
#include "core/scenario/plan.h"
#include "core/scenario/scenariotext.h"
#include "core/scenario/stepreader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace studio::scenario {

namespace {

constexpr qint64 kLargestFile = 8 * 1024 * 1024;
constexpr int kMostScenarios = 1000;

class SuiteReader final {
public:
    explicit SuiteReader(QList<Mistake> *mistakes) : m_mistakes(mistakes) { }

    Suite read(const JsonNode &root)
    {
        Suite suite;
        if (root.type != QJsonValue::Object) {
            wrong(root.place, ScenarioText::tr("A file of scenarios is an object: { … }."));
            return suite;
        }
        Fields fields(root, m_mistakes);
        if (!fields.has(u"scenarios"_s) && (fields.has(u"scenario"_s) || fields.has(u"steps"_s))) {
            suite.scenarios.append(readScenario(root));
            suite.name = suite.scenarios.first().name;
            return suite;
        }
        suite.name = fields.neededText(u"suite"_s, 200);
        suite.agent = fields.text(u"agent"_s, 200);
        suite.voice = fields.text(u"voice"_s, 200);
        if (const JsonNode *line = fields.take(u"line"_s))
            suite.line = readLine(*line);
        suite.session = readSession(fields);
        suite.variables = fields.textMap(u"variables"_s);
        suite.tools = readTools(fields);
        readScenarios(suite, fields);
        fields.finish();
        return suite;
    }

private:
    void wrong(const Place &place, const QString &message) { addMistake(*m_mistakes, place, message); }

    void readScenarios(Suite &suite, Fields &fields)
    {
        const JsonNode *list = fields.list(u"scenarios"_s);
        if (!list) {
            if (!fields.has(u"scenarios"_s))
                wrong(fields.node().place, ScenarioText::tr("“%1” is missing.").arg(u"scenarios"_s));
            return;
        }
        if (list->items.empty())
            wrong(list->place, ScenarioText::tr("There is no scenario in this list."));
        QSet<QString> names;
        for (const JsonNode &item : list->items) {
            if (areEnough(*m_mistakes))
                break;
            if (suite.scenarios.size() >= kMostScenarios) {
                wrong(item.place, ScenarioText::tr("There are more than 1,000 scenarios."));
                break;
            }
            if (item.type != QJsonValue::Object) {
                wrong(item.place, ScenarioText::tr("A scenario is an object: { … }."));
                continue;
            }
            Scenario scenario = readScenario(item);
            if (!scenario.name.isEmpty() && names.contains(scenario.name))
                wrong(item.place,
                      ScenarioText::tr("There are two scenarios “%1”; reports could not tell them apart.")
                          .arg(scenario.name.left(60)));
            names.insert(scenario.name);
            suite.scenarios.append(std::move(scenario));
        }
    }

    Scenario readScenario(const JsonNode &object)
    {
        Scenario scenario;
        scenario.place = object.place;
        Fields fields(object, m_mistakes);
        scenario.name = fields.neededText(u"scenario"_s, 200);
        scenario.description = fields.text(u"description"_s);
        scenario.agent = fields.text(u"agent"_s, 200);
        scenario.voice = fields.text(u"voice"_s, 200);
        if (const JsonNode *line = fields.take(u"line"_s))
            scenario.line = readLine(*line);
        scenario.session = readSession(fields);
        scenario.variables = fields.textMap(u"variables"_s);
        scenario.tools = readTools(fields);
        if (const JsonNode *list = fields.list(u"steps"_s)) {
            if (list->items.empty())
                wrong(list->place, ScenarioText::tr("There is no step in this list."));
            scenario.steps = readSteps(*list, m_mistakes);
        } else if (!fields.has(u"steps"_s)) {
            wrong(object.place, ScenarioText::tr("“%1” is missing.").arg(u"steps"_s));
        }
        fields.finish();
        return scenario;
    }

    LineSettings readLine(const JsonNode &node)
    {
        if (node.type == QJsonValue::String) {
            const Result<LineSettings> line = parseLine(node.string);
            if (line)
                return *line;
            wrong(node.place, line.error().message);
            return {};
        }
        LineSettings line;
        if (node.type != QJsonValue::Object) {
            wrong(node.place, ScenarioText::tr("“line” is a text such as \"phone\", or an object in { }."));
            return line;
        }
        Fields fields(node, m_mistakes);
        line.noiseDb = fields.number(u"noiseDb"_s, -90, 0, 0);
        line.phoneBand = fields.flag(u"phoneBand"_s);
        line.lossPercent = fields.number(u"lossPercent"_s, 0, 90, 0);
        line.clippingDb = fields.number(u"clippingDb"_s, 0, 40, 0);
        line.echoDb = fields.number(u"echoDb"_s, -80, 0, 0);
        line.echoDelayMs = fields.integer(u"echoDelayMs"_s, 0, 2000, line.echoDelayMs);
        line.seed = quint32(fields.integer(u"seed"_s, 0, 2'000'000'000, 1));
        fields.finish();
        return line;
    }

    SessionWish readSession(Fields &outer)
    {
        SessionWish wish;
        const JsonNode *node = outer.take(u"session"_s);
        if (!node)
            return wish;
        if (node->type != QJsonValue::Object) {
            wrong(
                node->place,
                ScenarioText::tr("“%1” must be %2.").arg(u"session"_s, ScenarioText::tr("an object in { }")));
            return wish;
        }
        Fields fields(*node, m_mistakes);
        wish.textOnly = fields.flag(u"textOnly"_s);
        wish.firstMessage = fields.text(u"firstMessage"_s);
        wish.language = fields.text(u"language"_s, 20);
        wish.voiceId = fields.text(u"voiceId"_s, 200);
        wish.prompt = fields.text(u"prompt"_s, 200'000);
        wish.modelId = fields.text(u"modelId"_s, 200);
        wish.userId = fields.text(u"userId"_s, 200);
        wish.dynamicVariables = fields.object(u"dynamicVariables"_s);
        wish.customBody = fields.object(u"customBody"_s);
        fields.finish();
        return wish;
    }

    QMap<QString, ToolStub> readTools(Fields &outer)
    {
        QMap<QString, ToolStub> tools;
        const JsonNode *node = outer.take(u"tools"_s);
        if (!node)
            return tools;
        if (node->type != QJsonValue::Object) {
            wrong(node->place,
                  ScenarioText::tr("“%1” must be %2.").arg(u"tools"_s, ScenarioText::tr("an object in { }")));
            return tools;
        }
        for (const JsonMember &member : node->members) {
            if (areEnough(*m_mistakes))
                break;
            ToolStub stub;
            if (member.value.type != QJsonValue::Object) {
                wrong(member.value.place,
                      ScenarioText::tr(
                          "How a tool is answered is an object such as {\"result\": {\"found\": true}}."));
                continue;
            }
            Fields fields(member.value, m_mistakes);
            if (const JsonNode *result = fields.take(u"result"_s))
                stub.result = result->toValue();
            stub.error = fields.text(u"error"_s);
            stub.delayMs = fields.integer(u"delayMs"_s, 0, 600'000, 0);
            if (!fields.has(u"result"_s) && stub.error.isEmpty())
                wrong(member.value.place, ScenarioText::tr("“result” or “error” is missing."));
            fields.finish();
            tools.insert(member.key, stub);
        }
        return tools;
    }

    QList<Mistake> *m_mistakes;
};

void forgetPlaces(QList<Step> &steps)
{
    for (Step &step : steps) {
        step.place = {};
        forgetPlaces(step.steps);
    }
}

} // namespace

SuiteReading readSuite(const QByteArray &json)
{
    SuiteReading reading;
    if (const std::optional<JsonNode> root = readJson(json, &reading.mistakes))
        reading.suite = SuiteReader(&reading.mistakes).read(*root);
    for (const Scenario &scenario : std::as_const(reading.suite.scenarios)) {
        if (areEnough(reading.mistakes))
            break;
        for (const Mistake &unknown : unknownNames(reading.suite.whole(scenario)))
            addMistake(reading.mistakes, unknown.place, unknown.message);
        if (const auto plan = planOf(scenario.steps); !plan)
            addMistake(reading.mistakes, scenario.place, plan.error().message);
    }
    std::stable_sort(
        reading.mistakes.begin(), reading.mistakes.end(), [](const Mistake &a, const Mistake &b) {
            return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
        });
    return reading;
}

Result<Suite> loadSuite(const QString &path, QList<Mistake> *mistakes)
{
    if (const auto is = checkIsFile(path); !is)
        return Unexpected(is.error());
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Usage, ScenarioText::tr("“%1” cannot be read.").arg(path), file.errorString());
    SuiteReading reading = readSuite(file.read(kLargestFile + 1));
    if (mistakes)
        *mistakes = reading.mistakes;
    if (!reading.mistakes.isEmpty()) {
        const Mistake &first = reading.mistakes.first();
        Error error = Error::make(ErrorKind::Usage,
                                  ScenarioText::tr("“%1” has a mistake in line %2, column %3: %4")
                                      .arg(QFileInfo(path).fileName())
                                      .arg(first.place.line)
                                      .arg(first.place.column)
                                      .arg(first.message));
        if (areEnough(reading.mistakes))
            error.nextStep = ScenarioText::tr("There are more than %n mistake(s); nothing was run.", nullptr,
                                              int(kMostMistakes));
        else if (reading.mistakes.size() > 1)
            error.nextStep = ScenarioText::tr("There are %n mistake(s) in all; nothing was run.", nullptr,
                                              int(reading.mistakes.size()));
        return Unexpected(error);
    }
    reading.suite.folder = QFileInfo(path).absolutePath();
    return reading.suite;
}

QString mistakesText(const QString &fileName, const QList<Mistake> &mistakes)
{
    QStringList lines;
    for (const Mistake &mistake : mistakes)
        lines.append(u"%1:%2:%3: %4"_s.arg(fileName)
                         .arg(mistake.place.line)
                         .arg(mistake.place.column)
                         .arg(mistake.message));
    return lines.join(u'\n');
}

Suite withoutPlaces(Suite suite)
{
    for (Scenario &scenario : suite.scenarios) {
        scenario.place = {};
        forgetPlaces(scenario.steps);
    }
    return suite;
}

} // namespace studio::scenario
