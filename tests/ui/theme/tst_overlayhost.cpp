// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/overlayhost.h"
#include "ui/theme/variants.h"

#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace studio::ui;

class TestOverlayHost final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setupAppearance(); }
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(600, 400);
        m_opener = new QPushButton(u"Open"_s, m_window.get());
        m_opener->move(20, 20);
        m_content = new QWidget(m_window.get());
        m_content->hide();
        auto *layout = new QVBoxLayout(m_content);
        m_field = new QLineEdit;
        m_button = new QPushButton(u"Done"_s);
        layout->addWidget(m_field);
        layout->addWidget(m_button);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_opener->setFocus();
        m_host = OverlayHost::of(m_opener);
    }

    void oneHostAWindow() { QCOMPARE(OverlayHost::of(m_field), m_host); }

    void escapeClosesAndGivesFocusBack()
    {
        QSignalSpy closed(m_host, &OverlayHost::closed);
        QSignalSpy changed(m_host, &OverlayHost::openChanged);
        m_host->showPopover(m_content, m_opener);
        QVERIFY(m_content->isVisible());
        QVERIFY(m_field->hasFocus());
        QVERIFY(m_content->mapTo(m_window.get(), QPoint()).y() > m_opener->geometry().bottom());
        QTest::keyClick(m_field, Qt::Key_Escape);
        QVERIFY(!m_host->isOpen(m_content));
        QVERIFY(!m_content->isVisible());
        QCOMPARE(m_content->parentWidget(), m_window.get());
        QVERIFY(m_opener->hasFocus());
        QCOMPARE(closed.count(), 1);
        QCOMPARE(changed.count(), 2);
        QVERIFY(!m_host->hasOpen());
    }

    void clickOutsideClosesAPopoverNotADialog()
    {
        m_host->showPopover(m_content, m_opener);
        QTest::mouseClick(m_content->parentWidget(), Qt::LeftButton, {}, QPoint(590, 390));
        QVERIFY(!m_host->hasOpen());
        m_host->showDialog(m_content);
        QTest::mouseClick(m_content->parentWidget(), Qt::LeftButton, {}, QPoint(590, 390));
        QVERIFY(m_host->hasOpen());
        m_host->closeTop();
        QVERIFY(!m_host->hasOpen());
    }

    void tabStaysInside()
    {
        m_host->showDialog(m_content);
        for (int i = 0; i < 5; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QVERIFY(m_content->isAncestorOf(QApplication::focusWidget()));
        }
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
        QVERIFY(m_content->isAncestorOf(QApplication::focusWidget()));
    }

    void followsItsAnchor()
    {
        m_opener->move(10, 10);
        m_host->showPopover(m_content, m_opener);
        const QPoint before = m_content->mapTo(m_window.get(), QPoint());
        m_opener->move(60, 30);
        QCOMPARE(m_content->mapTo(m_window.get(), QPoint()), before + QPoint(50, 20));
    }

    void staysInTheWindow()
    {
        m_opener->move(560, 380);
        m_host->showPopover(m_content, m_opener);
        const QRect frame(m_content->mapTo(m_window.get(), QPoint()), m_content->size());
        QVERIFY(m_window->rect().contains(frame));
        m_window->resize(300, 200);
        QTRY_VERIFY(
            m_window->rect().contains(QRect(m_content->mapTo(m_window.get(), QPoint()), m_content->size())));
    }

    void survivesContentThatGoesAway()
    {
        m_host->showDialog(m_content);
        delete m_content;
        QVERIFY(!m_host->hasOpen());
        m_host->closeTop();
    }

    void oneToastAtATime()
    {
        QPointer<QWidget> first = new QWidget;
        m_host->showToast(first);
        QVERIFY(first->isVisible());
        auto *second = new QWidget;
        m_host->showToast(second);
        QCOMPARE(m_host->toast(), second);
        QTRY_VERIFY(first.isNull());
        m_host->closeToast();
        QVERIFY(!m_host->toast());
    }

    void givesFocusBackWhenAToastGoes()
    {
        auto *toast = new QWidget;
        toast->setFocusPolicy(Qt::StrongFocus);
        m_host->showToast(toast);
        QTest::keyClick(m_window.get(), Qt::Key_F8);
        QVERIFY(toast->hasFocus());
        m_host->closeToast();
        QVERIFY(m_opener->hasFocus());
    }

private:
    std::unique_ptr<QWidget> m_window;
    QPushButton *m_opener = nullptr;
    QWidget *m_content = nullptr;
    QLineEdit *m_field = nullptr;
    QPushButton *m_button = nullptr;
    OverlayHost *m_host = nullptr;
};

QTEST_MAIN(TestOverlayHost)
#include "tst_overlayhost.moc"
