// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changer/sourcerecording.h"

#include "ui/changer/changerplayback.h"
#include "ui/changer/sourcekeeping.h"
#include "ui/recording/recordcontrol.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"

namespace studio::ui {

SourceRecording::SourceRecording(const ChangerParts &parts, RecordControl &record, SourceKeeping &keeping,
                                 QObject *parent)
    : QObject(parent), m_parts(parts), m_keeping(keeping)
{
    connect(&record, &RecordControl::recorded, this,
            [this](const capture::Recording &recording) { m_keeping.openRecording(recording.path); });
    connect(&record, &RecordControl::recovered, this, [this](const QList<capture::Recording> &recordings) {
        if (!recordings.isEmpty())
            offer(tr("A recording that was interrupted was saved."), tr("Open it"), recordings.last().path);
    });
    connect(&record, &RecordControl::discarded, this, [this, &record](const capture::Recording &recording) {
        connect(offer(tr("The recording was discarded."), tr("Undo"), recording.path),
                &Toast::actionTriggered, &record,
                [&record, path = recording.path] { record.keepDiscarded(path); });
    });
    connect(&record, &RecordControl::failed, this,
            [this](const Error &problem) { m_parts.tellProblem(problem); });
    connect(&record, &RecordControl::announced, &parts.panel, &Panel::announced);
    connect(&record, &RecordControl::becameIdle, &parts.panel, &Panel::becameIdle);
    connect(&record, &RecordControl::changed, this, [this, &record] {
        // What plays would be recorded as well.
        if (record.isBusy())
            m_parts.playback.pause();
    });
}

Toast *SourceRecording::offer(const QString &sentence, const QString &action, const QString &path)
{
    auto *toast = Toast::show(&m_parts.panel, NoticeKind::Info, sentence, action);
    connect(toast, &Toast::actionTriggered, this, [this, path] { m_keeping.openRecording(path); });
    m_parts.announce(sentence);
    return toast;
}

} // namespace studio::ui
