// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QProcess>

#include <chrono>
#include <optional>
#include <vector>

namespace studio::bench {

using Moment = std::chrono::steady_clock::time_point;

/// Listens to the null sink's monitor and says when sound was there. Runs parec with a small latency; the
/// moment of a sample is the moment at which its piece was received, so every figure includes up to about 10
/// ms of listening.
class Monitor final : public QObject {
    Q_OBJECT
public:
    explicit Monitor(QObject *parent = nullptr);
    ~Monitor() override;

    /// False when parec or the sink is missing.
    bool start();
    /// First sound at or after a moment.
    [[nodiscard]] std::optional<Moment> firstSoundAfter(Moment moment) const;
    /// Last sound heard so far.
    [[nodiscard]] std::optional<Moment> lastSound() const;
    /// Longest silence between the first and the last sound in the range that is longer than what speech
    /// itself holds; in ms. `speechPauseMs` is that of the same speech played without a network.
    [[nodiscard]] double longestSilence(Moment from, Moment to) const;
    void clear() { m_pieces.clear(); }

private:
    struct Piece {
        Moment at;
        bool loud;
    };
    void take();

    QProcess m_process;
    std::vector<Piece> m_pieces;
};

double milliseconds(Moment from, Moment to);

} // namespace studio::bench
