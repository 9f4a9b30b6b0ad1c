// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/audio/pulseserver.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QtTest>

#include <algorithm>
#include <cstdlib>
#include <cstring>

using namespace Qt::StringLiterals;

namespace studio::audio::test {

namespace {

constexpr int kRate = 48000;
constexpr int kLoud = 300;
constexpr int kStartMs = 10'000;
/// A fresh null sink renders ahead; its monitor is late or has gaps in the first two seconds.
constexpr int kSettleMs = 2600;

} // namespace

PulseServer::PulseServer()
{
    m_clock.start();
    for (const QString &program : {u"pulseaudio"_s, u"pactl"_s, u"parec"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty()) {
            m_whyNot = program + u" is not installed"_s;
            return;
        }
    }
    for (const char *name : {"p", "s", "c"}) {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        QDir().mkpath(path);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8());
    qputenv("PULSE_RUNTIME_PATH", m_folder.filePath(u"p"_s).toUtf8());
    qputenv("PULSE_STATE_PATH", m_folder.filePath(u"s"_s).toUtf8());
    qputenv("PULSE_CONFIG_PATH", m_folder.filePath(u"c"_s).toUtf8());
    qputenv("PULSE_SERVER", "unix:" + m_folder.filePath(u"p/native"_s).toUtf8());
    QObject::connect(&m_recorder, &QProcess::readyReadStandardOutput, &m_recorder, [this] { receive(); });
    if (!start())
        m_whyNot =
            u"PulseAudio did not start: "_s + QString::fromUtf8(m_server.readAllStandardError()).left(300);
}

PulseServer::~PulseServer()
{
    stopRecorder();
    kill();
}

bool PulseServer::start()
{
    m_server.start(u"pulseaudio"_s,
                   {u"-n"_s, u"--daemonize=no"_s, u"--use-pid-file=no"_s, u"--exit-idle-time=-1"_s,
                    u"--realtime=no"_s, u"--high-priority=no"_s, u"-L"_s,
                    u"module-native-protocol-unix auth-anonymous=1"_s, u"-L"_s,
                    u"module-null-sink sink_name=spk rate=48000 channels=2"_s});
    QElapsedTimer time;
    time.start();
    while (time.elapsed() < kStartMs && m_server.state() != QProcess::NotRunning) {
        if (const auto modules = pactl({u"list"_s, u"short"_s, u"modules"_s})) {
            for (const QByteArray &line : modules->split('\n')) {
                if (line.contains("module-null-sink"))
                    m_firstSink = line.split('\t').constFirst().toInt();
            }
            if (m_firstSink >= 0)
                return pactl({u"set-default-sink"_s, u"spk"_s}).has_value();
        }
        QTest::qWait(30);
    }
    return false;
}

void PulseServer::kill()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    m_server.kill();
    m_server.waitForFinished(5000);
}

std::optional<QByteArray> PulseServer::pactl(const QStringList &arguments) const
{
    QProcess process;
    process.start(u"pactl"_s, arguments);
    if (!process.waitForFinished(10'000) || process.exitCode() != 0)
        return std::nullopt;
    return process.readAllStandardOutput();
}

int PulseServer::addSink(const QByteArray &name)
{
    const auto answer =
        pactl({u"load-module"_s, u"module-null-sink"_s, u"sink_name="_s + QString::fromLatin1(name),
               u"rate=48000"_s, u"channels=2"_s});
    return answer ? answer->trimmed().toInt() : -1;
}

void PulseServer::removeModule(int number)
{
    pactl({u"unload-module"_s, QString::number(number)});
}

bool PulseServer::startRecorder()
{
    m_recorder.start(u"parec"_s,
                     {u"-d"_s, u"spk.monitor"_s, u"--raw"_s, u"--format=s16le"_s, u"--rate=48000"_s,
                      u"--channels=1"_s, u"--latency-msec=5"_s, u"--process-time-msec=2"_s});
    if (!m_recorder.waitForStarted(5000))
        return false;
    QTest::qWait(kSettleMs);
    return m_recorder.state() == QProcess::Running;
}

void PulseServer::stopRecorder()
{
    if (m_recorder.state() == QProcess::NotRunning)
        return;
    m_recorder.terminate();
    if (!m_recorder.waitForFinished(3000))
        m_recorder.kill();
    m_recorder.waitForFinished(3000);
}

void PulseServer::receive()
{
    const QByteArray bytes = m_rest + m_recorder.readAllStandardOutput();
    Chunk chunk{now(), std::vector<std::int16_t>(std::size_t(bytes.size() / 2))};
    std::memcpy(chunk.samples.data(), bytes.constData(), chunk.samples.size() * 2);
    m_rest = bytes.sliced(qsizetype(chunk.samples.size()) * 2);
    m_chunks.push_back(std::move(chunk));
}

qint64 PulseServer::timeOf(const Chunk &chunk, std::size_t sample) const
{
    return chunk.at - qint64(chunk.samples.size() - sample) * 1000 / kRate;
}

std::optional<qint64> PulseServer::onsetAfter(qint64 ms)
{
    for (const Chunk &chunk : m_chunks) {
        for (std::size_t i = 0; chunk.at >= ms && i < chunk.samples.size(); ++i) {
            if (std::abs(chunk.samples[i]) > kLoud && timeOf(chunk, i) >= ms)
                return timeOf(chunk, i);
        }
    }
    return std::nullopt;
}

std::optional<qint64> PulseServer::lastSound()
{
    for (auto chunk = m_chunks.rbegin(); chunk != m_chunks.rend(); ++chunk) {
        for (std::size_t i = chunk->samples.size(); i > 0; --i) {
            if (std::abs(chunk->samples[i - 1]) > kLoud)
                return timeOf(*chunk, i - 1);
        }
    }
    return std::nullopt;
}

qint64 PulseServer::soundLengthAfter(qint64 ms)
{
    const std::vector<std::int16_t> samples = heardAfter(ms);
    const auto isLoud = [](std::int16_t sample) { return std::abs(sample) > kLoud; };
    const auto first = std::find_if(samples.begin(), samples.end(), isLoud);
    const auto last = std::find_if(samples.rbegin(), samples.rend(), isLoud);
    return first == samples.end() ? 0 : qint64(last.base() - first) * 1000 / kRate;
}

std::vector<std::int16_t> PulseServer::heardAfter(qint64 ms)
{
    std::vector<std::int16_t> samples;
    for (const Chunk &chunk : m_chunks) {
        if (chunk.at >= ms)
            samples.insert(samples.end(), chunk.samples.begin(), chunk.samples.end());
    }
    return samples;
}

qint64 PulseServer::holesAfter(qint64 ms)
{
    const auto samples = heardAfter(ms);
    qint64 total = 0;
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (std::abs(samples[i]) <= kLoud)
            continue;
        if (last && i - *last >= kRate / 200)
            total += qint64(i - *last);
        last = i;
    }
    return total * 1000 / kRate;
}

} // namespace studio::audio::test
