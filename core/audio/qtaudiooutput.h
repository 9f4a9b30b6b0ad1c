// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audiooutput.h"

#include <QIODevice>
#include <QPointer>

#include <memory>

class QAudioSink;

namespace studio::audio {

/// The machine's sound through QAudioSink in push mode. Works around what Qt 6.4 does on PulseAudio: a stream
/// whose device is gone tells nobody, and writing to it hangs every later start; so its health is asked
/// before each write.
class QtAudioOutput final : public AudioOutput {
public:
    QtAudioOutput() = default;
    ~QtAudioOutput() override;

    Result<void> open(const QByteArray &deviceId, PcmSpec spec, std::chrono::milliseconds buffer) override;
    void close() override;
    bool isOpen() const override { return m_sink != nullptr; }
    bool isLost() override;
    qint64 framesFree() override;
    qint64 bufferFrames() const override { return m_bufferFrames; }
    qint64 write(std::span<const std::int16_t> interleaved) override;
    std::optional<std::chrono::microseconds> delay() override;
    bool isAvailable(const QByteArray &deviceId) override;

private:
    qint64 bytesFree() const;

    struct DeleteLater {
        void operator()(QAudioSink *sink) const;
    };
    std::unique_ptr<QAudioSink, DeleteLater> m_sink;
    QPointer<QIODevice> m_stream; ///< Owned by the sink, which deletes it when the server goes away.
    qint64 m_bufferFrames = 0;
    qint64 m_writtenFrames = 0;
    int m_sampleRateHz = 0;
    int m_frameBytes = 2;
};

} // namespace studio::audio
