// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/media/trimhandle.h"
#include "ui/media/trimhandles.h"
#include "ui/widgets/waveformview.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::ui;

class TestTrimHandles : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WaveformView> m_wave;
    TrimHandles *m_handles = nullptr;

    TrimHandle *handle(const char *name) const
    {
        return m_wave->findChild<TrimHandle *>(QString::fromLatin1(name));
    }
    static WavePeaks peaks(double seconds, bool growing = false, double total = 0)
    {
        WavePeaks made;
        made.secondsPerBucket = 0.01;
        made.max.assign(std::size_t(seconds * 100), 60);
        made.min.assign(std::size_t(seconds * 100), -60);
        made.growing = growing;
        made.totalSeconds = total;
        return made;
    }

private slots:
    void init()
    {
        m_wave = std::make_unique<WaveformView>();
        m_wave->resize(500, 120);
        m_handles = new TrimHandles(*m_wave);
        m_wave->setPeaks(peaks(10));
        m_wave->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_wave.get()));
    }

    void allOfItAtFirst()
    {
        QVERIFY(!m_handles->isTrimmed());
        QCOMPARE(m_handles->range(), (WaveSpan{0, 10}));
        QCOMPARE(handle("trimFrom")->x(), 0);
        QCOMPARE(handle("trimTo")->geometry().right(), 499);
        m_wave->setPeaks(peaks(20)); // and of what it becomes
        QCOMPARE(m_handles->range(), (WaveSpan{0, 20}));
        m_wave->clear();
        QVERIFY(handle("trimFrom")->isHidden());
    }

    void dragsTheEnds()
    {
        QSignalSpy chosen(m_handles, &TrimHandles::rangeChosen);
        TrimHandle *from = handle("trimFrom");
        QTest::mousePress(from, Qt::LeftButton, {}, {5, 40});
        QTest::mouseMove(from, {105, 40});
        QVERIFY(std::abs(m_handles->range().from - 2) < 0.03);
        QCOMPARE(chosen.size(), 0);
        QTest::mouseRelease(from, Qt::LeftButton, {}, {5, 40});
        QCOMPARE(chosen.size(), 1);
        TrimHandle *to = handle("trimTo");
        QTest::mousePress(to, Qt::LeftButton, {}, {5, 40});
        QTest::mouseMove(to, {-2000, 40}); // not before the start
        QTest::mouseRelease(to, Qt::LeftButton, {}, {5, 40});
        QVERIFY(m_handles->range().to > m_handles->range().from);
    }

    void movesByKeys()
    {
        TrimHandle *to = handle("trimTo");
        to->setFocus();
        QTest::keyClick(to, Qt::Key_Left);
        QCOMPARE(m_handles->range().to, 9.9);
        QTest::keyClick(to, Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(m_handles->range().to, 8.9);
        QTest::keyClick(to, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(std::abs(m_handles->range().to - 8.91) < 1e-9);
        QTest::keyClick(to, Qt::Key_End);
        QVERIFY(!m_handles->isTrimmed());
        TrimHandle *from = handle("trimFrom");
        QTest::keyClick(from, Qt::Key_Left);
        QCOMPARE(m_handles->range().from, 0.0);
        QTest::keyClick(from, Qt::Key_PageUp);
        QVERIFY(m_handles->range().from > 9.9 && m_handles->range().from < 10);
        QTest::keyClick(from, Qt::Key_Home);
        QVERIFY(!m_handles->isTrimmed());
    }

    void aClickInTheViewKeepsThem()
    {
        m_handles->setRange(WaveSpan{2, 6});
        QTest::mouseClick(m_wave.get(), Qt::LeftButton, {}, {250, 60});
        QCOMPARE(m_handles->range(), (WaveSpan{2, 6}));
        QVERIFY(std::abs(m_wave->position() - 5) < 0.05);
    }

    void deleteKeepsTheSelection()
    {
        QSignalSpy chosen(m_handles, &TrimHandles::rangeChosen);
        m_wave->setSelection(WaveSpan{3, 4});
        m_wave->setFocus();
        QTest::keyClick(m_wave.get(), Qt::Key_Delete);
        QCOMPARE(m_handles->range(), (WaveSpan{3, 4}));
        QVERIFY(!m_wave->selection());
        QCOMPARE(chosen.size(), 1);
    }

    void followsTheZoom()
    {
        m_handles->setRange(WaveSpan{2, 6});
        const int before = handle("trimTo")->x();
        m_wave->setPosition(5.9);
        for (int i = 0; i < 4; ++i)
            m_wave->zoomIn();
        QVERIFY(handle("trimTo")->x() != before);
        QVERIFY(handle("trimFrom")->isHidden()); // out of sight
        m_wave->zoomToFit();
        QCOMPARE(handle("trimTo")->x(), before);
        QVERIFY(handle("trimFrom")->isVisible());
    }

    void anyRangeIsBounded()
    {
        m_handles->setRange(WaveSpan{8, -3});
        QCOMPARE(m_handles->range(), (WaveSpan{0, 8}));
        m_handles->setRange(WaveSpan{-5, 50});
        QVERIFY(!m_handles->isTrimmed());
        m_handles->setRange(WaveSpan{5, 5.001});
        QVERIFY(!m_handles->isTrimmed());
    }

    void isReadAloud()
    {
        m_handles->setRange(WaveSpan{2, 6});
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(handle("trimTo"));
        QVERIFY(spoken);
        QCOMPARE(spoken->role(), QAccessible::Slider);
        QVERIFY(!spoken->text(QAccessible::Name).isEmpty());
        QCOMPARE(spoken->valueInterface()->currentValue().toDouble(), 6.0);
        spoken->valueInterface()->setCurrentValue(7.0);
        QCOMPARE(m_handles->range().to, 7.0);
    }
};

QTEST_MAIN(TestTrimHandles)
#include "tst_trimhandles.moc"
