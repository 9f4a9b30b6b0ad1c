// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/soundbench.h"

#include "app/application.h"
#include "app/windowservices.h"
#include "core/api/voicesapi.h"
#include "core/audio/decodefile.h"
#include "core/audio/player.h"
#include "tests/bench/report.h"
#include "tests/bench/waiting.h"
#include "ui/shell/mainwindow.h"
#include "ui/speech/speechpanel.h"
#include "ui/speech/speechsession.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/userprompts.h"

#include <QAbstractButton>
#include <QElapsedTimer>
#include <QNetworkReply>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>
#include <QTimer>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::bench {

namespace {

constexpr int kRuns = 7;
constexpr int kAudible = 200;

QString sentence(int number)
{
    return u"Bells ring at noon, number %1, and the boats come back."_s.arg(number);
}

/// Sound before its own first loud sample, in ms.
double leadingSilence(const audio::PcmTrack &track)
{
    std::vector<std::int16_t> samples(static_cast<size_t>(track.frameCount() * track.channels()));
    track.read(0, samples);
    for (size_t i = 0; i < samples.size(); ++i) {
        if (std::abs(int(samples[i])) > kAudible)
            return static_cast<double>(i) / track.channels() / track.sampleRateHz() * 1000;
    }
    return 0;
}

} // namespace

struct SoundBench::Window {
    explicit Window(const QString &home)
        : application(AppDirs::below(home)), services(application), window(services.shell(u"speech/main"_s))
    {
    }

    app::Application application;
    app::WindowServices services;
    ui::MainWindow window;
    QTemporaryDir work;

    [[nodiscard]] QAbstractButton *generate() { return window.findChild<QAbstractButton *>(u"generate"_s); }
};

SoundBench::SoundBench(ServiceProcess &service, Monitor &monitor) : m_service(service), m_monitor(monitor) { }

SoundBench::~SoundBench() = default;

bool SoundBench::open()
{
    static const QTemporaryDir home;
    qputenv("ELEVENLABS_BASE_URL", m_service.url().toEncoded());
    qputenv("ELEVENLABS_API_KEY", "any-key");
    m_window = std::make_unique<Window>(home.path());
    QObject context;
    m_window->application.start(&context);
    m_window->application.account.start();
    m_window->window.show();
    return waitUntil(
        [this] {
            return m_window->application.account.state() == account::Account::State::Connected
                && !m_window->application.account.voices().isEmpty()
                && !m_window->application.account.models().isEmpty();
        },
        20000);
}

SoundBench::Run SoundBench::press(const QString &text, const QString &format, bool toTheEnd)
{
    Run run;
    auto &panel = *m_window->window.speechPanel();
    panel.session()->setOutputFormat(format);
    panel.session()->setModel(ModelId(u"eleven_flash_v2_5"_s));
    panel.setScript(text);
    auto *button = m_window->generate();
    pass(600); // The look-up of what is made already, and the draft, are over.
    if (!button || !button->isEnabled())
        return run;
    m_monitor.clear();
    bool made = false;
    QObject context;
    QObject::connect(&panel, &ui::SpeechPanel::generationFinished, &context, [&made](bool ok) { made = ok; });
    const Moment click = std::chrono::steady_clock::now();
    QTest::mouseClick(button, Qt::LeftButton);
    std::optional<Moment> onset;
    (void)waitUntil([&] { return (onset = m_monitor.firstSoundAfter(click)).has_value(); }, 15000);
    (void)waitUntil([&] { return made; }, 30000);
    if (toTheEnd)
        (void)waitUntil([&] { return m_window->services.player.state() == audio::Player::State::Stopped; },
                        30000);
    if (!onset)
        return run;
    std::shared_ptr<audio::PcmTrack> track;
    m_window->application.takes.recent({.limit = 1})
        ->then(&context, [&](const Result<QList<store::Take>> &takes) {
            if (!takes || takes->isEmpty())
                return;
            m_window->application.engine.loadTrack(takes->first())
                ->then(&context, [&](const Result<std::shared_ptr<audio::PcmTrack>> &loaded) {
                    if (loaded)
                        track = *loaded;
                });
        });
    (void)waitUntil([&track] { return track != nullptr; }, 10000);
    run.onset = milliseconds(click, *onset) - (track ? leadingSilence(*track) : 0);
    run.silence = static_cast<double>(m_window->services.player.stats().longestHole.count());
    run.heard = m_monitor.longestSilence(*onset, std::chrono::steady_clock::now());
    m_window->services.player.stop();
    pass(300);
    return run;
}

double SoundBench::serverTime(const QString &format)
{
    QNetworkAccessManager network;
    QList<double> times;
    const QString voice = m_window->application.account.voices().first().id.value();
    for (int i = 0; i < kRuns; ++i) {
        QNetworkRequest request(m_service.url().resolved(
            QUrl(u"/v1/text-to-speech/%1/stream/with-timestamps?output_format=%2"_s.arg(voice, format))));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        request.setRawHeader("xi-api-key", "any-key");
        QElapsedTimer clock;
        clock.start();
        const QByteArray body =
            "{\"model_id\":\"eleven_flash_v2_5\",\"text\":\"" + sentence(1000 + m_number++).toUtf8() + "\"}";
        QNetworkReply *reply = network.post(request, body);
        double first = -1;
        QObject::connect(reply, &QNetworkReply::readyRead, reply, [&] {
            if (first < 0 && reply->bytesAvailable() > 0)
                first = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        });
        (void)waitUntil([reply] { return reply->isFinished(); }, 20000);
        if (i > 0 && first >= 0)
            times.append(first); // The first one also connects.
        reply->deleteLater();
    }
    return median(times);
}

SoundBench::Run SoundBench::peer(const QString &text, const QString &format)
{
    Run run;
    const QString file = m_window->work.filePath(u"peer.audio"_s);
    const QString voice = m_window->application.account.voices().first().id.value();
    const QString url =
        m_service.url()
            .resolved(QUrl(u"/v1/text-to-speech/%1/stream?output_format=%2"_s.arg(voice, format)))
            .toString();
    const QString body = u"{\"model_id\":\"eleven_flash_v2_5\",\"text\":\"%1\"}"_s.arg(text);
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"BENCH_URL"_s, url);
    environment.insert(u"BENCH_BODY"_s, body);
    environment.insert(u"BENCH_FILE"_s, file);
    shell.setProcessEnvironment(environment);
    m_monitor.clear();
    const Moment start = std::chrono::steady_clock::now();
    shell.start(u"sh"_s,
                {u"-c"_s,
                 u"curl -sN -H 'xi-api-key: any' -H 'Content-Type: application/json' -d \"$BENCH_BODY\" "
                 u"\"$BENCH_URL\" "
                 "| tee \"$BENCH_FILE\" | mpg123 -q -o pulse -"_s});
    std::optional<Moment> onset;
    (void)waitUntil([&] { return (onset = m_monitor.firstSoundAfter(start)).has_value(); }, 15000);
    (void)waitUntil([&shell] { return shell.state() == QProcess::NotRunning; }, 30000);
    if (onset)
        run.heard = m_monitor.longestSilence(*onset, std::chrono::steady_clock::now());
    const auto track = audio::decodeFile(file);
    if (onset && track)
        run.onset = milliseconds(start, *onset) - leadingSilence(**track);
    return run;
}

void SoundBench::benchSteady(const QString &format)
{
    m_service.behave(R"({"reset":true})");
    const double server = serverTime(format);
    Figure figure{.name = u"button → sound, server time off, "_s + format.section(u'_', 0, 0), .target = 40};
    press(sentence(m_number++), format); // The line becomes known, as in daily use.
    for (int i = 0; i < kRuns; ++i) {
        const Run run = press(sentence(m_number++), format);
        if (run.onset > 0)
            figure.values.append(run.onset - server);
        if (format.startsWith("mp3"_L1)) {
            const Run other = peer(sentence(m_number++), format);
            if (other.onset > 0)
                figure.peer.append(other.onset - server);
        }
    }
    figure.peerName = u"curl | mpg123"_s;
    print(figure);
}

void SoundBench::benchJitter()
{
    // Barely faster than the sound, and pieces late by up to 265 ms.
    m_service.behave(R"({"reset":true,"pace":2.0})");
    const double server = serverTime(u"mp3_44100_128"_s);
    m_service.behave(R"({"pace":2.0,"chunk_jitter_ms":265})");
    // The first piece is late as well; that lateness is the line's, not the player's.
    const double late = serverTime(u"mp3_44100_128"_s);
    Figure figure{.name = u"button → sound, jittery line, server time off"_s, .target = 250};
    Figure whole{.name = u"the same, with the lateness of the first piece"_s, .target = 250};
    Figure holes{.name = u"longest hole on a jittery line"_s, .target = 0};
    Figure heard{.name = u"longest silence heard, pauses of speech included"_s, .target = 300};
    for (int i = 0; i < kRuns; ++i) {
        const Run run = press(sentence(m_number++), u"mp3_44100_128"_s, true);
        if (run.onset > 0) {
            figure.values.append(run.onset - late);
            whole.values.append(run.onset - server);
            holes.values.append(run.silence);
            heard.values.append(run.heard);
        }
        const Run other = peer(sentence(m_number++), u"mp3_44100_128"_s);
        figure.peer.append(other.onset - late);
        whole.peer.append(other.onset - server);
        heard.peer.append(other.heard);
    }
    figure.peerName = whole.peerName = heard.peerName = u"curl | mpg123"_s;
    print(figure);
    print(whole);
    print(holes);
    print(heard);
    m_service.behave(R"({"reset":true})");
}

void SoundBench::benchStop()
{
    m_service.behave(R"({"reset":true})");
    Figure figure{.name = u"stop → silence"_s, .target = 40};
    auto &panel = *m_window->window.speechPanel();
    for (int i = 0; i < kRuns; ++i) {
        panel.setScript(sentence(m_number++));
        pass(900);
        m_monitor.clear();
        const Moment click = std::chrono::steady_clock::now();
        QTest::mouseClick(m_window->generate(), Qt::LeftButton);
        if (!waitUntil([&] { return m_monitor.firstSoundAfter(click).has_value(); }, 15000))
            continue;
        pass(700);
        const Moment stop = std::chrono::steady_clock::now();
        m_window->services.player.pause();
        pass(800);
        if (const auto last = m_monitor.lastSound())
            figure.values.append(std::max(0.0, milliseconds(stop, *last)));
        pass(1500);
    }
    print(figure);
}

void SoundBench::benchLongStream()
{
    m_service.behave(R"({"reset":true,"pace":40})");
    QString text;
    for (int i = 0; i < 40; ++i)
        text += sentence(m_number++) + u' ';
    auto &panel = *m_window->window.speechPanel();
    panel.setScript(text);
    pass(1200);
    QList<double> stalls;
    QElapsedTimer clock;
    QTimer beat;
    beat.setTimerType(Qt::PreciseTimer);
    QObject::connect(&beat, &QTimer::timeout, &beat, [&] {
        stalls.append(static_cast<double>(clock.nsecsElapsed()) / 1e6 - 5);
        clock.start();
    });
    bool done = false;
    QObject context;
    QObject::connect(&panel, &ui::SpeechPanel::generationFinished, &context, [&done](bool) { done = true; });
    // A page of script goes by meanwhile, there and back.
    auto *script = panel.findChild<QTextEdit *>(u"script"_s);
    QTimer wheel;
    int step = 0;
    QObject::connect(&wheel, &QTimer::timeout, &wheel, [&] {
        QScrollBar *bar = script->verticalScrollBar();
        const int range = std::max(1, bar->maximum());
        const int at = (step += 24) % (2 * range);
        bar->setValue(at <= range ? at : 2 * range - at);
    });
    clock.start();
    beat.start(5);
    if (script)
        wheel.start(16);
    QTest::mouseClick(m_window->generate(), Qt::LeftButton);
    (void)waitUntil([&done] { return done; }, 60000);
    beat.stop();
    m_window->services.player.stop();
    std::sort(stalls.begin(), stalls.end());
    if (stalls.isEmpty())
        return;
    print({.name = u"event loop while streaming and scrolling, 99th percentile"_s,
           .values = {std::max(0.0, stalls[stalls.size() * 99 / 100])},
           .target = 16.7});
    print({.name = u"event loop while streaming and scrolling, longest"_s,
           .values = {std::max(0.0, stalls.last())},
           .target = 100});
}

} // namespace studio::bench
