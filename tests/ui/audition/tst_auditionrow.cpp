// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audition/auditionrow.h"

#include "ui/audition/sentencebox.h"
#include "ui/theme/variants.h"
#include "ui/widgets/costbutton.h"

#include <QAccessible>
#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::ui;
using State = SlotView::State;

class TestAuditionRow : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<AuditionRow> m_row;

    static SlotView view(const QString &name, State state)
    {
        SlotView made;
        made.voice = VoiceId(name);
        made.name = name;
        made.state = state;
        made.seconds = 7;
        made.price = u"34 credits"_s;
        return made;
    }
    AuditionSlot *at(int number) const
    {
        return m_row->findChild<AuditionSlot *>(u"auditionSlot%1"_s.arg(number));
    }

private slots:
    void initTestCase() { setupAppearance(); }
    void init()
    {
        m_row = std::make_unique<AuditionRow>();
        m_row->resize(728, m_row->sizeHint().height());
        m_row->setSlots({view(u"Rachel"_s, State::Ready), view(u"Adam"_s, State::Missing),
                         view(u"Bella"_s, State::Failed)});
        m_row->show();
    }
    void cleanup() { m_row.reset(); }

    void isOneTabStopWithArrowsInside()
    {
        int stops = 0;
        for (int number = 1; number <= 8; ++number)
            stops += at(number)->focusPolicy() & Qt::TabFocus ? 1 : 0;
        QCOMPARE(stops, 1);
        at(1)->setFocus(Qt::TabFocusReason);
        QTest::keyClick(at(1), Qt::Key_Right);
        QCOMPARE(m_row->currentPlace(), 1);
        QTest::keyClick(at(2), Qt::Key_End);
        QCOMPARE(m_row->currentPlace(), 3); // the empty one
        m_row->setLayoutDirection(Qt::RightToLeft);
        QTest::keyClick(at(4), Qt::Key_Right);
        QCOMPARE(m_row->currentPlace(), 2);
        QVERIFY(at(1)->x() > at(2)->x());
    }

    void keysPlayUseClearAndAdd()
    {
        QSignalSpy played(m_row.get(), &AuditionRow::playRequested);
        QSignalSpy used(m_row.get(), &AuditionRow::useRequested);
        QSignalSpy cleared(m_row.get(), &AuditionRow::clearRequested);
        QSignalSpy added(m_row.get(), &AuditionRow::addRequested);
        at(1)->setFocus(Qt::TabFocusReason);
        QTest::keyClick(at(1), Qt::Key_3);
        QTest::keyClick(at(1), Qt::Key_7); // there is none
        QTest::keyClick(at(1), Qt::Key_Space);
        QCOMPARE(played.size(), 2);
        QCOMPARE(played.at(0).first().toInt(), 2);
        QCOMPARE(played.at(1).first().toInt(), 0);
        QTest::keyClick(at(2), Qt::Key_Return);
        QCOMPARE(used.value(0).value(0).toInt(), 1);
        QTest::keyClick(at(2), Qt::Key_Delete);
        QCOMPARE(cleared.value(0).value(0).toInt(), 1);
        QTest::keyClick(at(4), Qt::Key_Return);
        QTest::mouseClick(at(4), Qt::LeftButton);
        QCOMPARE(added.size(), 2);
    }

    void namesAndRolesTellTheState()
    {
        const auto role = [this](int number) {
            return QAccessible::queryAccessibleInterface(at(number))->role();
        };
        QCOMPARE(role(1), QAccessible::RadioButton);
        QVERIFY(at(1)->accessibleName().startsWith(u"Audition 1, Rachel, 7 second"_s));
        QCOMPARE(at(2)->accessibleName(), u"Audition 2, Adam, not made yet, 34 credits"_s);
        QVERIFY(at(3)->accessibleName().contains(u"failed"_s));
        QVERIFY(at(4)->accessibleName().contains(u"empty"_s));
    }

    void blindSlotsTellNothingAndTakeScores()
    {
        m_row->setBlind(AuditionRow::Blind::Listening, false);
        SlotView hidden = view(u"Voice 1"_s, State::Ready);
        hidden.blind = true;
        hidden.score = 3;
        m_row->setSlots({hidden, hidden});
        QVERIFY(at(3)->isHidden()); // nothing can be added now
        QSignalSpy scores(m_row.get(), &AuditionRow::scoreRequested);
        QSignalSpy cleared(m_row.get(), &AuditionRow::clearRequested);
        QTest::keyClick(at(1), Qt::Key_Up);
        QTest::keyClick(at(1), Qt::Key_Down);
        QTest::keyClick(at(1), Qt::Key_Delete);
        QCOMPARE(cleared.size(), 0);
        QCOMPARE(scores.value(0).value(1).toInt(), 4);
        QCOMPARE(scores.value(1).value(1).toInt(), 2);
        // The last star, by mouse.
        QTest::mouseClick(at(2), Qt::LeftButton, {}, QPoint(at(2)->width() - 44 - 5, 20));
        QCOMPARE(scores.value(2).value(0).toInt(), 1);
        QCOMPARE(scores.value(2).value(1).toInt(), 5);
    }

    void allEightFit()
    {
        QList<SlotView> eight;
        for (int i = 0; i < 9; ++i)
            eight.append(view(QString::number(i), State::Ready));
        m_row->setSlots(eight);
        QCOMPARE(m_row->count(), 8);
        QVERIFY(at(8)->isVisibleTo(m_row.get()));
        at(8)->setFocus(Qt::TabFocusReason);
        QVERIFY(m_row->minimumSizeHint().width() <= 400);
    }

    void givesWayWhereThereIsNoRoom()
    {
        // As a part of a panel: a window would hold to the least its layout says.
        QWidget host;
        host.resize(800, 400);
        AuditionRow row(&host);
        row.setSlots({view(u"Rachel"_s, State::Ready), view(u"Adam"_s, State::Ready)});
        host.show();
        const auto *first = row.findChild<AuditionSlot *>(u"auditionSlot1"_s);
        const int whole = row.sizeHint().height();
        row.resize(728, whole);
        QTRY_VERIFY(first->isVisible());
        row.resize(728, whole - 1);
        QTRY_VERIFY(!first->isVisible());
        QVERIFY(row.findChild<CostButton *>(u"auditionPlayAll"_s)->isVisible());
        QVERIFY(row.minimumSizeHint().height() < 50);
        QCOMPARE(row.sizeHint().height(), whole);
        row.setBlind(AuditionRow::Blind::Listening, false);
        QTRY_VERIFY(first->isVisible());
        row.setBlind(AuditionRow::Blind::Off, false);
        row.resize(728, whole);
        QTRY_VERIFY(first->isVisible());
    }

    void offersThePriceOrTheReason()
    {
        auto *all = m_row->findChild<CostButton *>(u"auditionPlayAll"_s);
        m_row->setOffer({.cost = u"112 credits"_s});
        QCOMPARE(all->cost(), u"112 credits"_s);
        m_row->setOffer({});
        QCOMPARE(all->state(), CostButton::State::Estimating);
        m_row->setOffer({.cost = u"112 credits"_s, .refusal = u"No connection."_s});
        QCOMPARE(all->state(), CostButton::State::Unaffordable);
        m_row->setOffer({.cost = u"112 credits"_s, .running = true});
        QSignalSpy cancelled(m_row.get(), &AuditionRow::cancelRequested);
        QTest::mouseClick(all, Qt::LeftButton);
        QCOMPARE(cancelled.size(), 1);
    }

    void theSentenceIsLimited()
    {
        SentenceBox box;
        box.setSentence(u"The harbour was quiet."_s, false);
        box.show();
        auto *edit = box.findChild<QLineEdit *>(u"sentenceEdit"_s);
        QSignalSpy chosen(&box, &SentenceBox::sentenceChosen);
        QVERIFY(!box.findChild<QPushButton *>(u"sentenceFollow"_s)->isEnabled());
        edit->setText(QString(201, u'x'));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(chosen.size(), 0);
        edit->setText(u"  Another   one. "_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(chosen.value(0).value(0).toString(), u"Another one."_s);
    }
};

QTEST_MAIN(TestAuditionRow)
#include "tst_auditionrow.moc"
