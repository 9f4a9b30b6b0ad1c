// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowslot.h"

#include <QTemporaryDir>
#include <QTest>

using namespace studio::ui;
using namespace Qt::StringLiterals;

class TestWindowSlot final : public QObject {
    Q_OBJECT

private slots:
    void givesEachWindowItsOwn()
    {
        QTemporaryDir folder;
        WindowSlot first(folder.path());
        QCOMPARE(first.number(), 1);
        QCOMPARE(first.draftKey(), u"speech/main"_s);
        {
            WindowSlot second(folder.path());
            QCOMPARE(second.number(), 2);
            QCOMPARE(second.draftKey(), u"speech/window-2"_s);
        }
        WindowSlot third(folder.path());
        QCOMPARE(third.number(), 2);
    }

    void isFirstWhereNothingCanBeLocked()
    {
        WindowSlot slot(u"/proc/none"_s);
        QCOMPARE(slot.number(), 1);
    }
};

QTEST_GUILESS_MAIN(TestWindowSlot)
#include "tst_windowslot.moc"
