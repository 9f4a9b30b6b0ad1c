// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/focusring.h"
#include "ui/theme/variants.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace studio::ui;

class TestFocusRing final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setupAppearance(); }
    void init()
    {
        m_window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_window.get());
        m_first = new QPushButton(u"First"_s);
        m_second = new QPushButton(u"Second"_s);
        m_field = new QLineEdit;
        layout->addWidget(m_first);
        layout->addWidget(m_second);
        layout->addWidget(m_field);
        m_ring = FocusRing::install(m_window.get());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void oneRingAWindow() { QCOMPARE(FocusRing::install(m_window.get()), m_ring); }

    void appearsOnTabOnly()
    {
        QTest::mouseClick(m_first, Qt::LeftButton);
        QVERIFY(m_first->hasFocus());
        QVERIFY(!m_ring->target());
        QTest::keyClick(m_first, Qt::Key_Tab);
        QVERIFY(m_second->hasFocus());
        QCOMPARE(m_ring->target(), m_second);
        QVERIFY(m_ring->geometry().contains(m_second->geometry().adjusted(-3, -3, 3, 3)));
        QTest::keyClick(m_second, Qt::Key_Backtab);
        QCOMPARE(m_ring->target(), m_first);
        QTest::mouseClick(m_second, Qt::LeftButton);
        QVERIFY(!m_ring->target());
    }

    void fieldsDrawTheirOwn()
    {
        m_second->setFocus(Qt::TabFocusReason);
        QVERIFY(m_ring->target());
        QTest::keyClick(m_second, Qt::Key_Tab);
        QVERIFY(m_field->hasFocus());
        QVERIFY(!m_ring->target());
    }

    void followsAMovedTarget()
    {
        m_second->setFocus(Qt::TabFocusReason);
        m_first->setFocus(Qt::BacktabFocusReason);
        QCOMPARE(m_ring->target(), m_first);
        m_window->resize(m_window->width() + 120, m_window->height() + 60);
        QTRY_VERIFY(m_ring->geometry().contains(m_first->geometry()));
        m_first->hide();
        QTRY_VERIFY(m_ring->target() != m_first);
    }

    void staysAwayFromAFieldAfterAMove()
    {
        m_second->setFocus(Qt::TabFocusReason);
        QVERIFY(m_ring->target());
        // The ring is placed anew from the event loop; by then the focus is elsewhere.
        m_second->move(m_second->pos() + QPoint(0, 4));
        m_field->setFocus(Qt::OtherFocusReason);
        QCoreApplication::sendPostedEvents();
        QVERIFY(!m_ring->target());
        QVERIFY(!m_ring->isVisible());
    }

private:
    std::unique_ptr<QWidget> m_window;
    QPushButton *m_first = nullptr;
    QPushButton *m_second = nullptr;
    QLineEdit *m_field = nullptr;
    FocusRing *m_ring = nullptr;
};

QTEST_MAIN(TestFocusRing)
#include "tst_focusring.moc"
