// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/casebundle.h"

#include "core/base/ownfiles.h"
#include "core/evidence/bundlefile.h"
#include "core/evidence/evidencetext.h"
#include "core/evidence/plainview.h"
#include "core/evidence/sessionreport.h"
#include "core/evidence/withoutsecrets.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSysInfo>

#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace studio::evidence {

namespace {

using Parts = std::vector<std::pair<QString, QByteArray>>;

QByteArray linesOf(const QList<agent::LogEntry> &log)
{
    QByteArray lines;
    for (const agent::LogEntry &entry : log) {
        lines += agent::toJsonLine(entry);
        lines += '\n';
    }
    return lines;
}

QJsonObject versionsOf(const BundleOptions &options, const ReportInput &input)
{
    QJsonArray masked;
    if (options.mask.numbers)
        masked.append(u"numbers"_s);
    if (options.mask.addresses)
        masked.append(u"addresses"_s);
    if (!options.mask.names.isEmpty())
        masked.append(u"names"_s);
    return {{u"format"_s, 1},
            {u"recordedBy"_s, input.info.program},
            {u"bundledBy"_s, options.program},
            {u"system"_s, QSysInfo::prettyProductName()},
            {u"qt"_s, QString::fromLatin1(qVersion())},
            {u"masked"_s, input.isMasked},
            {u"maskedKinds"_s, masked},
            {u"damagedLines"_s, input.damagedLines},
            {u"soundProblem"_s, input.soundProblem},
            {u"sound"_s,
             input.hasSound            ? u"included"_s
                 : input.soundWithheld ? u"left out"_s
                                       : u"none"_s}};
}

QString readableText(const QByteArray &html)
{
    static const QRegularExpression style(u"<style>.*?</style>|<[^>]*>"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    return QString::fromUtf8(html).replace(style, u" "_s);
}

/// Everything a masked bundle says in words.
QString allWords(const Parts &parts)
{
    QString words;
    for (const auto &[name, bytes] : parts)
        words += (name.endsWith(".html"_L1) ? readableText(bytes) : QString::fromUtf8(bytes)) + u'\n';
    return words;
}

/// Searches what would be written for what was to be masked.
Result<void> checkMasked(const Parts &parts, const Masker &masker, const QList<agent::LogEntry> &log,
                         const ReportInput &input, const MaskOptions &mask)
{
    Masker again(mask);
    const bool clean = again.log(log) == log;
    // A name may be a word of the report's own ("May", "Will"), or part of a tool's name.
    ReportInput empty;
    empty.info.startedAt = input.info.startedAt;
    empty.program = input.program;
    const QString written = readableText(reportHtml(empty)) + QString::fromUtf8(reportTranscript(empty))
        + Masker::technicalText(log);
    const QString own = written + plainText(written);
    QStringList left;
    for (const QString &word : masker.leftoversIn(allWords(parts))) {
        if (!own.contains(word, Qt::CaseInsensitive))
            left.append(word);
    }
    if (clean && left.isEmpty())
        return {};
    return fail(
        ErrorKind::Internal,
        EvidenceText::tr("Something that was to be masked is still readable, so nothing was written."),
        u"%1 leftovers"_s.arg(left.size()));
}

ReportInput inputOf(const Replay &replay, const BundleOptions &options, Masker &masker)
{
    const bool masks = options.mask.isOn();
    QList<agent::LogEntry> log;
    log.reserve(replay.log.size());
    for (const agent::LogEntry &entry : replay.log)
        log.append(withoutSecrets(entry));
    QJsonObject scenario =
        withoutSecrets(options.scenario.isEmpty() ? replay.scenario : options.scenario).toObject();
    ReportInput input{.info = replay.info,
                      .log = masks ? masker.log(log) : log,
                      .scenario = masks ? masker.json(scenario).toObject() : scenario,
                      .note = masks ? masker.text(options.note) : options.note,
                      .program = options.program,
                      .targetMs = options.targetMs,
                      .hasSound = replay.sound && options.includeSound && !masks,
                      .isMasked = masks || replay.isMasked,
                      .damagedLines = replay.brokenLines,
                      .soundProblem = replay.soundProblem,
                      .soundWithheld = replay.sound && (masks || !options.includeSound)};
    if (masks) {
        input.info = summarise(input.log);
        input.info.id = replay.info.id;
        input.info.state = replay.info.state;
        input.info.problem = masker.text(replay.info.problem);
        if (!input.info.startedAt.isValid())
            input.info.startedAt = replay.info.startedAt;
    }
    if (!input.hasSound) {
        input.info.soundFrames = 0;
        input.info.soundRateHz = 0;
    }
    return input;
}

} // namespace

QString thisProgram()
{
    return QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion();
}

QString bundleName(const SessionInfo &info)
{
    static const QRegularExpression other(u"[^\\p{L}\\p{Nd}]+"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
    QString agent =
        (info.agentName.isEmpty() ? u"session"_s : info.agentName.toLower()).replace(other, u"-"_s);
    while (agent.startsWith(u'-'))
        agent.remove(0, 1);
    while (agent.endsWith(u'-'))
        agent.chop(1);
    return u"%1-%2.zip"_s.arg(agent.isEmpty() ? u"session"_s : agent.left(60),
                              info.startedAt.toLocalTime().toString(u"yyyy-MM-dd-HHmm"_s));
}

Result<BundleWritten> writeBundleNow(const Replay &replay, const QString &path, const BundleOptions &options,
                                     const StopFlag &stop)
{
    if (!options.replace && QFileInfo::exists(path))
        return fail(ErrorKind::Validation,
                    EvidenceText::tr("“%1” is there already.").arg(QFileInfo(path).fileName()), u"exists"_s);
    if (QFileInfo::exists(path)) {
        if (const auto is = checkIsFile(path); !is) // never in the place of a device
            return Unexpected(is.error());
    }
    Masker masker(options.mask);
    const ReportInput input = inputOf(replay, options, masker);
    Parts parts;
    parts.emplace_back(u"report.html"_s, reportHtml(input));
    parts.emplace_back(u"transcript.txt"_s, reportTranscript(input));
    parts.emplace_back(u"report.json"_s, reportJson(input));
    parts.emplace_back(QString::fromLatin1(kEventsFile), linesOf(input.log));
    parts.emplace_back(QString::fromLatin1(kInfoFile), QJsonDocument(toJson(input.info)).toJson());
    if (!input.scenario.isEmpty())
        parts.emplace_back(QString::fromLatin1(kScenarioFile), QJsonDocument(input.scenario).toJson());
    for (auto &[name, bytes] : parts)
        bytes = withoutKeyShapes(bytes);
    if (options.mask.isOn()) {
        if (auto checked = checkMasked(parts, masker, input.log, input, options.mask); !checked)
            return Unexpected(checked.error());
    }
    parts.emplace_back(QString::fromLatin1(kVersionsFile),
                       QJsonDocument(versionsOf(options, input)).toJson());
    if (stop.isSet())
        return Unexpected(Error::cancelled());

    auto writer = BundleWriter::create(path);
    if (!writer)
        return Unexpected(writer.error());
    BundleWritten written{.path = path, .maskedCharacters = masker.count(), .hasSound = input.hasSound};
    written.missing = missingParts(input);
    for (const auto &[name, bytes] : parts) {
        if (auto added = (*writer)->add(name, bytes); !added)
            return Unexpected(added.error());
        written.parts.append(name);
    }
    if (input.hasSound) {
        if (auto added = (*writer)->addFile(QString::fromLatin1(kSoundFile), replay.soundPath); !added)
            return Unexpected(added.error());
        written.parts.append(QString::fromLatin1(kSoundFile));
    }
    if (auto finished = (*writer)->finish(options.replace, stop); !finished)
        return Unexpected(finished.error());
    written.bytes = QFileInfo(path).size();
    return written;
}

JobOf<BundleWritten> *writeBundle(const std::shared_ptr<const Replay> &replay, const QString &path,
                                  const BundleOptions &options, QObject *parent)
{
    return runInWorker<BundleWritten>(
        [replay, path, options](const StopFlag &stop) {
            return writeBundleNow(*replay, path, options, stop);
        },
        parent);
}

} // namespace studio::evidence
