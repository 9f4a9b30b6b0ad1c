// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"
#include "ui/theme/variants.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/levelmeter.h"
#include "ui/widgets/numberfield.h"
#include "ui/widgets/skeleton.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace studio::ui;

namespace {
QString spokenValue(QWidget *widget)
{
    return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Value);
}
QString spokenName(QWidget *widget)
{
    return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
}
int pixelsOf(QWidget &widget, const QColor &color)
{
    const QImage image = widget.grab().toImage();
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == color ? 1 : 0;
    }
    return count;
}
} // namespace

/// Small parts: badges, meters, skeletons and number fields.
class TestMeters final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setupAppearance(); }
    void cleanup() { applyTheme(makeTheme(Scheme::Light)); }

    void levelIsShownAndSpoken()
    {
        LevelMeter meter;
        meter.resize(meter.sizeHint());
        meter.setOff(u"No microphone found."_s);
        QCOMPARE(spokenValue(&meter), u"No microphone found."_s);
        QCOMPARE(pixelsOf(meter, theme().meterOk), 0);
        meter.setLevel(-14);
        QCOMPARE(spokenValue(&meter), u"−14 dB"_s);
        QCOMPARE(spokenName(&meter), u"Microphone level"_s);
        QVERIFY(pixelsOf(meter, theme().meterOk) > 100);
        QCOMPARE(pixelsOf(meter, theme().meterClip), 0);
        for (const double wrong :
             {std::numeric_limits<double>::quiet_NaN(), -std::numeric_limits<double>::infinity(), 9e9})
            meter.setLevel(wrong);
        QVERIFY(meter.spokenNow() <= 0 && meter.spokenNow() >= -100);
    }

    void clippingStaysUntilClicked()
    {
        LevelMeter meter;
        meter.resize(meter.sizeHint());
        meter.setLevel(0);
        for (int i = 0; i < 30; ++i)
            meter.setLevel(-30);
        QVERIFY(meter.isClipped());
        QVERIFY(pixelsOf(meter, theme().meterClip) > 10);
        QTest::mouseClick(&meter, Qt::LeftButton);
        QVERIFY(!meter.isClipped());
    }

    void badgesSayTheirText()
    {
        Badge badge(Badge::Kind::Success, u"Connected"_s);
        QCOMPARE(spokenName(&badge), u"Connected"_s);
        const int green = badge.sizeHint().width();
        badge.setKind(Badge::Kind::Neutral);
        QVERIFY(badge.sizeHint().width() < green);
        QCOMPARE(badge.sizeHint().height(), 24);
        QCOMPARE(QAccessible::queryAccessibleInterface(&badge)->role(), QAccessible::StaticText);
    }

    void skeletonWaitsBeforeItShows()
    {
        Skeleton skeleton(u"Loading history"_s, 2);
        skeleton.resize(skeleton.sizeHint());
        skeleton.show();
        QVERIFY(!skeleton.isRevealed());
        QCOMPARE(spokenName(&skeleton), u"Loading history"_s);
        QTRY_VERIFY(skeleton.isRevealed());
        skeleton.hide();
        QVERIFY(skeleton.isRevealed());
    }

    void numbersAreTypedAndStepped()
    {
        NumberField field(u"Ask above"_s);
        field.setRange(0, 100'000, 500);
        field.setWordForZero(u"Never"_s);
        field.setSuffix(u" credits"_s);
        field.setValue(5000);
        QSignalSpy entered(&field, &NumberField::valueEntered);
        QCOMPARE(field.text(), u"5,000 credits"_s);
        field.selectAll();
        QTest::keyClicks(&field, u"6,200"_s);
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(field.value(), 6200);
        QTest::keyClick(&field, Qt::Key_Up);
        QCOMPARE(field.value(), 6700);
        field.selectAll();
        QTest::keyClicks(&field, u"lots"_s);
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(field.value(), 6700);
        field.setText(u"99999999999999"_s);
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(field.value(), 100'000);
        field.setText(u"never"_s);
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(field.value(), 0);
        QCOMPARE(field.text(), u"Never"_s);
        QTest::keyClick(&field, Qt::Key_Down);
        QCOMPARE(field.value(), 0);
        QCOMPARE(entered.count(), 4);
    }
};

QTEST_MAIN(TestMeters)
#include "tst_meters.moc"
