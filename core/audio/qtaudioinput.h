// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioinput.h"

#include <QIODevice>
#include <QPointer>

#include <memory>

class QAudioSource;

namespace studio::audio {

/// The machine's microphones through QAudioSource. The default Qt 6.4 names is not the server's on
/// PulseAudio, so an empty id means the first one; a choice is remembered by id.
class QtAudioInput final : public AudioInput {
public:
    QtAudioInput() = default;
    ~QtAudioInput() override;

    Result<void> open(const QByteArray &deviceId, PcmSpec spec, std::chrono::milliseconds buffer) override;
    void close() override;
    bool isOpen() const override { return m_source != nullptr; }
    bool isLost() override;
    qint64 read(std::span<std::int16_t> samples) override;
    std::chrono::microseconds age() const override;

private:
    struct DeleteLater {
        void operator()(QAudioSource *source) const;
    };
    std::unique_ptr<QAudioSource, DeleteLater> m_source;
    QPointer<QIODevice> m_stream; ///< Owned by the source.
};

} // namespace studio::audio
