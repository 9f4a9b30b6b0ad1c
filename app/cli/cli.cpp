// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include "app/application.h"
#include "app/cli/agentcommand.h"
#include "app/cli/clitext.h"
#include "app/cli/convertcommand.h"
#include "app/cli/helptext.h"
#include "app/cli/listcommands.h"
#include "app/cli/livecommand.h"
#include "app/cli/localisolation.h"
#include "app/cli/profilecommand.h"
#include "app/cli/sandboxcommand.h"
#include "app/cli/signalwatcher.h"
#include "app/cli/speakcommand.h"
#include "app/cli/transcribecommand.h"
#include "app/cli/usagecommand.h"
#include "app/languagemodel.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QTimer>

#include <memory>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace studio::app {

namespace {

bool stdinIsTerminal()
{
#ifdef Q_OS_UNIX
    return isatty(STDIN_FILENO) == 1;
#else
    return true;
#endif
}

Unexpected usage(const QString &message, const QString &command)
{
    Error error = Error::make(ErrorKind::Usage, message);
    error.nextStep = CliText::tr("“voice-studio %1 --help” shows how.").arg(command);
    return Unexpected(error);
}

using Made = Result<std::unique_ptr<Command>>;

Made makeSpeak(Application &application, Output &output, const QStringList &arguments)
{
    const auto options = parseSpeakOptions(arguments, stdinIsTerminal());
    if (!options)
        return Unexpected(options.error());
    return std::make_unique<SpeakCommand>(application, output, *options);
}

Made makeConvert(changer::Work work, Application &application, Output &output, const QStringList &arguments)
{
    const auto options = parseConvertOptions(work, arguments);
    if (!options)
        return Unexpected(options.error());
    if (options->local)
        return std::make_unique<LocalIsolation>(application, output, *options);
    return std::make_unique<ConvertCommand>(application, output, *options);
}

Made makeTranscribe(Application &application, Output &output, const QStringList &arguments)
{
    const auto options = parseTranscribeOptions(arguments);
    if (!options)
        return Unexpected(options.error());
    if (options->live)
        return std::make_unique<LiveCommand>(application, output, *options);
    return std::make_unique<TranscribeCommand>(application, output, *options);
}

Made makeVoices(Application &application, Output &output, const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(u"search"_s, {}, u"words"_s));
    parser.addOption(QCommandLineOption(u"shared"_s));
    if (!parser.parse(QStringList{u"voices"_s} + arguments))
        return usage(parser.errorText(), u"voices"_s);
    if (!parser.positionalArguments().isEmpty())
        return usage(CliText::tr("Search with --search WORDS."), u"voices"_s);
    return std::make_unique<VoicesCommand>(application, output, parser.value(u"search"_s),
                                           parser.isSet(u"shared"_s));
}

Made makeProfile(Application &application, Output &output, const QStringList &arguments)
{
    const auto options = parseProfileOptions(arguments);
    if (!options)
        return Unexpected(options.error());
    Secret key;
    if (options->action == ProfileOptions::Action::Add)
        key = Secret(readSecretLine(CliText::tr("Key: ").toUtf8()));
    return std::make_unique<ProfileCommand>(application, output, *options, key);
}

Made makeUsage(Application &application, Output &output, const QStringList &arguments)
{
    const auto options = parseUsageOptions(arguments);
    if (!options)
        return Unexpected(options.error());
    return std::make_unique<UsageCommand>(application, output, *options);
}

Made makeSandbox(Application &application, Output &output, const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions(
        {{u"port"_s, {}, u"number"_s}, {u"llm-url"_s, {}, u"url"_s}, {u"llm-model"_s, {}, u"name"_s}});
    if (!parser.parse(QStringList{u"sandbox"_s} + arguments) || !parser.positionalArguments().isEmpty())
        return usage(parser.errorText().isEmpty() ? CliText::tr("This command takes only options.")
                                                  : parser.errorText(),
                     u"sandbox"_s);
    sandbox::SandboxOptions options;
    options.acceptAnyKey = true;
    readLanguageModel(options);
    if (parser.isSet(u"llm-url"_s)) {
        options.llmUrl = QUrl(parser.value(u"llm-url"_s), QUrl::StrictMode);
        if (!isLanguageModelUrl(options.llmUrl))
            return usage(CliText::tr("--llm-url takes an address that begins with http:// or https://."),
                         u"sandbox"_s);
    }
    if (parser.isSet(u"llm-model"_s))
        options.llmModel = parser.value(u"llm-model"_s);
    if (parser.isSet(u"port"_s)) {
        bool isNumber = false;
        const uint port = parser.value(u"port"_s).toUInt(&isNumber);
        if (!isNumber || port > 65535)
            return usage(CliText::tr("--port takes a number from 0 to 65535."), u"sandbox"_s);
        options.port = static_cast<quint16>(port);
    }
    return std::make_unique<SandboxCommand>(application, output, options);
}

Made makeCommand(const QString &name, Application &application, Output &output, const QStringList &arguments)
{
    if (name == "speak"_L1)
        return makeSpeak(application, output, arguments);
    if (name == "agent"_L1)
        return makeAgentCommand(application, output, arguments);
    if (name == "convert"_L1)
        return makeConvert(changer::Work::Convert, application, output, arguments);
    if (name == "isolate"_L1)
        return makeConvert(changer::Work::Isolate, application, output, arguments);
    if (name == "transcribe"_L1)
        return makeTranscribe(application, output, arguments);
    if (name == "voices"_L1)
        return makeVoices(application, output, arguments);
    if (name == "profile"_L1)
        return makeProfile(application, output, arguments);
    if (name == "usage"_L1)
        return makeUsage(application, output, arguments);
    return makeSandbox(application, output, arguments);
}

int run(const QString &name, const QStringList &arguments, Output &output)
{
    SignalWatcher signalWatcher;
    const AppDirs dirs = AppDirs::fromEnvironment();
    Application application(dirs);
    auto made = makeCommand(name, application, output, arguments);
    if (!made) {
        output.error(made.error());
        return static_cast<int>(exitStatusOf(made.error()));
    }
    Command &command = **made;
    QObject::connect(&signalWatcher, &SignalWatcher::interrupted, &command, [&command] { command.cancel(); });
    QObject::connect(
        &command, &Command::done, QCoreApplication::instance(),
        [](int status) { QCoreApplication::exit(status); }, Qt::QueuedConnection);
    application.start(&command)->then(&command, [&command, &output](const Result<StartReport> &report) {
        if (!report) {
            output.error(report.error());
            QCoreApplication::exit(static_cast<int>(exitStatusOf(report.error())));
            return;
        }
        if (report->database.found == store::OpenReport::Found::Damage)
            output.note(CliText::tr("The database was damaged. It is kept at %1; a new one was made.")
                            .arg(report->database.keptAside));
        if (report->unknownRequests > 0)
            output.note(
                CliText::tr(
                    "%1 requests of an earlier run may have been charged; “voice-studio usage” counts them.")
                    .arg(report->unknownRequests));
        command.start();
    });
    return QCoreApplication::exec();
}

} // namespace

bool isCommandLine(const QStringList &arguments)
{
    if (arguments.isEmpty())
        return false;
    static const QStringList words{u"--help"_s, u"-h"_s, u"--version"_s, u"-v"_s, u"help"_s};
    const QString &first = arguments.first();
    if (words.contains(first) || commandNames().contains(first))
        return true;
    return !first.startsWith(u'-') && !QFileInfo(first).isFile(); // a file is for the window
}

int runCommandLine(const QStringList &arguments)
{
    QStringList rest = arguments;
    const bool json = rest.removeAll(u"--json"_s) > 0;
    Output output(json);
    if (rest.isEmpty() || rest.first() == "--help"_L1 || rest.first() == "-h"_L1
        || rest.first() == "help"_L1) {
        Output(false).text(helpText(rest.value(1)));
        return 0;
    }
    if (rest.first() == "--version"_L1 || rest.first() == "-v"_L1) {
        Output(false).text(u"voice-studio "_s + QCoreApplication::applicationVersion());
        return 0;
    }
    const QString name = rest.takeFirst();
    if (!commandNames().contains(name)) {
        Error error =
            Error::make(ErrorKind::Usage, CliText::tr("There is no command “%1”.").arg(name.left(40)));
        error.nextStep = CliText::tr("“voice-studio --help” lists them.");
        output.error(error);
        return static_cast<int>(ExitStatus::Usage);
    }
    if (rest.contains(u"--help"_s) || rest.contains(u"-h"_s)) {
        Output(false).text(helpText(name));
        return 0;
    }
    return output.finish(run(name, rest, output));
}

} // namespace studio::app
