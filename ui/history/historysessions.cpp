// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historysessions.h"

#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"

namespace studio::ui {

HistorySessions::HistorySessions(const evidence::SessionArchive &archive, Panel *panel)
    : QObject(panel), m_archive(archive), m_panel(panel)
{
}

void HistorySessions::remove(const QStringList &ids)
{
    m_going += ids;
    if (!m_step.isRunning())
        removeNext();
}

/// One after the other: what cannot be removed, since it is being recorded, is said.
void HistorySessions::removeNext()
{
    if (m_going.isEmpty()) {
        offerUndo();
        return;
    }
    const QString id = m_going.takeFirst();
    auto *job = m_archive.remove(id);
    m_step = job;
    job->then(this, [this, id](const Result<void> &removed) {
        if (removed)
            m_gone.append(id);
        else if (!removed.error().isCancelled())
            emit failed(removed.error());
        m_step.cancel(); // over; the next may begin
        removeNext();
    });
}

void HistorySessions::offerUndo()
{
    if (m_gone.isEmpty())
        return;
    const QStringList ids = std::exchange(m_gone, {});
    emit changed();
    const QString text = tr("%n session(s) were deleted.", nullptr, int(ids.size()));
    auto *toast = Toast::show(m_panel, NoticeKind::Info, text, tr("Undo"));
    emit m_panel->announced(text);
    connect(toast, &Toast::actionTriggered, this, [this, ids] { restore(ids); });
}

void HistorySessions::restore(const QStringList &ids)
{
    for (const QString &id : ids) {
        m_archive.restore(id, this)->then(this, [this](const Result<void> &restored) {
            if (!restored && !restored.error().isCancelled())
                emit failed(restored.error());
            emit changed();
        });
    }
    emit m_panel->announced(tr("Brought back."));
}

} // namespace studio::ui
