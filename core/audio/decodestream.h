// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/audio/peaks.h"

#include <QObject>

#include <memory>

namespace studio::audio {

/// Decodes a stream while its bytes arrive: a QObject on the caller's thread, the work on a thread of its
/// own. The track grows by itself (readers need no signal); peaks are built on the way. Destroying it stops
/// the work at once and completes the track with what there is; no signal comes afterwards.
class DecodeStream final : public QObject {
    Q_OBJECT
public:
    explicit DecodeStream(const StreamFormat &format, QObject *parent = nullptr);
    ~DecodeStream() override;

    /// Bytes as they come from the socket; never blocks.
    void feed(const QByteArray &bytes);
    /// No more bytes: `finished` will follow.
    void endOfInput();
    /// Gives up: what was decoded stays in the track, which is completed; `finished` follows with Cancelled.
    void cancel();

    /// Null until the first frame is decoded.
    [[nodiscard]] std::shared_ptr<PcmTrack> track() const;
    /// What has been decoded so far; never null, cheap to call while painting.
    [[nodiscard]] std::shared_ptr<const Peaks> peaks() const;

signals:
    /// Once, as soon as the first frame is there and so the rate is known.
    void trackReady(const std::shared_ptr<studio::audio::PcmTrack> &track);
    /// At most every 30 ms, and once at the end.
    void peaksChanged();
    /// Once. The track is complete. An error may come after sound was decoded: that sound is kept.
    void finished(const studio::Result<void> &result);

private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
};

} // namespace studio::audio
