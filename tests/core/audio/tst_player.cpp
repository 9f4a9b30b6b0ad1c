// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/pacedaudiooutput.h"
#include "core/audio/player.h"
#include "tests/core/audio/testsignal.h"

#include <QSignalSpy>
#include <QtTest>

#include <mutex>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace studio::audio;

namespace {

/// What a fake output was told and what it let hear; shared with the test's thread.
struct Stage {
    std::mutex mutex;
    std::vector<std::int16_t> heard;
    std::atomic<bool> lost{false};
    std::atomic<bool> present{true};
    std::atomic<int> opened{0};
    std::atomic<int> closed{0};
    std::atomic<int> running{0};

    std::vector<std::int16_t> sound()
    {
        const std::lock_guard lock(mutex);
        return heard;
    }
};

class FakeOutput final : public PacedAudioOutput {
public:
    explicit FakeOutput(std::shared_ptr<Stage> stage)
        : PacedAudioOutput(std::make_shared<studio::SystemClock>()), m_stage(std::move(stage))
    {
    }
    ~FakeOutput() override { FakeOutput::close(); }
    studio::Result<void> open(const QByteArray &id, PcmSpec spec, std::chrono::milliseconds buffer) override
    {
        if (!m_stage->present)
            return studio::fail(studio::ErrorKind::Device, u"There is no device."_s);
        m_stage->lost = false;
        ++m_stage->opened;
        auto result = PacedAudioOutput::open(id, spec, buffer);
        ++m_stage->running;
        return result;
    }
    void close() override
    {
        if (isOpen()) {
            --m_stage->running;
            ++m_stage->closed;
        }
        PacedAudioOutput::close();
    }
    bool isLost() override { return m_stage->lost; }
    bool isAvailable(const QByteArray &) override { return m_stage->present; }

protected:
    void heard(std::span<const std::int16_t> samples) override
    {
        const std::lock_guard lock(m_stage->mutex);
        m_stage->heard.insert(m_stage->heard.end(), samples.begin(), samples.end());
    }

private:
    std::shared_ptr<Stage> m_stage;
};

constexpr PcmSpec kSpec{16000, 1};

} // namespace

class TestPlayer : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_stage = std::make_shared<Stage>();
        m_player =
            std::make_unique<Player>([stage = m_stage] { return std::make_unique<FakeOutput>(stage); });
    }
    void cleanup() { m_player.reset(); }

    void isEmptyAtFirst()
    {
        QCOMPARE(m_player->state(), Player::State::Empty);
        QCOMPARE(m_player->positionFrames(), 0);
        m_player->play();
        m_player->pause();
        m_player->stop();
        m_player->seek(5);
        m_player->close();
        QTest::qWait(30);
        QCOMPARE(m_player->state(), Player::State::Empty);
        QCOMPARE(m_stage->opened, 0);
    }

    void playsEveryFrameInOrderAndFinishes()
    {
        const auto sound = test::sweep(kSpec, 0.4);
        QSignalSpy finished(m_player.get(), &Player::finished);
        m_player->load(test::trackOf(kSpec, sound));
        m_player->play();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 5000);
        QCOMPARE(m_player->state(), Player::State::Stopped);
        QCOMPARE(m_player->positionFrames(), qint64(sound.size()));
        auto heard = m_stage->sound();
        QVERIFY(heard.size() >= sound.size());
        QVERIFY(std::equal(sound.begin(), sound.end(), heard.begin()));
        QCOMPARE(test::rms(std::span(heard).subspan(sound.size())), 0.0);
        QCOMPARE(m_player->stats().holes, 0);
        QVERIFY(m_player->stats().startLatency);
        QTRY_COMPARE(m_stage->running, 0);
    }

    void playsAgainFromTheStartAfterTheEnd()
    {
        QSignalSpy finished(m_player.get(), &Player::finished);
        m_player->load(test::trackOf(kSpec, test::sine(kSpec, 0.1)));
        m_player->play();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 5000);
        m_player->play();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, 5000);
    }

    void advancesThePositionAtTheRateOfTheSound()
    {
        m_player->load(test::trackOf(kSpec, test::sine(kSpec, 30)));
        m_player->play();
        QTRY_COMPARE(m_player->state(), Player::State::Playing);
        QElapsedTimer time;
        const qint64 from = m_player->positionFrames();
        time.start();
        QTest::qWait(500);
        const double ratio = double(m_player->positionFrames() - from) / 16.0 / double(time.elapsed());
        QVERIFY2(ratio > 0.5 && ratio < 1.5, qPrintable(QString::number(ratio)));
    }

    void pausesAndGoesOnWhereItWas()
    {
        const auto sound = test::sweep(kSpec, 0.6);
        QSignalSpy finished(m_player.get(), &Player::finished);
        m_player->load(test::trackOf(kSpec, sound));
        m_player->play();
        QTRY_VERIFY(m_player->positionFrames() > 2000);
        m_player->pause();
        QTRY_COMPARE(m_player->state(), Player::State::Paused);
        const qint64 position = m_player->positionFrames();
        QTest::qWait(100);
        QCOMPARE(m_player->positionFrames(), position);
        QCOMPARE(m_stage->running, 0);
        m_player->play();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 5000);
        // Up to the pause, then from the same place on: nothing lost, nothing twice but the dropped queue.
        const auto heard = m_stage->sound();
        const auto tail = std::span(sound).last(1000);
        QVERIFY(std::search(heard.begin(), heard.end(), tail.begin(), tail.end()) != heard.end());
        QVERIFY(std::equal(sound.begin(), sound.begin() + 1500, heard.begin()));
    }

    void stopGoesBackToTheStart()
    {
        m_player->load(test::trackOf(kSpec, test::sine(kSpec, 30)));
        m_player->play();
        QTRY_VERIFY(m_player->positionFrames() > 1000);
        m_player->stop();
        QTRY_COMPARE(m_player->state(), Player::State::Stopped);
        QCOMPARE(m_player->positionFrames(), 0);
        QCOMPARE(m_stage->running, 0);
    }

    void seeksWhilePlayingAndWhilePaused()
    {
        const auto sound = test::sweep(kSpec, 30);
        m_player->load(test::trackOf(kSpec, sound));
        m_player->seek(16000);
        QTRY_COMPARE(m_player->positionFrames(), 16000);
        m_player->play();
        QTRY_VERIFY(m_player->positionFrames() > 17000);
        QVERIFY(std::equal(sound.begin() + 16000, sound.begin() + 16500, m_stage->sound().begin()));
        m_player->seek(320'000);
        QTRY_VERIFY(m_player->positionFrames() > 321'000);
        QCOMPARE(m_player->state(), Player::State::Playing);
        m_player->seek(1'000'000'000);
        QSignalSpy finished(m_player.get(), &Player::finished);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 5000);
        m_player->seek(-5);
        QTRY_COMPARE(m_player->positionFrames(), 0);
    }

    void loopsWithoutAGap()
    {
        const auto sound = test::sweep(kSpec, 2);
        m_player->load(test::trackOf(kSpec, sound));
        m_player->setLoop(FrameRange{1000, 2600});
        m_player->play();
        QTRY_VERIFY_WITH_TIMEOUT(m_stage->sound().size() > 9000, 5000);
        QVERIFY(m_player->positionFrames() <= 2600);
        const auto heard = m_stage->sound();
        std::vector<std::int16_t> wanted(sound.begin(), sound.begin() + 2600);
        for (int i = 0; i < 3; ++i)
            wanted.insert(wanted.end(), sound.begin() + 1000, sound.begin() + 2600);
        QVERIFY(std::equal(wanted.begin(), wanted.end(), heard.begin()));
        m_player->setLoop(std::nullopt);
        QSignalSpy finished(m_player.get(), &Player::finished);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 5000);
    }

    void playsFasterAndSlowerAtTheSamePitch_data()
    {
        QTest::addColumn<double>("speed");
        QTest::newRow("half") << 0.5;
        QTest::newRow("double") << 2.0;
        QTest::newRow("triple") << 3.0;
    }
    void playsFasterAndSlowerAtTheSamePitch()
    {
        QFETCH(double, speed);
        const auto sound = test::sine(kSpec, 0.8, 300);
        m_player->setSpeed(speed);
        m_player->load(test::trackOf(kSpec, sound));
        QSignalSpy finished(m_player.get(), &Player::finished);
        m_player->play();
        qint64 last = 0;
        while (finished.isEmpty()) {
            QTest::qWait(5);
            QVERIFY(m_player->positionFrames() >= last); // it never runs backwards
            last = m_player->positionFrames();
            QVERIFY(last <= qint64(sound.size()));
        }
        const double heard = double(m_stage->sound().size()) / double(sound.size());
        QVERIFY2(std::abs(heard - 1 / speed) < 0.25, qPrintable(QString::number(heard)));
        QCOMPARE(m_player->positionFrames(), qint64(sound.size()));
    }

    void loopsAtAnotherSpeed()
    {
        const auto sound = test::sine(kSpec, 1, 300);
        m_player->setSpeed(1.5);
        m_player->load(test::trackOf(kSpec, sound));
        m_player->setLoop(FrameRange{1000, 3000});
        m_player->play();
        QTRY_VERIFY_WITH_TIMEOUT(m_stage->sound().size() > 9000, 5000);
        QVERIFY(m_player->positionFrames() <= 3000);
        m_player->setSpeed(1);
        m_player->setLoop(std::nullopt);
        QSignalSpy finished(m_player.get(), &Player::finished);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 5000);
    }

    void loopsTheWholeTrack()
    {
        const auto sound = test::sweep(kSpec, 0.2);
        m_player->load(test::trackOf(kSpec, sound));
        m_player->setLoop(FrameRange{0, 1'000'000});
        m_player->play();
        QTRY_VERIFY_WITH_TIMEOUT(m_stage->sound().size() > sound.size() * 3, 5000);
        const auto heard = m_stage->sound();
        QVERIFY(std::equal(sound.begin(), sound.end(), heard.begin() + std::ptrdiff_t(sound.size())));
    }

    void changesVolumeWithoutAClick()
    {
        const std::vector<std::int16_t> flat(16000 * 4, 10000);
        m_player->load(test::trackOf(kSpec, flat));
        m_player->play();
        QTRY_VERIFY_WITH_TIMEOUT(m_stage->sound().size() > 3000, 5000);
        m_player->setVolume(0.25);
        QTRY_VERIFY_WITH_TIMEOUT(!m_stage->sound().empty() && m_stage->sound().back() == 2500, 5000);
        const auto heard = m_stage->sound();
        int steepest = 0;
        for (std::size_t i = 1; i < heard.size(); ++i)
            steepest = std::max(steepest, std::abs(heard[i] - heard[i - 1]));
        QVERIFY2(steepest < 200, qPrintable(QString::number(steepest)));
    }

    void waitsForTheFirstSoundAndCountsHoles()
    {
        auto track = std::make_shared<PcmTrack>(kSpec);
        QSignalSpy finished(m_player.get(), &Player::finished);
        m_player->load(track, {.lineKey = u"slow.example"_s});
        m_player->play();
        QTRY_COMPARE(m_player->state(), Player::State::Waiting);
        QTest::qWait(50);
        QCOMPARE(m_player->state(), Player::State::Waiting);
        const auto sound = test::sweep(kSpec, 1.0);
        track->append(std::span(sound).first(8000));
        QTRY_COMPARE(m_player->state(), Player::State::Playing);
        QTRY_COMPARE_WITH_TIMEOUT(m_player->state(), Player::State::Waiting, 3000);
        QCOMPARE(m_player->positionFrames(), 8000);
        QTest::qWait(100);
        track->append(std::span(sound).subspan(8000));
        track->complete();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 5000);
        const PlaybackStats stats = m_player->stats();
        QCOMPARE(stats.holes, 1);
        QVERIFY(stats.holeTotal >= 80ms);
        QCOMPARE(stats.longestHole, stats.holeTotal);
        const LineMemory memory = m_player->lineMemories().value(u"slow.example"_s);
        QCOMPARE(memory.streams, 1);
        QVERIFY(memory.cushionMs > 50);
    }

    void silenceBeforeAnEmptyEndIsNoHole()
    {
        auto track = std::make_shared<PcmTrack>(kSpec);
        QSignalSpy finished(m_player.get(), &Player::finished);
        m_player->load(track);
        m_player->play();
        track->append(test::sweep(kSpec, 0.5));
        QTRY_VERIFY_WITH_TIMEOUT(m_player->positionFrames() == 8000, 5000);
        QTRY_COMPARE_WITH_TIMEOUT(m_player->state(), Player::State::Waiting, 3000);
        track->complete();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 5000);
        QCOMPARE(m_player->stats().holes, 0);
    }

    void aPauseDoesNotLookLikeALateLine()
    {
        auto track = std::make_shared<PcmTrack>(kSpec);
        const auto sound = test::sweep(kSpec, 3.0);
        m_player->load(track, {.lineKey = u"steady.example"_s});
        m_player->play();
        std::size_t at = 0;
        QTimer feeder;
        connect(&feeder, &QTimer::timeout, this, [&] {
            const std::size_t part = std::min<std::size_t>(sound.size() - at, 2400);
            track->append(std::span(sound).subspan(at, part));
            at += part;
            if (at == sound.size()) {
                track->complete();
                feeder.stop();
            }
        });
        feeder.start(50);
        QTRY_COMPARE_WITH_TIMEOUT(m_player->state(), Player::State::Playing, 5000);
        m_player->pause();
        QTRY_VERIFY_WITH_TIMEOUT(m_player->lineMemories().contains(u"steady.example"_s), 10'000);
        const LineMemory memory = m_player->lineMemories().value(u"steady.example"_s);
        QVERIFY2(memory.cushionMs < 500, qPrintable(memory.toString()));
    }

    void keepsThePositionWhenTheDeviceIsLost()
    {
        QSignalSpy lost(m_player.get(), &Player::deviceLost);
        QSignalSpy restored(m_player.get(), &Player::deviceRestored);
        m_player->load(test::trackOf(kSpec, test::sine(kSpec, 30)));
        m_player->play();
        QTRY_VERIFY(m_player->positionFrames() > 2000);
        m_stage->present = false;
        m_stage->lost = true;
        QTRY_COMPARE(m_player->state(), Player::State::DeviceLost);
        QCOMPARE(lost.size(), 1);
        const qint64 position = m_player->positionFrames();
        m_player->play();
        QTRY_COMPARE(lost.size(), 2);
        QCOMPARE(m_player->positionFrames(), position);
        m_stage->present = true;
        QTRY_COMPARE_WITH_TIMEOUT(restored.size(), 1, 5000);
        QCOMPARE(m_player->state(), Player::State::Paused);
        m_player->play();
        QTRY_VERIFY(m_player->positionFrames() > position + 1000);
    }

    void saysSoWhenThereIsNoDevice()
    {
        m_stage->present = false;
        QSignalSpy lost(m_player.get(), &Player::deviceLost);
        m_player->load(test::trackOf(kSpec, test::sine(kSpec, 1)));
        m_player->play();
        QTRY_COMPARE(lost.size(), 1);
        QCOMPARE(m_player->state(), Player::State::DeviceLost);
        QCOMPARE(lost.first().first().value<studio::Error>().kind, studio::ErrorKind::Device);
    }

    void preparesTheDeviceOnceAndUsesIt()
    {
        m_player->prepare(kSpec);
        m_player->prepare(kSpec);
        QTRY_COMPARE(m_stage->opened, 1);
        m_player->load(test::trackOf(kSpec, test::sine(kSpec, 30)));
        m_player->play();
        QTRY_COMPARE(m_player->state(), Player::State::Playing);
        QCOMPARE(m_stage->opened, 1);
    }

    void reopensForAnotherRate()
    {
        m_player->prepare({44100, 1});
        QTRY_COMPARE(m_stage->opened, 1);
        m_player->load(test::trackOf(kSpec, test::sine(kSpec, 30)));
        m_player->play();
        QTRY_COMPARE(m_player->state(), Player::State::Playing);
        QCOMPARE(m_stage->opened, 2);
        QCOMPARE(m_stage->running, 1);
    }

    void replacingTheTrackDropsNewsOfTheOldOne()
    {
        m_player->load(test::trackOf(kSpec, test::sine(kSpec, 0.05)));
        m_player->play();
        QSignalSpy finished(m_player.get(), &Player::finished);
        m_player->load(test::trackOf(kSpec, test::sine(kSpec, 30)));
        QCOMPARE(m_player->positionFrames(), 0);
        QTest::qWait(300);
        QCOMPARE(finished.size(), 0);
        QCOMPARE(m_player->state(), Player::State::Stopped);
        m_player->play();
        QTRY_COMPARE(m_player->state(), Player::State::Playing);
    }

    void survivesAStormOfCommands()
    {
        auto track = test::trackOf(kSpec, test::sine(kSpec, 1));
        for (int i = 0; i < 200; ++i) {
            m_player->load(track);
            m_player->play();
            m_player->seek(i * 50);
            if (i % 3 == 0)
                m_player->pause();
            if (i % 5 == 0)
                m_player->stop();
            if (i % 7 == 0)
                m_player->close();
        }
        m_player->load(track);
        m_player->play();
        QTRY_COMPARE(m_player->state(), Player::State::Playing);
    }

    void canBeDestroyedWhilePlaying()
    {
        m_player->load(test::trackOf(kSpec, test::sine(kSpec, 30)));
        m_player->play();
        QTRY_COMPARE(m_player->state(), Player::State::Playing);
        QElapsedTimer time;
        time.start();
        m_player.reset();
        QVERIFY(time.elapsed() < 1500);
        QCOMPARE(m_stage->running, 0);
    }

private:
    std::shared_ptr<Stage> m_stage;
    std::unique_ptr<Player> m_player;
};

QTEST_GUILESS_MAIN(TestPlayer)
#include "tst_player.moc"
