// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/filerecognition.h"

#include "core/audio/resampler.h"
#include "core/recognition/voiceactivity.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

namespace studio::recognition {

namespace {

constexpr qint64 kPiece = 1 << 15; // frames read at once
constexpr double kWorthAnotherThread = 40; // seconds: loading a model costs as much as recognising ten

struct Task {
    qint64 number = 0;
    SpokenStretch stretch;
};

/// Several threads, each with a recogniser; hands the words on in the order of the sound.
class Crew final {
public:
    Crew(std::unique_ptr<Recogniser> first, const EngineChoice &choice, std::shared_ptr<RecogniserPool> pool)
        : m_choice(choice), m_pool(std::move(pool))
    {
        m_recognisers.push_back(std::move(first));
    }
    ~Crew()
    {
        end();
        for (auto &recogniser : m_recognisers) {
            if (m_pool)
                m_pool->giveBack(m_choice, std::move(recogniser));
        }
    }

    /// One more pair of hands; an engine that cannot be made a second time is done without.
    void grow()
    {
        if (auto more = m_pool ? m_pool->take(m_choice) : Recogniser::create(m_choice))
            m_recognisers.push_back(std::move(*more));
    }
    void start(const StopFlag &stop)
    {
        for (const auto &recogniser : m_recognisers)
            m_threads.emplace_back([this, stop, hands = recogniser.get()] { work(*hands, stop); });
    }
    /// Waits while enough is queued, so that memory does not grow with the sound.
    void give(SpokenStretch stretch)
    {
        std::unique_lock lock(m_mutex);
        m_space.wait(lock, [this] { return m_tasks.size() < 2 * m_recognisers.size(); });
        m_tasks.push_back({m_given++, std::move(stretch)});
        m_work.notify_one();
    }
    /// No more: waits for what is under way.
    void end()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ended = true;
        }
        m_work.notify_all();
        for (std::thread &thread : m_threads)
            thread.join();
        m_threads.clear();
    }
    /// What became known in order since the last call; `upTo` is where in the sound that ends.
    HeardWords takeHeard(qint64 *upTo)
    {
        const std::lock_guard lock(m_mutex);
        HeardWords words;
        for (auto next = m_done.find(m_taken); next != m_done.end(); next = m_done.find(m_taken)) {
            words.insert(words.end(), next->second.words.begin(), next->second.words.end());
            *upTo = next->second.to;
            m_done.erase(next);
            ++m_taken;
        }
        return words;
    }

private:
    struct Done {
        HeardWords words;
        qint64 to = 0;
    };

    void work(Recogniser &recogniser, const StopFlag &stop)
    {
        while (true) {
            Task task;
            {
                std::unique_lock lock(m_mutex);
                m_work.wait(lock, [this] { return m_ended || !m_tasks.empty(); });
                if (m_tasks.empty())
                    return;
                task = std::move(m_tasks.front());
                m_tasks.pop_front();
                m_space.notify_one();
            }
            Done done{{}, task.stretch.to};
            if (!stop.isSet())
                done.words = recogniser.recognise(task.stretch.samples);
            const double offset = double(task.stretch.from) / kRateHz;
            for (HeardWord &word : done.words) {
                word.startSeconds += offset;
                word.endSeconds += offset;
            }
            const std::lock_guard lock(m_mutex);
            m_done.emplace(task.number, std::move(done));
        }
    }

    const EngineChoice m_choice;
    const std::shared_ptr<RecogniserPool> m_pool;
    std::vector<std::unique_ptr<Recogniser>> m_recognisers;
    std::vector<std::thread> m_threads;
    std::mutex m_mutex;
    std::condition_variable m_work;
    std::condition_variable m_space;
    std::deque<Task> m_tasks;
    std::map<qint64, Done> m_done;
    qint64 m_given = 0;
    qint64 m_taken = 0;
    bool m_ended = false;
};

/// One channel of interleaved samples; untouched for -1.
std::vector<std::int16_t> pick(std::span<const std::int16_t> samples, int channels, int channel)
{
    std::vector<std::int16_t> one;
    one.reserve(samples.size() / std::size_t(channels));
    for (std::size_t at = std::size_t(channel); at < samples.size(); at += std::size_t(channels))
        one.push_back(samples[at]);
    return one;
}

} // namespace

Result<Recognised> recogniseTrack(const audio::PcmTrack &track, const RecogniseOptions &options,
                                  StopFlag stop, const RecogniseProgress &progress, const WordsHeard &heard)
{
    auto first = options.pool ? options.pool->take(options.engine) : Recogniser::create(options.engine);
    if (!first)
        return fail(first.error());
    const audio::PcmSpec spec = track.spec();
    const bool one = options.channel >= 0 && spec.channels > 1;
    auto resampler = audio::Resampler::create({spec.sampleRateHz, one ? 1 : spec.channels}, {kRateHz, 1});
    if (!resampler)
        return fail(resampler.error());
    const qint64 total = track.frameCount();
    const qint64 from = std::clamp<qint64>(qint64(options.fromSeconds * spec.sampleRateHz), 0, total);
    const qint64 to = options.toSeconds < 0
        ? total
        : std::clamp<qint64>(qint64(options.toSeconds * spec.sampleRateHz), from, total);
    const double seconds = double(to - from) / spec.sampleRateHz;

    Crew crew(std::move(*first), options.engine, options.pool);
    const int most = std::min(options.threads, int(seconds / kWorthAnotherThread) + 1);
    for (int hands = 1; hands < most; ++hands)
        crew.grow();
    crew.start(stop);

    Recognised result;
    result.seconds = track.seconds();
    const double offset = double(from) / spec.sampleRateHz;
    const auto collect = [&] {
        qint64 upTo = 0;
        HeardWords words = crew.takeHeard(&upTo);
        if (upTo > 0 && progress)
            progress(std::min(1.0, double(upTo) / kRateHz / std::max(0.001, seconds)));
        if (words.empty())
            return;
        for (HeardWord &word : words) {
            word.startSeconds += offset;
            word.endSeconds += offset;
        }
        if (heard)
            heard(words);
        result.words.insert(result.words.end(), words.begin(), words.end());
    };

    StretchCutter cutter;
    std::vector<std::int16_t> piece(std::size_t(kPiece * spec.channels));
    std::vector<std::int16_t> mono;
    for (qint64 at = from; at < to && !stop.isSet();) {
        const auto wanted = std::size_t(std::min(kPiece, to - at) * spec.channels);
        const qint64 got = track.read(at, std::span(piece).first(wanted));
        if (got <= 0)
            break;
        at += got;
        const auto samples = std::span<const std::int16_t>(piece).first(std::size_t(got * spec.channels));
        mono.clear();
        if (one)
            (*resampler)
                ->process(pick(samples, spec.channels, std::min(options.channel, spec.channels - 1)), mono);
        else
            (*resampler)->process(samples, mono);
        cutter.push(mono);
        for (SpokenStretch &stretch : cutter.take())
            crew.give(std::move(stretch));
        collect();
    }
    mono.clear();
    (*resampler)->flush(mono);
    cutter.push(mono);
    cutter.finish();
    for (SpokenStretch &stretch : cutter.take())
        crew.give(std::move(stretch));
    crew.end();
    collect();
    if (stop.isSet())
        return Unexpected(Error::cancelled());
    return result;
}

RecogniseJob::RecogniseJob(std::shared_ptr<const audio::PcmTrack> track, const RecogniseOptions &options,
                           QObject *parent)
    : JobOf<Recognised>(parent), m_news(new RecognitionNews, [](QObject *news) { news->deleteLater(); })
{
    // From the worker: both arrive queued.
    connect(m_news.get(), &RecognitionNews::heard, this, [this](const HeardWords &words) {
        if (!isFinished())
            emit heard(words);
    });
    connect(m_news.get(), &RecognitionNews::advanced, this, [this](double fraction) {
        if (!isFinished())
            emit progressed(qint64(fraction * 1000), 1000);
    });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (m_watcher.future().resultCount() > 0)
            finish(m_watcher.result());
        else
            finish(Unexpected(Error::cancelled()));
    });
    m_watcher.setFuture(QtConcurrent::run([track = std::move(track), options, stop = m_stop, news = m_news] {
        return recogniseTrack(
            *track, options, stop, [news](double fraction) { emit news->advanced(fraction); },
            [news](const HeardWords &words) { emit news->heard(words); });
    }));
}

void RecogniseJob::abortWork()
{
    m_stop.set();
}

} // namespace studio::recognition
