// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/plan.h"

#include "core/scenario/scenariotext.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::scenario {

using Kind = Step::Kind;

namespace {

const QRegularExpression &placeholder()
{
    static const QRegularExpression expression(u"\\{\\{\\s*([\\p{L}_][\\p{L}\\p{N}_]*)\\s*\\}\\}"_s,
                                               QRegularExpression::UseUnicodePropertiesOption);
    return expression;
}

template <class Change>
QString replaced(const QString &text, Change change)
{
    if (!text.contains(u"{{"))
        return text;
    QString made;
    qsizetype from = 0;
    // A variable set to itself twice, again and again, would soon be larger than the memory.
    for (auto it = placeholder().globalMatch(text); it.hasNext() && made.size() <= kLongestFilledIn;) {
        const QRegularExpressionMatch match = it.next();
        made += QStringView(text).sliced(from, match.capturedStart() - from);
        made += change(match.captured(1), match.captured(0));
        from = match.capturedEnd();
    }
    return made + text.mid(from);
}

template <class Change>
QJsonValue replaced(const QJsonValue &value, Change change)
{
    if (value.isString())
        return replaced(value.toString(), change);
    if (value.isArray()) {
        QJsonArray made;
        for (const QJsonValue &item : value.toArray())
            made.append(replaced(item, change));
        return made;
    }
    if (value.isObject()) {
        QJsonObject made;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            made.insert(it.key(), replaced(it.value(), change));
        return made;
    }
    return value;
}

/// Every text of a step that may hold placeholders.
template <class Change>
void changeTexts(Step &step, Change change)
{
    step.text = replaced(step.text, change);
    step.title = replaced(step.title, change);
    step.voice = replaced(step.voice, change);
    step.file = replaced(step.file, change);
    for (QString &value : step.values)
        value = replaced(value, change);
    step.arguments = replaced(QJsonValue(step.arguments), change).toObject();
}

/// A loop around nothing takes no step however often it goes round.
bool holdsSteps(const QList<Step> &steps)
{
    return std::any_of(steps.begin(), steps.end(),
                       [](const Step &step) { return step.kind != Kind::Repeat || holdsSteps(step.steps); });
}

bool append(QList<PlannedStep> &plan, const QList<Step> &steps, const Variables &bindings,
            const QString &round)
{
    for (const Step &step : steps) {
        if (step.kind != Kind::Repeat) {
            if (plan.size() >= kMostPlannedSteps)
                return false;
            plan.append({.step = step, .bindings = bindings, .round = round});
            continue;
        }
        if (!holdsSteps(step.steps))
            continue;
        const int rounds = step.values.isEmpty() ? step.times : int(step.values.size());
        for (int i = 0; i < rounds; ++i) {
            Variables inner = bindings;
            if (!step.variable.isEmpty())
                inner.insert(step.variable,
                             step.values.isEmpty() ? QString::number(i + 1)
                                                   : filledIn(step.values[i], bindings));
            if (!append(plan, step.steps, inner, ScenarioText::tr("%1 of %2").arg(i + 1).arg(rounds)))
                return false;
        }
    }
    return true;
}

void collectNames(const QList<Step> &steps, QSet<QString> &names)
{
    for (const Step &step : steps) {
        if (!step.variable.isEmpty())
            names.insert(step.variable);
        collectNames(step.steps, names);
    }
}

void collectUnknown(const QList<Step> &steps, const QSet<QString> &known, QList<Mistake> &mistakes)
{
    for (const Step &step : steps) {
        Step copy = step;
        changeTexts(copy, [&](const QString &name, const QString &written) {
            if (!known.contains(name))
                mistakes.append(
                    {step.place, ScenarioText::tr("Nothing gives {{%1}} a value.").arg(name.left(60))});
            return written;
        });
        collectUnknown(step.steps, known, mistakes);
    }
}

} // namespace

Result<QList<PlannedStep>> planOf(const QList<Step> &steps)
{
    QList<PlannedStep> plan;
    if (!append(plan, steps, {}, {}))
        return fail(ErrorKind::Validation,
                    ScenarioText::tr("The loops of this scenario make more than 10,000 steps."));
    return plan;
}

QString filledIn(const QString &text, const Variables &variables, QStringList *missing)
{
    return replaced(text, [&](const QString &name, const QString &written) {
        const auto found = variables.constFind(name);
        if (found != variables.constEnd())
            return *found;
        if (missing && !missing->contains(name))
            missing->append(name);
        return written;
    });
}

Result<Step> filledIn(const Step &step, const Variables &variables)
{
    Step made = step;
    QString missing;
    changeTexts(made, [&](const QString &name, const QString &written) {
        const auto found = variables.constFind(name);
        if (found == variables.constEnd()) {
            missing = name;
            return written;
        }
        return step.kind == Kind::ExpectPattern ? QRegularExpression::escape(*found) : *found;
    });
    if (!missing.isEmpty())
        return fail(ErrorKind::Validation,
                    ScenarioText::tr("{{%1}} has no value yet.").arg(missing.left(60)));
    if (made.text.size() > kLongestFilledIn)
        return fail(ErrorKind::Validation,
                    ScenarioText::tr("“%1” may have %n character(s) at most.", nullptr, int(kLongestFilledIn))
                        .arg(verbOf(step.kind)));
    if (step.kind == Kind::ExpectPattern && !step.title.isEmpty())
        made.title = filledIn(step.title, variables);
    return made;
}

QList<Mistake> unknownNames(const Scenario &whole)
{
    QSet<QString> known;
    for (auto it = whole.variables.begin(); it != whole.variables.end(); ++it)
        known.insert(it.key());
    collectNames(whole.steps, known);
    QList<Mistake> mistakes;
    collectUnknown(whole.steps, known, mistakes);
    return mistakes;
}

} // namespace studio::scenario
