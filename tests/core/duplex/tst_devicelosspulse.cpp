// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplex/devicesoundpath.h"
#include "tests/core/duplex/duplexsignals.h"
#include "tests/core/duplex/pulseroom.h"
#include "tests/core/duplex/soundroom.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace studio::duplex;
using test::Mouth;
using test::PulseRoom;

/// Devices that are pulled out of a real sound server, and the server itself.
class TestDeviceLossPulse : public QObject {
    Q_OBJECT

private slots:
    void devicesAreLostAndComeBack()
    {
        PulseRoom room;
        if (!room.whyNot().isEmpty())
            QSKIP(qPrintable(room.whyNot()));
        QVERIFY(room.furnish());
        Mouth mouth;
        QVERIFY(mouth.start(u"micfeed"_s));
        QTest::qWait(1500); // a fresh sink begins late
        DeviceSoundPath path(room.thread);
        QSignalSpy lost(&path, &SoundPath::lost);
        QSignalSpy recovered(&path, &SoundPath::recovered);
        test::Told captured;
        path.onCaptured(captured.taker());
        path.start({.microphone = "vmic"_ba});
        QTRY_VERIFY_WITH_TIMEOUT(captured.pieces().size() > 60, 10'000);
        Micros since = now();
        room.unplug();
        QTRY_COMPARE(lost.size(), 1);
        qInfo("microphone missed after %.0f ms", double(now() - since) / 1000);
        QCOMPARE(lost.first()[0].value<SoundSide>(), SoundSide::Microphone);
        QVERIFY(room.plug());
        QTRY_COMPARE_WITH_TIMEOUT(recovered.size(), 1, 8000);
        // Now the whole server: both at once.
        since = now();
        room.server.kill();
        mouth.stop();
        QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 3, 8000);
        qInfo("both missed after %.0f ms", double(now() - since) / 1000);
        captured.clear();
        QTRY_VERIFY(captured.pieces().size() > 20); // the line goes on
        QVERIFY(room.server.start());
        QVERIFY(room.furnish());
        QVERIFY(mouth.start(u"micfeed"_s));
        since = now();
        QTRY_VERIFY_WITH_TIMEOUT(recovered.size() >= 2, 15'000);
        qInfo("one back after %.0f ms", double(now() - since) / 1000);
        QTRY_VERIFY_WITH_TIMEOUT(recovered.size() >= 3, 15'000);
        qInfo("both back after %.0f ms", double(now() - since) / 1000);
        path.stop();
    }
};

QTEST_GUILESS_MAIN(TestDeviceLossPulse)
#include "tst_devicelosspulse.moc"
