// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/stepreader.h"

#include "core/scenario/fields.h"
#include "core/scenario/scenariotext.h"
#include "core/text/boundedexpression.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace studio::scenario {

using Kind = Step::Kind;

namespace {

constexpr int kLongestMs = 10 * 60 * 1000;
constexpr int kMostSteps = 5000;
/// Of one step, when none of them is known.
constexpr size_t kMostNamesCompared = 50;

const QList<Kind> &allKinds()
{
    // Interrupt and Repeat before those whose names they use as well.
    static const QList<Kind> kinds{
        Kind::Interrupt,   Kind::Repeat,        Kind::Say,        Kind::Play,         Kind::Type,
        Kind::Context,     Kind::Tones,         Kind::Silence,    Kind::Wait,         Kind::HangUp,
        Kind::ExpectWords, Kind::ExpectPattern, Kind::ExpectTool, Kind::ExpectNoTool, Kind::ExpectLanguage,
        Kind::ExpectStop,  Kind::ExpectAnswer,  Kind::ExpectEnd,  Kind::Set};
    return kinds;
}

QStringList allVerbs()
{
    QStringList verbs;
    for (const Kind kind : allKinds())
        verbs.append(verbOf(kind));
    return verbs;
}

class StepReader final {
public:
    explicit StepReader(QList<Mistake> *mistakes) : m_mistakes(mistakes) { }

    QList<Step> readList(const JsonNode &list)
    {
        QList<Step> steps;
        for (const JsonNode &item : list.items) {
            if (areEnough(*m_mistakes))
                break;
            if (++m_count > kMostSteps) {
                if (m_count == kMostSteps + 1)
                    wrong(item.place, ScenarioText::tr("There are more than 5,000 steps."));
                break;
            }
            if (item.type != QJsonValue::Object) {
                wrong(item.place, ScenarioText::tr("A step is an object such as {\"say\": \"Hello\"}."));
                continue;
            }
            steps.append(readStep(item));
        }
        return steps;
    }

private:
    void wrong(const Place &place, const QString &message) { addMistake(*m_mistakes, place, message); }

    std::optional<Kind> kindOf(const JsonNode &object)
    {
        for (const Kind kind : allKinds()) {
            if (!object.find(verbOf(kind)))
                continue;
            for (const Kind other : allKinds()) {
                const bool isPart = (kind == Kind::Interrupt && (other == Kind::Say || other == Kind::Play));
                const JsonNode *second = object.find(verbOf(other));
                if (other != kind && !isPart && second) {
                    wrong(second->place,
                          ScenarioText::tr("One step cannot both “%1” and “%2”: make it two.")
                              .arg(verbOf(kind), verbOf(other)));
                    return std::nullopt;
                }
            }
            return kind;
        }
        if (object.members.empty()) {
            wrong(object.place, ScenarioText::tr("This step is empty."));
            return std::nullopt;
        }
        size_t looked = 0;
        for (const JsonMember &member : object.members) {
            if (++looked > kMostNamesCompared)
                break;
            const QString near = nearestName(member.key, allVerbs());
            if (!near.isEmpty()) {
                wrong(
                    member.place,
                    ScenarioText::tr("There is no step “%1”. Is “%2” meant?").arg(member.key.left(60), near));
                return std::nullopt;
            }
        }
        wrong(object.members.front().place,
              ScenarioText::tr("There is no step “%1”.").arg(object.members.front().key.left(60)));
        return std::nullopt;
    }

    Step readStep(const JsonNode &object)
    {
        Step step;
        step.place = object.place;
        const std::optional<Kind> kind = kindOf(object);
        if (!kind)
            return step;
        step.kind = *kind;
        Fields fields(object, m_mistakes);
        step.title = fields.text(u"title"_s, 500);
        if (isExpectation(step.kind))
            readExpectation(step, fields);
        else if (step.kind == Kind::Repeat)
            readRepeat(step, fields);
        else
            readCaller(step, fields);
        fields.finish();
        return step;
    }

    void readCaller(Step &step, Fields &fields)
    {
        const QString verb = verbOf(step.kind);
        switch (step.kind) {
        case Kind::Say:
            step.text = fields.neededText(verb);
            step.voice = fields.text(u"voice"_s, 200);
            break;
        case Kind::Play:
            step.file = fields.neededText(verb, 2000);
            break;
        case Kind::Type:
            step.text = fields.neededText(verb);
            break;
        case Kind::Context:
            step.text = fields.neededText(verb);
            step.contextId = fields.text(u"id"_s, 200);
            break;
        case Kind::Tones:
            readTones(step, fields);
            break;
        case Kind::Interrupt:
            step.ms = fields.integer(verb, 0, kLongestMs, 0);
            step.withinMs = fields.integer(u"withinMs"_s, 1, kLongestMs, 0);
            if (fields.has(u"play"_s)) {
                step.file = fields.neededText(u"play"_s, 2000);
            } else {
                step.text = fields.neededText(u"say"_s);
                step.voice = fields.text(u"voice"_s, 200);
            }
            break;
        case Kind::Silence:
            step.ms = fields.integer(verb, 1, kLongestMs, 1000);
            break;
        case Kind::Wait:
            readWait(step, fields);
            break;
        case Kind::HangUp:
            if (const JsonNode *node = fields.take(verb); node->type != QJsonValue::Bool || !node->boolean)
                wrong(node->place, ScenarioText::tr("“hangUp” is written \"hangUp\": true."));
            break;
        default:
            readSet(step, fields);
            break;
        }
    }

    void readTones(Step &step, Fields &fields)
    {
        step.text = fields.neededText(u"tones"_s, 64);
        for (const QChar c : std::as_const(step.text)) {
            if (!u"0123456789*#"_s.contains(c)) {
                wrong(fields.node().find(u"tones")->place,
                      ScenarioText::tr("A telephone has no key “%1”; it has 0 to 9, * and #.").arg(c));
                return;
            }
        }
    }

    void readWait(Step &step, Fields &fields)
    {
        const JsonNode *node = fields.node().find(u"wait");
        if (node->type == QJsonValue::String) {
            (void)fields.take(u"wait"_s);
            if (node->string != "answer"_L1)
                wrong(node->place, ScenarioText::tr("“wait” is a number of milliseconds or \"answer\"."));
            step.withinMs = fields.integer(u"withinMs"_s, 1, kLongestMs, 0);
            return;
        }
        step.ms = fields.integer(u"wait"_s, 1, kLongestMs, 1000);
    }

    void readSet(Step &step, Fields &fields)
    {
        const JsonNode *node = fields.node().find(u"set");
        const QMap<QString, QString> values = fields.textMap(u"set"_s);
        if (values.size() != 1) {
            wrong(node->place, ScenarioText::tr("“set” is written \"set\": {\"name\": \"value\"}."));
            return;
        }
        step.variable = values.firstKey();
        step.text = values.first();
        checkName(step.variable, node->place);
    }

    void checkName(const QString &name, const Place &place)
    {
        static const QRegularExpression good(u"^[\\p{L}_][\\p{L}\\p{N}_]*$"_s);
        if (!good.match(name).hasMatch())
            wrong(place,
                  ScenarioText::tr("“%1” cannot name a variable: letters, digits and _ can.")
                      .arg(name.left(60)));
    }

    void readExpectation(Step &step, Fields &fields)
    {
        const QString verb = verbOf(step.kind);
        const Place place = fields.node().find(verb)->place;
        switch (step.kind) {
        case Kind::ExpectWords:
            step.values = fields.texts(verb);
            for (const QString &value : std::as_const(step.values)) {
                if (value.trimmed().isEmpty())
                    wrong(place, ScenarioText::tr("“%1” is empty.").arg(verb));
            }
            if (fields.node().find(verb)->type == QJsonValue::Array && step.values.isEmpty())
                wrong(place, ScenarioText::tr("“%1” is empty.").arg(verb));
            break;
        case Kind::ExpectPattern:
            step.text = fields.neededText(verb, 2000);
            step.variable = fields.text(u"as"_s, 100);
            if (!step.variable.isEmpty())
                checkName(step.variable, fields.node().find(u"as")->place);
            checkPattern(step.text, place);
            break;
        case Kind::ExpectTool:
            step.text = fields.neededText(verb, 200);
            step.arguments = fields.object(u"arguments"_s);
            if (const JsonNode *node = fields.node().find(u"arguments"))
                checkMatches(*node);
            break;
        case Kind::ExpectNoTool: {
            const JsonNode *node = fields.take(verb);
            if (node->type == QJsonValue::String)
                step.text = node->string;
            else if (node->type != QJsonValue::Bool || !node->boolean)
                wrong(place, ScenarioText::tr("“expectNoTool” is the name of a tool, or true for any."));
            break;
        }
        case Kind::ExpectLanguage:
            step.text = fields.neededText(verb, 20);
            break;
        case Kind::ExpectAnswer:
        case Kind::ExpectStop:
            step.ms = fields.integer(verb, 1, kLongestMs, 1000);
            break;
        default:
            if (const JsonNode *node = fields.take(verb); node->type != QJsonValue::Bool || !node->boolean)
                wrong(place, ScenarioText::tr("“expectEnd” is written \"expectEnd\": true."));
            break;
        }
        step.withinMs = fields.integer(u"withinMs"_s, 1, kLongestMs, 0);
    }

    void checkPattern(const QString &pattern, const Place &place)
    {
        // Placeholders stand for plain text; as such the rest must make sense.
        static const QRegularExpression placeholder(u"\\{\\{[^{}]*\\}\\}"_s);
        QString plain = pattern;
        plain.replace(placeholder, u"x"_s);
        const text::BoundedExpression expression({.pattern = plain, .isExpression = true});
        if (!expression.isValid())
            wrong(
                place,
                ScenarioText::tr("This regular expression is not valid: %1.").arg(expression.errorString()));
    }

    /// The patterns among the arguments of a tool: {"order_id": {"matches": "[0-9]+"}}.
    void checkMatches(const JsonNode &arguments)
    {
        for (const JsonMember &member : arguments.members) {
            const JsonNode &value = member.value;
            const bool isPattern = value.members.size() == 1 && value.members.front().key == "matches"_L1
                && value.members.front().value.type == QJsonValue::String;
            if (isPattern)
                checkPattern(value.members.front().value.string, value.members.front().value.place);
            else
                checkMatches(value);
        }
    }

    void readRepeat(Step &step, Fields &fields)
    {
        const JsonNode *node = fields.node().find(u"repeat");
        if (node->type == QJsonValue::Array || node->type == QJsonValue::String) {
            step.values = fields.texts(u"repeat"_s);
            if (step.values.isEmpty())
                wrong(node->place, ScenarioText::tr("“%1” is empty.").arg(u"repeat"_s));
            step.variable = fields.neededText(u"as"_s, 100);
            if (!step.variable.isEmpty())
                checkName(step.variable, fields.node().find(u"as")->place);
        } else {
            step.times = fields.integer(u"repeat"_s, 1, 1000, 1);
            step.variable = fields.text(u"as"_s, 100);
            if (!step.variable.isEmpty())
                checkName(step.variable, fields.node().find(u"as")->place);
        }
        if (const JsonNode *list = fields.list(u"steps"_s)) {
            if (list->items.empty())
                wrong(list->place, ScenarioText::tr("There is no step in this list."));
            step.steps = readList(*list);
        } else if (!fields.has(u"steps"_s)) {
            wrong(fields.node().place, ScenarioText::tr("“%1” is missing.").arg(u"steps"_s));
        }
    }

    QList<Mistake> *m_mistakes;
    int m_count = 0;
};

} // namespace

QList<Step> readSteps(const JsonNode &list, QList<Mistake> *mistakes)
{
    return StepReader(mistakes).readList(list);
}

} // namespace studio::scenario
