// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/g711.h"

#include <QtTest>

using namespace studio::audio;

class TestG711 : public QObject {
    Q_OBJECT

private slots:
    void everyCodeSurvivesARoundTrip()
    {
        for (int code = 0; code < 256; ++code) {
            const auto byte = static_cast<std::uint8_t>(code);
            QCOMPARE(fromALaw(toALaw(fromALaw(byte))), fromALaw(byte));
            QCOMPARE(fromMuLaw(toMuLaw(fromMuLaw(byte))), fromMuLaw(byte));
        }
    }

    void knownValues()
    {
        QCOMPARE(fromMuLaw(0xff), std::int16_t(0));
        QCOMPARE(fromMuLaw(0x00), std::int16_t(-32124));
        QCOMPARE(fromMuLaw(0x80), std::int16_t(32124));
        QCOMPARE(toMuLaw(0), std::uint8_t(0xff));
        QCOMPARE(fromALaw(0xd5), std::int16_t(8));
        QCOMPARE(fromALaw(0xaa), std::int16_t(32256));
        QCOMPARE(toALaw(0), std::uint8_t(0xd5));
    }

    void staysCloseToEverySample()
    {
        for (int sample = -32768; sample <= 32767; ++sample) {
            const auto value = static_cast<std::int16_t>(sample);
            const int allowed = std::abs(sample) / 16 + 16;
            QVERIFY2(std::abs(fromMuLaw(toMuLaw(value)) - std::clamp(sample, -32635, 32635)) <= allowed,
                     qPrintable(QString::number(sample)));
            QVERIFY2(std::abs(fromALaw(toALaw(value)) - sample) <= allowed,
                     qPrintable(QString::number(sample)));
        }
    }
};

QTEST_GUILESS_MAIN(TestG711)
#include "tst_g711.moc"
