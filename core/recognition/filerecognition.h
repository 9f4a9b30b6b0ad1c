// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/base/workerjob.h"
#include "core/recognition/recogniser.h"

#include <functional>
#include <memory>

namespace studio::recognition {

/// The words of a sound and its length.
struct Recognised {
    HeardWords words{};
    double seconds = 0;
    bool operator==(const Recognised &) const = default;
};

struct RecogniseOptions {
    EngineChoice engine{};
    int channel = -1; ///< -1: all of them, mixed.
    double fromSeconds = 0; ///< Only a part; times still count from the start of the track.
    double toSeconds = -1;
    int threads = 2; ///< Each has a model of its own (110 MB). Short sounds use one.
    std::shared_ptr<RecogniserPool> pool{}; ///< Where recognisers come from; null: made and freed.
    bool operator==(const RecogniseOptions &) const = default;
};

using RecogniseProgress = std::function<void(double fraction)>;
/// Words in the order of time, as soon as everything before them is known.
using WordsHeard = std::function<void(const HeardWords &words)>;

/// Recognises a complete track of any length and rate in constant memory: cut at pauses, several stretches at
/// once. Blocking, for worker threads; both callbacks come from that thread. Errors: those of
/// Recogniser::create(), Cancelled. Silence gives no words and is no error.
[[nodiscard]] Result<Recognised> recogniseTrack(const audio::PcmTrack &track,
                                                const RecogniseOptions &options = {}, StopFlag stop = {},
                                                const RecogniseProgress &progress = {},
                                                const WordsHeard &heard = {});

/// Carries news of a recognition from its worker to whoever listens; emit from any thread.
class RecognitionNews final : public QObject {
    Q_OBJECT
signals:
    void advanced(double fraction);
    void heard(const studio::recognition::HeardWords &words);
};

/// The same as a job in the thread pool. `progressed` counts in thousandths.
class RecogniseJob final : public JobOf<Recognised> {
    Q_OBJECT
public:
    RecogniseJob(std::shared_ptr<const audio::PcmTrack> track, const RecogniseOptions &options,
                 QObject *parent = nullptr);

signals:
    void heard(const studio::recognition::HeardWords &words);

protected:
    void abortWork() override;

private:
    StopFlag m_stop;
    std::shared_ptr<RecognitionNews> m_news;
    QFutureWatcher<Result<Recognised>> m_watcher;
};

} // namespace studio::recognition
