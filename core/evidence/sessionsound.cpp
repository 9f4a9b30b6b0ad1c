// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/sessionsound.h"

#include "core/audio/resampler.h"
#include "core/audio/wavheader.h"
#include "core/base/ownfiles.h"

#include <QCoreApplication>
#include <QtEndian>

#include <algorithm>
#include <cstdlib>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace studio::evidence {

namespace {

constexpr qint64 kHeaderBytes = 44;
constexpr qint64 kFrameBytes = 4;
/// The sizes in a WAV header have 32 bits; a little less than that.
constexpr qint64 kMostFrames = ((qint64(1) << 32) - (qint64(1) << 20)) / kFrameBytes;
/// Nobody hears a sound moved by less; clocks of devices differ.
constexpr int kJoinMs = 2;
/// More than this is no deviation of a clock: there was a hole.
constexpr int kHoleMs = 20;
/// Below this a moved piece makes no click.
constexpr int kQuiet = 330;

bool isQuiet(std::span<const std::int16_t> samples)
{
    return std::all_of(samples.begin(), samples.end(), [](int one) { return std::abs(one) < kQuiet; });
}

} // namespace

SessionSound::Track::Track() = default;
SessionSound::Track::~Track() = default;

SessionSound::SessionSound(const QString &path, int rateHz) : m_file(path), m_spec{rateHz, 2} { }

SessionSound::~SessionSound()
{
    if (m_file.isOpen())
        (void)keep(false);
}

Unexpected SessionSound::failed() const
{
    Error error =
        Error::make(ErrorKind::Storage,
                    QCoreApplication::translate(
                        "studio::evidence",
                        "The sound of the session cannot be written any further. The disk may be full."),
                    m_file.errorString());
    error.nextStep = QCoreApplication::translate(
        "studio::evidence", "Make room on the disk. The conversation and its log go on.");
    return fail(error);
}

Result<std::unique_ptr<SessionSound>> SessionSound::create(const QString &path, int rateHz)
{
    std::unique_ptr<SessionSound> made(new SessionSound(path, rateHz));
    const QByteArray header = audio::wavHeader(made->m_spec, 0);
    Q_ASSERT(header.size() == kHeaderBytes);
    if (!made->m_file.open(QIODevice::ReadWrite | QIODevice::Truncate | QIODevice::Unbuffered)
        || !made->m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || made->m_file.write(header) != header.size())
        return made->failed();
    return made;
}

Result<void> SessionSound::put(Side side, std::span<const std::int16_t> samples, int rateHz,
                               duplex::Micros at)
{
    if (samples.empty() || rateHz <= 0)
        return {};
    Track &track = m_tracks.at(side);
    if (track.rateHz != rateHz) {
        track.rateHz = rateHz;
        track.resampler.reset();
        if (rateHz != m_spec.sampleRateHz) {
            auto made = audio::Resampler::create({rateHz, 1}, {m_spec.sampleRateHz, 1});
            if (!made)
                return Unexpected(made.error());
            track.resampler = std::move(*made);
        }
    }
    const qint64 due = at * m_spec.sampleRateHz / 1'000'000;
    const qint64 off = std::abs(due - track.next) * 1000 / m_spec.sampleRateHz;
    if (track.next < 0 || off >= kHoleMs || (off >= kJoinMs && isQuiet(samples)))
        track.next = due;
    if (track.resampler) {
        m_converted.clear();
        if (!track.resampler->process(samples, m_converted))
            return {};
        samples = m_converted;
    }
    const qint64 begin = track.next;
    track.next += qint64(samples.size());
    // What came before the session's start is none of its sound.
    if (begin < 0)
        samples = samples.subspan(std::min<std::size_t>(std::size_t(-begin), samples.size()));
    return samples.empty() ? Result<void>() : mix(side, std::max<qint64>(begin, 0), samples);
}

Result<void> SessionSound::mix(int channel, qint64 frame, std::span<const std::int16_t> samples)
{
    if (!m_file.isOpen())
        return failed();
    const auto count = qint64(samples.size());
    if (frame + count > kMostFrames)
        return fail(
            ErrorKind::Unsupported,
            QCoreApplication::translate(
                "studio::evidence", "The sound of the session is as long as a file can be, and was ended."));
    m_piece.assign(std::size_t(count * 2), 0);
    const qint64 offset = kHeaderBytes + frame * kFrameBytes;
    char *bytes = reinterpret_cast<char *>(m_piece.data());
    if (const qint64 there = std::clamp<qint64>(m_frames - frame, 0, count); there > 0) {
        if (!m_file.seek(offset) || m_file.read(bytes, there * kFrameBytes) != there * kFrameBytes)
            return failed();
    }
    for (std::size_t i = 0; i < samples.size(); ++i)
        m_piece[i * 2 + std::size_t(channel)] = qToLittleEndian(samples[i]);
    if (!m_file.seek(offset) || m_file.write(bytes, count * kFrameBytes) != count * kFrameBytes) {
        Unexpected error = failed();
        // Part of a frame must not stay at the end.
        m_file.resize(kHeaderBytes + m_frames * kFrameBytes);
        return error;
    }
    m_frames = std::max(m_frames, frame + count);
    return {};
}

Result<void> SessionSound::keep(bool toDisk)
{
    const QByteArray header = audio::wavHeader(m_spec, quint32(m_frames * kFrameBytes));
    if (!m_file.isOpen() || !m_file.seek(0) || m_file.write(header) != header.size())
        return failed();
#ifdef Q_OS_UNIX
    if (toDisk && ::fsync(m_file.handle()) != 0)
        return failed();
#else
    Q_UNUSED(toDisk)
#endif
    return {};
}

Result<SessionSound::Extent> SessionSound::makeWhole(const QString &path)
{
    QFile file(path);
    const auto damaged = [&file] {
        return fail(ErrorKind::Storage,
                    QCoreApplication::translate("studio::evidence", "The sound of the session is damaged."),
                    file.errorString());
    };
    if (!checkIsFile(path) || !file.open(QIODevice::ReadWrite))
        return damaged();
    const QByteArray header = file.read(kHeaderBytes);
    if (header.size() < kHeaderBytes || !header.startsWith("RIFF") || header.mid(8, 8) != "WAVEfmt "
        || header.mid(36, 4) != "data" || qFromLittleEndian<quint16>(header.constData() + 22) != 2)
        return damaged();
    const audio::PcmSpec spec{qFromLittleEndian<qint32>(header.constData() + 24), 2};
    const qint64 frames = std::min((file.size() - kHeaderBytes) / kFrameBytes, kMostFrames);
    const QByteArray right = audio::wavHeader(spec, quint32(frames * kFrameBytes));
    if (!spec.isValid()
        || (right != header
            && (!file.resize(kHeaderBytes + frames * kFrameBytes) || !file.seek(0)
                || file.write(right) != right.size())))
        return damaged();
    return Extent{.rateHz = spec.sampleRateHz, .frames = frames};
}

} // namespace studio::evidence
