// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/scenario/callervoices.h"
#include "core/scenario/plan.h"

#include <QHash>
#include <QObject>

namespace studio::scenario {

/// What the caller will say, made before the line is opened, so that making it takes no time of the
/// conversation. What depends on the agent's answers is made when it is known. One thread.
class Preparation final : public QObject {
    Q_OBJECT
public:
    /// `folder`: of recordings with relative names. `voices` may be null: then nothing can be said.
    Preparation(CallerVoices *voices, const QString &voice, const QString &folder, QObject *parent = nullptr);

    /// Everything of the plan that is known already; `finished` tells when it is there, or what was not to be
    /// had.
    void prepare(const QList<PlannedStep> &plan, const Variables &variables);
    /// One step's sound, filled in.
    void fetch(const Step &step);
    void cancel();

    /// Null until it is there.
    [[nodiscard]] const Utterance *find(const Step &step) const;
    [[nodiscard]] qint64 credits() const { return m_credits; }

signals:
    /// How many of how many are there.
    void progressed(int done, int total);
    /// Once for each prepare() and fetch(); from the event loop.
    void finished(const studio::Result<void> &outcome);

private:
    [[nodiscard]] QString keyOf(const Step &step) const;
    void next();

    CallerVoices *m_voices;
    QString m_voice;
    QString m_folder;
    QList<Step> m_wanted;
    int m_total = 0;
    qint64 m_credits = 0;
    QHash<QString, Utterance> m_made;
    JobGuard m_job;
};

/// The steps whose sound is known before the conversation, filled in; each sound once.
[[nodiscard]] QList<Step> spokenAhead(const QList<PlannedStep> &plan, Variables variables);

} // namespace studio::scenario
