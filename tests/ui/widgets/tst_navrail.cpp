// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/variants.h"
#include "ui/widgets/navrail.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::ui;

class TestNavRail final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setupAppearance(); }
    void init()
    {
        m_rail = std::make_unique<NavRail>();
        m_rail->setEntries({{u"speech"_s, u"Text to Speech"_s, u"audio-lines"_s, u"Create"_s, u"Ctrl+1"_s},
                            {u"voices"_s, u"Voice Library"_s, u"library"_s, u"Voices"_s, {}},
                            {u"settings"_s, u"Settings"_s, u"settings"_s, {}, {}}});
        m_rail->setCurrent(u"speech"_s);
        m_rail->show();
        QVERIFY(QTest::qWaitForWindowActive(m_rail.get()));
    }

    void arrowsMoveAndEnterGoes()
    {
        QSignalSpy activated(m_rail.get(), &NavRail::activated);
        row(u"speech"_s)->setFocus();
        QTest::keyClick(row(u"speech"_s), Qt::Key_Down);
        QVERIFY(row(u"voices"_s)->hasFocus());
        QCOMPARE(activated.count(), 0);
        QTest::keyClick(row(u"voices"_s), Qt::Key_End);
        QVERIFY(row(u"settings"_s)->hasFocus());
        QTest::keyClick(row(u"settings"_s), Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated.at(0).at(0).toString(), u"settings"_s);
        QCOMPARE(m_rail->current(), u"settings"_s);
        QTest::keyClick(row(u"settings"_s), Qt::Key_Home);
        QVERIFY(row(u"speech"_s)->hasFocus());
    }

    void collapsedShowsTooltips()
    {
        m_rail->setCollapsed(true);
        QCOMPARE(row(u"voices"_s)->toolTip(), u"Voice Library"_s);
        QVERIFY(row(u"speech"_s)->isChecked());
        QVERIFY(m_rail->sizeHint().width() <= 64);
    }

    void takesNoFocusFromElsewhereWhenTheWindowGetsNarrow()
    {
        QWidget window;
        auto *field = new QLineEdit(&window);
        m_rail->setParent(&window);
        window.show();
        m_rail->show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        row(u"speech"_s)->setFocus();
        field->setFocus();
        m_rail->setCollapsed(true);
        QVERIFY(field->hasFocus());
        // Its own focus stays with it.
        QTRY_VERIFY(row(u"speech"_s)->isVisible());
        row(u"speech"_s)->setFocus();
        m_rail->setCollapsed(false);
        QTRY_VERIFY(row(u"speech"_s)->hasFocus());
        m_rail->setParent(nullptr);
    }

    void onlyOneTabStop()
    {
        int stops = 0;
        for (const QAbstractButton *button : m_rail->findChildren<QAbstractButton *>())
            stops += button->focusPolicy() & Qt::TabFocus ? 1 : 0;
        QCOMPARE(stops, 1);
    }

    void unknownIdMarksNone()
    {
        m_rail->setCurrent(u"nowhere"_s);
        for (const QAbstractButton *button : m_rail->findChildren<QAbstractButton *>())
            QVERIFY(!button->isChecked());
    }

    void survivesNewEntriesFromItsOwnSignal()
    {
        connect(m_rail.get(), &NavRail::activated, m_rail.get(), [this] { m_rail->setCollapsed(true); });
        row(u"voices"_s)->click();
        QVERIFY(m_rail->isCollapsed());
        QCOMPARE(m_rail->current(), u"voices"_s);
    }

private:
    QAbstractButton *row(const QString &id) const { return m_rail->findChild<QAbstractButton *>(id); }

    std::unique_ptr<NavRail> m_rail;
};

QTEST_MAIN(TestNavRail)
#include "tst_navrail.moc"
