// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"
#include "ui/theme/variants.h"
#include "ui/widgets/waveformview.h"

#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace studio::ui;

namespace {
WavePeaks peaks(int buckets, bool growing = false)
{
    WavePeaks made;
    made.secondsPerBucket = 0.02;
    for (int i = 0; i < buckets; ++i) {
        made.max.push_back(std::int8_t((i * 31) % 120));
        made.min.push_back(std::int8_t(-((i * 17) % 120)));
    }
    made.growing = growing;
    made.totalSeconds = growing ? 24 : 0;
    return made;
}
} // namespace

class TestWaveformView final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setupAppearance(); }

    void heightsCoverEveryBucket()
    {
        WavePeaks made = peaks(100);
        made.max[37] = 127;
        const auto heights = barHeights(made, 0, 2, 10);
        QCOMPARE(heights.size(), size_t(10));
        QCOMPARE(heights[3], 1.0F);
        QCOMPARE(barHeights(made, 0, 4, 10)[9], -1.0F);
        QCOMPARE(barHeights({}, 0, 1, 3)[0], -1.0F);
        QCOMPARE(barHeights(made, 1, 1, 3)[0], -1.0F);
        WavePeaks odd = made;
        odd.min.resize(10);
        QCOMPARE(barHeights(odd, 0, 2, 10)[5], -1.0F);
        made.min[0] = -128;
        QCOMPARE(barHeights(made, 0, 2, 10)[0], 1.0F);
    }

    void growsWithinItsExpectedLength()
    {
        WaveformView view;
        view.resize(600, 160);
        view.setPeaks(peaks(100, true));
        QCOMPARE(view.duration(), 24.0);
        view.grab();
        view.setPeaks(peaks(2000, true));
        QCOMPARE(view.duration(), 40.0);
        view.grab();
        view.clear();
        QCOMPARE(view.duration(), 0.0);
        view.grab();
    }

    void clickAndDragSeek()
    {
        WaveformView view;
        view.resize(500, 160);
        view.setPeaks(peaks(500));
        QSignalSpy sought(&view, &WaveformView::seekRequested);
        QTest::mousePress(&view, Qt::LeftButton, {}, QPoint(250, 80));
        QCOMPARE(sought.count(), 1);
        QVERIFY(qAbs(sought.at(0).at(0).toDouble() - 5.0) < 0.05);
        QTest::mouseMove(&view, QPoint(400, 80));
        QVERIFY(sought.count() >= 2);
        QTest::mouseRelease(&view, Qt::LeftButton, {}, QPoint(400, 80));
        QVERIFY(qAbs(view.position() - 8.0) < 0.05);
    }

    void keysSeek()
    {
        WaveformView view;
        view.resize(500, 160);
        view.setPeaks(peaks(500));
        view.setPosition(5);
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.position(), 6.0);
        QTest::keyClick(&view, Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(qAbs(view.position() - 5.9) < 1e-9);
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(view.position(), 10.0);
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.position(), 10.0);
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.position(), 0.0);
    }

    void playedPartHasItsColor()
    {
        WaveformView view;
        view.resize(500, 160);
        WavePeaks loud = peaks(500);
        std::fill(loud.max.begin(), loud.max.end(), 127);
        view.setPeaks(loud);
        view.setPosition(5);
        const QImage image = view.grab().toImage();
        QCOMPARE(image.pixelColor(101, 90), theme().wavePlayed);
        QCOMPARE(image.pixelColor(401, 90), theme().wave);
    }

    void oddPositionsAreHarmless()
    {
        WaveformView view;
        view.setPosition(std::numeric_limits<double>::quiet_NaN());
        view.setPosition(-3);
        QTest::keyClick(&view, Qt::Key_End);
        QTest::mouseClick(&view, Qt::LeftButton);
        QCOMPARE(view.position(), 0.0);
    }
};

QTEST_MAIN(TestWaveformView)
#include "tst_waveformview.moc"
