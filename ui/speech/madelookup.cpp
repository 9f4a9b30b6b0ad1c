// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/madelookup.h"

#include "core/store/takerepository.h"

using namespace std::chrono_literals;

namespace studio::ui {

MadeLookup::MadeLookup(store::TakeRepository &takes, QObject *parent) : QObject(parent), m_takes(takes)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(250ms);
    connect(&m_quiet, &QTimer::timeout, this, &MadeLookup::look);
}

void MadeLookup::setPlan(const std::optional<edit::SpeechPlan> &plan)
{
    if (m_plan == plan)
        return;
    m_plan = plan;
    ++m_run;
    m_job.cancel();
    setMade({});
    if (m_plan && !m_plan->parts.empty())
        m_quiet.start();
    else
        m_quiet.stop();
}

void MadeLookup::refresh()
{
    if (m_plan && !m_plan->parts.empty())
        look();
}

std::optional<qint64> MadeLookup::creditsLeftToPay() const
{
    if (!m_plan)
        return {};
    qint64 credits = 0;
    for (std::size_t i = 0; i < m_plan->parts.size(); ++i)
        credits += m_parts.value(qsizetype(i)) ? 0 : speech::estimatedCredits(m_plan->parts[i].inputs);
    return credits;
}

void MadeLookup::look()
{
    auto *job = m_takes.byRequestKey(edit::keyOf(*m_plan));
    m_job = job;
    job->then(this, [this, run = ++m_run](const Result<std::optional<store::Take>> &made) {
        // A store that cannot answer has made nothing: it is looked at again before anything is paid.
        if (!made || run != m_run)
            return;
        if (*made || !m_plan || m_plan->isPlain())
            setMade(*made);
        else
            lookAtParts();
    });
}

void MadeLookup::lookAtParts()
{
    QList<QByteArray> keys;
    for (const edit::PlannedPart &part : m_plan->parts)
        keys.append(speech::requestKeyOf(part.inputs));
    auto *job = m_takes.areMade(keys);
    m_job = job;
    job->then(this, [this, run = m_run](const Result<QList<bool>> &parts) {
        if (parts && run == m_run)
            setMade({}, *parts);
    });
}

void MadeLookup::setMade(const std::optional<store::Take> &made, const QList<bool> &parts)
{
    if (m_made == made && m_parts == parts)
        return;
    m_made = made;
    m_parts = parts;
    emit madeChanged();
}

} // namespace studio::ui
