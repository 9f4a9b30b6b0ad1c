// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takes/outputformats.h"

#include <QTest>

using namespace studio;
using namespace studio::ui;
using namespace Qt::StringLiterals;

class TestOutputFormats final : public QObject {
    Q_OBJECT

    static QString refusalOf(const QString &id, const QString &tier, bool realMoney = true)
    {
        api::Subscription plan;
        plan.tier = tier;
        for (const OutputFormat &format : outputFormats(plan, realMoney)) {
            if (format.id == id)
                return format.refusal;
        }
        return u"missing"_s;
    }

private slots:
    void namesFormats()
    {
        QCOMPARE(outputFormatLabel(u"mp3_44100_128"_s), u"MP3  44.1 kHz  128 kbps"_s);
        QCOMPARE(outputFormatLabel(u"pcm_16000"_s), u"PCM  16 kHz"_s);
        QCOMPARE(outputFormatLabel(u"mp3_22050_32"_s), u"MP3  22.05 kHz  32 kbps"_s);
        QCOMPARE(outputFormatLabel(u"hologram"_s), u"hologram"_s);
    }

    void refusesByPlan()
    {
        QVERIFY(!refusalOf(u"mp3_44100_192"_s, u"free"_s).isEmpty());
        QVERIFY(!refusalOf(u"mp3_44100_192"_s, u"starter"_s).isEmpty());
        QVERIFY(refusalOf(u"mp3_44100_192"_s, u"creator"_s).isEmpty());
        QVERIFY(!refusalOf(u"pcm_44100"_s, u"creator"_s).isEmpty());
        QVERIFY(refusalOf(u"pcm_44100"_s, u"pro"_s).isEmpty());
        QVERIFY(refusalOf(u"pcm_44100"_s, u"brand-new-tier"_s).isEmpty());
        QVERIFY(refusalOf(u"mp3_44100_128"_s, u"free"_s).isEmpty());
    }

    void refusesNothingInSandboxOrUnknownPlan()
    {
        QVERIFY(refusalOf(u"pcm_48000"_s, u"free"_s, false).isEmpty());
        for (const OutputFormat &format : outputFormats({}, true))
            QVERIFY(format.isAllowed());
    }
};

QTEST_GUILESS_MAIN(TestOutputFormats)
#include "tst_outputformats.moc"
