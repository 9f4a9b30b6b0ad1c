// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/sessionwriter.h"

#include "core/base/ownfiles.h"
#include "core/duplex/keytone.h"
#include "core/evidence/sessionarchive.h"
#include "core/evidence/withoutsecrets.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QSaveFile>
#include <QThreadPool>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace studio::evidence {

namespace {

/// A kill loses nothing that was written; this is for a power cut.
constexpr int kKeepEveryMs = 500;
/// What waits for room on the disk.
constexpr qsizetype kMostLinesWaiting = 8 * 1024 * 1024;
constexpr qint64 kMostEarly = 4 * 1024 * 1024;
/// Given back when the disk is full, so that the log and the summary have room.
constexpr qint64 kReserveBytes = 256 * 1024;
constexpr char kReserve[] = "reserve";
constexpr int kLeastRateHz = 16'000;
constexpr int kMostRateHz = 48'000;

} // namespace

SessionWriter::SessionWriter(const QString &folder, const QString &id)
    : m_folder(folder), m_id(id), m_keep(this)
{
    m_keep.setInterval(kKeepEveryMs);
    connect(&m_keep, &QTimer::timeout, this, &SessionWriter::keep);
}

SessionWriter::~SessionWriter() = default;

void SessionWriter::begin(duplex::Micros origin)
{
    m_origin = origin;
    m_begun = true;
    makeOwnFolder(QFileInfo(m_folder).path());
    makeOwnFolder(m_folder);
    const QDir folder(m_folder);
    m_lock = std::make_unique<QLockFile>(folder.filePath(u"session.lock"_s));
    m_lock->setStaleLockTime(0);
    (void)m_lock->tryLock(0);
    QFile reserve(folder.filePath(QLatin1StringView(kReserve)));
    if (reserve.open(QIODevice::WriteOnly))
        reserve.write(QByteArray(kReserveBytes, 'r'));
    m_events.setFileName(folder.filePath(QLatin1StringView(kEventsFile)));
    if (!m_events.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered)
        || !m_events.setPermissions(kOwnerOnly)) {
        logFailed(
            Error::make(ErrorKind::Storage,
                        QCoreApplication::translate("studio::evidence", "The session cannot be recorded."),
                        m_events.errorString()));
        m_soundEnded = true;
    }
    SessionInfo info;
    info.id = m_id;
    info.startedAt = QDateTime::currentDateTimeUtc();
    if (auto written = writeSessionInfo(m_folder, info); !written)
        logFailed(written.error());
    m_keep.start();
}

void SessionWriter::write(const agent::LogEntry &entry)
{
    if (!m_begun)
        return;
    if (entry.type == "user_message"_L1 && entry.data.value("source_medium"_L1).toString() == "dtmf"_L1) {
        for (const QChar key : entry.data.value("text"_L1).toString())
            m_tones.push_back({.key = key, .at = m_origin + entry.atUs});
    }
    QByteArray line = agent::toJsonLine(withoutSecrets(entry));
    line += '\n';
    if (m_waiting.size() + line.size() > kMostLinesWaiting) {
        ++m_linesLost;
        ++m_linesMissing;
    } else {
        if (const qint64 missing = std::exchange(m_linesMissing, 0); missing > 0)
            m_waiting += agent::toJsonLine({.atUs = entry.atUs,
                                            .direction = agent::LogEntry::Direction::Local,
                                            .type = u"log.gap"_s,
                                            .data = {{u"entries"_s, missing}}})
                + '\n';
        m_waiting += line;
    }
    // While the disk is full it is tried twice a second.
    if (!m_saidLog)
        (void)writeLines();
}

void SessionWriter::setRates(int inputRateHz, int outputRateHz)
{
    m_inputRateHz = inputRateHz;
    m_outputRateHz = outputRateHz;
    openSound();
}

bool SessionWriter::writeLines()
{
    if (m_waiting.isEmpty())
        return true;
    if (!m_events.isOpen())
        return false;
    const qint64 before = m_events.size();
    if (m_events.write(m_waiting) == m_waiting.size()) {
        m_waiting.clear();
        return true;
    }
    const QString reason = m_events.errorString();
    // Half a line must not stay: the rest would follow it.
    m_events.resize(before);
    if (m_saidLog)
        return false;
    giveRoom();
    if (m_events.write(m_waiting) == m_waiting.size()) {
        m_waiting.clear();
        return true;
    }
    m_events.resize(before);
    Error error = Error::make(
        ErrorKind::Storage,
        QCoreApplication::translate("studio::evidence",
                                    "The session's log cannot be written any further. The disk may be full."),
        reason);
    error.nextStep = QCoreApplication::translate(
        "studio::evidence", "Make room on the disk: what is held in memory is written as soon as it fits.");
    logFailed(error);
    return false;
}

void SessionWriter::giveRoom()
{
    QFile::remove(QDir(m_folder).filePath(QLatin1StringView(kReserve)));
}

void SessionWriter::logFailed(const Error &problem)
{
    if (std::exchange(m_saidLog, true))
        return;
    say(problem);
}

void SessionWriter::say(const Error &problem)
{
    if (m_problem.isEmpty())
        m_problem = problem.message;
    emit failed(problem);
}

void SessionWriter::openSound()
{
    if (m_sound || m_soundEnded || m_early.empty() || !m_begun)
        return;
    const int wanted = std::max(m_inputRateHz, m_outputRateHz);
    auto made =
        SessionSound::create(QDir(m_folder).filePath(QLatin1StringView(kSoundFile)),
                             wanted > 0 ? std::clamp(wanted, kLeastRateHz, kMostRateHz) : kLeastRateHz);
    if (!made) {
        soundFailed(made.error());
        return;
    }
    m_sound = std::move(*made);
    const auto early = std::exchange(m_early, {});
    m_earlyBytes = 0;
    for (const Piece &piece : early)
        putSound(piece);
}

void SessionWriter::sound(SessionSound::Side side, const QByteArray &pcm16, duplex::Micros at)
{
    if (!m_begun || m_soundEnded)
        return;
    const Piece piece{.side = side, .pcm = pcm16, .at = at};
    if (m_sound) {
        putSound(piece);
        return;
    }
    m_early.push_back(piece);
    m_earlyBytes += pcm16.size();
    // The formats come with the service's first message; without them it is what most agents speak.
    if (m_inputRateHz > 0 || m_earlyBytes > kMostEarly)
        openSound();
}

void SessionWriter::putSound(const Piece &piece)
{
    if (!m_sound)
        return;
    std::vector<std::int16_t> samples(std::size_t(piece.pcm.size() / 2));
    std::memcpy(samples.data(), piece.pcm.constData(), samples.size() * 2);
    const int rate = piece.side == SessionSound::User ? m_inputRateHz : m_outputRateHz;
    if (piece.side == SessionSound::User)
        mixTones(samples, rate > 0 ? rate : kLeastRateHz, piece.at);
    if (auto put = m_sound->put(piece.side, samples, rate > 0 ? rate : kLeastRateHz, piece.at - m_origin);
        !put)
        soundFailed(put.error());
}

void SessionWriter::mixTones(std::vector<std::int16_t> &samples, int rateHz, duplex::Micros at)
{
    std::size_t from = 0; // one after the other, however quickly they were pressed
    while (!m_tones.empty() && from < samples.size()) {
        Tone &tone = m_tones.front();
        if (tone.played == 0 && tone.at > at)
            from = std::max(from, std::size_t((tone.at - at) * rateHz / 1'000'000));
        const std::vector<std::int16_t> sound = duplex::keyTone(tone.key, rateHz);
        for (; from < samples.size() && tone.played < sound.size(); ++from, ++tone.played)
            samples[from] = std::int16_t(std::clamp(samples[from] + sound[tone.played], -32768, 32767));
        if (tone.played < sound.size())
            return;
        m_tones.pop_front();
    }
}

void SessionWriter::soundDropped()
{
    if (m_soundEnded)
        return;
    Error slow =
        Error::make(ErrorKind::Storage,
                    QCoreApplication::translate("studio::evidence",
                                                "The disk does not keep up with the sound of the session."));
    slow.nextStep = QCoreApplication::translate("studio::evidence", "Choose another place for your data.");
    soundFailed(slow);
}

void SessionWriter::soundFailed(const Error &problem)
{
    if (m_sound)
        (void)m_sound->keep(false);
    m_soundEnded = true;
    m_early.clear();
    giveRoom();
    say(problem);
}

void SessionWriter::keep()
{
    (void)writeLines();
    if (m_sound && !m_soundEnded) {
        if (auto kept = m_sound->keep(false); !kept)
            soundFailed(kept.error());
    }
    sync();
}

/// What is written survives a kill at once; this is for a power cut, and a slow disk must hold up nothing.
void SessionWriter::sync()
{
#ifdef Q_OS_LINUX
    if (m_syncing->exchange(true))
        return;
    std::array<int, 2> handles{m_events.isOpen() ? ::dup(m_events.handle()) : -1,
                               m_sound && !m_soundEnded ? ::dup(m_sound->handle()) : -1};
    QThreadPool::globalInstance()->start([handles, syncing = m_syncing] {
        for (const int handle : handles) {
            if (handle < 0)
                continue;
            ::fdatasync(handle);
            ::close(handle);
        }
        syncing->store(false);
    });
#endif
}

void SessionWriter::attach(const QString &name, const QByteArray &bytes)
{
    if (!m_begun)
        return;
    QSaveFile file(QDir(m_folder).filePath(QFileInfo(name).fileName()));
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(kOwnerOnly)
        || file.write(bytes) != bytes.size() || !file.commit()) {
        giveRoom();
        logFailed(
            Error::make(ErrorKind::Storage,
                        QCoreApplication::translate(
                            "studio::evidence", "A part of the session could not be written to the disk."),
                        file.errorString()));
    }
}

void SessionWriter::tellLost()
{
    Error error = Error::make(
        ErrorKind::Storage,
        QCoreApplication::translate("studio::evidence",
                                    "A part of the session's log is missing: there was no room for it."),
        u"%1 entries"_s.arg(m_linesLost));
    error.nextStep =
        QCoreApplication::translate("studio::evidence", "Make room on the disk before the next session.");
    m_problem += m_problem.isEmpty() ? error.message : u' ' + error.message;
    say(error);
}

void SessionWriter::end()
{
    if (!std::exchange(m_begun, false))
        return;
    m_keep.stop();
    openSound();
    keep();
    m_linesLost += m_waiting.count('\n');
    if (m_linesLost > 0 && m_events.isOpen())
        tellLost();
    if (m_sound && !m_soundEnded)
        (void)m_sound->keep(true);
    m_events.close();
    SessionInfo about;
    about.id = m_id;
    about.problem = m_problem;
    if (m_sound) {
        about.soundRateHz = m_sound->rateHz();
        about.soundFrames = m_sound->frames();
    }
    m_sound.reset();
    giveRoom();
    const auto result = closeSession(m_folder, about);
    m_lock.reset();
    emit finished(result);
}

} // namespace studio::evidence
