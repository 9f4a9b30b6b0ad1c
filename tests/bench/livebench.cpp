// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/livebench.h"

#include "core/capture/recorder.h"
#include "core/net/nettransport.h"
#include "core/queue/ledger.h"
#include "core/queue/processidentity.h"
#include "core/transcription/livetranscription.h"
#include "tests/bench/report.h"
#include "tests/bench/waiting.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QThread>
#include <QWebSocket>
#include <QWebSocketServer>

#include <cmath>
#include <mutex>

using namespace Qt::StringLiterals;

namespace studio::bench {

namespace {

using Clock = std::chrono::steady_clock;
constexpr double kClickEvery = 0.5;
constexpr double kClickSeconds = 0.02;
constexpr int kSeconds = 20;

/// When clicks were spoken and when they were there.
struct Clicks {
    std::mutex mutex;
    std::vector<Clock::time_point> spoken;
    std::vector<Clock::time_point> arrived;
};

/// A microphone that delivers each sample when it is due: a click every half second.
class ClickInput final : public audio::AudioInput {
public:
    explicit ClickInput(std::shared_ptr<Clicks> clicks) : m_clicks(std::move(clicks)) { }
    Result<void> open(const QByteArray &, audio::PcmSpec spec, std::chrono::milliseconds) override
    {
        m_spec = spec;
        m_begin = Clock::now();
        m_delivered = 0;
        m_open = true;
        return {};
    }
    void close() override { m_open = false; }
    bool isOpen() const override { return m_open; }
    bool isLost() override { return false; }
    qint64 read(std::span<std::int16_t> samples) override
    {
        const std::chrono::duration<double> passed = Clock::now() - m_begin;
        const auto due = qint64(passed.count() * m_spec.sampleRateHz) - m_delivered;
        const qint64 count = std::clamp<qint64>(due, 0, qint64(samples.size()));
        for (qint64 i = 0; i < count; ++i, ++m_delivered) {
            const double at = std::fmod(double(m_delivered) / m_spec.sampleRateHz, kClickEvery);
            samples[size_t(i)] = at < kClickSeconds ? std::int16_t(20000) : std::int16_t(0);
            const auto period = qint64(kClickEvery * m_spec.sampleRateHz);
            if (m_delivered % period == 0) {
                const std::scoped_lock lock(m_clicks->mutex);
                m_clicks->spoken.push_back(
                    m_begin
                    + std::chrono::nanoseconds(qint64(double(m_delivered) / m_spec.sampleRateHz * 1e9)));
            }
        }
        return count;
    }

private:
    std::shared_ptr<Clicks> m_clicks;
    audio::PcmSpec m_spec;
    Clock::time_point m_begin;
    qint64 m_delivered = 0;
    bool m_open = false;
};

/// A realtime service in a thread of its own that only listens for clicks.
class ClickServer final : public QObject {
public:
    explicit ClickServer(std::shared_ptr<Clicks> clicks) : m_clicks(std::move(clicks))
    {
        moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(
            this, [this] { listen(); }, Qt::BlockingQueuedConnection);
    }
    ~ClickServer() override
    {
        QMetaObject::invokeMethod(
            this, [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    [[nodiscard]] QUrl url() const { return m_url; }

private:
    void listen()
    {
        m_server = std::make_unique<QWebSocketServer>(u"bench"_s, QWebSocketServer::NonSecureMode);
        m_server->listen(QHostAddress::LocalHost);
        m_url = QUrl(u"ws://127.0.0.1:%1"_s.arg(m_server->serverPort()));
        connect(m_server.get(), &QWebSocketServer::newConnection, this, [this] {
            QWebSocket *socket = m_server->nextPendingConnection();
            connect(socket, &QWebSocket::textMessageReceived, this,
                    [this](const QString &text) { take(text); });
            connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
            socket->sendTextMessage(u"{\"message_type\":\"session_started\",\"session_id\":\"b\"}"_s);
        });
    }
    void take(const QString &text)
    {
        const Clock::time_point now = Clock::now();
        const QByteArray pcm = QByteArray::fromBase64(
            QJsonDocument::fromJson(text.toUtf8()).object().value("audio_base_64"_L1).toString().toLatin1());
        const auto *samples = reinterpret_cast<const std::int16_t *>(pcm.constData());
        for (qsizetype i = 0; i < pcm.size() / 2; ++i) {
            const bool isLoud = std::abs(int(samples[i])) > 8000;
            if (isLoud && m_quiet > 1600) {
                const std::scoped_lock lock(m_clicks->mutex);
                m_clicks->arrived.push_back(now);
            }
            m_quiet = isLoud ? 0 : m_quiet + 1;
        }
    }

    std::shared_ptr<Clicks> m_clicks;
    QThread m_thread;
    std::unique_ptr<QWebSocketServer> m_server;
    QUrl m_url;
    qint64 m_quiet = 100000;
};

} // namespace

void benchLive()
{
    const QTemporaryDir home;
    const auto clicks = std::make_shared<Clicks>();
    ClickServer server(clicks);
    SystemClock clock;
    store::Database database(home.filePath(u"s.db"_s));
    QObject context;
    bool opened = false;
    database.open()->then(&context, [&opened](const Result<store::OpenReport> &) { opened = true; });
    (void)waitUntil([&opened] { return opened; }, 20000);
    store::TranscriptRepository transcripts(database);
    store::LedgerRepository table(database);
    const QString owner = queue::ProcessIdentity::ofThisProcess();
    queue::Ledger ledger(table, clock, owner);
    transcription::TranscriptionEngine engine(transcripts, ledger, clock, AppDirs::below(home.path()), owner);
    net::NetTransport transport;
    transcription::Service service;
    service.api.emplace(transport,
                        api::Dialect::elevenLabs(QUrl(u"http://127.0.0.1:9"_s), server.url(), Secret("key")));

    capture::RecorderParts parts;
    parts.inputs = [clicks] { return std::make_unique<ClickInput>(clicks); };
    parts.lister = {};
    capture::Recorder recorder(std::make_shared<audio::AudioThread>(), home.filePath(u"recordings"_s),
                               nullptr, parts);
    auto *live = engine.live(service, {});
    live->follow(recorder);
    live->start();
    recorder.listen({});
    (void)waitUntil([live] { return live->state() == transcription::LiveTranscription::State::Live; }, 20000);
    pass(1500); // the pre-roll is full
    recorder.record();
    pass(2000); // and sent
    {
        const std::scoped_lock lock(clicks->mutex);
        clicks->spoken.clear();
        clicks->arrived.clear();
    }
    pass(kSeconds * 1000);
    recorder.discard();
    pass(300);
    live->cancel();
    pass(300);

    Figure figure{.name = u"microphone → socket"_s, .target = 45};
    const std::scoped_lock lock(clicks->mutex);
    for (const Clock::time_point arrived : clicks->arrived) {
        // The last click before it.
        double best = -1;
        for (const Clock::time_point spoken : clicks->spoken) {
            const double late = std::chrono::duration<double, std::milli>(arrived - spoken).count();
            if (late >= 0 && (best < 0 || late < best))
                best = late;
        }
        if (best >= 0)
            figure.values.append(best);
    }
    print(figure);
}

} // namespace studio::bench
