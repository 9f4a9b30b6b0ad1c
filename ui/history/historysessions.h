// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/evidence/sessionarchive.h"

#include <QObject>

namespace studio {
struct Error;
}

namespace studio::ui {

class Panel;

/// What can be done from the history with recorded conversations with agents: removed with Undo. Owned by the
/// panel. GUI thread.
class HistorySessions final : public QObject {
    Q_OBJECT

public:
    HistorySessions(const evidence::SessionArchive &archive, Panel *panel);

    void remove(const QStringList &ids);

signals:
    /// The archive is not as it was listed.
    void changed();
    void failed(const studio::Error &error);

private:
    void removeNext();
    void restore(const QStringList &ids);
    void offerUndo();

    evidence::SessionArchive m_archive;
    Panel *m_panel;
    QStringList m_going; ///< To be removed yet.
    QStringList m_gone; ///< For one toast.
    JobGuard m_step;
};

} // namespace studio::ui
