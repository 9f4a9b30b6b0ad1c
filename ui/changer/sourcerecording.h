// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/changer/changerparts.h"

#include <QObject>

namespace studio::ui {

class RecordControl;
class SourceKeeping;
class Toast;

/// What is recorded becomes the recording under work; what was discarded, or left behind by a run that was
/// killed, can be had back. GUI thread.
class SourceRecording final : public QObject {
    Q_OBJECT

public:
    SourceRecording(const ChangerParts &parts, RecordControl &record, SourceKeeping &keeping,
                    QObject *parent);

private:
    Toast *offer(const QString &sentence, const QString &action, const QString &path);

    const ChangerParts m_parts;
    SourceKeeping &m_keeping;
};

} // namespace studio::ui
