// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/stepfields.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace studio::ui {

using scenario::Step;
using Kind = Step::Kind;

namespace {

constexpr int kMostRounds = 1000;

struct StepText {
    Q_DECLARE_TR_FUNCTIONS(StepText)
};

bool hasMs(Kind kind)
{
    return kind == Kind::Interrupt || kind == Kind::Silence || kind == Kind::Wait
        || kind == Kind::ExpectAnswer || kind == Kind::ExpectStop;
}

bool hasText(Kind kind)
{
    return !StepFields::whatHint(kind).isEmpty();
}

QString seconds(int ms)
{
    return StepText::tr("%1 s").arg(QLocale().toString(ms / 1000.0, 'g', 6));
}

/// Seconds, with or without their sign, as the language writes them; or milliseconds: "250 ms".
std::optional<int> millisecondsFrom(QString text)
{
    text = text.trimmed().toLower();
    double factor = 1000;
    if (text.endsWith("ms"_L1)) {
        factor = 1;
        text.chop(2);
    } else if (text.endsWith(u's')) {
        text.chop(1);
    }
    text = text.trimmed();
    bool good = false;
    double value = QLocale().toDouble(text, &good);
    if (!good)
        value = QLocale::c().toDouble(text, &good);
    const double ms = value * factor;
    if (!good || !(ms >= 0) || ms > 600'000)
        return std::nullopt;
    return int(std::lround(ms));
}

/// "3" or "3 ×"
std::optional<int> roundsIn(const QString &text)
{
    static const QRegularExpression count(u"^\\s*([0-9]{1,9})\\s*[×x*]?\\s*$"_s);
    const auto match = count.match(text);
    return match.hasMatch() ? std::optional(match.captured(1).toInt()) : std::nullopt;
}

/// How often, or "a; b; c", each of which is a round.
bool setRounds(Step &step, const QString &text)
{
    if (const std::optional<int> times = roundsIn(text)) {
        if (*times < 1 || *times > kMostRounds)
            return false;
        step.times = *times;
        step.values.clear();
        return true;
    }
    QStringList values;
    for (const QString &part : text.split(u';')) {
        if (!part.trimmed().isEmpty())
            values.append(part.trimmed());
    }
    if (values.isEmpty())
        return false;
    step.values = values;
    step.times = 1;
    if (step.variable.isEmpty())
        step.variable = StepText::tr("value", "the name of a variable");
    return true;
}

} // namespace

QString StepFields::kindName(Kind kind)
{
    switch (kind) {
    case Kind::Say:
        return StepText::tr("Say");
    case Kind::Play:
        return StepText::tr("Play a recording");
    case Kind::Type:
        return StepText::tr("Type");
    case Kind::Context:
        return StepText::tr("Send context");
    case Kind::Tones:
        return StepText::tr("Press keys");
    case Kind::Interrupt:
        return StepText::tr("Interrupt");
    case Kind::Silence:
        return StepText::tr("Stay silent");
    case Kind::Wait:
        return StepText::tr("Wait");
    case Kind::HangUp:
        return StepText::tr("Hang up");
    case Kind::ExpectWords:
        return StepText::tr("Expect words");
    case Kind::ExpectPattern:
        return StepText::tr("Expect a pattern");
    case Kind::ExpectTool:
        return StepText::tr("Expect a tool");
    case Kind::ExpectNoTool:
        return StepText::tr("Expect no tool");
    case Kind::ExpectLanguage:
        return StepText::tr("Expect a language");
    case Kind::ExpectAnswer:
        return StepText::tr("Answer within");
    case Kind::ExpectStop:
        return StepText::tr("Silent within");
    case Kind::ExpectEnd:
        return StepText::tr("Agent hangs up");
    case Kind::Set:
        return StepText::tr("Set a variable");
    case Kind::Repeat:
        break;
    }
    return StepText::tr("Repeat");
}

QList<Kind> StepFields::kinds()
{
    QList<Kind> all;
    for (int kind = int(Kind::Say); kind <= int(Kind::Repeat); ++kind)
        all.append(Kind(kind));
    return all;
}

QString StepFields::whatHint(Kind kind)
{
    switch (kind) {
    case Kind::Say:
    case Kind::Interrupt:
        return StepText::tr("What the caller says");
    case Kind::Play:
        return StepText::tr("A sound file");
    case Kind::Type:
        return StepText::tr("What is typed");
    case Kind::Context:
        return StepText::tr("What the agent is told");
    case Kind::Tones:
        return StepText::tr("Keys, e.g. 1#");
    case Kind::ExpectWords:
        return StepText::tr("Words; others too | or these");
    case Kind::ExpectPattern:
        return StepText::tr("A regular expression");
    case Kind::ExpectTool:
        return StepText::tr("The tool's name");
    case Kind::ExpectNoTool:
        return StepText::tr("Its name; empty for any");
    case Kind::ExpectLanguage:
        return StepText::tr("e.g. en");
    case Kind::Set:
        return StepText::tr("name = value");
    case Kind::Repeat:
        return StepText::tr("How often, or values: a; b; c");
    default:
        return {};
    }
}

QString StepFields::detailHint(Kind kind)
{
    switch (kind) {
    case Kind::Say:
        return StepText::tr("Another voice");
    case Kind::Context:
        return StepText::tr("An id");
    case Kind::Interrupt:
        return StepText::tr("Seconds into the answer");
    case Kind::Silence:
    case Kind::ExpectAnswer:
    case Kind::ExpectStop:
        return StepText::tr("Seconds");
    case Kind::Wait:
        return StepText::tr("Seconds; empty until answered");
    case Kind::ExpectPattern:
        return StepText::tr("A variable for its first group");
    case Kind::ExpectTool:
        return StepText::tr("Arguments, as JSON");
    case Kind::Repeat:
        return StepText::tr("A variable for each round");
    default:
        return {};
    }
}

QString StepFields::what(const Step &step)
{
    switch (step.kind) {
    case Kind::Play:
        return step.file;
    case Kind::Interrupt:
        return step.file.isEmpty() ? step.text : step.file;
    case Kind::ExpectWords:
        return step.values.join(u"; ");
    case Kind::Set:
        return step.variable.isEmpty() ? QString() : step.variable + u" = "_s + step.text;
    case Kind::Repeat:
        if (step.values.isEmpty())
            return QString::number(step.times) + u" ×"_s;
        // One value that is a number would be read as how often.
        return step.values.join(u"; ")
            + (step.values.size() == 1 && roundsIn(step.values.first()) ? u";"_s : QString());
    default:
        return hasText(step.kind) ? step.text : QString();
    }
}

QString StepFields::detail(const Step &step)
{
    if (step.kind == Kind::Wait && step.ms == 0)
        return {};
    if (hasMs(step.kind))
        return seconds(step.ms);
    switch (step.kind) {
    case Kind::Say:
        return step.voice;
    case Kind::Context:
        return step.contextId;
    case Kind::ExpectPattern:
        return step.variable;
    case Kind::ExpectTool:
        return step.arguments.isEmpty()
            ? QString()
            : QString::fromUtf8(QJsonDocument(step.arguments).toJson(QJsonDocument::Compact));
    case Kind::Repeat:
        return step.variable;
    default:
        return {};
    }
}

bool StepFields::setWhat(Step &step, const QString &text)
{
    switch (step.kind) {
    case Kind::Play:
        step.file = text.trimmed();
        return true;
    case Kind::Interrupt:
        step.file.clear();
        step.text = text.trimmed();
        return true;
    case Kind::ExpectWords:
        step.values.clear();
        for (const QString &part : text.split(u';')) {
            if (!part.trimmed().isEmpty())
                step.values.append(part.trimmed());
        }
        return true;
    case Kind::Tones: {
        static const QRegularExpression keys(u"^[0-9*# ]*$"_s);
        if (!keys.match(text).hasMatch())
            return false;
        // Written in groups to be read; pressed without.
        step.text = QString(text).remove(u' ');
        return true;
    }
    case Kind::ExpectPattern:
        if (!QRegularExpression(text).isValid())
            return false;
        step.text = text;
        return true;
    case Kind::Set: {
        static const QRegularExpression name(u"^[\\p{L}_][\\p{L}\\p{N}_]*$"_s);
        const QString variable = text.section(u'=', 0, 0).trimmed();
        if (!text.contains(u'=') || !name.match(variable).hasMatch())
            return false;
        step.variable = variable;
        step.text = text.section(u'=', 1).trimmed();
        return true;
    }
    case Kind::Repeat:
        return setRounds(step, text);
    default:
        if (!hasText(step.kind))
            return false;
        step.text = text.trimmed();
        return true;
    }
}

bool StepFields::setDetail(Step &step, const QString &text)
{
    if (hasMs(step.kind)) {
        if (step.kind == Kind::Wait && text.trimmed().isEmpty()) {
            step.ms = 0;
            return true;
        }
        const std::optional<int> ms = millisecondsFrom(text);
        if (!ms || (*ms == 0 && step.kind != Kind::Interrupt))
            return false;
        step.ms = *ms;
        return true;
    }
    switch (step.kind) {
    case Kind::Say:
        step.voice = text.trimmed();
        return true;
    case Kind::Context:
        step.contextId = text.trimmed();
        return true;
    case Kind::Repeat:
    case Kind::ExpectPattern: {
        static const QRegularExpression name(u"^([\\p{L}_][\\p{L}\\p{N}_]*)?$"_s);
        const bool isNeeded = step.kind == Kind::Repeat && !step.values.isEmpty();
        if (!name.match(text.trimmed()).hasMatch() || (isNeeded && text.trimmed().isEmpty()))
            return false;
        step.variable = text.trimmed();
        return true;
    }
    case Kind::ExpectTool: {
        if (text.trimmed().isEmpty()) {
            step.arguments = {};
            return true;
        }
        const QJsonDocument json = QJsonDocument::fromJson(text.toUtf8());
        if (!json.isObject())
            return false;
        step.arguments = json.object();
        return true;
    }
    default:
        return false;
    }
}

Step StepFields::ofKind(const Step &step, Kind kind)
{
    Step made;
    made.kind = kind;
    if (step.kind == kind)
        return step;
    // How often a loop goes round is nobody's text.
    const QString text = step.kind == Kind::Repeat ? QString() : what(step);
    if (kind == Kind::Repeat)
        made.times = 2;
    else if (!text.isEmpty())
        (void)setWhat(made, text);
    if (hasMs(kind))
        made.ms = hasMs(step.kind) && step.ms > 0 ? step.ms
            : kind == Kind::ExpectAnswer          ? 2000
            : kind == Kind::ExpectStop            ? 500
            : kind == Kind::Wait                  ? 0
                                                  : 1500;
    return made;
}

bool StepFields::isIncomplete(const Step &step)
{
    return hasText(step.kind) && step.kind != Kind::ExpectNoTool && what(step).trimmed().isEmpty();
}

} // namespace studio::ui
