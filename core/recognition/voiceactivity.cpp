// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/voiceactivity.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace studio::recognition {

namespace {

constexpr double kSilenceDb = -70; // anything below is as good as nothing
constexpr double kLeastSpeechDb = -55;
constexpr double kFallDb = 1; // a frame
constexpr int kDropout = 20; // frames; silence of that length is silence, a shorter one a piece that got lost
constexpr double kRiseDb = 0.03; // a frame: a new background is believed after a few seconds
constexpr int kRunUp = 25; // frames kept before and behind speech
constexpr int kPause = 45; // ends a stretch that is long enough
constexpr int kLongPause = 100; // ends any
constexpr std::size_t kEnough = 500;
constexpr std::size_t kMost = 2000;

double levelDb(std::span<const std::int16_t> frame)
{
    double sum = 0;
    for (const std::int16_t sample : frame)
        sum += double(sample) * sample;
    const double mean = sum / double(std::max<std::size_t>(1, frame.size()));
    return std::max(kSilenceDb, 10 * std::log10(mean / (32768.0 * 32768.0) + 1e-12));
}

} // namespace

VoiceActivity::VoiceActivity(double sensitivity) : m_marginDb(5 + 15 * std::clamp(sensitivity, 0.1, 0.9)) { }

std::vector<bool> VoiceActivity::push(std::span<const std::int16_t> samples)
{
    std::vector<bool> result;
    m_rest.insert(m_rest.end(), samples.begin(), samples.end());
    std::size_t at = 0;
    for (; at + kFrame <= m_rest.size(); at += kFrame)
        result.push_back(judge(std::span(m_rest).subspan(at, kFrame)));
    m_rest.erase(m_rest.begin(), m_rest.begin() + std::ptrdiff_t(at));
    return result;
}

bool VoiceActivity::judge(std::span<const std::int16_t> frame)
{
    const double level = levelDb(frame);
    if (m_floorDb == 0)
        m_floorDb = std::min(level, -45.0);
    // A line that loses pieces has no quieter background for it: the noise behind them would be a voice.
    m_silent = level <= kSilenceDb ? m_silent + 1 : 0;
    if (m_silent == 0 || m_silent > kDropout)
        m_floorDb =
            level < m_floorDb ? std::max(level, m_floorDb - kFallDb) : std::min(level, m_floorDb + kRiseDb);
    return level > kLeastSpeechDb && level > m_floorDb + m_marginDb;
}

void StretchCutter::push(std::span<const std::int16_t> samples)
{
    const std::vector<bool> speaks = m_activity.push(samples);
    m_waiting.insert(m_waiting.end(), samples.begin(), samples.end());
    std::size_t at = 0;
    for (const bool speech : speaks) {
        frame(std::span(m_waiting).subspan(at, VoiceActivity::kFrame), speech);
        at += VoiceActivity::kFrame;
    }
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + std::ptrdiff_t(at));
}

void StretchCutter::frame(std::span<const std::int16_t> samples, bool speaks)
{
    m_samples.insert(m_samples.end(), samples.begin(), samples.end());
    m_levels.push_back(levelDb(samples));
    m_quiet = speaks ? 0 : m_quiet + 1;
    m_speaks = m_speaks || speaks;
    if (!m_speaks) {
        // Only the run-up is kept of silence.
        if (m_levels.size() > kRunUp) {
            m_samples.erase(m_samples.begin(), m_samples.begin() + VoiceActivity::kFrame);
            m_levels.erase(m_levels.begin());
            m_from += VoiceActivity::kFrame;
        }
        return;
    }
    if (m_quiet >= kLongPause || (m_quiet >= kPause && m_levels.size() >= kEnough))
        close();
    else if (m_levels.size() >= kMost) {
        // Nobody paused: where it is quietest in the second half.
        const auto quietest = std::min_element(m_levels.begin() + kMost / 2, m_levels.end() - kRunUp);
        cut(std::size_t(std::distance(m_levels.begin(), quietest)));
    }
}

/// Ends the stretch behind the run-out of its last speech.
void StretchCutter::close()
{
    const auto keep = std::ptrdiff_t(m_levels.size()) - std::max(0, m_quiet - kRunUp);
    cut(std::size_t(keep));
    // What follows is the run-up to the next one.
    const auto extra = std::max<std::ptrdiff_t>(0, std::ptrdiff_t(m_levels.size()) - kRunUp);
    m_samples.erase(m_samples.begin(), m_samples.begin() + extra * VoiceActivity::kFrame);
    m_levels.erase(m_levels.begin(), m_levels.begin() + extra);
    m_from += extra * VoiceActivity::kFrame;
    m_speaks = false;
}

void StretchCutter::cut(std::size_t frames)
{
    const auto samples = std::ptrdiff_t(frames) * VoiceActivity::kFrame;
    SpokenStretch stretch{m_from, m_from + samples, {m_samples.begin(), m_samples.begin() + samples}};
    m_ready.push_back(std::move(stretch));
    m_samples.erase(m_samples.begin(), m_samples.begin() + samples);
    m_levels.erase(m_levels.begin(), m_levels.begin() + std::ptrdiff_t(frames));
    m_from += samples;
}

void StretchCutter::finish()
{
    if (m_speaks) {
        m_samples.insert(m_samples.end(), m_waiting.begin(), m_waiting.end());
        m_waiting.clear();
        m_ready.push_back({m_from, m_from + qint64(m_samples.size()), std::move(m_samples)});
    }
    m_samples.clear();
    m_levels.clear();
    m_speaks = false;
}

std::vector<SpokenStretch> StretchCutter::take()
{
    return std::exchange(m_ready, {});
}

} // namespace studio::recognition
