// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplex/duplexengine.h"

#include "core/duplex/keytone.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>

namespace studio::duplex {

namespace {

using std::chrono::milliseconds;

constexpr auto kTick = milliseconds(5);
/// Small enough to fall silent at once; large enough for a thread that is not alone on its processor.
constexpr auto kSpeakerBuffer = milliseconds(30);
constexpr auto kLargestSpeakerBuffer = milliseconds(60);
constexpr Micros kDropout = 3000;
constexpr std::size_t kManyDropouts = 3;
constexpr Micros kDropoutsWithin = 10'000'000;
constexpr auto kMicrophoneBuffer = milliseconds(5);
constexpr Micros kPatience = 850'000;
/// One that was just opened may take its time: a virtual one up to two seconds.
constexpr Micros kFirstPatience = 3'000'000;
constexpr Micros kListEvery = 400'000;
constexpr Micros kLevelEvery = 33'000;
/// The line shall not wait longer than this for a microphone that says nothing.
constexpr Micros kSilentFor = 200'000;
constexpr Micros kKeptBehind = 60'000;
constexpr Micros kMostFilled = 2'000'000;

Micros microsOf(milliseconds time)
{
    return Micros(time.count()) * 1000;
}

double peakDb(int peak)
{
    return peak <= 0 ? -100 : 20 * std::log10(peak / 32768.0);
}

int peakOf(std::span<const std::int16_t> samples)
{
    int peak = 0;
    for (const std::int16_t sample : samples)
        peak = std::max(peak, std::abs(int(sample)));
    return peak;
}

QByteArray bytesOf(std::span<const std::int16_t> samples)
{
    return {reinterpret_cast<const char *>(samples.data()), qsizetype(samples.size_bytes())};
}

Error goneError(SoundSide side)
{
    const bool isMicrophone = side == SoundSide::Microphone;
    Error error = Error::make(
        ErrorKind::Device,
        isMicrophone
            ? QCoreApplication::translate("studio::duplex", "The microphone delivers no sound any more.")
            : QCoreApplication::translate("studio::duplex", "The sound output went away."));
    error.nextStep =
        QCoreApplication::translate("studio::duplex", "Connect it again, or choose another one.");
    return error;
}

} // namespace

DuplexEngine::DuplexEngine(EngineParts parts, std::shared_ptr<Playout> playout)
    : m_parts(std::move(parts)), m_playout(std::move(playout)), m_timer(this)
{
    m_timer.setInterval(kTick);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &DuplexEngine::tick);
}

DuplexEngine::~DuplexEngine()
{
    stop();
}

void DuplexEngine::start(quint32 run, const SoundSetup &setup)
{
    stop();
    m_run = run;
    m_setup = setup;
    m_microphone = setup.microphone;
    m_speakerBuffer = kSpeakerBuffer;
    m_dropouts.clear();
    auto chain = CaptureChain::create(setup, m_parts.hasVoice);
    if (!chain) {
        emit lost(run, SoundSide::Microphone, chain.error());
        return;
    }
    m_chain = std::move(*chain);
    m_block.resize(std::size_t(std::max(1, setup.outputRateHz / 200)));
    const Micros at = now();
    m_coveredUntil = at;
    m_lastRetry = at;
    if (const auto opened = openSpeaker(); !opened)
        lose(SoundSide::Speaker, opened.error());
    if (const auto opened = openMicrophone(); !opened)
        lose(SoundSide::Microphone, opened.error());
    m_timer.start();
    tick();
}

void DuplexEngine::stop()
{
    m_timer.stop();
    if (m_input)
        m_input->close();
    if (m_output)
        m_output->close();
    m_input.reset();
    m_output.reset();
    m_chain.reset();
    m_microphoneLost = false;
    m_speakerLost = false;
    m_tone.clear();
    m_toneAt = 0;
    m_playout->forget(now());
}

void DuplexEngine::useDevices(const QByteArray &microphone, const QByteArray &speaker)
{
    if (!m_chain)
        return;
    if (m_setup.speaker != speaker || m_speakerLost) {
        m_setup.speaker = speaker;
        m_playout->forget(now());
        const auto opened = openSpeaker();
        if (!opened)
            lose(SoundSide::Speaker, opened.error());
        else if (std::exchange(m_speakerLost, false))
            emit recovered(m_run, SoundSide::Speaker);
    }
    if (m_setup.microphone != microphone || m_microphoneLost) {
        m_setup.microphone = microphone;
        m_microphone = microphone;
        if (const auto opened = openMicrophone(); !opened)
            lose(SoundSide::Microphone, opened.error());
        // A lost one is back when it delivers.
    }
}

void DuplexEngine::setMuted(bool muted, Micros from)
{
    if (m_chain)
        m_chain->setMuted(muted, from);
}

void DuplexEngine::playTone(QChar key)
{
    m_tone = keyTone(key, m_setup.outputRateHz);
    m_toneAt = 0;
}

/// What goes to the speaker: a key's tone is for the user alone.
std::span<const std::int16_t> DuplexEngine::withTone(std::span<const std::int16_t> samples)
{
    if (m_toneAt >= m_tone.size())
        return samples;
    m_toned.assign(samples.begin(), samples.end());
    for (std::size_t i = 0; i < m_toned.size() && m_toneAt < m_tone.size(); ++i, ++m_toneAt)
        m_toned[i] = std::int16_t(std::clamp(m_toned[i] + m_tone[m_toneAt], -32768, 32767));
    return m_toned;
}

Result<void> DuplexEngine::openSpeaker()
{
    if (m_output)
        m_output->close();
    m_output = m_parts.outputs();
    m_outputClock.start(m_setup.outputRateHz);
    m_queueEnds = 0;
    auto opened = m_output->open(m_setup.speaker, {m_setup.outputRateHz, 1}, m_speakerBuffer);
    if (!opened)
        m_output.reset();
    else
        settleSpeaker();
    return opened;
}

void DuplexEngine::settleSpeaker()
{
    m_speaker.clear();
    m_lastSpeakers = now();
    if (!m_parts.speakers)
        return;
    for (const audio::OutputDevice &device : m_parts.speakers()) {
        const bool isWanted = m_setup.speaker.isEmpty() ? device.isDefault : device.id == m_setup.speaker;
        if (isWanted)
            m_speaker = device.id;
    }
}

/// A sound server that has another output left moves the stream there and says nothing.
void DuplexEngine::followSpeaker(Micros at)
{
    if (m_speaker.isEmpty() || !m_output || at - m_lastSpeakers < kListEvery)
        return;
    m_lastSpeakers = at;
    const QList<audio::OutputDevice> devices = m_parts.speakers();
    const auto named = [&devices](const QByteArray &id) {
        return std::find_if(devices.begin(), devices.end(),
                            [&id](const audio::OutputDevice &device) { return device.id == id; });
    };
    if (const auto wanted = named(m_setup.speaker); wanted != devices.end() && m_speaker != wanted->id) {
        const QString name = wanted->name;
        if (const auto opened = openSpeaker(); !opened)
            lose(SoundSide::Speaker, opened.error());
        else
            emit speakerChanged(m_run, name);
        return;
    }
    if (devices.isEmpty() || named(m_speaker) != devices.end())
        return;
    auto next = std::find_if(devices.begin(), devices.end(),
                             [](const audio::OutputDevice &device) { return device.isDefault; });
    if (next == devices.end())
        next = devices.begin();
    m_speaker = next->id;
    emit speakerChanged(m_run, next->name);
}

/// "The first one" is settled when it is opened: should it vanish, another one must not take its place
/// unnoticed.
void DuplexEngine::settleMicrophone()
{
    m_isListed = false;
    if (!m_parts.microphones)
        return;
    for (const audio::OutputDevice &device : m_parts.microphones()) {
        if (m_microphone.isEmpty() || device.id == m_microphone) {
            m_microphone = device.id;
            m_isListed = true;
            return;
        }
    }
}

Result<void> DuplexEngine::openMicrophone()
{
    if (m_input)
        m_input->close();
    settleMicrophone();
    m_input = m_parts.inputs();
    m_inputClock.start(m_chain->deviceRateHz());
    m_lastSample = now();
    m_lastListed = m_lastSample;
    m_hasDelivered = false;
    auto opened = m_input->open(m_microphone, {m_chain->deviceRateHz(), 1}, kMicrophoneBuffer);
    if (!opened)
        m_input.reset();
    return opened;
}

void DuplexEngine::lose(SoundSide side, const Error &problem)
{
    bool &isLost = side == SoundSide::Microphone ? m_microphoneLost : m_speakerLost;
    if (side == SoundSide::Microphone) {
        if (m_input)
            m_input->close();
        m_input.reset();
    } else {
        if (m_output)
            m_output->close();
        m_output.reset();
        m_playout->forget(now());
        if (!isLost)
            m_speakerLostAt = now();
    }
    m_lastRetry = now();
    if (!std::exchange(isLost, true))
        emit lost(m_run, side, problem);
}

void DuplexEngine::tick()
{
    const Micros at = now();
    playOut(at);
    captureIn(at);
    passOn();
    measure(at);
    watch(at);
}

/// When it was asked, and what the device said. Asked again if something came in between: a delay is worth
/// nothing without its moment.
std::pair<Micros, std::optional<Micros>> DuplexEngine::askDelay()
{
    constexpr Micros kAtOnce = 200;
    for (int attempt = 0;; ++attempt) {
        const Micros asked = now();
        const auto told = m_output->delay();
        if (now() - asked < kAtOnce || attempt == 3)
            return {asked, told ? std::optional<Micros>(told->count()) : std::nullopt};
    }
}

void DuplexEngine::playOut(Micros at)
{
    if (!m_output || m_output->isLost())
        return;
    lookForDropout(at);
    if (!m_output)
        return;
    // Bounded: an output that takes everything must not hold the thread.
    for (int block = 0; block < 500; ++block) {
        const qint64 free = m_output->framesFree();
        const auto count = std::size_t(std::clamp<qint64>(free, 0, qint64(m_block.size())));
        if (count == 0)
            return;
        const auto [asked, told] = askDelay();
        const Micros queued =
            (m_output->bufferFrames() - free) * 1'000'000 / std::max(1, m_setup.outputRateHz);
        const Micros heardAt = m_outputClock.next(asked, told.value_or(queued));
        const auto samples = std::span(m_block).first(count);
        m_playout->render(samples, heardAt);
        const auto played = withTone(samples);
        m_outputClock.wrote(m_output->write(played));
        m_echoDelay = std::max<Micros>(0, heardAt - at);
        m_queueEnds = heardAt + Micros(count) * 1'000'000 / std::max(1, m_setup.outputRateHz);
        m_chain->heard(played);
        m_speakerPeak = std::max(m_speakerPeak, peakOf(samples));
        if (m_parts.hear)
            m_parts.hear(samples, heardAt, m_setup.outputRateHz);
        if (m_parts.heard)
            m_parts.heard(m_run, bytesOf(samples), heardAt);
    }
}

/// Did the speaker run empty since the last look? This thread came too late, or the device is too quick.
void DuplexEngine::lookForDropout(Micros at)
{
    if (m_queueEnds == 0 || at <= m_queueEnds + kDropout || m_output->framesFree() < m_output->bufferFrames())
        return;
    if (const auto told = m_output->delay(); told && told->count() < 0)
        return; // it has no queue, and no dropouts
    m_playout->noteHole(double(at - m_queueEnds) / 1000, m_queueEnds);
    m_queueEnds = 0;
    m_dropouts.push_back(at);
    while (at - m_dropouts.front() > kDropoutsWithin)
        m_dropouts.pop_front();
    if (m_dropouts.size() < kManyDropouts || m_speakerBuffer >= kLargestSpeakerBuffer)
        return;
    m_dropouts.clear();
    m_speakerBuffer += m_speakerBuffer / 2;
    if (const auto opened = openSpeaker(); !opened)
        lose(SoundSide::Speaker, opened.error());
}

void DuplexEngine::captureIn(Micros at)
{
    std::array<std::int16_t, 4096> samples{};
    for (int piece = 0; m_input && piece < 16; ++piece) {
        const qint64 count = m_input->read(samples);
        if (count <= 0)
            break;
        if (std::exchange(m_microphoneLost, false))
            emit recovered(m_run, SoundSide::Microphone);
        m_lastSample = at;
        m_hasDelivered = true;
        auto given = std::span<const std::int16_t>(samples).first(std::size_t(count));
        m_microphonePeak = std::max(m_microphonePeak, peakOf(given));
        // By a look at the clock after the read: being late is evened out, being early is not.
        Micros first = m_inputClock.push(count, now() - Micros(m_input->age().count()));
        const int rate = m_chain->deviceRateHz();
        if (first > m_coveredUntil + kKeptBehind)
            fillGap(first);
        // Silence was sent in its place already.
        const qint64 late = first < m_coveredUntil - kKeptBehind
            ? std::min(count, (m_coveredUntil - first) * rate / 1'000'000)
            : 0;
        first += late * 1'000'000 / rate;
        given = given.subspan(std::size_t(late));
        m_chain->push(given, first, m_echoDelay);
        m_coveredUntil = first + Micros(given.size()) * 1'000'000 / rate;
    }
    if (at - m_coveredUntil > kSilentFor)
        fillGap(at - kKeptBehind);
}

/// The line goes on in silence while the microphone says nothing. After a sleep of the machine only a bounded
/// piece of it.
void DuplexEngine::fillGap(Micros until)
{
    const int rate = m_chain->deviceRateHz();
    if (until - m_coveredUntil > kMostFilled)
        m_coveredUntil = until - kSilentFor;
    const qint64 count = std::max<qint64>(0, (until - m_coveredUntil) * rate / 1'000'000);
    m_chain->push(std::vector<std::int16_t>(std::size_t(count)), m_coveredUntil, m_echoDelay);
    m_coveredUntil += count * 1'000'000 / rate;
}

void DuplexEngine::passOn()
{
    for (const CapturedChunk &chunk : m_chain->takeChunks()) {
        if (m_parts.captured)
            m_parts.captured(m_run, chunk.pcm16, chunk.at);
    }
    for (const VoiceNote &note : m_chain->takeVoice()) {
        if (note.began)
            emit voiceBegan(m_run, note.at);
        else
            emit voiceEnded(m_run, note.at);
    }
    if (m_chain->takeSuspicion())
        emit echoSuspected(m_run);
    if (m_parts.takeSaid) {
        if (const auto said = m_parts.takeSaid())
            emit this->said(m_run, *said);
    }
    for (const PlayoutNote &note : m_playout->notes(now())) {
        switch (note.kind) {
        case PlayoutNote::Kind::Began:
            emit turnBegan(m_run, note.turn, note.at);
            break;
        case PlayoutNote::Kind::Stopped:
            emit turnStopped(m_run, note.turn, note.ms, note.interrupted, note.at);
            break;
        case PlayoutNote::Kind::Hole:
            emit holeHeard(m_run, note.ms, note.at);
            break;
        }
    }
}

void DuplexEngine::measure(Micros at)
{
    if (at - m_lastLevel < kLevelEvery)
        return;
    m_lastLevel = at;
    emit levelMeasured(m_run, peakDb(std::exchange(m_microphonePeak, 0)),
                       peakDb(std::exchange(m_speakerPeak, 0)));
}

/// A sound server that has another microphone left moves the stream there and says nothing: somebody's
/// webcam would be heard.
bool DuplexEngine::isGone(Micros at)
{
    if (!m_isListed || at - m_lastListed < kListEvery)
        return false;
    m_lastListed = at;
    const QList<audio::OutputDevice> devices = m_parts.microphones();
    return std::none_of(devices.begin(), devices.end(),
                        [this](const audio::OutputDevice &device) { return device.id == m_microphone; });
}

void DuplexEngine::watch(Micros at)
{
    if (m_output && m_output->isLost())
        lose(SoundSide::Speaker, goneError(SoundSide::Speaker));
    followSpeaker(at);
    if (m_input
        && (m_input->isLost() || at - m_lastSample > (m_hasDelivered ? kPatience : kFirstPatience)
            || isGone(at)))
        lose(SoundSide::Microphone, goneError(SoundSide::Microphone));
    if (m_speakerLost && m_speakerLostAt > 0 && at - m_speakerLostAt > microsOf(m_parts.turnsWait)) {
        // By now it would answer what nobody asked any more.
        m_playout->interruptAll();
        m_speakerLostAt = at;
    }
    if ((!m_input || !m_output) && at - m_lastRetry > microsOf(m_parts.retryEvery))
        retry(at);
}

void DuplexEngine::retry(Micros at)
{
    m_lastRetry = at;
    if (!m_output && openSpeaker() && std::exchange(m_speakerLost, false))
        emit recovered(m_run, SoundSide::Speaker);
    if (m_input)
        return;
    if (m_parts.microphones) {
        const QList<audio::OutputDevice> devices = m_parts.microphones();
        const bool isThere =
            std::any_of(devices.begin(), devices.end(), [this](const audio::OutputDevice &device) {
                return m_microphone.isEmpty() || device.id == m_microphone;
            });
        if (!isThere)
            return;
    }
    (void)openMicrophone(); // back once it delivers
}

} // namespace studio::duplex
