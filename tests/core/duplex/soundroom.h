// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/duplex/soundclocks.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

#include <deque>
#include <optional>
#include <vector>

/// The two ends of a private sound server, as somebody in the room would have them. Processes of their own do
/// the work, so that they are independent of what is measured; only their pipes are served here.
namespace studio::duplex::test {

/// Listens to a source and knows when each sample was there, to about a millisecond: the quickest deliveries
/// tell the time, however late the others are.
class Ear final : public QObject {
    Q_OBJECT
public:
    static constexpr int kRate = 48'000;

    explicit Ear(QObject *parent = nullptr);
    ~Ear() override;

    bool start(const QString &source);
    void stop();
    /// Until when it has listened.
    [[nodiscard]] Micros heardUntil() const;
    [[nodiscard]] std::optional<Micros> soundAfter(Micros from, int loud = 500) const;
    /// When it became silent for at least `ms`, after a moment at which there was sound.
    [[nodiscard]] std::optional<Micros> silenceAfter(Micros from, int ms = 60, int loud = 500) const;
    /// Longest silence between first and last sound in a stretch, in ms.
    [[nodiscard]] double longestHole(Micros from, Micros to, int loud = 500) const;
    [[nodiscard]] std::vector<std::int16_t> samples(Micros from, Micros to) const;

private:
    struct Chunk {
        Micros at = 0;
        std::vector<std::int16_t> samples{};
    };
    void take();
    template <class F>
    void each(Micros from, F f) const;

    QProcess m_process;
    InputClock m_clock;
    QByteArray m_rest;
    std::vector<Chunk> m_chunks;
};

/// Speaks into a sink whose monitor is the microphone: silence when it has nothing to say, so that the
/// microphone never stops.
class Mouth final : public QObject {
    Q_OBJECT
public:
    static constexpr int kRate = 48'000;

    explicit Mouth(QObject *parent = nullptr);
    ~Mouth() override;

    bool start(const QString &sink);
    void stop();
    /// 48 kHz mono, at once or after what is being said.
    void say(const std::vector<std::int16_t> &samples);
    [[nodiscard]] bool isSpeaking() const { return !m_waiting.empty(); }

private:
    void speak();

    QProcess m_process;
    QTimer m_timer;
    Micros m_begin = 0;
    qint64 m_written = 0;
    std::deque<std::int16_t> m_waiting;
};

} // namespace studio::duplex::test
