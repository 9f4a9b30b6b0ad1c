// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/transcriptoutput.h"

#include "app/cli/clitext.h"
#include "core/base/workerjob.h"
#include "core/speech/filewriter.h"

#include <QFileInfo>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::app {

JobOf<QByteArray> *writeTranscript(const transcript::Transcript &transcript, const TranscribeOptions &options,
                                   const QString &target, const QString &title, QObject *parent)
{
    transcript::ExportOptions writing = options.writing;
    writing.title = title;
    return runInWorker<QByteArray>(
        [transcript, format = options.format, writing, target,
         force = options.force](const StopFlag &stop) -> Result<QByteArray> {
            auto bytes = transcript::write(format, transcript, writing, stop);
            if (!bytes || target.isEmpty())
                return bytes;
            if (auto written = speech::writeWhole(target, *bytes, force); !written)
                return Unexpected(written.error());
            return bytes;
        },
        parent);
}

QJsonObject transcriptResult(const transcription::TranscriptionOutcome &outcome, const QString &target)
{
    const store::TranscriptEntry &entry = outcome.entry;
    const auto text = [](const QString &value) { return value.isEmpty() ? QJsonValue() : QJsonValue(value); };
    QJsonObject result{{u"transcript"_s, entry.id.value()},
                       {u"title"_s, entry.title},
                       {u"already_made"_s, outcome.alreadyMade},
                       {u"seconds"_s, std::round(entry.seconds * 100) / 100},
                       {u"language"_s, text(entry.language)},
                       {u"speakers"_s, entry.speakers},
                       {u"words"_s, entry.words},
                       {u"request_id"_s, text(entry.requestId)},
                       {u"complete"_s, !outcome.cutShort}};
    if (outcome.alreadyMade || entry.profile.isEmpty())
        result.insert(u"credits", 0);
    else
        result.insert(u"credits", entry.credits ? QJsonValue(*entry.credits) : QJsonValue());
    if (target.isEmpty())
        result.insert(u"text", outcome.transcript.plainText());
    else
        result.insert(u"output", QFileInfo(target).absoluteFilePath());
    return result;
}

QString transcriptPrice(const transcription::TranscriptionOutcome &outcome, qint64 estimated, bool isLocal,
                        bool realMoney)
{
    if (isLocal)
        return CliText::tr("made on this machine, 0 credits");
    if (outcome.alreadyMade)
        return CliText::tr("already made, 0 credits");
    const auto credits = int(outcome.entry.credits.value_or(estimated));
    if (!realMoney)
        return CliText::tr("free in the sandbox (%n pretend credits)", nullptr, credits);
    return outcome.entry.credits ? CliText::tr("%n credits", nullptr, credits)
                                 : CliText::tr("≈ %n credits", nullptr, credits);
}

} // namespace studio::app
