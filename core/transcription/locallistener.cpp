// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcription/locallistener.h"

#include "core/recognition/voiceactivity.h"
#include "core/transcription/localtranscription.h"

#include <QElapsedTimer>

#include <cstring>

namespace studio::transcription {

namespace {

constexpr qint64 kMostWaitingSamples = qint64(recognition::kRateHz) * 10;
constexpr int kPartialEveryMs = 250;
/// A recogniser takes half a minute at once.
constexpr qint64 kLongestUtterance = qint64(recognition::kRateHz) * 28;

} // namespace

class LocalListener::Worker final : public QObject {
    Q_OBJECT
public:
    Worker(const recognition::EngineChoice &engine, std::optional<double> silenceSeconds,
           std::shared_ptr<std::atomic<qint64>> waiting)
        : m_engine(engine), m_silence(silenceSeconds), m_waiting(std::move(waiting))
    {
    }

    void open()
    {
        auto made = recognition::Recogniser::create(m_engine);
        if (!made) {
            emit failed(made.error());
            return;
        }
        m_recogniser = std::move(*made);
        m_sincePartial.start();
        emit opened();
    }

    void take(const QByteArray &pcm16)
    {
        std::vector<std::int16_t> samples(size_t(pcm16.size() / 2));
        std::memcpy(samples.data(), pcm16.constData(), samples.size() * 2);
        *m_waiting -= qint64(samples.size());
        m_recogniser->push(samples);
        m_pushed += qint64(samples.size());
        for (const bool speaks : m_activity.push(samples)) {
            m_quiet = speaks ? 0 : m_quiet + recognition::VoiceActivity::kFrame;
            m_spoke = m_spoke || speaks;
        }
        const qint64 length = m_pushed - m_begin;
        if (!m_spoke && length > 5 * recognition::kRateHz) {
            (void)m_recogniser->endUtterance(); // nothing but silence: begin anew
            m_begin = m_pushed;
            return;
        }
        const bool paused = m_silence && m_spoke && m_quiet >= qint64(*m_silence * recognition::kRateHz);
        if (paused || length >= kLongestUtterance) {
            conclude();
        } else if (m_sincePartial.elapsed() >= kPartialEveryMs) {
            m_sincePartial.start();
            emit partial(m_recogniser->partial());
        }
    }

    void conclude()
    {
        recognition::HeardWords words = m_recogniser->endUtterance();
        for (recognition::HeardWord &word : words) {
            word.startSeconds += double(m_begin) / recognition::kRateHz;
            word.endSeconds += double(m_begin) / recognition::kRateHz;
        }
        m_begin = m_pushed;
        m_quiet = 0;
        m_spoke = false;
        emit concluded(m_engine.engine == recognition::EngineChoice::Engine::Vosk
                           ? words
                           : recognition::readable(std::move(words)));
    }

signals:
    void opened();
    void failed(const studio::Error &error);
    void partial(const QString &text);
    void concluded(const studio::recognition::HeardWords &words);

private:
    const recognition::EngineChoice m_engine;
    const std::optional<double> m_silence;
    std::shared_ptr<std::atomic<qint64>> m_waiting;
    std::unique_ptr<recognition::Recogniser> m_recogniser;
    recognition::VoiceActivity m_activity;
    QElapsedTimer m_sincePartial;
    qint64 m_pushed = 0;
    qint64 m_begin = 0; ///< Of the utterance.
    qint64 m_quiet = 0;
    bool m_spoke = false;
};

LocalListener::LocalListener(const recognition::EngineChoice &engine, const QString &language,
                             std::optional<double> silenceSeconds, QObject *parent)
    : LiveListener(parent), m_language(language), m_waiting(std::make_shared<std::atomic<qint64>>(0))
{
    m_worker = new Worker(engine, silenceSeconds, m_waiting);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &Worker::opened, this, [this] {
        m_ready = !m_ended;
        if (m_ready)
            emit ready();
    });
    connect(m_worker, &Worker::failed, this, [this](const Error &error) {
        if (!std::exchange(m_ended, true))
            emit ended(Unexpected(error), {});
    });
    connect(m_worker, &Worker::partial, this, &LiveListener::partial);
    connect(m_worker, &Worker::concluded, this, [this](const recognition::HeardWords &words) {
        emit heard({wordsOf(words), true, m_language});
    });
    m_thread.setObjectName(QStringLiteral("live recogniser"));
    m_thread.start();
    QMetaObject::invokeMethod(m_worker, &Worker::open, Qt::QueuedConnection);
}

LocalListener::~LocalListener()
{
    m_thread.quit();
    m_thread.wait();
}

bool LocalListener::take(const QByteArray &pcm16)
{
    if (!m_ready || m_ended || *m_waiting > kMostWaitingSamples)
        return false;
    *m_waiting += pcm16.size() / 2;
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, pcm16] { worker->take(pcm16); });
    return true;
}

void LocalListener::commit()
{
    if (m_ready && !m_ended)
        QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->conclude(); });
}

void LocalListener::close()
{
    if (std::exchange(m_ended, true))
        return;
    m_ready = false;
    QMetaObject::invokeMethod(
        this, [this] { emit ended({}, {}); }, Qt::QueuedConnection);
}

} // namespace studio::transcription

#include "locallistener.moc"
