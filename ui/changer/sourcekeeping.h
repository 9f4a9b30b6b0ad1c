// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/media/soundreader.h"
#include "ui/changer/changerparts.h"

#include <QObject>
#include <QTimer>

namespace studio::store {
struct Take;
}

namespace studio::ui {

/// Which recording is open: keeps the session and the playback in step with it, has its level measured, and
/// brings it back in the next run with its handles where they were. GUI thread.
class SourceKeeping final : public QObject {
    Q_OBJECT

public:
    SourceKeeping(const ChangerParts &parts, QObject *parent);

    /// What was open in the run before, if it is still there.
    void restoreLast();
    void openFile(const QString &path);
    void openRecording(const QString &path);
    /// A file with its handles, e.g. what a take was made of. A negative `to`: to its end.
    void openStretch(const QString &path, const QString &name, const media::ImportOptions &options);
    /// The sound of a take as a recording.
    void openTake(const TakeId &id);
    /// Writes now what is open.
    void remember();
    /// Undo brings it back.
    void putAway();

private:
    struct Kept {
        QString path{};
        QString name{};
        bool isRecording = false;
        media::ImportOptions options{};
        bool operator==(const Kept &) const = default;
    };

    void open(const Kept &kept);
    void sourceChanged();
    void chosenChanged();
    void tellSession();
    [[nodiscard]] Kept kept() const;

    const ChangerParts m_parts;
    std::optional<media::ImportOptions> m_handles; ///< To be set when it is open.
    QTimer m_rememberSoon;
    JobGuard m_loading;
};

} // namespace studio::ui
