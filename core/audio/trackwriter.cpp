// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/trackwriter.h"

#include <QCoreApplication>

namespace studio::audio {

std::span<const std::int16_t> TrackWriter::write(std::span<const std::int16_t> interleaved, PcmSpec spec)
{
    if (!spec.isValid() || interleaved.empty() || m_full)
        return {};
    if (!m_track) {
        m_track = std::make_shared<PcmTrack>(spec);
        m_current = spec;
    }
    if (spec != m_current) {
        m_current = spec;
        m_resampler.reset();
        if (spec != m_track->spec()) {
            if (auto made = Resampler::create(spec, m_track->spec()))
                m_resampler = std::move(*made);
        }
    }
    if (m_resampler) {
        m_converted.clear();
        m_resampler->process(interleaved, m_converted);
        interleaved = m_converted;
    }
    m_full = !m_track->append(interleaved);
    return m_full ? std::span<const std::int16_t>() : interleaved;
}

void TrackWriter::finish()
{
    if (!m_track || m_track->isComplete())
        return;
    if (m_resampler) {
        m_converted.clear();
        m_resampler->flush(m_converted);
        m_full = m_full || !m_track->append(m_converted);
    }
    m_track->complete();
}

Error TrackWriter::tooLong()
{
    return Error::make(
        ErrorKind::Unsupported,
        QCoreApplication::translate("studio::audio", "This sound is too long to be held in memory."));
}

} // namespace studio::audio
