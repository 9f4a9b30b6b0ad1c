// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/agents/agentear.h"

#include "core/audio/g711.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cstring>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

using recognition::kRateHz;
using recognition::VoiceActivity;

constexpr int kFrameMs = VoiceActivity::kFrame * 1000 / kRateHz;
constexpr int kOnset = 8; // frames of voice that are somebody speaking
constexpr std::size_t kRunUp = kRateHz / 3;
constexpr std::size_t kHandOver = kRateHz / 5;
constexpr qint64 kLongestTurn = 60 * 1000 / kFrameMs; // frames; then it ends whatever is said
constexpr double kNoisyDb = -58; // background that is worth being taken out
constexpr std::size_t kHeardAgain = 20 * kRateHz; // longer turns are not heard a second time
constexpr qint64 kMostHanded = 90 * kRateHz;

} // namespace

/// The recogniser of one conversation: engine's thread only.
class AgentEar::Words final {
public:
    Words(std::shared_ptr<recognition::RecogniserPool> pool, const QStringList &phrases)
        : m_pool(std::move(pool))
    {
        m_choice.phrases = phrases;
        for (const QString &phrase : phrases)
            m_expected.unite(wordsOf(phrase));
        if (phrases.join(QString()).contains(u'#'))
            m_expected.unite(wordsOf(u"zero one two three four five six seven eight nine"_s));
    }
    ~Words()
    {
        if (!m_recogniser)
            return;
        if (m_open)
            (void)m_recogniser->endUtterance();
        m_pool->giveBack(m_choice, std::move(m_recogniser));
    }
    bool load()
    {
        if (!m_recogniser) {
            auto made = m_pool->take(m_choice);
            if (made)
                m_recogniser = std::move(*made);
        }
        return m_recogniser != nullptr;
    }
    QString push(const std::vector<std::int16_t> &samples)
    {
        m_open = true;
        if (m_turn.size() <= kHeardAgain)
            m_turn.insert(m_turn.end(), samples.begin(), samples.end());
        m_recogniser->push(samples);
        return m_recogniser->partial();
    }
    QString end()
    {
        if (!std::exchange(m_open, false))
            return {};
        return recognition::textOf(recognition::readable(m_recogniser->endUtterance()));
    }
    /// The turn that has just ended once more, if it has words in it that were not expected or is in doubt
    /// anyway.
    QString again(const QString &text, bool inDoubt)
    {
        const std::vector<std::int16_t> turn = std::exchange(m_turn, {});
        if (turn.size() > kHeardAgain || (!inDoubt && m_expected.contains(wordsOf(text))))
            return {};
        return recognition::textOf(recognition::readable(m_recogniser->recogniseExpected(turn)));
    }

private:
    static QSet<QString> wordsOf(const QString &text)
    {
        static const QRegularExpression others(u"[^a-z' ]+"_s);
        QString plain = text.toLower();
        const QStringList words = plain.replace(others, u" "_s).split(u' ', Qt::SkipEmptyParts);
        return {words.begin(), words.end()};
    }

    std::shared_ptr<recognition::RecogniserPool> m_pool;
    QSet<QString> m_expected;
    std::vector<std::int16_t> m_turn;
    recognition::EngineChoice m_choice;
    std::unique_ptr<recognition::Recogniser> m_recogniser;
    bool m_open = false;
};

AgentEar::AgentEar(ServiceState &state, const QString &format, const QStringList &phrases, QObject *parent)
    : QObject(parent), m_state(state), m_muLaw(format.startsWith("ulaw"_L1)),
      m_rateHz(format.section(u'_', 1, 1).toInt()),
      m_words(std::make_shared<Words>(state.recognisers, phrases))
{
    auto resampler = audio::Resampler::create({m_rateHz, 1}, {kRateHz, 1});
    if (resampler)
        m_resampler = std::move(*resampler);
    using media::NoiseSuppressor;
    auto suppressor = NoiseSuppressor::create({kRateHz, 1}, NoiseSuppressor::Strength::VeryHigh);
    if (suppressor)
        m_suppressor = std::move(*suppressor);
    // Half a second to load: before anybody speaks.
    auto there = std::make_shared<bool>(false);
    m_state.liveEngine.run(
        [words = m_words, there] {
            *there = words->load();
            return QByteArray();
        },
        this,
        [this, there](const QByteArray &) {
            if (!*there)
                emit broken();
        });
}

AgentEar::~AgentEar()
{
    // The recogniser goes back to the others on the thread that used it.
    m_state.liveEngine.run([words = std::exchange(m_words, nullptr)] { return QByteArray(); },
                           &m_state.liveEngine, [](const QByteArray &) {});
}

double AgentEar::heardSeconds() const
{
    return double(m_frames) * kFrameMs / 1000;
}

bool AgentEar::push(const QByteArray &audio)
{
    std::vector<std::int16_t> samples;
    if (m_muLaw) {
        samples.reserve(std::size_t(audio.size()));
        for (const char code : audio)
            samples.push_back(audio::fromMuLaw(std::uint8_t(code)));
    } else {
        if (audio.size() % 2 != 0)
            return false;
        samples.resize(std::size_t(audio.size() / 2));
        if (!samples.empty())
            std::memcpy(samples.data(), audio.constData(), samples.size() * 2);
    }
    if (!m_resampler || samples.empty())
        return true;
    m_resampler->process(samples, m_waiting);
    const std::size_t whole = m_waiting.size() / VoiceActivity::kFrame * VoiceActivity::kFrame;
    const std::vector<std::int16_t> frames(m_waiting.begin(), m_waiting.begin() + std::ptrdiff_t(whole));
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + std::ptrdiff_t(whole));
    if (m_suppressor && !m_suppressor->process(frames, m_quiet16))
        m_suppressor.reset();
    std::size_t at = 0;
    std::size_t quietAt = 0;
    for (const bool speaks : m_activity.push(frames)) {
        const auto heard = std::span(frames).subspan(at, VoiceActivity::kFrame);
        at += VoiceActivity::kFrame;
        const bool isThere = m_suppressor && quietAt + VoiceActivity::kFrame <= m_quiet16.size();
        frame(heard, isThere ? std::span(m_quiet16).subspan(quietAt, VoiceActivity::kFrame) : heard, speaks);
        quietAt += isThere ? VoiceActivity::kFrame : 0;
    }
    m_quiet16.erase(m_quiet16.begin(), m_quiet16.begin() + std::ptrdiff_t(quietAt));
    return m_handed < kMostHanded;
}

void AgentEar::frame(std::span<const std::int16_t> samples, std::span<const std::int16_t> quieter,
                     bool speaks)
{
    ++m_frames;
    m_score += ((speaks ? 1.0 : 0.0) - m_score) * 0.15;
    if (!m_speaks) {
        m_runUp.insert(m_runUp.end(), samples.begin(), samples.end());
        m_quietRunUp.insert(m_quietRunUp.end(), quieter.begin(), quieter.end());
        m_spoken = speaks ? m_spoken + 1 : std::max(0, m_spoken - 1);
        if (m_spoken >= kOnset) {
            m_speaks = true;
            m_quiet = 0;
            m_turnFrames = qint64(m_runUp.size()) / VoiceActivity::kFrame;
            m_suppress = m_activity.backgroundDb() > kNoisyDb;
            m_batch.swap(m_suppress ? m_quietRunUp : m_runUp);
            m_runUp.clear();
            m_quietRunUp.clear();
            emit voiced(m_spoken * kFrameMs);
        } else if (m_runUp.size() > kRunUp) {
            m_runUp.erase(m_runUp.begin(), m_runUp.begin() + std::ptrdiff_t(samples.size()));
            m_quietRunUp.erase(m_quietRunUp.begin(), m_quietRunUp.begin() + std::ptrdiff_t(quieter.size()));
        }
        return;
    }
    const auto heard = m_suppress ? quieter : samples;
    m_batch.insert(m_batch.end(), heard.begin(), heard.end());
    ++m_turnFrames;
    m_quiet = speaks ? 0 : m_quiet + 1;
    if (speaks) {
        ++m_spoken;
        emit voiced(m_spoken * kFrameMs);
    }
    if (m_quiet * kFrameMs >= m_silenceMs || m_turnFrames >= kLongestTurn) {
        m_speaks = false;
        m_spoken = 0;
        hand(true);
        emit turnEnded();
    } else if (m_batch.size() >= kHandOver || m_quiet * kFrameMs == 200) {
        hand(false); // what was said up to a pause is wanted at once
    }
}

void AgentEar::hand(bool end)
{
    struct News {
        QString text;
        QString expected;
        bool broken = false;
    };
    auto news = std::make_shared<News>();
    const auto size = qint64(m_batch.size());
    m_handed += size;
    m_state.liveEngine.run(
        [news, words = m_words, batch = std::exchange(m_batch, {}), end, inDoubt = m_suppress] {
            news->broken = !words->load();
            if (news->broken)
                return QByteArray();
            news->text = words->push(batch);
            if (end) {
                news->text = words->end();
                news->expected = words->again(news->text, inDoubt);
            }
            return QByteArray();
        },
        this,
        [this, news, end, size](const QByteArray &) {
            m_handed -= size;
            if (news->broken) {
                if (!std::exchange(m_told, true))
                    emit broken();
            } else if (end) {
                emit understood(news->text, news->expected);
            } else {
                emit tentative(news->text);
            }
        });
}

} // namespace studio::sandbox
