// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pacedaudiooutput.h"
#include "core/audio/resampler.h"

#include <QString>

namespace studio::audio {

/// Plays in real time into a WAV file in the rate of the first stream opened: for tests and machines without
/// a device. The file is written by a thread of its own behind a ring buffer; it is whole after close(). A
/// file that cannot be written makes open() fail.
class FileAudioOutput final : public PacedAudioOutput {
public:
    explicit FileAudioOutput(QString path,
                             std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>());
    ~FileAudioOutput() override;

    Result<void> open(const QByteArray &deviceId, PcmSpec spec, std::chrono::milliseconds buffer) override;
    void close() override;

protected:
    void heard(std::span<const std::int16_t> interleaved) override;

private:
    class Writer;
    QString m_path;
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<Resampler> m_resampler;
    std::vector<std::int16_t> m_converted;
    PcmSpec m_fileSpec;
};

} // namespace studio::audio
