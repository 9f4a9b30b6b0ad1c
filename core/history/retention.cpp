// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/retention.h"

#include "core/base/jobguard.h"
#include "core/store/database.h"
#include "core/store/takerepository.h"

using namespace Qt::StringLiterals;

namespace studio::history {

namespace {

/// One take after the other, so that other work of the database goes on in between.
class Retention final : public JobOf<int> {
public:
    Retention(store::Database &database, store::TakeRepository &takes, const QDateTime &before,
              QObject *parent)
        : JobOf(parent), m_takes(takes)
    {
        auto *job = database.run<QStringList>([before](store::Connection &db) -> Result<QStringList> {
            auto rows = db.query(u"SELECT id FROM takes WHERE made_at < ? AND starred = 0 AND id NOT IN "
                                 "(SELECT source FROM take_sources) ORDER BY made_at"_s,
                                 {before.toMSecsSinceEpoch()});
            if (!rows)
                return Unexpected(rows.error());
            QStringList ids;
            while (rows->next())
                ids.append(rows->value(0).toString());
            return ids;
        });
        m_step = job;
        job->then(this, [this](const Result<QStringList> &ids) {
            if (isFinished())
                return;
            if (!ids) {
                finish(Unexpected(ids.error()));
                return;
            }
            m_ids = *ids;
            next();
        });
    }

protected:
    void abortWork() override { m_step.cancel(); }

private:
    void next()
    {
        if (m_ids.isEmpty()) {
            finish(m_removed);
            return;
        }
        auto *job = m_takes.remove(TakeId(m_ids.takeFirst()));
        m_step = job;
        job->then(this, [this](const Result<bool> &removed) {
            if (isFinished())
                return;
            if (!removed) {
                finish(Unexpected(removed.error()));
                return;
            }
            m_removed += *removed ? 1 : 0;
            next();
        });
    }

    store::TakeRepository &m_takes;
    QStringList m_ids;
    int m_removed = 0;
    JobGuard m_step;
};

} // namespace

JobOf<int> *removeOldTakes(store::Database &database, store::TakeRepository &takes, const QDateTime &before,
                           QObject *parent)
{
    return new Retention(database, takes, before, parent);
}

} // namespace studio::history
