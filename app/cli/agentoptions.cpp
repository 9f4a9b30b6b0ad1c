// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/agentoptions.h"

#include "app/cli/clitext.h"
#include "core/base/ownfiles.h"
#include "core/scenario/scenariofile.h"

#include <QCommandLineParser>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace studio::app {

namespace {

constexpr int kMostRepeats = 1000;
constexpr qint64 kLargestBody = 256 * 1024;

Unexpected agentUsage(const QString &message)
{
    Error error = Error::make(ErrorKind::Usage, message);
    error.nextStep = CliText::tr("“voice-studio agent --help” shows how.");
    return Unexpected(error);
}

Result<std::optional<scenario::LineSettings>> lineFrom(const QCommandLineParser &parser)
{
    if (!parser.isSet(u"line"_s))
        return std::optional<scenario::LineSettings>();
    const Result<scenario::LineSettings> line = scenario::parseLine(parser.value(u"line"_s));
    if (line)
        return std::optional(*line);
    Error error = line.error();
    error.kind = ErrorKind::Usage;
    return Unexpected(error);
}

/// name=value, as often as it is there.
Result<scenario::Variables> variablesFrom(const QCommandLineParser &parser, const QString &option)
{
    scenario::Variables variables;
    for (const QString &pair : parser.values(option)) {
        if (pair.indexOf(u'=') <= 0)
            return agentUsage(CliText::tr("--%1 takes NAME=VALUE.").arg(option));
        variables.insert(pair.section(u'=', 0, 0), pair.section(u'=', 1));
    }
    return variables;
}

/// From a file: what a company tells its language model does not belong where others read it.
Result<QJsonObject> bodyFrom(const QCommandLineParser &parser)
{
    if (!parser.isSet(u"custom-body"_s))
        return QJsonObject();
    const QString path = parser.value(u"custom-body"_s);
    if (const auto is = checkIsFile(path); !is)
        return Unexpected(is.error());
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return agentUsage(CliText::tr("“%1” cannot be read.").arg(path));
    const QByteArray bytes = file.read(kLargestBody + 1);
    const QJsonDocument json =
        bytes.size() <= kLargestBody ? QJsonDocument::fromJson(bytes) : QJsonDocument();
    if (!json.isObject())
        return agentUsage(CliText::tr("“%1” holds no JSON object.").arg(path));
    return json.object();
}

} // namespace

Result<TalkOptions> parseTalkOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions({{u"text-only"_s, {}},
                       {u"say"_s, {}, u"text"_s},
                       {u"for"_s, {}, u"seconds"_s},
                       {u"voice"_s, {}, u"voice"_s},
                       {u"line"_s, {}, u"line"_s},
                       {u"first-message"_s, {}, u"text"_s},
                       {u"language"_s, {}, u"language"_s},
                       {u"variable"_s, {}, u"pair"_s},
                       {u"custom-body"_s, {}, u"file"_s}});
    if (!parser.parse(QStringList{u"talk"_s} + arguments))
        return agentUsage(parser.errorText());
    if (parser.positionalArguments().size() != 1)
        return agentUsage(CliText::tr("“agent talk” takes one agent, by name or id."));
    TalkOptions options;
    options.agent = parser.positionalArguments().first();
    options.textOnly = parser.isSet(u"text-only"_s);
    options.say = parser.values(u"say"_s);
    options.voice = parser.value(u"voice"_s);
    options.firstMessage = parser.value(u"first-message"_s);
    options.language = parser.value(u"language"_s);
    for (const QString &text : std::as_const(options.say)) {
        if (text.trimmed().isEmpty())
            return agentUsage(CliText::tr("--say needs something to say."));
    }
    if (parser.isSet(u"for"_s)) {
        bool isNumber = false;
        options.forSeconds = parser.value(u"for"_s).toDouble(&isNumber);
        if (!isNumber || !(options.forSeconds > 0) || options.forSeconds > 24 * 3600)
            return agentUsage(CliText::tr("--for takes a number of seconds."));
    }
    const auto line = lineFrom(parser);
    if (!line)
        return Unexpected(line.error());
    options.line = *line;
    const auto variables = variablesFrom(parser, u"variable"_s);
    if (!variables)
        return Unexpected(variables.error());
    options.variables = *variables;
    const auto body = bodyFrom(parser);
    if (!body)
        return Unexpected(body.error());
    options.customBody = *body;
    if (options.say.isEmpty() && (!options.voice.isEmpty() || options.line))
        return agentUsage(CliText::tr("--voice and --line are about what is said with --say."));
    return options;
}

Result<CheckOptions> parseCheckOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions({{u"repeat"_s, {}, u"number"_s},
                       {u"agent"_s, {}, u"agent"_s},
                       {u"against"_s, {}, u"agent"_s},
                       {u"baseline"_s, {}, u"file"_s},
                       {u"only"_s, {}, u"scenario"_s},
                       {u"line"_s, {}, u"line"_s},
                       {u"set"_s, {}, u"pair"_s},
                       {u"text-only"_s, {}},
                       {u"junit"_s, {}, u"file"_s},
                       {u"output"_s, {}, u"file"_s},
                       {u"force"_s, {}},
                       {u"dry-run"_s, {}}});
    if (!parser.parse(QStringList{u"check"_s} + arguments))
        return agentUsage(parser.errorText());
    CheckOptions options;
    options.files = parser.positionalArguments();
    if (options.files.isEmpty())
        return agentUsage(CliText::tr("“agent check” takes one or more files of scenarios."));
    if (parser.isSet(u"repeat"_s)) {
        bool isNumber = false;
        options.repeat = parser.value(u"repeat"_s).toInt(&isNumber);
        if (!isNumber || options.repeat < 1 || options.repeat > kMostRepeats)
            return agentUsage(CliText::tr("--repeat takes a number from 1 to 1000."));
    }
    options.agent = parser.value(u"agent"_s);
    options.against = parser.value(u"against"_s);
    options.baseline = parser.value(u"baseline"_s);
    options.only = parser.values(u"only"_s);
    options.textOnly = parser.isSet(u"text-only"_s);
    options.junit = parser.value(u"junit"_s);
    options.output = parser.value(u"output"_s);
    options.force = parser.isSet(u"force"_s);
    options.dryRun = parser.isSet(u"dry-run"_s);
    if (!options.against.isEmpty() && !options.baseline.isEmpty())
        return agentUsage(CliText::tr("--against and --baseline are two comparisons; choose one."));
    const auto line = lineFrom(parser);
    if (!line)
        return Unexpected(line.error());
    options.line = *line;
    const auto variables = variablesFrom(parser, u"set"_s);
    if (!variables)
        return Unexpected(variables.error());
    options.variables = *variables;
    return options;
}

} // namespace studio::app
