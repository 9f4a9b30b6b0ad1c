// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QObject>

#include <functional>
#include <vector>

namespace studio::duplex {

/// Microseconds of std::chrono::steady_clock.
using Micros = qint64;
[[nodiscard]] Micros now();

/// A turn of the agent's at the speaker: counted by whoever plays, from 1, ever growing.
using TurnId = qint64;

struct SoundSetup {
    int inputRateHz = 16'000; ///< Of what is captured; 16-bit mono.
    int outputRateHz = 16'000; ///< Of what is played; 16-bit mono.
    QByteArray microphone{}; ///< Device ids; empty: the first one.
    QByteArray speaker{};
    bool cancelEcho = true;
    bool suppressNoise = true;

    bool operator==(const SoundSetup &) const = default;
};

enum class SoundSide { Microphone, Speaker };

/// The sound of one conversation, both ways. A facade on the thread that made it; what is marked thread-safe
/// may be called from anywhere and takes effect without waiting for any event loop. The two callbacks run in
/// the sound thread and must not block.
class SoundPath : public QObject {
    Q_OBJECT
public:
    /// 20 ms of what the microphone delivers, cleaned; silence while muted. `at`: when its first sample was
    /// at the microphone.
    using Captured = std::function<void(const QByteArray &pcm16, Micros at)>;
    /// What leaves the speaker. `at`: when its first sample is heard.
    using Heard = std::function<void(const QByteArray &pcm16, Micros at)>;

    explicit SoundPath(QObject *parent = nullptr);
    ~SoundPath() override;

    /// Who is told; several may listen. Before start() only.
    void onCaptured(Captured callback);
    void onHeard(Heard callback);

    /// Opens both sides. What cannot be opened is told by lost() and waited for.
    virtual void start(const SoundSetup &setup) = 0;
    /// Lets both devices go, at once. Nothing is called back after it returned.
    virtual void stop() = 0;
    /// Others than those of start(), in mid-conversation.
    virtual void useDevices(const QByteArray &microphone, const QByteArray &speaker) = 0;
    /// The microphone stays open but silence is sent. Also what push to talk uses between presses.
    virtual void setMuted(bool muted) = 0;

    /// The user pressed a telephone key: its tone is heard for a moment. It is no part of what is captured,
    /// heard or measured, since the key itself travels as a message.
    virtual void playTone(QChar key) { Q_UNUSED(key) }

    /// Thread-safe. Appends to a turn; a new turn follows the one before. What belongs to a turn that was
    /// interrupted is dropped.
    virtual void play(TurnId turn, const QByteArray &pcm16) = 0;
    /// Thread-safe. Nothing more comes for this turn: running dry is its end, not a hole.
    virtual void finishTurn(TurnId turn) = 0;
    /// Thread-safe. Silence within a device period; turns up to this one are never heard again.
    virtual void interrupt(TurnId upTo) = 0;
    /// Thread-safe. Of this turn, so far, at the speaker; 0 when nothing.
    [[nodiscard]] virtual double heardMs(TurnId turn) const = 0;

signals:
    /// By local voice activity, with when it really was at the microphone.
    void voiceBegan(studio::duplex::Micros at);
    void voiceEnded(studio::duplex::Micros at);
    /// The first sample of a turn is heard.
    void turnBegan(studio::duplex::TurnId turn, studio::duplex::Micros at);
    /// The last one was; `interrupted`: something of it was left unheard. Also for turns of which nothing was
    /// heard.
    void turnStopped(studio::duplex::TurnId turn, double heardMs, bool interrupted,
                     studio::duplex::Micros at);
    /// Sound of a turn under way came too late.
    void holeHeard(double ms, studio::duplex::Micros at);
    /// About 30 times a second: peaks since the last time, in dB of full scale (-100: silence).
    void levelMeasured(double microphoneDb, double speakerDb);
    /// What the speaker plays comes back through the microphone.
    void echoSuspected();
    void lost(studio::duplex::SoundSide side, const studio::Error &problem);
    void recovered(studio::duplex::SoundSide side);
    /// The speaker is not there any more, or there again, and the sound goes to this one now.
    void speakerChanged(const QString &name);

protected:
    void tellCaptured(const QByteArray &pcm16, Micros at) const;
    void tellHeard(const QByteArray &pcm16, Micros at) const;

private:
    std::vector<Captured> m_captured;
    std::vector<Heard> m_heard;
};

} // namespace studio::duplex
