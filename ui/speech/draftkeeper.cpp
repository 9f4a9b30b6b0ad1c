// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/draftkeeper.h"

#include "core/store/draftrepository.h"

using namespace std::chrono_literals;

namespace studio::ui {

DraftKeeper::DraftKeeper(store::DraftRepository &drafts, const QString &key, std::function<Content()> current,
                         QObject *parent)
    : QObject(parent), m_drafts(drafts), m_key(key), m_current(std::move(current))
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(1s);
    m_latest.setSingleShot(true);
    m_latest.setInterval(3s);
    connect(&m_quiet, &QTimer::timeout, this, &DraftKeeper::flush);
    connect(&m_latest, &QTimer::timeout, this, &DraftKeeper::flush);
}

void DraftKeeper::load()
{
    auto *job = m_drafts.load(m_key);
    m_loading = job;
    job->then(this, [this](const Result<std::optional<store::Draft>> &draft) {
        if (!draft) {
            if (!draft.error().isCancelled())
                emit failed(draft.error());
            return;
        }
        m_loaded = true;
        if (draft->has_value())
            emit loaded(true, {(*draft)->text, (*draft)->state});
        else
            emit loaded(false, {});
    });
}

void DraftKeeper::touch()
{
    m_dirty = true;
    m_quiet.start();
    if (!m_latest.isActive())
        m_latest.start();
}

void DraftKeeper::flush()
{
    m_quiet.stop();
    m_latest.stop();
    if (!m_dirty || !m_loaded)
        return;
    m_dirty = false;
    const Content content = m_current();
    store::Draft draft;
    draft.key = m_key;
    draft.text = content.text;
    draft.state = content.state;
    draft.changedAt = QDateTime::currentDateTimeUtc();
    m_drafts.save(draft)->then(this, [this](const Result<bool> &done) {
        if (done) {
            emit saved();
            return;
        }
        m_dirty = true;
        if (!done.error().isCancelled())
            emit failed(done.error());
    });
}

} // namespace studio::ui
