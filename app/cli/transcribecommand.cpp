// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/transcribecommand.h"

#include "app/cli/transcriptoutput.h"
#include "core/media/mediainfo.h"
#include "core/speech/filewriter.h"

#include <QFileInfo>
#include <QSet>

using namespace Qt::StringLiterals;

namespace studio::app {

using transcription::FileTranscription;

namespace {

QString lengthOf(double seconds)
{
    const int whole = int(seconds);
    return u"%1:%2"_s.arg(whole / 60).arg(whole % 60, 2, 10, QChar(u'0'));
}

Error existing(Error error)
{
    if (error.detail == "exists"_L1)
        error.nextStep = TranscribeCommand::tr("Choose another name, or replace it with --force.");
    return error;
}

} // namespace

TranscribeCommand::TranscribeCommand(Application &application, Output &output,
                                     const TranscribeOptions &options)
    : Command(application, output), m_options(options)
{
}

void TranscribeCommand::start()
{
    if (const auto &problem = application().profiles.environmentError()) {
        endWith(*problem);
        return;
    }
    checkTargets();
}

void TranscribeCommand::cancel()
{
    m_cancelled = true;
    m_step.cancel();
    if (m_running)
        m_running->cancel(); // and its end follows
    else
        end(ExitStatus::Cancelled);
}

/// Before anything is read or paid.
void TranscribeCommand::checkTargets()
{
    QSet<QString> targets;
    for (const QString &input : std::as_const(m_options.inputs)) {
        const QString target = transcriptTarget(m_options, input);
        if (target.isEmpty())
            continue;
        const QString whole = QFileInfo(target).absoluteFilePath();
        if (targets.contains(whole) || whole == QFileInfo(input).absoluteFilePath()) {
            endWith(Error::make(ErrorKind::Usage,
                                tr("“%1” would be written over. Choose another name.").arg(target)));
            return;
        }
        targets.insert(whole);
        // One that exists is fine when this very transcript was written there before.
        if (const auto ready = speech::checkWritable(target, true); !ready) {
            endWith(ready.error());
            return;
        }
        if (!m_options.force && QFileInfo::exists(target) && m_options.anew) {
            endWith(existing(speech::checkWritable(target, false).error()));
            return;
        }
    }
    if (m_options.dryRun)
        dryRun();
    else if (m_options.choice.isLocal())
        nextFile();
    else
        connectProfile();
}

void TranscribeCommand::connectProfile()
{
    const profiles::Profile profile = application().profiles.current();
    auto *opening = application().backends.open(profile);
    m_step = opening;
    opening->then(this, [this, id = profile.id](const Result<account::Backend> &backend) {
        if (!backend) {
            endWith(backend.error());
            return;
        }
        m_service.api.emplace(*backend->transport, backend->dialect);
        m_service.profile = id;
        m_service.realMoney = backend->dialect.abilities().realMoney;
        nextFile();
    });
}

void TranscribeCommand::dryRun()
{
    auto *job = runInWorker<QList<double>>(
        [inputs = m_options.inputs](const StopFlag &stop) -> Result<QList<double>> {
            QList<double> lengths;
            for (const QString &input : inputs) {
                if (isLink(input)) {
                    lengths.append(0);
                    continue;
                }
                const auto info = media::probeWithLength(input, stop);
                if (!info)
                    return Unexpected(info.error());
                lengths.append(info->seconds.value_or(0));
            }
            return lengths;
        },
        this);
    m_step = job;
    job->then(this, [this](const Result<QList<double>> &lengths) {
        if (!lengths) {
            endWith(lengths.error());
            return;
        }
        qint64 credits = 0;
        double seconds = 0;
        for (const double length : *lengths) {
            credits += transcription::estimatedCredits(m_options.choice, length);
            seconds += length;
        }
        const bool isKnown =
            std::all_of(lengths->begin(), lengths->end(), [](double one) { return one > 0; });
        out().result({{u"dry_run"_s, true},
                      {u"files"_s, qint64(lengths->size())},
                      {u"seconds"_s, seconds},
                      {u"minutes"_s, transcription::billedMinutes(seconds)},
                      {u"estimated_credits"_s, isKnown ? QJsonValue(credits) : QJsonValue()}});
        if (m_options.choice.isLocal())
            out().text(tr("made on this machine, 0 credits  %1").arg(lengthOf(seconds)));
        else if (isKnown)
            out().text(tr("≈ %n credits  %1", nullptr, int(credits)).arg(lengthOf(seconds)));
        else
            out().text(tr("The length is not known before the service has looked at it."));
        end();
    });
}

void TranscribeCommand::nextFile()
{
    if (++m_index >= m_options.inputs.size()) {
        end(m_problem ? exitStatusOf(*m_problem) : ExitStatus::Done);
        return;
    }
    transcription::TranscriptionInputs inputs;
    inputs.options = m_options.choice;
    if (isLink(input()))
        inputs.link = QUrl(input());
    else
        inputs.path = input();
    // What a killed run left of the same file is gone on with, instead of beginning beside it.
    auto *job = application().transcription.claimLeftover(m_service, inputs);
    m_step = job;
    job->then(this, [this, inputs](const Result<std::optional<store::TranscriptEntry>> &left) {
        const auto repeat = m_options.anew ? transcription::Repeat::Anew : transcription::Repeat::UseMade;
        transcription::TranscriptionEngine &engine = application().transcription;
        if (!left)
            failed(left.error());
        else if (*left)
            follow(engine.resume(m_service, **left, repeat));
        else
            follow(engine.transcribe(m_service, inputs, repeat));
    });
}

QJsonObject TranscribeCommand::about(QJsonObject fields) const
{
    if (m_options.inputs.size() > 1)
        fields.insert(u"file", input());
    return fields;
}

void TranscribeCommand::follow(FileTranscription *one)
{
    m_running = one;
    connect(one, &FileTranscription::stateChanged, this, &TranscribeCommand::showState);
    connect(one, &FileTranscription::progressChanged, this, [this, one](double progress) {
        if (one->state() == FileTranscription::State::Importing)
            out().progress(tr("Reading the sound"), progress, 1);
        else if (one->state() == FileTranscription::State::Sending)
            out().progress(tr("Sending"), progress, 1);
        else if (one->state() == FileTranscription::State::Transcribing)
            out().progress(tr("Transcribing"), progress, 1);
    });
    connect(one, &FileTranscription::quiet, this, [this](std::chrono::seconds silence) {
        out().note(tr("The service has not said anything for %n second(s). The request goes on.", nullptr,
                      int(silence.count())));
    });
    connect(one, &FileTranscription::savingFailed, this,
            [this](const Error &error) { out().note(error.message); });
    connect(one, &FileTranscription::finished, this,
            [this](const Result<transcription::TranscriptionOutcome> &outcome) {
                out().endProgress();
                m_running.clear();
                if (outcome)
                    transcribed(*outcome);
                else
                    failed(outcome.error());
            });
}

void TranscribeCommand::showState(FileTranscription::State state)
{
    switch (state) {
    case FileTranscription::State::Importing:
        out().event(u"importing"_s, about());
        break;
    case FileTranscription::State::Sending:
        out().event(u"sending"_s, about());
        break;
    case FileTranscription::State::Transcribing:
        out().event(u"transcribing"_s, about());
        out().progress(tr("Transcribing"), 0, 0);
        break;
    default:
        break;
    }
}

void TranscribeCommand::transcribed(const transcription::TranscriptionOutcome &outcome)
{
    auto *job = writeTranscript(outcome.transcript, m_options, transcriptTarget(m_options, input()),
                                QFileInfo(outcome.entry.title).completeBaseName(), this);
    m_step = job;
    job->then(this, [this, outcome](const Result<QByteArray> &written) {
        if (written)
            report(outcome, *written);
        else
            failed(existing(written.error()));
    });
}

void TranscribeCommand::report(const transcription::TranscriptionOutcome &outcome, const QByteArray &written)
{
    const QString target = transcriptTarget(m_options, input());
    QJsonObject result = about(transcriptResult(outcome, target));
    out().result(result);
    const qint64 estimated = transcription::estimatedCredits(m_options.choice, outcome.entry.seconds);
    const QString price =
        transcriptPrice(outcome, estimated, m_options.choice.isLocal(), m_service.realMoney);
    const QString facts =
        tr("%1  %n word(s)  %2", nullptr, outcome.entry.words).arg(lengthOf(outcome.entry.seconds), price);
    if (target.isEmpty()) {
        out().text(QString::fromUtf8(written).trimmed());
        out().note(facts);
    } else {
        out().text(u"%1  %2"_s.arg(QFileInfo(target).absoluteFilePath(), facts));
    }
    if (outcome.mendedTimes > 0)
        out().note(tr("%n word(s) had times beyond the sound. They were put at its end.", nullptr,
                      outcome.mendedTimes));
    if (!m_options.choice.isLocal() && !m_service.realMoney)
        out().note(tr("The sandbox hears about one word in five wrong."));
    else if (m_options.choice.engine == transcription::Engine::PocketSphinx)
        out().note(tr("The built-in recogniser hears about one word in five wrong."));
    if (outcome.cutShort)
        failed(*outcome.cutShort);
    else
        nextFile();
}

void TranscribeCommand::failed(const Error &error)
{
    const bool isLast = m_index + 1 >= m_options.inputs.size();
    // Without a key or credits the next file would meet the same end.
    const bool stopsAll = error.isCancelled() || m_cancelled || exitStatusOf(error) == ExitStatus::Key
        || exitStatusOf(error) == ExitStatus::Credits;
    if (!m_problem)
        m_problem = error;
    if (stopsAll || (isLast && m_problem == error)) {
        endWith(error);
        return;
    }
    out().error(error);
    nextFile();
}

} // namespace studio::app
