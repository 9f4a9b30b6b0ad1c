// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/store/take.h"
#include "ui/changer/changerparts.h"

#include <QObject>

namespace studio::ui {

class SourceKeeping;

/// Brings back everything a take was made of: the recording with its handles, voice and settings; and selects
/// it. What stood there before comes back by Undo. GUI thread.
class ChangerRestore final : public QObject {
    Q_OBJECT

public:
    ChangerRestore(const ChangerParts &parts, SourceKeeping &keeping, QObject *parent);

    void restore(const TakeId &id);

private:
    void put(const store::Take &take);

    const ChangerParts m_parts;
    SourceKeeping &m_keeping;
    JobGuard m_loading;
};

} // namespace studio::ui
