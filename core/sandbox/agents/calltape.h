// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/encoder.h"
#include "core/audio/resampler.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QString>

#include <deque>
#include <memory>

namespace studio::sandbox {

/// The sound of one conversation as MP3, made as it happens: the caller as it comes, the agent as it is
/// heard. Holds what is not heard yet and the finished MP3, about 4 kB a second. Server thread.
class CallTape final {
public:
    CallTape(const QString &callerFormat, const QString &agentFormat);

    void hear(const QByteArray &audio);
    void say(const QByteArray &audio);
    /// The agent was interrupted: the rest is not heard.
    void silence();
    [[nodiscard]] QByteArray finish();
    [[nodiscard]] bool hasCaller() const { return m_caller; }
    [[nodiscard]] bool hasAgent() const { return m_agent; }

private:
    struct Side {
        bool muLaw = false;
        std::unique_ptr<audio::Resampler> resampler;
        std::deque<std::int16_t> samples;
        void take(const QByteArray &audio, std::size_t most);
    };
    static Side sideFor(const QString &format);
    void advance();

    Side m_in;
    Side m_out;
    std::unique_ptr<audio::Encoder> m_encoder;
    QElapsedTimer m_clock;
    qint64 m_written = 0;
    QByteArray m_mp3;
    bool m_caller = false;
    bool m_agent = false;
};

} // namespace studio::sandbox
