// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/ledger.h"
#include "core/queue/spendingsettings.h"
#include "core/settings/settingsstore.h"
#include "tests/core/store/await.h"
#include "ui/money/spendgate.h"
#include "ui/money/spendquestion.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/variants.h"

#include <QAccessible>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::ui;

namespace {
const ProfileId kAccount(u"northwind"_s);
const ProfileId kSandbox(u"sandbox"_s);
} // namespace

class SpendGateTest final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { setupAppearance(); }
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<settings::SettingsStore>(m_dir->filePath(u"settings.ini"_s));
        m_db = std::make_unique<store::Database>(m_dir->filePath(u"studio.db"_s));
        m_table = std::make_unique<store::LedgerRepository>(*m_db);
        m_guard = std::make_unique<queue::SpendingGuard>(*m_table, *m_settings, m_clock,
                                                         [](const ProfileId &id) { return id != kSandbox; });
        m_ledger = std::make_unique<queue::Ledger>(*m_table, m_clock, u"me"_s);
        QVERIFY(await(m_db->open()).has_value());
        m_window = std::make_unique<QWidget>();
        m_window->resize(900, 600);
        m_opener = new QPushButton(u"Generate"_s, m_window.get());
        auto *layout = new QVBoxLayout(m_window.get());
        layout->addWidget(m_opener);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_opener->setFocus();
        m_gate = std::make_unique<SpendGate>(*m_guard);
        m_went = 0;
    }
    void cleanup()
    {
        m_gate.reset();
        m_window.reset();
        m_ledger.reset();
        m_guard.reset();
        m_table.reset();
        m_db.reset();
    }

    void withinTheLimitsItGoesAtOnce()
    {
        ask(5000);
        QCOMPARE(m_went, 1);
        QVERIFY(!question());
    }

    void theSandboxNeverAsks()
    {
        m_gate->request(m_opener, {1'000'000, {}, kSandbox}, [this] { ++m_went; });
        QCOMPARE(m_went, 1);
        QVERIFY(!question());
    }

    void aboveTheAskLimitTheSafeButtonHasTheFocus()
    {
        ask(6200);
        QCOMPARE(m_went, 0);
        QVERIFY(question());
        QCOMPARE(m_window->focusWidget()->objectName(), u"spendCancel"_s);
        QVERIFY(question()->accessibleDescription().contains(u"6,200"_s));
        QCOMPARE(QAccessible::queryAccessibleInterface(question())->role(), QAccessible::Dialog);
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Space);
        QTRY_VERIFY(!question());
        QCOMPARE(m_went, 0);
        QCOMPARE(m_window->focusWidget(), m_opener);
    }

    void escapeSpendsNothing()
    {
        ask(6200);
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!question());
        QCOMPARE(m_went, 0);
    }

    void goesWhenTheUserSaysSo()
    {
        ask(6200);
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
        QCOMPARE(m_window->focusWidget()->objectName(), u"spendGo"_s);
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Return);
        QCOMPARE(m_went, 1);
        QTRY_VERIFY(!question());
        ask(6200); // asks again
        QVERIFY(question());
    }

    void whatWaitsForTheAnswerIsToldOfANo()
    {
        int refused = 0;
        const auto ask = [this, &refused](qint64 credits) {
            m_gate->request(
                m_opener, {credits, {}, kAccount}, [this] { ++m_went; }, [&refused] { ++refused; });
        };
        ask(6200);
        ask(6200); // a second one while the first is open
        QCOMPARE(refused, 1);
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
        QTRY_COMPARE(refused, 2);
        QTRY_VERIFY(!question());
        ask(6200);
        question()->findChild<QPushButton *>(u"spendGo"_s)->click();
        QCOMPARE(m_went, 1);
        QTRY_VERIFY(!question());
        m_settings->set(queue::kStopAboveCredits, 1000);
        ask(6200);
        QTRY_COMPARE(refused, 3);
        QCOMPARE(m_went, 1);
    }

    void aSecondClickWhileAskingDoesNothing()
    {
        ask(6200);
        ask(6200);
        QCOMPARE(m_window->findChildren<SpendQuestion *>().size(), 1);
    }

    void aboveTheStopLimitItSaysWhyNot()
    {
        m_settings->set(queue::kStopAboveCredits, 1000);
        QSignalSpy refused(m_gate.get(), &SpendGate::refused);
        QSignalSpy limits(m_gate.get(), &SpendGate::limitsRequested);
        ask(1001);
        QCOMPARE(refused.size(), 1);
        QVERIFY(question());
        QVERIFY(!question()->findChild<QPushButton *>(u"spendGo"_s));
        QTest::mouseClick(question()->findChild<QPushButton *>(u"spendLimits"_s), Qt::LeftButton);
        QCOMPARE(limits.size(), 1);
        QTRY_VERIFY(!question());
        QCOMPARE(m_went, 0);
    }

    void theLimitOfTheDayCountsWhatRuns()
    {
        m_settings->set(queue::kCreditsPerDay, 100);
        store::LedgerRow row;
        row.profile = kAccount;
        row.estimatedCredits = 60;
        QVERIFY(await(m_ledger->openSent(row)).has_value());
        ask(40);
        ask(40); // the first is being looked at
        QTRY_COMPARE(m_went, 1);
        ask(41);
        QTRY_VERIFY(question());
        QCOMPARE(m_went, 1);
    }

    void nothingHappensWhenTheOpenerIsGone()
    {
        m_settings->set(queue::kCreditsPerDay, 100);
        ask(1);
        delete m_opener;
        QVERIFY(await(m_table->committedSince({}, kAccount)).has_value());
        QTest::qWait(0);
        QCOMPARE(m_went, 0);
    }

private:
    void ask(qint64 credits)
    {
        m_gate->request(m_opener, {credits, u"Take 4"_s, kAccount, 18'240}, [this] { ++m_went; });
    }
    SpendQuestion *question() { return m_window->findChild<SpendQuestion *>(); }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<settings::SettingsStore> m_settings;
    std::unique_ptr<store::Database> m_db;
    std::unique_ptr<store::LedgerRepository> m_table;
    std::unique_ptr<queue::SpendingGuard> m_guard;
    std::unique_ptr<queue::Ledger> m_ledger;
    std::unique_ptr<QWidget> m_window;
    QPushButton *m_opener = nullptr;
    std::unique_ptr<SpendGate> m_gate;
    int m_went = 0;
};

QTEST_MAIN(SpendGateTest)
#include "tst_spendgate.moc"
