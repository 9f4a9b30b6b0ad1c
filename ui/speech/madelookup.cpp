// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/madelookup.h"

#include "core/speech/speechengine.h"

using namespace std::chrono_literals;

namespace studio::ui {

MadeLookup::MadeLookup(speech::SpeechEngine &engine, QObject *parent) : QObject(parent), m_engine(engine)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(250ms);
    connect(&m_quiet, &QTimer::timeout, this, &MadeLookup::look);
}

void MadeLookup::setInputs(const std::optional<speech::SpeechInputs> &inputs)
{
    if (m_inputs == inputs)
        return;
    m_inputs = inputs;
    m_job.cancel();
    setMade({});
    if (m_inputs)
        m_quiet.start();
    else
        m_quiet.stop();
}

void MadeLookup::refresh()
{
    if (m_inputs)
        look();
}

void MadeLookup::look()
{
    auto *job = m_engine.findMade(*m_inputs);
    m_job = job;
    job->then(this, [this](const Result<std::optional<store::Take>> &made) {
        // A store that cannot answer has made nothing: the engine looks again before it pays.
        if (made)
            setMade(*made);
    });
}

void MadeLookup::setMade(const std::optional<store::Take> &made)
{
    if (m_made == made)
        return;
    m_made = made;
    emit madeChanged();
}

} // namespace studio::ui
