// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/recordedsession.h"

#include <utility>

namespace studio::evidence {

using LiveState = agent::AgentSession::State;

RecordedSession::RecordedSession(std::unique_ptr<agent::AgentSession> session, const SessionArchive &archive,
                                 QObject *parent)
    : QObject(parent), m_archive(archive), m_session(std::move(session))
{
    m_tools.serve(*m_session);
    connect(m_session.get(), &agent::AgentSession::logged, this, [this](const agent::LogEntry &entry) {
        if (!m_recorder)
            return;
        if (!m_recorder->isRecording() && !m_over)
            m_recorder->begin(m_session->startedAt());
        m_recorder->write(entry);
    });
    connect(m_session.get(), &agent::AgentSession::formatsKnown, this,
            [this](const duplex::SoundSetup &setup) {
                if (m_recorder)
                    m_recorder->setRates(setup.inputRateHz, setup.outputRateHz);
            });
    connect(m_session.get(), &agent::AgentSession::ended, this, [this](const Result<void> &outcome) {
        m_over = true;
        m_tools.dropAll();
        emit ended(outcome);
        if (!m_held)
            closeRecord();
    });
}

RecordedSession::~RecordedSession()
{
    m_session->disconnect(this);
    m_tools.disconnect(this);
    m_session.reset();
    m_recorder.reset();
}

bool RecordedSession::isRunning() const
{
    return m_session->state() != LiveState::Idle && m_session->state() != LiveState::Ended;
}

void RecordedSession::start(const agent::SessionRequest &request, std::unique_ptr<duplex::SoundPath> path)
{
    if (isRunning())
        return;
    closeRecord();
    // The one before may not be on the disk yet.
    if (SessionRecorder *before = m_recorder.release()) {
        before->setParent(this);
        connect(before, &SessionRecorder::finished, before, &QObject::deleteLater);
        if (before->isFinished())
            before->deleteLater();
    }
    m_over = false;
    m_recorder = std::make_unique<SessionRecorder>(m_archive);
    connect(m_recorder.get(), &SessionRecorder::failed, this, &RecordedSession::recordingFailed);
    connect(m_recorder.get(), &SessionRecorder::finished, this, &RecordedSession::recorded);
    m_path = std::move(path);
    if (m_path)
        m_recorder->follow(*m_path);
    m_session->start(request, m_path.get());
}

void RecordedSession::end()
{
    m_session->end();
}

QString RecordedSession::folder() const
{
    return m_recorder ? m_recorder->folder() : QString();
}

QString RecordedSession::id() const
{
    return m_recorder ? m_recorder->id() : QString();
}

void RecordedSession::attach(const QString &name, const QByteArray &bytes)
{
    if (m_recorder)
        m_recorder->attach(name, bytes);
}

void RecordedSession::hold()
{
    m_held = true;
}

void RecordedSession::release()
{
    m_held = false;
    if (m_over)
        closeRecord();
}

void RecordedSession::closeRecord()
{
    if (m_recorder)
        m_recorder->finish();
}

} // namespace studio::evidence
