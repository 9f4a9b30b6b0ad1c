// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/pushkey.h"

#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::ui;

/// A tap begins and ends; a hold lasts as long as the key is down.
class TestPushKey : public QObject {
    Q_OBJECT

    QWidget m_window;
    QAction *m_action = nullptr;

    static void send(QWidget *to, QEvent::Type type, int key, bool repeated = false)
    {
        QKeyEvent event(type, key, Qt::NoModifier, QString(), repeated);
        QCoreApplication::sendEvent(to, &event);
    }

private slots:
    void initTestCase()
    {
        m_action = new QAction(&m_window);
        m_action->setShortcut(Qt::Key_R);
        m_window.addAction(m_action);
        m_window.show();
        m_window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_window));
    }

    void aTapIsOnlyAPress()
    {
        PushKey key(m_action);
        QSignalSpy pressed(&key, &PushKey::pressed);
        QSignalSpy letGo(&key, &PushKey::letGo);
        QTest::keyClick(&m_window, Qt::Key_R);
        QCOMPARE(pressed.size(), 1);
        QCOMPARE(letGo.size(), 0);
    }

    void aHoldEndsWithTheKey()
    {
        PushKey key(m_action);
        QSignalSpy pressed(&key, &PushKey::pressed);
        QSignalSpy letGo(&key, &PushKey::letGo);
        QTest::keyPress(&m_window, Qt::Key_R);
        QCOMPARE(pressed.size(), 1);
        QTest::qWait(500);
        send(&m_window, QEvent::KeyRelease, Qt::Key_R, true); // the keyboard repeats
        QCOMPARE(letGo.size(), 0);
        send(&m_window, QEvent::KeyRelease, Qt::Key_X);
        QCOMPARE(letGo.size(), 0);
        QTest::keyRelease(&m_window, Qt::Key_R);
        QCOMPARE(letGo.size(), 1);
        QTest::keyRelease(&m_window, Qt::Key_R);
        QCOMPARE(letGo.size(), 1);
    }

    void followsAnotherKey()
    {
        PushKey key(m_action);
        m_action->setShortcut(Qt::Key_F9);
        QSignalSpy letGo(&key, &PushKey::letGo);
        QTest::keyPress(&m_window, Qt::Key_F9);
        QTest::qWait(500);
        QTest::keyRelease(&m_window, Qt::Key_F9);
        QCOMPARE(letGo.size(), 1);
        m_action->setShortcut(Qt::Key_R);
    }

    void aClickHasNothingToLetGo()
    {
        PushKey key(m_action);
        QSignalSpy pressed(&key, &PushKey::pressed);
        QSignalSpy letGo(&key, &PushKey::letGo);
        m_action->trigger();
        QTest::qWait(500);
        QTest::keyRelease(&m_window, Qt::Key_R);
        QCOMPARE(pressed.size(), 1);
        QCOMPARE(letGo.size(), 0);
    }

    void typingIsTyping()
    {
        PushKey key(m_action);
        QSignalSpy pressed(&key, &PushKey::pressed);
        QLineEdit field(&m_window);
        field.show();
        field.setFocus();
        QTest::keyClicks(&field, u"rr"_s);
        QCOMPARE(field.text(), u"rr"_s);
        QCOMPARE(pressed.size(), 0);
    }
};

QTEST_MAIN(TestPushKey)
#include "tst_pushkey.moc"
