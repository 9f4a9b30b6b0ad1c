// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/preparation.h"

#include "core/scenario/scenariotext.h"

#include <QDir>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace studio::scenario {

using Kind = Step::Kind;

namespace {

bool hasSound(const Step &step)
{
    return step.kind == Kind::Say || step.kind == Kind::Play || step.kind == Kind::Interrupt;
}

} // namespace

QList<Step> spokenAhead(const QList<PlannedStep> &plan, Variables variables)
{
    QList<Step> steps;
    for (const PlannedStep &planned : plan) {
        Variables known = variables;
        known.insert(planned.bindings);
        const Result<Step> step = filledIn(planned.step, known);
        if (planned.step.kind == Kind::Set) {
            if (step)
                variables.insert(step->variable, step->text);
            else
                variables.remove(planned.step.variable);
        } else if (planned.step.kind == Kind::ExpectPattern) {
            // Only the agent knows what it will be.
            variables.remove(planned.step.variable);
        } else if (step && hasSound(*step)) {
            steps.append(*step);
        }
    }
    return steps;
}

Preparation::Preparation(CallerVoices *voices, const QString &voice, const QString &folder, QObject *parent)
    : QObject(parent), m_voices(voices), m_voice(voice), m_folder(folder)
{
}

void Preparation::prepare(const QList<PlannedStep> &plan, const Variables &variables)
{
    m_wanted.clear();
    QStringList keys;
    for (const Step &step : spokenAhead(plan, variables)) {
        const QString key = keyOf(step);
        if (!m_made.contains(key) && !keys.contains(key)) {
            keys.append(key);
            m_wanted.append(step);
        }
    }
    m_total = int(m_wanted.size());
    QTimer::singleShot(0, this, &Preparation::next);
}

void Preparation::fetch(const Step &step)
{
    m_wanted = {step};
    m_total = 1;
    QTimer::singleShot(0, this, &Preparation::next);
}

void Preparation::cancel()
{
    m_wanted.clear();
    m_job.cancel();
}

QString Preparation::keyOf(const Step &step) const
{
    if (!step.file.isEmpty())
        return u"file\n"_s + QDir(m_folder).absoluteFilePath(step.file);
    return u"text\n"_s + (step.voice.isEmpty() ? m_voice : step.voice) + u'\n' + step.text;
}

const Utterance *Preparation::find(const Step &step) const
{
    const auto found = m_made.constFind(keyOf(step));
    return found == m_made.constEnd() ? nullptr : &*found;
}

void Preparation::next()
{
    if (m_wanted.isEmpty()) {
        emit finished({});
        return;
    }
    const Step step = m_wanted.takeFirst();
    const QString key = keyOf(step);
    JobOf<Utterance> *job = nullptr;
    if (!step.file.isEmpty())
        job = readRecording(QDir(m_folder).absoluteFilePath(step.file), this);
    else if (m_voices)
        job = m_voices->speak(step.text, step.voice.isEmpty() ? m_voice : step.voice, this);
    else
        job = readyJob<Utterance>(
            fail(ErrorKind::Unsupported, ScenarioText::tr("There is no voice to speak for the caller.")),
            this);
    m_job = job;
    job->then(this, [this, key](const Result<Utterance> &made) {
        if (!made) {
            m_wanted.clear();
            emit finished(Unexpected(made.error()));
            return;
        }
        m_credits += made->credits;
        m_made.insert(key, *made);
        emit progressed(m_total - int(m_wanted.size()), m_total);
        next();
    });
}

} // namespace studio::scenario
