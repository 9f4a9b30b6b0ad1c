// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/jobtext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

struct JobText {
    Q_DECLARE_TR_FUNCTIONS(studio::ui::JobText)
};

/// Facts side by side, as everywhere in the window.
QString joined(const QStringList &facts)
{
    return facts.join(u"  ·  "_s);
}

QString percent(double progress, const QLocale &locale)
{
    //: Progress of a job.
    return JobText::tr("%1 %").arg(locale.toString(int(std::floor(progress * 100 + 1e-9))));
}

QString runningText(const jobs::JobView &job, bool paused, const QLocale &locale)
{
    if (job.isCancelling)
        return JobText::tr("Stopping…");
    QStringList facts;
    if (paused)
        facts.append(JobText::tr("Paused"));
    if (!job.status.isEmpty())
        facts.append(job.status);
    if (job.progress >= 0)
        facts.append(percent(job.progress, locale));
    if (job.timeLeft)
        facts.append(timeLeftText(*job.timeLeft));
    return facts.isEmpty() ? JobText::tr("Running") : joined(facts);
}

QString failedText(const jobs::JobView &job, const QDateTime &now)
{
    const QString why = job.error ? job.error->message : JobText::tr("It failed.");
    if (job.retryAt) {
        const int seconds = int(std::max<qint64>(1, (now.msecsTo(*job.retryAt) + 999) / 1000));
        //: %1 a sentence that says what went wrong.
        return JobText::tr("%1 Retrying in %2 s").arg(why, QString::number(seconds));
    }
    return job.error && !job.error->nextStep.isEmpty()
        ? u"%1 %2"_s.arg(why, job.error->nextStep) // two sentences
        : why;
}

} // namespace

QString timeLeftText(std::chrono::seconds left)
{
    const auto seconds = left.count();
    if (seconds < 90)
        return JobText::tr("about %n s left", nullptr, int(seconds));
    if (seconds < 90 * 60)
        return JobText::tr("about %n min left", nullptr, int((seconds + 30) / 60));
    return JobText::tr("about %n h left", nullptr, int((seconds + 1800) / 3600));
}

QString jobStatusText(const jobs::JobView &job, bool isNext, bool paused, const QDateTime &now,
                      const QLocale &locale)
{
    using jobs::JobState;
    switch (job.state) {
    case JobState::Running:
        return runningText(job, paused, locale);
    case JobState::Waiting: {
        QStringList facts{paused       ? JobText::tr("Paused")
                              : isNext ? JobText::tr("Next")
                                       : JobText::tr("Waiting")};
        if (job.spec.estimatedCredits > 0)
            facts.append(JobText::tr("≈ %1 credits").arg(locale.toString(job.spec.estimatedCredits)));
        return joined(facts);
    }
    case JobState::Done:
        return job.outcome.summary.isEmpty() ? JobText::tr("Done")
                                             : joined({JobText::tr("Done"), job.outcome.summary});
    case JobState::Failed:
        return failedText(job, now);
    case JobState::Cancelled:
        return JobText::tr("Cancelled");
    case JobState::Interrupted:
        break;
    }
    const QString cut = JobText::tr("Interrupted when the program ended");
    return job.progress > 0 ? joined({cut, percent(job.progress, locale)}) : cut;
}

} // namespace studio::ui
