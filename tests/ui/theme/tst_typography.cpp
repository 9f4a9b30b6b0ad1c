// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/orb.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"

#include <QFontInfo>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace studio::ui;

class TestTypography final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setupAppearance(); }
    void cleanup() { setTextScale(1.0); }

    void interIsUsed()
    {
        QVERIFY(fontsLoaded());
        QVERIFY(QFontInfo(QApplication::font()).family().startsWith(u"Inter"_s));
        QCOMPARE(QFontInfo(fontFor(TypeRole::Section)).weight(), int(QFont::DemiBold));
    }

    void rolesHaveTheirSizes()
    {
        QCOMPARE(fontFor(TypeRole::Body).pixelSize(), 13);
        QCOMPARE(fontFor(TypeRole::Script).pixelSize(), 15);
        QCOMPARE(lineHeight(TypeRole::Script), 26);
        setTextScale(1.5);
        QCOMPARE(lineHeight(TypeRole::Script), 39);
        setTextScale(7);
        QCOMPARE(textScale(), 1.5);
        setTextScale(std::numeric_limits<double>::quiet_NaN());
        QCOMPARE(textScale(), 1.0);
    }

    void digitsHaveOneWidth()
    {
        const QFont font = fontFor(TypeRole::Section);
        QCOMPARE(tabularWidth(font, u"1:11.11"_s), tabularWidth(font, u"0:00.00"_s));
    }

    void timecodes()
    {
        QCOMPARE(timecode(7.421), u"0:07"_s);
        QCOMPARE(timecode(7.421, true), u"0:07.42"_s);
        QCOMPARE(timecode(3725), u"1:02:05"_s);
        QCOMPARE(timecode(-4), u"0:00"_s);
        QCOMPARE(timecode(std::numeric_limits<double>::infinity()), u"0:00"_s);
    }

    void labelsElideAndWrap()
    {
        TextLabel label(u"A sentence that is far too long for its room"_s);
        QVERIFY(label.minimumSizeHint().width() <= 28);
        QCOMPARE(label.sizeHint().height(), 20);
        label.setWrapping(true);
        QCOMPARE(label.heightForWidth(120) % 20, 0);
        QVERIFY(label.heightForWidth(120) > label.heightForWidth(400));
        QVERIFY(label.sizePolicy().hasHeightForWidth());
    }

    void orbsAreStableAndDiffer()
    {
        QCOMPARE(voiceHue(u"Rachel"_s), voiceHue(u"Rachel"_s));
        QVERIFY(voiceHue(u"Rachel"_s) != voiceHue(u"Adam"_s));
        const QPixmap orb = voiceOrb(u"Rachel"_s, 24, 2.0);
        QCOMPARE(orb.width(), 48);
        QCOMPARE(orb.devicePixelRatio(), 2.0);
        QCOMPARE(orb.toImage().pixelColor(0, 0).alpha(), 0);
    }
};

QTEST_MAIN(TestTypography)
#include "tst_typography.moc"
