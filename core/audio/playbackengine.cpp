// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/playbackengine.h"

#include "core/base/logging.h"

#include <algorithm>

namespace studio::audio {

namespace {

using namespace std::chrono_literals;
constexpr auto now = &std::chrono::steady_clock::now;
constexpr auto kTick = 5ms;
constexpr auto kIdle = 10s;
constexpr auto kRetry = 1500ms;
constexpr auto kSinkBuffer = 50ms;
/// How long an empty queue may go without being called a hole: the device itself still holds about this much.
constexpr auto kGrace = 10ms;
/// Silence played after the end, so that the device does not drop the last frames when the stream closes.
constexpr auto kTail = 40ms;
constexpr qint64 kBlockFrames = 2048;

int toMs(std::chrono::steady_clock::duration d)
{
    return int(std::chrono::duration_cast<std::chrono::milliseconds>(d).count());
}

} // namespace

PlaybackEngine::PlaybackEngine(AudioOutputFactory factory, std::shared_ptr<PlayerShared> shared)
    : m_shared(std::move(shared)), m_factory(std::move(factory)), m_timer(this), m_idle(this), m_retry(this)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kTick);
    connect(&m_timer, &QTimer::timeout, this, &PlaybackEngine::tick);
    m_idle.setSingleShot(true);
    m_idle.setInterval(kIdle);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        if (!isActive())
            silence();
    });
    m_retry.setInterval(kRetry);
    connect(&m_retry, &QTimer::timeout, this, &PlaybackEngine::lookForDevice);
}

PlaybackEngine::~PlaybackEngine() = default;

void PlaybackEngine::prepare(PcmSpec spec)
{
    if (isActive() || !spec.isValid())
        return;
    if (!m_output || !m_output->isOpen() || m_openSpec != spec || m_output->isLost())
        std::ignore = openOutput(spec); // failure shows when play() is asked for
    m_idle.start();
}

Result<void> PlaybackEngine::openOutput(PcmSpec spec)
{
    if (!m_output)
        m_output = m_factory();
    m_map.clear();
    m_written = 0;
    m_soundEnd = -1;
    m_dry.reset();
    m_openSpec = spec;
    return m_output->open(m_device, spec, kSinkBuffer);
}

/// Drops what is queued.
void PlaybackEngine::silence()
{
    if (m_output)
        m_output->close();
    m_idle.stop();
    m_map.clear();
    m_stretch.reset();
    m_written = 0;
    m_soundEnd = -1;
    m_dry.reset();
}

void PlaybackEngine::load(quint32 load, const std::shared_ptr<PcmTrack> &track, const LoadOptions &options,
                          const LineMemory &memory)
{
    learn();
    // A stream opened ahead and not yet written to is kept.
    if (m_written > 0)
        silence();
    m_timer.stop();
    m_retry.stop();
    m_track = track;
    m_load = load;
    m_lineKey = options.lineKey;
    m_loop.reset();
    m_policy.emplace(StartPolicy::Setup{track->sampleRateHz(), 0, options.expectedDuration, memory});
    m_learning = true;
    m_inHole = false;
    m_asked.reset();
    m_shared->startLatencyMs = -1;
    m_shared->holes = 0;
    m_shared->holeTotalMs = 0;
    m_shared->longestHoleMs = 0;
    m_cursor = std::max<qint64>(options.startFrame, 0);
    publish(m_cursor);
    m_shared->load = load;
    m_state = State::Stopped;
    m_announced = State::Empty; // a new track is news even in the same state
    watchArrival();
    announce();
}

void PlaybackEngine::unload(quint32 load)
{
    learn();
    silence();
    m_timer.stop();
    m_retry.stop();
    m_track.reset();
    m_policy.reset();
    m_load = load;
    m_cursor = 0;
    publish(0);
    m_shared->load = load;
    m_state = State::Empty;
    announce();
}

void PlaybackEngine::play(Time asked)
{
    if (!m_track || isActive())
        return;
    m_idle.stop();
    m_retry.stop();
    const bool complete = m_track->isComplete();
    if (complete && m_cursor >= m_track->frameCount())
        m_cursor = m_loop ? m_loop->from : 0;
    publish(m_cursor);
    m_asked = asked;
    m_state = State::Waiting;
    m_inHole = false;
    restartFrom(m_cursor);
    announce();
}

/// Active: (re)opens the output if anything was written to it, and goes on from `frame`.
void PlaybackEngine::restartFrom(qint64 frame)
{
    m_cursor = frame;
    publish(frame);
    m_state = State::Waiting;
    const bool fresh = m_output && m_output->isOpen() && m_written == 0 && m_openSpec == m_track->spec()
        && !m_output->isLost();
    if (!fresh) {
        silence();
        if (const auto opened = openOutput(m_track->spec()); !opened) {
            lose(opened.error());
            return;
        }
    }
    m_policy->setMinimumFrames(m_output->bufferFrames());
    m_ramp.jumpTo(m_shared->volume);
    m_timer.start();
    tick();
}

void PlaybackEngine::pause()
{
    if (!isActive())
        return;
    updatePosition();
    m_cursor = m_position;
    silence();
    m_state = State::Paused;
    watchArrival();
    announce();
}

void PlaybackEngine::stop()
{
    if (!m_track)
        return;
    silence();
    m_retry.stop();
    m_cursor = 0;
    publish(0);
    m_state = State::Stopped;
    watchArrival();
    announce();
}

void PlaybackEngine::seek(qint64 frame)
{
    if (!m_track)
        return;
    frame = std::max<qint64>(frame, 0);
    if (m_track->isComplete())
        frame = std::min(frame, m_track->frameCount());
    m_inHole = false;
    if (isActive()) {
        restartFrom(frame);
    } else {
        m_cursor = frame;
        publish(frame);
    }
    announce();
}

void PlaybackEngine::setLoop(std::optional<FrameRange> range)
{
    if (range && (range->from < 0 || range->to <= range->from))
        range.reset();
    m_loop = range;
    if (m_loop && m_track && m_cursor >= m_loop->to)
        seek(m_loop->from);
}

void PlaybackEngine::setSpeed(double speed)
{
    if (m_speed == speed)
        return;
    if (isActive())
        updatePosition();
    m_speed = speed;
    m_inHole = false;
    if (isActive())
        restartFrom(m_position);
    announce();
}

void PlaybackEngine::setDevice(const QByteArray &id)
{
    if (m_device == id)
        return;
    if (isActive())
        updatePosition();
    m_device = id;
    if (isActive()) {
        silence();
        restartFrom(m_position);
        announce();
    } else if (m_state == State::DeviceLost) {
        lookForDevice();
    } else {
        silence();
    }
}

void PlaybackEngine::tick()
{
    observe();
    if (!isActive()) {
        watchArrival();
        return;
    }
    if (m_output->isLost()) {
        Error error = Error::make(ErrorKind::Device, tr("The sound output was disconnected."),
                                  QStringLiteral("stream died"));
        error.nextStep =
            tr("Connect it again, or choose another output; playback goes on from the same place.");
        lose(error);
        return;
    }
    if (m_state == State::Waiting)
        tryStart();
    if (m_state == State::Playing) {
        fill();
        if (m_state == State::Playing)
            updatePosition();
    }
    announce();
}

/// Not active: the timer runs only while a stream is still arriving, since its lateness is being learned.
void PlaybackEngine::watchArrival()
{
    observe();
    if (!m_learning)
        m_timer.stop();
    else if (!m_timer.isActive())
        m_timer.start();
}

void PlaybackEngine::observe()
{
    if (!m_policy || !m_learning)
        return;
    const bool complete = m_track->isComplete();
    m_policy->arrived(now().time_since_epoch(), m_track->frameCount());
    if (complete) {
        m_policy->ended();
        learn();
    }
}

void PlaybackEngine::learn()
{
    if (!std::exchange(m_learning, false) || !m_policy || m_lineKey.isEmpty())
        return;
    const LineMemory memory = m_policy->learned();
    if (memory.streams > 0)
        emit lineLearned(m_lineKey, memory);
}

void PlaybackEngine::tryStart()
{
    if (!m_policy->mayPlay(now().time_since_epoch(), m_cursor))
        return;
    // Silence after the last frame, before the end was known, was no hole.
    if (m_inHole && m_cursor < m_track->frameCount()) {
        const int ms = m_dry ? toMs(now() - *m_dry) : 0;
        ++m_shared->holes;
        m_shared->holeTotalMs += ms;
        m_shared->longestHoleMs = std::max(m_shared->longestHoleMs.load(), ms);
    }
    m_inHole = false;
    m_dry.reset();
    m_state = State::Playing;
}

/// Where writing has to stop for now: the end of the loop or of what has arrived.
qint64 PlaybackEngine::endOfRun() const
{
    const qint64 frames = m_track->frameCount();
    return m_loop && m_cursor < m_loop->to ? std::min(m_loop->to, frames) : frames;
}

void PlaybackEngine::fill()
{
    qint64 free = m_output->framesFree();
    const bool complete = m_track->isComplete();
    while (free > 0 && m_soundEnd < 0) {
        const qint64 frames = m_track->frameCount();
        const bool atEnd = complete && m_cursor >= frames;
        if (m_loop && m_loop->from < frames && m_cursor > m_loop->from && (m_cursor == m_loop->to || atEnd)) {
            m_cursor = m_loop->from;
            continue;
        }
        const bool drains = atEnd && m_stretch; // what it still holds
        if (m_cursor >= frames && !drains) {
            if (atEnd)
                m_soundEnd = m_written;
            break;
        }
        const qint64 wrote = m_speed == 1 ? writeBlock(free) : writeStretched(free);
        if (wrote <= 0 && m_loop && m_cursor == m_loop->to)
            continue; // the stretch wants more before it gives anything
        if (wrote <= 0 && drains) {
            m_stretch.reset();
            m_soundEnd = m_written;
        }
        if (wrote <= 0)
            break;
        free -= wrote;
    }
    if (m_soundEnd >= 0)
        writePadding(free);
    else
        checkDry(free);
}

qint64 PlaybackEngine::writeBlock(qint64 free)
{
    const int channels = m_track->channels();
    const qint64 wanted = std::min({free, kBlockFrames, endOfRun() - m_cursor});
    m_block.resize(std::size_t(wanted * channels));
    const qint64 wrote = give(m_track->read(m_cursor, m_block));
    if (wrote <= 0)
        return 0;
    m_map.append(m_written - wrote, m_cursor, wrote);
    m_cursor += wrote;
    return wrote;
}

/// Gives the first frames of the block to the output.
qint64 PlaybackEngine::give(qint64 frames)
{
    const int channels = m_track->channels();
    const auto samples = std::span(m_block).first(std::size_t(frames * channels));
    m_ramp.apply(samples, channels, m_track->sampleRateHz(),
                 m_shared->volume.load(std::memory_order_relaxed));
    const qint64 wrote = m_output->write(samples);
    if (wrote <= 0)
        return 0;
    if (m_asked) {
        m_shared->startLatencyMs = toMs(now() - *m_asked);
        m_asked.reset();
    }
    m_written += wrote;
    return wrote;
}

/// As writeBlock(), at another speed. Behind the end of the track comes what the stretch still holds.
qint64 PlaybackEngine::writeStretched(qint64 free)
{
    if (!m_stretch)
        m_stretch = std::make_unique<StretchFeed>(m_track->spec(), m_speed);
    const bool ended = m_track->isComplete() && !m_loop;
    const qint64 wrote =
        give(m_stretch->draw(*m_track, m_cursor, endOfRun(), ended, std::min(free, kBlockFrames), m_block));
    m_stretch->wrote(m_map, m_written - wrote, wrote, m_cursor);
    return wrote;
}

/// The device begins only when its buffer is full, and drops what it holds when closed: both want silence at
/// the end.
void PlaybackEngine::writePadding(qint64 free)
{
    const qint64 tail = m_output->bufferFrames() + kTail.count() * m_track->sampleRateHz() / 1000;
    const qint64 frames = std::min(free, m_soundEnd + tail - m_written);
    if (frames > 0) {
        m_block.assign(std::size_t(frames * m_track->channels()), 0);
        m_written += m_output->write(m_block);
    }
}

void PlaybackEngine::checkDry(qint64 free)
{
    if (free < m_output->bufferFrames() || m_written == 0) {
        m_dry.reset();
        return;
    }
    if (!m_dry)
        m_dry = now();
    if (now() - *m_dry < kGrace)
        return;
    m_policy->starved();
    m_inHole = true;
    m_state = State::Waiting;
    publish(m_cursor);
}

void PlaybackEngine::updatePosition()
{
    if (m_written == 0)
        return;
    const qint64 queued = std::max<qint64>(m_output->bufferFrames() - m_output->framesFree(), 0);
    const qint64 audible = std::max<qint64>(m_written - queued, 0);
    publish(std::min(m_map.trackFrameAt(audible, m_position), m_track->frameCount()));
    const qint64 tail =
        kTail.count() * m_track->sampleRateHz() / 1000 - kTick.count() * m_track->sampleRateHz() / 1000;
    if (m_soundEnd >= 0 && audible >= m_soundEnd + tail)
        endReached();
}

void PlaybackEngine::endReached()
{
    silence();
    m_timer.stop();
    m_state = State::Stopped;
    publish(m_cursor);
    announce();
    emit finished(m_load);
}

void PlaybackEngine::lose(const Error &error)
{
    qCInfo(logAudio) << "sound output lost:" << error.detail;
    if (m_output && m_output->isOpen())
        m_output->close();
    silence();
    m_timer.stop();
    m_cursor = m_position;
    m_state = State::DeviceLost;
    m_retry.start();
    announce();
    emit deviceLost(error);
}

void PlaybackEngine::lookForDevice()
{
    if (m_state != State::DeviceLost) {
        m_retry.stop();
        return;
    }
    if (!m_output->isAvailable(m_device) || !openOutput(m_track->spec()))
        return;
    m_retry.stop();
    m_idle.start();
    m_state = State::Paused;
    announce();
    emit deviceRestored();
}

void PlaybackEngine::publish(qint64 position)
{
    m_position = position;
    m_shared->position.store(position, std::memory_order_relaxed);
}

void PlaybackEngine::announce()
{
    if (m_announced == m_state)
        return;
    m_announced = m_state;
    emit stateChanged(m_load, m_state);
}

} // namespace studio::audio
