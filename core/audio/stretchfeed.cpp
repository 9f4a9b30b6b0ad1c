// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/stretchfeed.h"

#include <algorithm>

namespace studio::audio {

namespace {

constexpr qint64 kFeedFrames = 1024;
/// Short pieces, so that the position is right within a few milliseconds.
constexpr qint64 kMapFrames = 128;

} // namespace

qint64 StretchFeed::draw(const PcmTrack &track, qint64 &cursor, qint64 end, bool ended, qint64 wanted,
                         std::vector<std::int16_t> &block)
{
    const int channels = track.channels();
    for (;;) {
        block.resize(std::size_t(wanted * channels));
        const qint64 ready = m_stretch.pull(block);
        if (ready > 0 || m_stretch.isFinished())
            return ready;
        block.resize(std::size_t(std::clamp<qint64>(end - cursor, 0, kFeedFrames) * channels));
        const qint64 read = block.empty() ? 0 : track.read(cursor, block);
        if (read <= 0) {
            if (!ended)
                return 0;
            m_stretch.finish();
            continue;
        }
        m_stretch.push(std::span(block).first(std::size_t(read * channels)));
        m_fed.append(m_fedFrames, cursor, read);
        m_fedFrames += read;
        cursor += read;
    }
}

void StretchFeed::wrote(PlaybackMap &map, qint64 outputFrame, qint64 wrote, qint64 otherwise)
{
    for (qint64 at = 0; at < wrote; at += kMapFrames) {
        const auto fed = qint64(double(m_drawnFrames + at) * m_speed);
        map.append(outputFrame + at, m_fed.trackFrameAt(fed, otherwise), std::min(kMapFrames, wrote - at),
                   m_speed);
    }
    m_drawnFrames += wrote;
}

} // namespace studio::audio
