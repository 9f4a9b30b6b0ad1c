// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/rawdecoder.h"

#include "core/audio/g711.h"

#include <QCoreApplication>
#include <QtEndian>

namespace studio::audio {

Result<void> RawDecoder::push(QByteArrayView bytes, const PcmSink &sink)
{
    if (!m_format.pcm().isValid()) {
        return fail(ErrorKind::Unsupported,
                    QCoreApplication::translate(
                        "studio::audio", "The sample rate of headerless sound must be known to play it."));
    }
    QByteArray joined;
    if (!m_rest.isEmpty()) {
        joined = m_rest + bytes.toByteArray();
        bytes = joined;
    }
    const int bytesPerFrame = m_format.channels * (m_format.codec == Codec::Pcm16 ? 2 : 1);
    const qsizetype whole = bytes.size() / bytesPerFrame * bytesPerFrame;
    const auto *data = reinterpret_cast<const uchar *>(bytes.data());
    m_samples.resize(std::size_t(whole / bytesPerFrame * m_format.channels));
    for (std::size_t i = 0; i < m_samples.size(); ++i) {
        m_samples[i] = m_format.codec == Codec::Pcm16 ? qFromLittleEndian<qint16>(data + 2 * i)
            : m_format.codec == Codec::MuLaw          ? fromMuLaw(data[i])
                                                      : fromALaw(data[i]);
    }
    m_rest = bytes.sliced(whole).toByteArray();
    if (!m_samples.empty())
        sink(m_samples, m_format.pcm());
    return {};
}

Result<void> RawDecoder::finish(const PcmSink &)
{
    return {};
}

} // namespace studio::audio
