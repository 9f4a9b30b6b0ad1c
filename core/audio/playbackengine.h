// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/playbackmap.h"
#include "core/audio/player.h"
#include "core/audio/startpolicy.h"
#include "core/audio/stretchfeed.h"
#include "core/audio/volumeramp.h"

#include <QTimer>

#include <atomic>
#include <vector>

namespace studio::audio {

/// What player and engine share across threads. `load` numbers the loaded tracks: figures of an older one are
/// stale.
struct PlayerShared {
    std::atomic<double> volume{1.0};
    std::atomic<quint32> load{0};
    std::atomic<qint64> position{0};
    std::atomic<int> startLatencyMs{-1};
    std::atomic<int> holes{0};
    std::atomic<int> holeTotalMs{0};
    std::atomic<int> longestHoleMs{0};
};

/// The half of the player in the audio thread: moves frames from the track to the output every 5 ms while
/// something plays or is waited for. Owns the output. Touched by queued calls only.
class PlaybackEngine final : public QObject {
    Q_OBJECT
public:
    PlaybackEngine(AudioOutputFactory factory, std::shared_ptr<PlayerShared> shared);
    ~PlaybackEngine() override;

    using Time = std::chrono::steady_clock::time_point;

    void prepare(PcmSpec spec);
    void load(quint32 load, const std::shared_ptr<PcmTrack> &track, const LoadOptions &options,
              const LineMemory &memory);
    void play(Time asked);
    void pause();
    void stop();
    void seek(qint64 frame);
    void setLoop(std::optional<FrameRange> range);
    void setSpeed(double speed);
    void setDevice(const QByteArray &id);
    void unload(quint32 load);

signals:
    void stateChanged(quint32 load, studio::audio::Player::State state);
    void finished(quint32 load);
    void deviceLost(const studio::Error &error);
    void deviceRestored();
    void lineLearned(const QString &lineKey, const studio::audio::LineMemory &memory);

private:
    using State = Player::State;

    void tick();
    void tryStart();
    void fill();
    qint64 writeBlock(qint64 free);
    qint64 writeStretched(qint64 free);
    qint64 give(qint64 frames);
    void writePadding(qint64 free);
    [[nodiscard]] qint64 endOfRun() const;
    void checkDry(qint64 free);
    void updatePosition();
    void endReached();
    void lose(const Error &error);
    void lookForDevice();
    Result<void> openOutput(PcmSpec spec);
    void silence();
    void restartFrom(qint64 frame);
    void watchArrival();
    void observe();
    void learn();
    void publish(qint64 position);
    void announce();
    [[nodiscard]] bool isActive() const { return m_state == State::Waiting || m_state == State::Playing; }

    std::shared_ptr<PlayerShared> m_shared;
    AudioOutputFactory m_factory;
    std::unique_ptr<AudioOutput> m_output;
    QByteArray m_device;
    PcmSpec m_openSpec;

    std::shared_ptr<PcmTrack> m_track;
    QString m_lineKey;
    std::optional<StartPolicy> m_policy;
    std::optional<FrameRange> m_loop;
    bool m_learning = false;

    State m_state = State::Empty;
    State m_announced = State::Empty;
    quint32 m_load = 0;
    qint64 m_cursor = 0; ///< Next track frame to write.
    qint64 m_position = 0; ///< Track frame audible now.
    qint64 m_written = 0; ///< Frames given to the open stream.
    qint64 m_soundEnd = -1; ///< m_written when the last frame of the track had gone; then padding.
    PlaybackMap m_map;
    double m_speed = 1;
    std::unique_ptr<StretchFeed> m_stretch; ///< While it plays at a speed other than 1.
    VolumeRamp m_ramp;
    std::vector<std::int16_t> m_block;
    std::optional<Time> m_asked; ///< When play() was called, until the first write.
    std::optional<Time> m_dry; ///< Since when the device has had nothing to play.
    bool m_inHole = false;

    QTimer m_timer;
    QTimer m_idle;
    QTimer m_retry;
};

} // namespace studio::audio
