// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/processidentity.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::queue;
using Life = ProcessIdentity::Life;

class ProcessIdentityTest final : public QObject {
    Q_OBJECT
private slots:
    void thisProcessIsAlive()
    {
        QCOMPARE(ProcessIdentity::lifeOf(ProcessIdentity::ofThisProcess()), Life::Alive);
        QCOMPARE(ProcessIdentity::ofThisProcess(), ProcessIdentity::ofThisProcess());
    }

    void reusedNumberIsAnotherProcess()
    {
        QStringList parts = ProcessIdentity::ofThisProcess().split(u' ');
        QCOMPARE(parts.size(), 4);
        parts[3] = u"1"_s;
        QCOMPARE(ProcessIdentity::lifeOf(parts.join(u' ')), Life::Dead);
    }

    void earlierBootIsDead()
    {
        QStringList parts = ProcessIdentity::ofThisProcess().split(u' ');
        parts[0] = u"00000000-0000-0000-0000-000000000000"_s;
        QCOMPARE(ProcessIdentity::lifeOf(parts.join(u' ')), Life::Dead);
    }

    void otherContainerCannotBeAsked()
    {
        QStringList parts = ProcessIdentity::ofThisProcess().split(u' ');
        parts[1] = u"pid:[1]"_s;
        QCOMPARE(ProcessIdentity::lifeOf(parts.join(u' ')), Life::CannotTell);
    }

    void endedProcessIsDead()
    {
        QStringList parts = ProcessIdentity::ofThisProcess().split(u' ');
        parts[2] = u"4194304"_s; // beyond the largest number the kernel gives
        QCOMPARE(ProcessIdentity::lifeOf(parts.join(u' ')), Life::Dead);
    }

    void nonsenseIsDead()
    {
        QCOMPARE(ProcessIdentity::lifeOf(QString()), Life::Dead);
        QCOMPARE(ProcessIdentity::lifeOf(u"a b c"_s), Life::Dead);
        QStringList parts = ProcessIdentity::ofThisProcess().split(u' ');
        parts[2] = u"../self"_s;
        QCOMPARE(ProcessIdentity::lifeOf(parts.join(u' ')), Life::Dead);
    }
};

QTEST_GUILESS_MAIN(ProcessIdentityTest)
#include "tst_processidentity.moc"
