// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/ringbuffer.h"

#include <QtTest>

#include <thread>

using namespace studio::audio;

class TestRingBuffer : public QObject {
    Q_OBJECT

private slots:
    void takesWhatFitsAndGivesItBackInOrder()
    {
        RingBuffer<int> ring(5);
        QCOMPARE(ring.capacity(), std::size_t(8));
        const std::vector<int> values{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        QCOMPARE(ring.write(values), std::size_t(8));
        QCOMPARE(ring.freeSpace(), std::size_t(0));
        std::vector<int> out(3);
        QCOMPARE(ring.read(out), std::size_t(3));
        QCOMPARE(out, (std::vector<int>{1, 2, 3}));
        QCOMPARE(ring.write(std::span(values).last(2)), std::size_t(2));
        out.resize(20);
        QCOMPARE(ring.read(out), std::size_t(7));
        QCOMPARE(out[6], 10);
        QCOMPARE(ring.read(out), std::size_t(0));
    }

    void losesNothingBetweenTwoThreads()
    {
        constexpr int kCount = 400'000;
        RingBuffer<int> ring(1024);
        std::thread writer([&] {
            std::vector<int> block(97);
            for (int next = 0; next < kCount;) {
                const int count = std::min(97, kCount - next);
                for (int i = 0; i < count; ++i)
                    block[std::size_t(i)] = next + i;
                const auto taken = int(ring.write(std::span(block).first(std::size_t(count))));
                next += taken;
                if (taken == 0)
                    std::this_thread::yield();
            }
        });
        int expected = 0;
        int wrong = 0;
        std::vector<int> block(61);
        while (expected < kCount) {
            const std::size_t got = ring.read(block);
            if (got == 0)
                std::this_thread::yield();
            for (std::size_t i = 0; i < got; ++i)
                wrong += block[i] != expected++;
        }
        writer.join();
        QCOMPARE(wrong, 0);
        QCOMPARE(ring.size(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(TestRingBuffer)
#include "tst_ringbuffer.moc"
