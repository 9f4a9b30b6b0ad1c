// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/base/jobguard.h"

#include <QObject>

#include <memory>

namespace studio::ui {

/// How much the louder of two sounds has to be turned down to be as loud as the other. Measured in a worker
/// over the first minutes they have in common. GUI thread.
class LevelMatch final : public QObject {
    Q_OBJECT

public:
    using Track = std::shared_ptr<audio::PcmTrack>;

    using QObject::QObject;

    /// `first` is heard from a place on. Does nothing when these were measured already.
    void measure(const Track &first, double fromSeconds, const Track &second);
    /// Factors of the amplitude, at most 1; 1 as long as they are not known.
    [[nodiscard]] double firstGain() const { return m_firstGain; }
    [[nodiscard]] double secondGain() const { return m_secondGain; }

signals:
    void changed();

private:
    std::weak_ptr<audio::PcmTrack> m_first;
    std::weak_ptr<audio::PcmTrack> m_second;
    double m_from = 0;
    double m_firstGain = 1;
    double m_secondGain = 1;
    JobGuard m_measuring;
};

} // namespace studio::ui
