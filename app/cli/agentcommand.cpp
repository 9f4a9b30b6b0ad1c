// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/agentcommand.h"

#include "app/cli/agentbundlecommand.h"
#include "app/cli/agentcheckcommand.h"
#include "app/cli/agentlistcommand.h"
#include "app/cli/agenttalkcommand.h"
#include "app/cli/clitext.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace studio::app {

namespace {

Unexpected wrongAgentUsage(const QString &message)
{
    Error error = Error::make(ErrorKind::Usage, message);
    error.nextStep = CliText::tr("“voice-studio agent --help” shows how.");
    return Unexpected(error);
}

} // namespace

Result<std::unique_ptr<Command>> makeAgentCommand(Application &application, Output &output,
                                                  const QStringList &arguments)
{
    QStringList rest = arguments;
    const QString action = rest.isEmpty() ? QString() : rest.takeFirst();
    if (action == "list"_L1) {
        QCommandLineParser parser;
        parser.addOption({u"search"_s, {}, u"words"_s});
        if (!parser.parse(QStringList{action} + rest) || !parser.positionalArguments().isEmpty())
            return wrongAgentUsage(parser.errorText().isEmpty() ? CliText::tr("Search with --search WORDS.")
                                                                : parser.errorText());
        return std::make_unique<AgentListCommand>(application, output, parser.value(u"search"_s));
    }
    if (action == "talk"_L1) {
        const auto options = parseTalkOptions(rest);
        if (!options)
            return Unexpected(options.error());
        return std::make_unique<AgentTalkCommand>(application, output, *options);
    }
    if (action == "check"_L1) {
        const auto options = parseCheckOptions(rest);
        if (!options)
            return Unexpected(options.error());
        return std::make_unique<AgentCheckCommand>(application, output, *options);
    }
    if (action == "bundle"_L1 || action == "sessions"_L1)
        return makeAgentRecordCommand(action, application, output, rest);
    return wrongAgentUsage(action.isEmpty() ? CliText::tr("“agent” needs a word for what to do.")
                                            : CliText::tr("“agent” cannot “%1”.").arg(action.left(40)));
}

QString agentHelp()
{
    return CliText::tr(R"(Usage: voice-studio agent list [--search WORDS]
       voice-studio agent talk AGENT [--say TEXT]… [OPTIONS]
       voice-studio agent check FILE… [OPTIONS]
       voice-studio agent sessions [--most N]
       voice-studio agent bundle SESSION [--output FILE.zip] [OPTIONS]

Talks to voice agents and checks them. AGENT is a name or an id, and NAME@VERSION one
version of it. Every conversation is recorded.

talk: by microphone and speaker, until Ctrl+C or the agent ends it.
  --say TEXT         without devices: a caller says it, and waits for the answer; may be
                     repeated
  --text-only        without sound; lines of standard input are typed
  --voice NAME|ID    the caller's voice
  --line LINE        what the caller's line is like, see below
  --for SECONDS      at most so long
  --first-message TEXT, --language L, --variable NAME=VALUE
                     for this conversation only, if the agent allows it
  --custom-body FILE a JSON object for the agent's language model

check: scenarios from files, spoken over the real connection, without a display or a
sound card. The files are JSON; a mistake is named with its line and column.
  --repeat N         each scenario so often, to find what is flaky
  --agent AGENT      instead of the one the file names
  --against AGENT    a second one, side by side with each scenario's own
  --baseline FILE|last
                     compare with an earlier result
  --only SCENARIO    only this one; may be repeated
  --set NAME=VALUE   a variable of the scenarios
  --line LINE        clean, phone, noisy, lossy, bad, or noise=-40 (dB), loss=2 (%),
                     clip=6 (dB), echo=-30 (dB), delay=120 (ms), seed=7, with commas
  --text-only        typed instead of spoken
  --junit FILE       a report for CI servers
  --output FILE      the results as JSON, for --baseline
  --force            replace the file of --output
  --dry-run          only read the files
  --json             one JSON object a line

sessions: what was recorded, newest first.

bundle: one recorded conversation as a zip: report, transcript, events, sound. SESSION
is an id of that list, the beginning of one, or last.
  --output FILE      where to; without it named after the case
  --mask             numbers, addresses and names, and no sound
  --name NAME        one more name to mask; may be repeated
  --no-sound         leave the sound out
  --note TEXT        put on top of the report
  --force            replace a file that exists

Exit status of check: 0 everything expected happened, every time; 1 something did not,
or a conversation broke; 2 a mistake in a file or in the arguments; others as always.
Of talk: 0 also when you hang up with Ctrl+C; 130 when that cut off what --say had to
say, or nobody had answered yet; 1 when nobody answered within --for.

Examples:
  voice-studio agent talk "Billing support" --say "Where is my order?"
  voice-studio agent check billing.json --repeat 5 --junit out.xml --json
  voice-studio agent check billing.json --against agent_trouble --line phone)");
}

} // namespace studio::app
