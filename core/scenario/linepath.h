// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/duplex/soundpath.h"
#include "core/scenario/scenario.h"

#include <memory>

namespace studio::scenario {

/// A sound path with a bad line behind it: what the inner path captures goes through a LineQuality before
/// anybody gets it; everything else is the inner path's own, its voice activity too, so that noise is not
/// taken for a voice. On the inner path's thread.
class LinePath final : public duplex::SoundPath {
    Q_OBJECT
public:
    LinePath(std::unique_ptr<duplex::SoundPath> inner, const LineSettings &settings,
             QObject *parent = nullptr);
    ~LinePath() override;

    void start(const duplex::SoundSetup &setup) override;
    void stop() override;
    void useDevices(const QByteArray &microphone, const QByteArray &speaker) override;
    void setMuted(bool muted) override;
    void playTone(QChar key) override;
    void play(duplex::TurnId turn, const QByteArray &pcm16) override;
    void finishTurn(duplex::TurnId turn) override;
    void interrupt(duplex::TurnId upTo) override;
    [[nodiscard]] double heardMs(duplex::TurnId turn) const override;

    [[nodiscard]] duplex::SoundPath &inner() const { return *m_inner; }

private:
    struct Line;
    std::shared_ptr<Line> m_line; ///< Shared with the inner path's callbacks.
    LineSettings m_settings;
    std::unique_ptr<duplex::SoundPath> m_inner;
};

} // namespace studio::scenario
