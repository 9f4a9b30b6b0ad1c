// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/devices.h"

#include <QSignalSpy>
#include <QtTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace studio::audio;

class TestDevices : public QObject {
    Q_OBJECT

private slots:
    void tellsOfChangesWhileWatched()
    {
        auto count = std::make_shared<std::atomic<int>>(1);
        auto looks = std::make_shared<std::atomic<int>>(0);
        AudioDevices devices(std::make_shared<AudioThread>(), nullptr, [count, looks] {
            ++*looks;
            QList<OutputDevice> list;
            for (int i = 0; i < *count; ++i)
                list.append({QByteArray::number(i), u"Device %1"_s.arg(i), i == 0});
            return list;
        });
        QSignalSpy changed(&devices, &AudioDevices::outputsChanged);
        QTest::qWait(30);
        QCOMPARE(*looks, 0); // nobody asked yet
        devices.startWatching();
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(devices.outputs().size(), 1);
        *count = 2;
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 2, 8000);
        QCOMPARE(devices.outputs().at(1).id, "1"_ba);
        QTRY_VERIFY_WITH_TIMEOUT(*looks >= 3, 8000);
        QCOMPARE(changed.size(), 2); // no change, no news
        devices.stopWatching();
        QTest::qWait(30);
        *count = 0;
        devices.startWatching();
        QTRY_COMPARE(changed.size(), 3);
        QVERIFY(devices.outputs().isEmpty());
    }

    void canGoWhileWatching()
    {
        auto thread = std::make_shared<AudioThread>();
        for (int i = 0; i < 20; ++i) {
            AudioDevices devices(thread, nullptr, [] { return QList<OutputDevice>{}; });
            devices.startWatching();
        }
        thread.reset();
    }
};

QTEST_GUILESS_MAIN(TestDevices)
#include "tst_devices.moc"
