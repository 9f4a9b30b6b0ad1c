// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"
#include "ui/theme/variants.h"
#include "ui/widgets/waveformview.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <limits>

using namespace Qt::StringLiterals;
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

private:
    static void drag(WaveformView &view, int from, int to)
    {
        QTest::mousePress(&view, Qt::LeftButton, {}, QPoint(from, 80));
        QTest::mouseMove(&view, QPoint((from + to) / 2, 80));
        QTest::mouseMove(&view, QPoint(to, 80));
        QTest::mouseRelease(&view, Qt::LeftButton, {}, QPoint(to, 80));
    }

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

    void clickSeeksAndDragSelects()
    {
        WaveformView view;
        view.resize(500, 160);
        view.setPeaks(peaks(500));
        QSignalSpy sought(&view, &WaveformView::seekRequested);
        QSignalSpy selected(&view, &WaveformView::selectionChanged);
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(250, 80));
        QCOMPARE(sought.count(), 1);
        QVERIFY(qAbs(sought.at(0).at(0).toDouble() - 5.0) < 0.05);
        drag(view, 100, 300);
        QCOMPARE(sought.count(), 1);
        QVERIFY(selected.count() > 0);
        QCOMPARE(view.selection(), std::optional(WaveSpan({2, 6})));
        QCOMPARE(view.accessibleDescription(), u"Selected from 2.0 s to 6.0 s, 4.0 s long"_s);
        drag(view, 300, 400); // its edge
        QCOMPARE(view.selection(), std::optional(WaveSpan({2, 8})));
        QTest::mouseClick(&view, Qt::LeftButton, Qt::ShiftModifier, QPoint(50, 80));
        QCOMPARE(view.selection(), std::optional(WaveSpan({1, 8})));
        view.grab();
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(250, 80));
        QVERIFY(!view.selection());
    }

    void selectionsByHandSnapToWords()
    {
        WaveformView view;
        view.resize(500, 160);
        view.setPeaks(peaks(500));
        view.setSnaps({{1, 2}, {2.2, 3}, {3.5, 5}});
        drag(view, 70, 140); // 1.4 s to 2.8 s: most of two words
        QCOMPARE(view.selection(), std::optional(WaveSpan({1, 3})));
        view.setPosition(1);
        view.setSelection({});
        QTest::keyClick(&view, Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(view.selection(), std::optional(WaveSpan({1, 2.2})));
        QTest::keyClick(&view, Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(view.selection(), std::optional(WaveSpan({1, 3.5})));
        QTest::keyClick(&view, Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(view.position(), 2.2);
    }

    void keysSelectTrimAndMark()
    {
        WaveformView view;
        view.resize(500, 160);
        view.setPeaks(peaks(500));
        QSignalSpy trims(&view, &WaveformView::trimRequested);
        QSignalSpy marks(&view, &WaveformView::markRequested);
        view.setPosition(2);
        QTest::keyClick(&view, Qt::Key_I);
        QCOMPARE(view.selection(), std::optional(WaveSpan({2, 10})));
        view.setPosition(4);
        QTest::keyClick(&view, Qt::Key_O);
        QCOMPARE(view.selection(), std::optional(WaveSpan({2, 4})));
        QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(qAbs(view.selection()->to - 4.1) < 1e-9);
        QTest::keyClick(&view, Qt::Key_Delete);
        QCOMPARE(trims.count(), 1);
        QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(view.selection(), std::optional(WaveSpan({0, 10})));
        QTest::keyClick(&view, Qt::Key_Escape);
        QVERIFY(!view.selection());
        QTest::keyClick(&view, Qt::Key_Delete);
        QCOMPARE(trims.count(), 1);
        QTest::keyClick(&view, Qt::Key_M);
        QCOMPARE(marks.count(), 1);
    }

    void zoomsAroundTheMomentAndScrolls()
    {
        WaveformView view;
        view.resize(500, 160);
        view.setPeaks(peaks(500));
        view.setPosition(6);
        view.zoomIn();
        view.zoomIn();
        QVERIFY(view.scale().span() < 5);
        QVERIFY(qAbs(view.scale().xOf(6) - 300) < 1); // it stays where it was
        view.setPosition(9.5); // playing on turns the page
        QVERIFY(view.scale().from() <= 9.5 && view.scale().to() >= 9.5);
        const double from = view.scale().from();
        QWheelEvent turn({100, 80}, view.mapToGlobal(QPointF(100, 80)), {}, {0, 120}, Qt::NoButton,
                         Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &turn);
        QVERIFY(turn.isAccepted());
        QVERIFY(view.scale().from() < from);
        view.grab();
        for (int i = 0; i < 60; ++i)
            view.zoomIn();
        view.grab();
        view.zoomToFit();
        QVERIFY(view.scale().isFitted());
        QWheelEvent page({100, 80}, view.mapToGlobal(QPointF(100, 80)), {}, {0, 120}, Qt::NoButton,
                         Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &page);
        QVERIFY(!page.isAccepted()); // the page around it scrolls
    }

    void scalesAreFiniteAndBounded()
    {
        WaveScale scale;
        QCOMPARE(scale.secondsAt(5), 0.0);
        QCOMPARE(scale.pixelsPerSecond(), 0.0);
        scale.zoom(2, 0);
        scale.setWidth(0);
        scale.setDuration(std::numeric_limits<double>::infinity());
        QCOMPARE(scale.duration(), 0.0);
        scale.setDuration(36'000); // ten hours
        scale.setWidth(1000);
        scale.zoom(1e9, 18'000);
        QVERIFY(scale.span() > 0.1 && scale.from() <= 18'000 && scale.to() >= 18'000);
        scale.scrollBy(1e12);
        QCOMPARE(scale.to(), 36'000.0);
        scale.zoom(1e-9, 18'000);
        QVERIFY(scale.isFitted());
    }

    void drawsMarksAndRegions()
    {
        WaveformView view;
        view.resize(500, 160);
        view.setPeaks(peaks(500));
        const QImage plain = view.grab().toImage();
        view.setMarks({{2, WaveMark::Kind::Paragraph}, {4, WaveMark::Kind::Seam}, {6, WaveMark::Kind::User}});
        view.setRegions({{{1, 3}, u"Kept"_s}, {{9.9, 12}, u"Kept"_s}});
        const QImage marked = view.grab().toImage();
        QVERIFY(marked != plain);
        QCOMPARE(marked.pixelColor(100, 158), theme().ok);
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
