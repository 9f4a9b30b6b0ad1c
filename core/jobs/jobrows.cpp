// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/jobrows.h"

#include <algorithm>

namespace studio::jobs {

namespace {

ErrorKind kindNamed(const QString &name)
{
    for (int i = 0; i <= int(ErrorKind::Internal); ++i) {
        if (errorKindName(ErrorKind(i)) == name)
            return ErrorKind(i);
    }
    return ErrorKind::Internal;
}

} // namespace

store::JobRow rowOf(const JobView &view, bool resumable, const QString &owner)
{
    store::JobRow row;
    row.id = view.id;
    row.kind = view.spec.kind;
    row.title = view.spec.title;
    row.parameters = resumable ? view.spec.parameters : QJsonObject();
    row.profile = view.spec.profile;
    row.estimatedCredits = view.spec.estimatedCredits;
    row.state = view.state;
    row.progress = view.progress;
    row.status = view.status;
    row.summary = view.outcome.summary;
    row.revealPath = view.outcome.revealPath;
    if (view.error) {
        row.errorKind = errorKindName(view.error->kind);
        row.message = view.error->message;
        row.nextStep = view.error->nextStep;
    }
    row.resumable = resumable;
    row.begunAt = view.begunAt;
    row.changedAt = view.changedAt;
    row.owner = view.isActive() ? owner : QString();
    return row;
}

JobView viewOf(const store::JobRow &row)
{
    JobView view;
    view.id = row.id;
    view.spec = {row.kind, row.title, row.parameters, row.estimatedCredits, row.profile};
    view.state = row.state;
    view.progress = std::clamp(row.progress, -1.0, 1.0);
    view.status = row.status;
    view.outcome = {row.summary, row.revealPath};
    if (row.state == JobState::Failed) {
        view.error = Error::make(kindNamed(row.errorKind), row.message);
        view.error->nextStep = row.nextStep;
    }
    view.begunAt = row.begunAt;
    view.changedAt = row.changedAt;
    return view;
}

} // namespace studio::jobs
