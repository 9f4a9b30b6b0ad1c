// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/servicereplay.h"

#include "core/agent/servicelog.h"
#include "core/audio/decodefile.h"
#include "core/audio/wavheader.h"
#include "core/base/ownfiles.h"
#include "core/media/filetrack.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <limits>

using namespace Qt::StringLiterals;

namespace studio::evidence {

namespace {

Error cannotKeep(const QString &detail)
{
    Error error = Error::make(
        ErrorKind::Storage,
        QCoreApplication::translate("studio::evidence", "The recording of the conversation cannot be kept."),
        detail);
    error.nextStep =
        QCoreApplication::translate("studio::evidence", "Make room on the disk, then open it again.");
    return error;
}

/// Writes what comes as two channels; mono becomes half as loud in each, so that their sum is what it was.
class TwoChannelFile final {
public:
    explicit TwoChannelFile(const QString &path) : m_file(path) { }

    bool take(std::span<const std::int16_t> samples, audio::PcmSpec spec)
    {
        if (!m_spec) {
            m_spec = audio::PcmSpec{spec.sampleRateHz, 2};
            if (!m_file.open(QIODevice::WriteOnly) || m_file.write(audio::wavHeader(*m_spec, {})) <= 0)
                m_failed = true;
        }
        if (m_failed || spec.sampleRateHz != m_spec->sampleRateHz || spec.channels < 1)
            return false; // what does not fit ends it
        const auto channels = static_cast<std::size_t>(spec.channels);
        QByteArray both;
        both.reserve(static_cast<qsizetype>(samples.size() / channels * 4));
        for (std::size_t i = 0; i + channels <= samples.size(); i += channels) {
            const int left = channels == 1 ? samples[i] / 2 : samples[i];
            const int right = channels == 1 ? samples[i] - samples[i] / 2 : samples[i + 1];
            for (const int sample : {left, right}) {
                both += static_cast<char>(sample & 0xff);
                both += static_cast<char>((sample >> 8) & 0xff);
            }
        }
        m_bytes += both.size();
        m_failed = m_bytes > std::numeric_limits<quint32>::max() - 1024 || m_file.write(both) != both.size();
        return !m_failed;
    }
    bool finish()
    {
        if (m_failed || !m_spec)
            return false;
        const QByteArray header = audio::wavHeader(*m_spec, static_cast<quint32>(m_bytes));
        return m_file.seek(0) && m_file.write(header) == header.size() && m_file.flush();
    }
    [[nodiscard]] bool isEmpty() const { return m_bytes == 0; }

private:
    QFile m_file;
    std::optional<audio::PcmSpec> m_spec;
    qint64 m_bytes = 0;
    bool m_failed = false;
};

Result<std::shared_ptr<const Replay>> recorded(const Replay &replay, const QByteArray &recording,
                                               const QString &cacheFolder, const StopFlag &stop)
{
    makeOwnFolder(cacheFolder);
    auto whole = std::make_shared<Replay>(replay);
    whole->unpacked = std::make_shared<QTemporaryDir>(QDir(cacheFolder).filePath(u"service-XXXXXX"_s));
    const QString source = whole->unpacked->filePath(u"recording"_s);
    QFile file(source);
    if (!whole->unpacked->isValid() || !file.open(QIODevice::WriteOnly)
        || file.write(recording) != recording.size() || !file.flush())
        return fail(cannotKeep(file.errorString()));
    file.close();
    const QString path = whole->unpacked->filePath(QString::fromLatin1(kSoundFile));
    TwoChannelFile sound(path);
    const auto decoded = audio::decodeFileTo(
        source,
        [&sound](std::span<const std::int16_t> samples, audio::PcmSpec spec) {
            return sound.take(samples, spec);
        },
        stop);
    QFile::remove(source);
    if (!decoded)
        return fail(decoded.error());
    if (sound.isEmpty())
        return fail(audio::holdsNoSound());
    if (!sound.finish())
        return fail(cannotKeep(u"writing WAV"_s));
    auto track = media::trackOverFile(path);
    if (!track)
        return fail(track.error());
    whole->soundPath = path;
    whole->sound = *track;
    whole->info.soundRateHz = (*track)->sampleRateHz();
    whole->info.soundFrames = (*track)->frameCount();
    return std::shared_ptr<const Replay>(whole);
}

} // namespace

std::shared_ptr<const Replay> replayOfConversation(const api::ConversationDetails &details)
{
    auto replay = std::make_shared<Replay>();
    replay->log = agent::logOfConversation(details);
    replay->info = summarise(replay->log);
    replay->info.id = details.summary.id;
    replay->info.state = SessionInfo::State::Ended;
    replay->info.durationMs = qint64(details.summary.seconds) * 1000;
    return replay;
}

JobOf<std::shared_ptr<const Replay>> *withRecording(const std::shared_ptr<const Replay> &replay,
                                                    const QByteArray &recording, const QString &cacheFolder,
                                                    QObject *parent)
{
    return runInWorker<std::shared_ptr<const Replay>>(
        [replay, recording, cacheFolder](const StopFlag &stop) {
            return recorded(*replay, recording, cacheFolder, stop);
        },
        parent);
}

} // namespace studio::evidence
