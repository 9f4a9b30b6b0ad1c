// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/resampler.h"
#include "tests/core/audio/testsignal.h"

#include <QtTest>

using namespace studio::audio;

class TestResampler : public QObject {
    Q_OBJECT

private slots:
    void keepsLengthAndLevel_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::newRow("up") << 16000 << 44100;
        QTest::newRow("down") << 48000 << 8000;
        QTest::newRow("same") << 22050 << 22050;
    }
    void keepsLengthAndLevel()
    {
        QFETCH(const int, from);
        QFETCH(const int, to);
        auto resampler = Resampler::create({from, 1}, {to, 1});
        QVERIFY(resampler);
        const auto tone = test::sine({from, 1}, 1.0, 1000);
        std::vector<std::int16_t> out;
        for (std::size_t at = 0; at < tone.size(); at += 333)
            QVERIFY((*resampler)
                        ->process(std::span(tone).subspan(at, std::min<std::size_t>(333, tone.size() - at)),
                                  out));
        QVERIFY((*resampler)->flush(out));
        QVERIFY(std::abs(double(out.size()) - to) < to * 0.01);
        QVERIFY(std::abs(test::rms(out) - test::rms(tone)) < 0.02);
        const auto wanted = test::sine({to, 1}, 1.0, 1000);
        QVERIFY(std::abs(test::lag(wanted, out, 3)) <= 2);
    }

    void mixesChannels()
    {
        auto toMono = Resampler::create({16000, 2}, {16000, 1});
        QVERIFY(toMono);
        std::vector<std::int16_t> out;
        QVERIFY((*toMono)->process(test::sine({16000, 2}, 0.2), out));
        QVERIFY((*toMono)->flush(out));
        QCOMPARE(out.size(), std::size_t(3200));
        QVERIFY(std::abs(test::rms(out) - 0.353) < 0.02);
    }

    void refusesNonsense()
    {
        QVERIFY(!Resampler::create({0, 1}, {16000, 1}));
        QVERIFY(!Resampler::create({16000, 1}, {16000, 9}));
    }
};

QTEST_GUILESS_MAIN(TestResampler)
#include "tst_resampler.moc"
