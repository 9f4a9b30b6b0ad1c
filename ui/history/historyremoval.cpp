// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historyremoval.h"

#include "core/store/takerepository.h"
#include "core/transcription/transcriptionengine.h"
#include "ui/archive/archiveentry.h"
#include "ui/archive/archivemodel.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"

namespace studio::ui {

HistoryRemoval::HistoryRemoval(const HistoryServices &services, ArchiveModel &model, Panel &panel)
    : QObject(&panel), m_services(services), m_model(model), m_panel(panel)
{
}

bool HistoryRemoval::remove(const QList<ArchiveEntry> &entries)
{
    Chosen chosen;
    QString title;
    for (const ArchiveEntry &entry : entries) {
        if (entry.kind == ArchiveEntry::Kind::Take)
            chosen.takes.insert(entry.take.id);
        else if (entry.kind == ArchiveEntry::Kind::Transcript)
            chosen.transcripts.insert(entry.transcript.id);
        if (entry.kind == ArchiveEntry::Kind::Transcript)
            title = entryTitle(entry);
    }
    const int takes = int(chosen.takes.size());
    const int transcripts = int(chosen.transcripts.size());
    if (takes + transcripts == 0)
        return false;
    m_going.takes += chosen.takes;
    m_going.transcripts += chosen.transcripts;
    m_model.hide(chosen.takes);
    m_model.hideTranscripts(chosen.transcripts);
    const QString text = transcripts == 0 ? tr("%n takes were deleted.", nullptr, takes)
        : takes + transcripts == 1        ? tr("%1 was deleted.").arg(title)
                                          : tr("%n entries were deleted.", nullptr, takes + transcripts);
    auto *toast = Toast::show(&m_panel, NoticeKind::Info, text, tr("Undo"));
    emit m_panel.announced(text);
    connect(toast, &Toast::actionTriggered, this, [this, chosen] { bringBack(chosen); });
    connect(toast, &QObject::destroyed, this, [this, chosen] { forget(chosen); });
    return true;
}

void HistoryRemoval::bringBack(const Chosen &chosen)
{
    m_going.takes -= chosen.takes;
    m_going.transcripts -= chosen.transcripts;
    m_model.show(chosen.takes);
    m_model.showTranscripts(chosen.transcripts);
    emit m_panel.announced(tr("Brought back."));
}

void HistoryRemoval::forget(const Chosen &chosen)
{
    QStringList gone;
    for (const TakeId &id : chosen.takes) {
        if (!m_going.takes.remove(id))
            continue;
        gone.append(id.value());
        m_services.takes.remove(id)->then(this, [this](const Result<bool> &done) {
            if (!done && !done.error().isCancelled())
                emit failed(done.error());
        });
    }
    if (!gone.isEmpty())
        emit takesRemoved(gone);
    QSet<TranscriptId> transcripts = chosen.transcripts;
    transcripts.intersect(m_going.transcripts);
    m_going.transcripts -= transcripts;
    if (!transcripts.isEmpty())
        forgetTranscripts(transcripts);
}

void HistoryRemoval::forgetTranscripts(const QSet<TranscriptId> &ids)
{
    QStringList names;
    for (const TranscriptId &id : ids)
        names.append(id.value());
    emit transcriptsRemoving(names); // what is still unsaved is written before it is removed
    for (const TranscriptId &id : ids) {
        m_services.transcripts.remove(id)->then(
            this, [this, id](const Result<std::optional<store::StoredTranscript>> &gone) {
                if (gone && *gone) {
                    m_services.transcription.forgetSound((*gone)->entry);
                    emit m_services.transcription.entryRemoved(id);
                } else if (!gone && !gone.error().isCancelled()) {
                    m_model.showTranscripts({id});
                    emit failed(gone.error());
                }
            });
    }
}

} // namespace studio::ui
