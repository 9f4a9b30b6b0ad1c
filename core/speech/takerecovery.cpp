// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/speech/takerecovery.h"

#include "core/audio/decodefile.h"
#include "core/base/jobguard.h"
#include "core/base/logging.h"
#include "core/base/workerjob.h"
#include "core/speech/takedescription.h"
#include "core/store/audiovault.h"
#include "core/store/takerepository.h"

namespace studio::speech {

namespace {

/// One leftover after the other: already a take? → adopt → measure → add → settle.
class RecoveryJob final : public JobOf<int> {
public:
    RecoveryJob(store::TakeRepository &takes, store::AudioVault &vault, QObject *parent)
        : JobOf(parent), m_takes(takes), m_vault(vault)
    {
        run(m_vault.recoverPartials(), [this](const QList<store::Leftover> &found) {
            m_leftovers = found;
            next();
        });
    }

protected:
    void abortWork() override { m_step.cancel(); }

private:
    /// Goes on with the value, or leaves this leftover for another start.
    template <class T, class F>
    void run(JobOf<T> *job, F f)
    {
        m_step = job;
        job->then(this, [this, f](const Result<T> &value) {
            if (isFinished())
                return;
            if (value) {
                f(*value);
                return;
            }
            qCWarning(logStore) << "a leftover could not be recovered:" << value.error().detail;
            next();
        });
    }

    void next()
    {
        if (m_leftovers.isEmpty()) {
            finish(m_recovered);
            return;
        }
        m_now = m_leftovers.takeFirst();
        run(m_takes.byId(m_now.id), [this](const std::optional<store::Take> &known) {
            if (known || m_now.about.isEmpty())
                settle();
            else if (m_now.bytes == 0 && m_now.hash.isEmpty())
                settle();
            else if (isDescribedAsWhole(m_now.about) && m_now.hash.isEmpty())
                settle();
            else
                adopt();
        });
    }

    void settle()
    {
        run(m_vault.settle(m_now.id), [this](bool) { next(); });
    }

    void adopt()
    {
        run(m_vault.adopt(m_now.id), [this](const store::StoredAudio &audio) {
            store::Take take = takeFromDescription(m_now.about);
            take.id = m_now.id;
            take.audioHash = audio.hash;
            take.audioBytes = audio.bytes;
            take.complete = isDescribedAsWhole(m_now.about);
            if (!take.madeAt.isValid())
                take.madeAt = m_now.changedAt;
            std::optional<audio::StreamFormat> hint;
            if (const auto format = audio::parseStreamFormat(take.outputFormat))
                hint = *format;
            auto *measuring =
                runInWorker<double>([path = audio.path, hint](const StopFlag &stop) -> Result<double> {
                    const auto track = audio::decodeFile(path, stop, hint);
                    return track ? Result<double>((*track)->seconds()) : Result<double>(0.0);
                });
            run(measuring, [this, take](double seconds) { add(take, seconds); });
        });
    }

    void add(store::Take take, double seconds)
    {
        if (seconds <= 0) {
            settle();
            return;
        }
        take.durationMs = qRound64(seconds * 1000);
        run(m_takes.add(take), [this](const store::Take &) {
            ++m_recovered;
            settle();
        });
    }

    store::TakeRepository &m_takes;
    store::AudioVault &m_vault;
    QList<store::Leftover> m_leftovers;
    store::Leftover m_now;
    JobGuard m_step;
    int m_recovered = 0;
};

} // namespace

JobOf<int> *recoverTakes(store::TakeRepository &takes, store::AudioVault &vault, QObject *parent)
{
    return new RecoveryJob(takes, vault, parent);
}

} // namespace studio::speech
