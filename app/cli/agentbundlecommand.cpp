// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/agentbundlecommand.h"

#include "app/cli/clitext.h"
#include "core/base/ownfiles.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::app {

using evidence::SessionArchive;
using evidence::SessionInfo;

namespace {

constexpr int kUsualCount = 20;

Unexpected wrongArguments(const QString &message)
{
    Error error = Error::make(ErrorKind::Usage, message);
    error.nextStep = CliText::tr("“voice-studio %1 --help” shows how.").arg(u"agent"_s);
    return Unexpected(error);
}

QString clockLength(qint64 ms)
{
    return u"%1:%2"_s.arg(ms / 60'000).arg(ms / 1000 % 60, 2, 10, QChar(u'0'));
}

QString stateWord(SessionInfo::State state)
{
    switch (state) {
    case SessionInfo::State::Running:
        return u"running"_s;
    case SessionInfo::State::Recovered:
        return u"recovered"_s;
    case SessionInfo::State::Ended:
        break;
    }
    return u"ended"_s;
}

QJsonObject fieldsOf(const SessionInfo &info)
{
    QJsonObject fields{{u"session"_s, info.id},
                       {u"folder"_s, info.folder},
                       {u"state"_s, stateWord(info.state)},
                       {u"started_at"_s, info.startedAt.toUTC().toString(Qt::ISODate)},
                       {u"agent_id"_s, info.agentId},
                       {u"agent"_s, info.agentName},
                       {u"conversation_id"_s, info.conversationId},
                       {u"seconds"_s, double(info.durationMs) / 1000},
                       {u"turns"_s, info.turns},
                       {u"tool_calls"_s, info.toolCalls},
                       {u"interruptions"_s, info.bargeIns},
                       {u"outcome"_s, info.outcome},
                       {u"sound"_s, info.hasSound()}};
    if (info.medianReplyMs >= 0)
        fields.insert(u"median_reply_ms"_s, info.medianReplyMs);
    if (!info.scenario.isEmpty())
        fields.insert(u"scenario"_s, info.scenario);
    if (!info.problem.isEmpty())
        fields.insert(u"problem"_s, info.problem);
    return fields;
}

} // namespace

Result<AgentBundleOptions> parseAgentBundleOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption({u"output"_s, u"o"_s}, {}, u"file"_s));
    parser.addOption(QCommandLineOption(u"mask"_s));
    parser.addOption(QCommandLineOption(u"name"_s, {}, u"name"_s));
    parser.addOption(QCommandLineOption(u"no-sound"_s));
    parser.addOption(QCommandLineOption(u"note"_s, {}, u"text"_s));
    parser.addOption(QCommandLineOption(u"force"_s));
    if (!parser.parse(QStringList{u"bundle"_s} + arguments))
        return wrongArguments(parser.errorText());
    if (parser.positionalArguments().size() != 1)
        return wrongArguments(CliText::tr("Name one session; “voice-studio agent sessions” lists them."));
    AgentBundleOptions options;
    options.session = parser.positionalArguments().first();
    options.output = parser.value(u"output"_s);
    options.names = parser.values(u"name"_s);
    options.mask = parser.isSet(u"mask"_s) || !options.names.isEmpty();
    options.sound = !parser.isSet(u"no-sound"_s);
    options.force = parser.isSet(u"force"_s);
    options.note = parser.value(u"note"_s);
    if (parser.isSet(u"output"_s) && options.output.isEmpty())
        return wrongArguments(CliText::tr("--output takes the name of a file."));
    return options;
}

AgentBundleCommand::AgentBundleCommand(Application &application, Output &output,
                                       const AgentBundleOptions &options)
    : Command(application, output), m_options(options)
{
}

void AgentBundleCommand::start()
{
    // A folder or a bundle anywhere; else a session of the archive.
    const QFileInfo place(m_options.session);
    if (place.isFile() || (m_options.session.contains(u'/') && place.isDir())) {
        open(m_options.session);
        return;
    }
    if (place.exists() && !place.isDir()) {
        endWith(checkIsFile(m_options.session).error());
        return;
    }
    auto *job = SessionArchive::in(application().dirs).list(this);
    m_step = job;
    job->then(this, [this](const Result<QList<SessionInfo>> &sessions) {
        if (sessions)
            find(*sessions);
        else
            endWith(sessions.error());
    });
}

void AgentBundleCommand::cancel()
{
    m_step.cancel();
    end(ExitStatus::Cancelled);
}

void AgentBundleCommand::find(const QList<SessionInfo> &sessions)
{
    QList<SessionInfo> fitting;
    for (const SessionInfo &info : sessions) {
        if (info.id == m_options.session) {
            open(info.folder);
            return;
        }
        if (info.id.startsWith(m_options.session))
            fitting.append(info);
    }
    if (m_options.session == "last"_L1 && !sessions.isEmpty())
        open(sessions.first().folder);
    else if (fitting.size() == 1)
        open(fitting.first().folder);
    else if (fitting.isEmpty())
        endWith(Error::make(ErrorKind::NotFound,
                            CliText::tr("There is no session “%1”; “voice-studio agent sessions” lists them.")
                                .arg(m_options.session.left(80))));
    else
        endWith(
            Error::make(ErrorKind::Usage,
                        CliText::tr("“%1” fits %n sessions; write more of it.", nullptr, int(fitting.size()))
                            .arg(m_options.session.left(80))));
}

void AgentBundleCommand::open(const QString &path)
{
    auto *job = evidence::openReplay(path, QDir(application().dirs.cache).filePath(u"replays"_s), this);
    m_step = job;
    job->then(this, [this](const Result<std::shared_ptr<const evidence::Replay>> &replay) {
        if (replay)
            write(*replay);
        else
            endWith(replay.error());
    });
}

void AgentBundleCommand::write(const std::shared_ptr<const evidence::Replay> &replay)
{
    evidence::BundleOptions options;
    options.program = evidence::thisProgram();
    options.includeSound = m_options.sound;
    options.note = m_options.note;
    options.replace = m_options.force;
    if (m_options.mask)
        options.mask = {
            .numbers = true, .addresses = true, .names = m_options.names + evidence::namesIn(replay->log)};
    const QString path = m_options.output.isEmpty() ? evidence::bundleName(replay->info) : m_options.output;
    auto *job = evidence::writeBundle(replay, path, options, this);
    m_step = job;
    job->then(this, [this, names = options.mask.names](const Result<evidence::BundleWritten> &written) {
        if (written) {
            report(*written, names);
            return;
        }
        Error error = written.error();
        if (error.detail == "exists"_L1)
            error.nextStep = tr("Choose another name, or replace it with --force.");
        endWith(error);
    });
}

void AgentBundleCommand::report(const evidence::BundleWritten &written, const QStringList &names)
{
    QJsonArray parts;
    for (const QString &part : written.parts)
        parts.append(part);
    out().result({{u"output"_s, QFileInfo(written.path).absoluteFilePath()},
                  {u"bytes"_s, written.bytes},
                  {u"parts"_s, parts},
                  {u"masked_characters"_s, written.maskedCharacters},
                  {u"missing"_s, QJsonArray::fromStringList(written.missing)},
                  {u"sound"_s, written.hasSound}});
    out().text(QFileInfo(written.path).absoluteFilePath());
    for (const QString &sentence : written.missing)
        out().note(sentence);
    if (m_options.mask) {
        out().note(
            tr("%n character(s) masked. The sound was left out, since what is spoken cannot be masked.",
               nullptr, int(written.maskedCharacters)));
        // On the user's own terminal only: a name that is missing here has to be added.
        if (names.isEmpty())
            out().note(tr("No names were found in the session; add them with --name."));
        else
            out().note(tr("Names masked: %1. Add others with --name.").arg(names.join(u", "_s)));
    }
    end();
}

AgentSessionsCommand::AgentSessionsCommand(Application &application, Output &output, int most)
    : Command(application, output), m_most(most)
{
}

void AgentSessionsCommand::start()
{
    auto *job = SessionArchive::in(application().dirs).list(this);
    m_step = job;
    job->then(this, [this](const Result<QList<SessionInfo>> &sessions) {
        if (!sessions) {
            endWith(sessions.error());
            return;
        }
        for (const SessionInfo &info : sessions->first(std::min<qsizetype>(sessions->size(), m_most)))
            print(info);
        out().result({{u"sessions"_s, qint64(sessions->size())}});
        if (sessions->isEmpty())
            out().note(tr("No session with an agent was recorded yet."));
        end();
    });
}

void AgentSessionsCommand::cancel()
{
    m_step.cancel();
    end(ExitStatus::Cancelled);
}

void AgentSessionsCommand::print(const SessionInfo &info)
{
    out().event(u"session"_s, fieldsOf(info));
    QString facts = tr("%1  %n turn(s)", nullptr, info.turns).arg(clockLength(info.durationMs));
    if (info.medianReplyMs >= 0)
        facts += u"  "_s + tr("median reply %1 s").arg(QLocale().toString(info.medianReplyMs / 1000, 'f', 2));
    if (info.state == SessionInfo::State::Running)
        facts += u"  "_s + tr("being recorded");
    else if (info.state == SessionInfo::State::Recovered)
        facts += u"  "_s + tr("recovered");
    out().text(u"%1  %2  %3  %4"_s.arg(info.id, info.startedAt.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s),
                                       oneLine(info.agentName.isEmpty() ? info.agentId : info.agentName),
                                       facts));
}

Result<std::unique_ptr<Command>> makeAgentRecordCommand(const QString &action, Application &application,
                                                        Output &output, const QStringList &arguments)
{
    if (action == "bundle"_L1) {
        const auto options = parseAgentBundleOptions(arguments);
        if (!options)
            return Unexpected(options.error());
        return std::make_unique<AgentBundleCommand>(application, output, *options);
    }
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(u"most"_s, {}, u"number"_s, QString::number(kUsualCount)));
    if (!parser.parse(QStringList{action} + arguments))
        return wrongArguments(parser.errorText());
    bool isNumber = false;
    const int most = parser.value(u"most"_s).toInt(&isNumber);
    if (!parser.positionalArguments().isEmpty() || !isNumber || most < 1)
        return wrongArguments(CliText::tr("This command takes only --most, a number."));
    return std::make_unique<AgentSessionsCommand>(application, output, most);
}

} // namespace studio::app
