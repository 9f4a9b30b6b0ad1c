// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/timestretch.h"
#include "tests/core/audio/testsignal.h"

#include <QTest>

using namespace studio::audio;

namespace {

/// Of a tone: how often it goes up through zero, in Hz.
double pitchOf(const std::vector<std::int16_t> &samples, int rate)
{
    int crossings = 0;
    const std::size_t from = samples.size() / 4;
    const std::size_t to = samples.size() * 3 / 4;
    for (std::size_t i = from; i < to; ++i)
        crossings += samples[i - 1] < 0 && samples[i] >= 0 ? 1 : 0;
    return crossings * double(rate) / double(to - from);
}

std::vector<std::int16_t> stretched(const std::vector<std::int16_t> &in, PcmSpec spec, double speed)
{
    TimeStretch stretch(spec, speed);
    std::vector<std::int16_t> out;
    std::vector<std::int16_t> block(2048);
    const auto drain = [&] {
        while (const qint64 frames = stretch.pull(block))
            out.insert(out.end(), block.begin(), block.begin() + frames * spec.channels);
    };
    for (std::size_t at = 0; at < in.size(); at += 1000) {
        stretch.push(std::span(in).subspan(at, std::min<std::size_t>(1000, in.size() - at)));
        drain();
    }
    stretch.finish();
    drain();
    return out;
}

} // namespace

class TestTimeStretch : public QObject {
    Q_OBJECT

private slots:
    void changesLengthAndKeepsPitch_data()
    {
        QTest::addColumn<double>("speed");
        for (const double speed : {0.5, 0.75, 1.25, 1.5, 2.0, 2.5, 3.0})
            QTest::addRow("%.2f", speed) << speed;
    }
    void changesLengthAndKeepsPitch()
    {
        QFETCH(double, speed);
        const PcmSpec spec{44100, 1};
        const auto made = stretched(test::sine(spec, 2, 300), spec, speed);
        const double seconds = double(made.size()) / 44100;
        QVERIFY2(std::abs(seconds - 2 / speed) < 0.12, qPrintable(QString::number(seconds)));
        const double pitch = pitchOf(made, 44100);
        QVERIFY2(std::abs(pitch - 300) < 6, qPrintable(QString::number(pitch)));
        QVERIFY(std::abs(test::rms(made) - test::rms(test::sine(spec, 2, 300))) < 0.05);
    }

    void takesStereoAndNothing()
    {
        const PcmSpec spec{22050, 2};
        const auto made = stretched(test::sine(spec, 1, 200), spec, 2);
        QCOMPARE(made.size() % 2, std::size_t(0));
        QVERIFY(made.size() > 18000 && made.size() < 28000);
        QVERIFY(stretched({}, spec, 1.5).size() < 22050);
    }
};

QTEST_APPLESS_MAIN(TestTimeStretch)
#include "tst_timestretch.moc"
