// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audiooutput.h"
#include "core/audio/audiothread.h"
#include "core/audio/linememory.h"
#include "core/audio/pcmtrack.h"

#include <QHash>
#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace studio::audio {

/// How the current track has been played so far.
struct PlaybackStats {
    std::optional<std::chrono::milliseconds>
        startLatency{}; ///< From play() to the first frame handed to the device.
    int holes = 0; ///< Times the sound ran dry before its end.
    std::chrono::milliseconds holeTotal{0};
    std::chrono::milliseconds longestHole{0};
};

struct LoadOptions {
    std::optional<std::chrono::milliseconds> expectedDuration{}; ///< Helps on lines slower than the sound.
    QString lineKey{}; ///< Host the track comes from; empty for what is on disk. Its jitter is remembered.
    qint64 startFrame = 0;
};

/// Frames [from, to).
struct FrameRange {
    qint64 from = 0;
    qint64 to = 0;
    bool operator==(const FrameRange &) const = default;
};

class PlaybackEngine;
struct PlayerShared;

/// Plays one track at a time, also while it still grows. A facade on the thread that made it (the GUI's); the
/// work is done in the audio thread. Commands return at once; the outcome comes as signals. The device is
/// opened for playback and let go when nothing has played for 10 s. Device loss is a state: the position is
/// kept.
class Player final : public QObject {
    Q_OBJECT
public:
    enum class State {
        Empty, ///< Nothing loaded.
        Waiting, ///< play() was called; the first sound, or more sound, has not arrived yet.
        Playing,
        Paused,
        Stopped, ///< Loaded, or played to its end.
        DeviceLost, ///< As Paused, and there is no device. play() tries again.
    };
    Q_ENUM(State)

    static constexpr double kSlowest = 0.5;
    static constexpr double kFastest = 3.0;

    explicit Player(QObject *parent = nullptr);
    /// `factory` runs in the audio thread; a null `thread` makes one.
    explicit Player(AudioOutputFactory factory, std::shared_ptr<AudioThread> thread = {},
                    QObject *parent = nullptr);
    /// Silence at once.
    ~Player() override;

    /// Opens the device ahead, e.g. when the user asks for sound that has yet to be made. Harmless at any
    /// time.
    void prepare(studio::audio::PcmSpec spec = {44100, 1});
    /// Replaces what is loaded; silent, state Stopped.
    void load(std::shared_ptr<studio::audio::PcmTrack> track, const studio::audio::LoadOptions &options = {});
    /// From the position; after the end from the start.
    void play();
    /// Silence at once, position kept.
    void pause();
    /// Silence at once, position 0.
    void stop();
    void seek(qint64 frame);
    /// Repeats a range without a gap; the position moves into it when it is past its end.
    void setLoop(std::optional<studio::audio::FrameRange> range);
    /// 1 is as recorded; kSlowest to kFastest, the pitch is kept.
    void setSpeed(double speed);
    /// 0…1, linear in amplitude, ramped.
    void setVolume(double volume);
    /// An id from AudioDevices; empty: the default. Moves what is playing; a DeviceLost player becomes Paused
    /// if it works.
    void setOutputDevice(const QByteArray &id);
    /// Silence, nothing loaded, device let go.
    void close();

    [[nodiscard]] State state() const { return m_state; }
    /// Where devices are touched; for AudioDevices.
    [[nodiscard]] std::shared_ptr<studio::audio::AudioThread> thread() const { return m_thread; }
    /// The frame that is audible now; may be read at any rate.
    [[nodiscard]] qint64 positionFrames() const;
    [[nodiscard]] PlaybackStats stats() const;
    /// What was learned about lines, so that it can be kept between runs.
    [[nodiscard]] QHash<QString, studio::audio::LineMemory> lineMemories() const { return m_lines; }
    void setLineMemories(const QHash<QString, studio::audio::LineMemory> &lines) { m_lines = lines; }

signals:
    void stateChanged(studio::audio::Player::State state);
    /// The last frame was heard.
    void finished();
    /// Also when playback is asked for and there is no device at all.
    void deviceLost(const studio::Error &error);
    /// A device can be used again; the state is Paused.
    void deviceRestored();
    void lineLearned(const QString &lineKey, const studio::audio::LineMemory &memory);

private:
    void onState(quint32 load, State state);

    std::shared_ptr<AudioThread> m_thread;
    std::shared_ptr<PlayerShared> m_shared;
    PlaybackEngine *m_engine = nullptr; ///< Lives in the audio thread; disposed of there.
    QHash<QString, LineMemory> m_lines;
    State m_state = State::Empty;
    quint32 m_load = 0;
};

} // namespace studio::audio
