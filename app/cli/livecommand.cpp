// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/livecommand.h"

#include "app/cli/transcriptoutput.h"
#include "core/speech/filewriter.h"

#include <QFileInfo>
#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::app {

using transcription::LiveTranscription;

LiveCommand::LiveCommand(Application &application, Output &output, const TranscribeOptions &options)
    : Command(application, output), m_options(options), m_thread(std::make_shared<audio::AudioThread>())
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &LiveCommand::finish);
    m_search.setSingleShot(true);
    m_search.setInterval(5s);
    connect(&m_search, &QTimer::timeout, this, [this] {
        endWith(Error::make(ErrorKind::Device,
                            tr("There is no microphone named “%1”.").arg(m_options.device.left(60))));
    });
}

LiveCommand::~LiveCommand() = default;

void LiveCommand::start()
{
    if (const auto &problem = application().profiles.environmentError()) {
        endWith(*problem);
        return;
    }
    const QString target = transcriptTarget(m_options, {});
    if (!target.isEmpty()) {
        if (const auto ready = speech::checkWritable(target, m_options.force); !ready) {
            Error error = ready.error();
            if (error.detail == "exists"_L1)
                error.nextStep = tr("Choose another name, or replace it with --force.");
            endWith(error);
            return;
        }
    }
    if (m_options.choice.isLocal())
        findDevice();
    else
        connectProfile();
}

void LiveCommand::connectProfile()
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
        findDevice();
    });
}

void LiveCommand::findDevice()
{
    if (m_options.device.isEmpty()) {
        listen({});
        return;
    }
    m_devices = std::make_unique<audio::AudioDevices>(m_thread, nullptr, audio::AudioDevices::inputLister());
    connect(m_devices.get(), &audio::AudioDevices::outputsChanged, this, [this] {
        for (const audio::OutputDevice &device : m_devices->outputs()) {
            if (device.id == m_options.device.toUtf8()
                || device.name.contains(m_options.device, Qt::CaseInsensitive)) {
                m_search.stop();
                m_devices->stopWatching();
                listen(device.id);
                return;
            }
        }
    });
    m_search.start();
    m_devices->startWatching();
}

void LiveCommand::listen(const QByteArray &deviceId)
{
    if (m_recorder || m_isEnding)
        return;
    m_recorder =
        std::make_unique<capture::Recorder>(m_thread, application().transcription.recordingsFolder());
    connect(m_recorder.get(), &capture::Recorder::stateChanged, this, &LiveCommand::recorderChanged);
    connect(m_recorder.get(), &capture::Recorder::quietChanged, this, [this] {
        if (m_recorder->isQuiet())
            out().note(tr("Nothing is heard from the microphone."));
    });
    connect(m_recorder.get(), &capture::Recorder::finished, this,
            [this](const Result<capture::Recording> &recording) {
                if (!m_live)
                    return;
                if (recording)
                    m_live->finish(*recording);
                else
                    m_live->finish(std::nullopt);
                m_isEnding = true;
            });

    transcription::LiveOptions live;
    live.engine = m_options.choice.engine;
    live.voskModel = m_options.choice.voskModel;
    live.language = m_options.choice.language;
    live.keyTerms = m_options.choice.keyTerms;
    live.verbatim = m_options.choice.verbatim;
    m_live = application().transcription.live(m_service, live);
    connect(m_live, &LiveTranscription::stateChanged, this, &LiveCommand::showState);
    connect(m_live, &LiveTranscription::problemChanged, this, [this] {
        if (m_live->problem())
            out().note(m_live->problem()->message + u' ' + tr("The recording goes on."));
    });
    connect(m_live, &LiveTranscription::partialChanged, this, [this](const QString &text) {
        out().event(u"partial"_s, {{u"text"_s, text}});
        out().progress(text.right(60), 0, 0);
    });
    connect(m_live, &LiveTranscription::committed, this, [this](const QList<transcript::Segment> &segments) {
        for (const transcript::Segment &segment : segments) {
            QJsonArray words;
            for (const transcript::Word &word : segment.words)
                words.append(
                    QJsonObject{{u"text"_s, word.text}, {u"start"_s, word.start}, {u"end"_s, word.end}});
            out().event(u"committed"_s, {{u"text"_s, segment.text()}, {u"words"_s, words}});
            if (m_options.output.isEmpty())
                out().text(oneLine(segment.text()));
            else
                out().note(oneLine(segment.text()));
        }
    });
    connect(m_live, &LiveTranscription::savingFailed, this, [this] {
        // The words can be in the file all the same.
        if (m_live->state() == LiveTranscription::State::Finishing)
            m_live->cancel();
    });
    connect(m_live, &LiveTranscription::finished, this, &LiveCommand::finished);
    m_live->follow(*m_recorder);
    m_live->start();
    m_recorder->listen(deviceId);
    m_recorder->record();
    if (m_options.forSeconds > 0)
        m_limit.start(std::chrono::milliseconds(qint64(m_options.forSeconds * 1000)));
}

void LiveCommand::recorderChanged()
{
    using State = capture::Recorder::State;
    const State state = m_recorder->state();
    if (state == State::Recording)
        out().event(u"recording"_s, {{u"device"_s, m_recorder->deviceName()}});
    if (state == State::Lost) {
        out().event(u"microphone_lost"_s);
        out().note(m_recorder->problem().message);
    }
    if (state == State::Failed && !m_isEnding) {
        if (m_recorder->hasRecording()) {
            out().error(m_recorder->problem());
            finish();
            return;
        }
        const Error problem = m_recorder->problem();
        if (m_live) {
            // What was sent until now is settled before the program ends.
            m_isEnding = true;
            m_live->disconnect(this);
            connect(m_live, &LiveTranscription::finished, this, [this, problem] { endWith(problem); });
            m_live->cancel();
            return;
        }
        endWith(problem);
    }
}

void LiveCommand::showState()
{
    switch (m_live->state()) {
    case LiveTranscription::State::Live:
        out().event(u"listening"_s);
        break;
    case LiveTranscription::State::Reconnecting:
        out().event(u"reconnecting"_s);
        break;
    case LiveTranscription::State::Offline:
        out().event(u"offline"_s);
        break;
    default:
        break;
    }
}

void LiveCommand::finish()
{
    if (m_isEnding || !m_recorder)
        return;
    m_isEnding = true;
    out().endProgress();
    if (m_recorder->hasRecording())
        m_recorder->finish();
    else if (m_live)
        m_live->finish(std::nullopt);
}

void LiveCommand::cancel()
{
    m_step.cancel();
    if (!m_live) {
        end(ExitStatus::Cancelled);
        return;
    }
    finish();
}

void LiveCommand::finished(const Result<transcription::TranscriptionOutcome> &outcome)
{
    out().endProgress();
    if (!outcome) {
        endWith(outcome.error());
        return;
    }
    auto *job = writeTranscript(outcome->transcript, m_options, transcriptTarget(m_options, {}),
                                outcome->entry.title, this);
    m_step = job;
    job->then(this, [this, outcome = *outcome](const Result<QByteArray> &written) {
        if (written)
            report(outcome, *written);
        else
            endWith(written.error());
    });
}

void LiveCommand::report(const transcription::TranscriptionOutcome &outcome, const QByteArray &)
{
    const QString target = transcriptTarget(m_options, {});
    QJsonObject result = transcriptResult(outcome, target);
    const QString recording = application().transcription.soundPath(outcome.entry);
    result.insert(u"recording", recording.isEmpty() ? QJsonValue() : QJsonValue(recording));
    out().result(result);
    const QString facts = tr("%n word(s)  %1", nullptr, outcome.entry.words)
                              .arg(transcriptPrice(outcome, outcome.entry.credits.value_or(0),
                                                   m_options.choice.isLocal(), m_service.realMoney));
    if (target.isEmpty())
        out().note(facts);
    else
        out().text(u"%1  %2"_s.arg(QFileInfo(target).absoluteFilePath(), facts));
    if (!recording.isEmpty())
        out().note(tr("The recording is in %1.").arg(recording));
    if (outcome.notKept)
        endWith(*outcome.notKept);
    else if (outcome.cutShort)
        endWith(*outcome.cutShort);
    else
        end();
}

} // namespace studio::app
