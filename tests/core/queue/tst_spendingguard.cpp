// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/ledger.h"
#include "core/queue/spendingguard.h"
#include "core/queue/spendingsettings.h"
#include "core/settings/settingsstore.h"
#include "tests/core/store/await.h"

#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::queue;
using namespace studio::store;

namespace {

class FixedClock final : public Clock {
public:
    QDateTime nowUtc() const override { return now; }
    std::chrono::nanoseconds elapsed() const override { return {}; }
    QDateTime now = QDateTime::fromMSecsSinceEpoch(1'767'268'800'000, Qt::UTC); // noon
};

const ProfileId kAccount(u"northwind"_s);
const ProfileId kSandbox(u"sandbox"_s);

LedgerRow priced(qint64 estimate, const ProfileId &profile = kAccount)
{
    LedgerRow row;
    row.profile = profile;
    row.service = u"speech"_s;
    row.requestKey = "key";
    row.estimatedCredits = estimate;
    return row;
}

} // namespace

class SpendingGuardTest final : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_clock = FixedClock();
        m_dir = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<settings::SettingsStore>(m_dir->filePath(u"settings.ini"_s));
        m_db = std::make_unique<Database>(m_dir->filePath(u"studio.db"_s));
        m_table = std::make_unique<LedgerRepository>(*m_db);
        m_guard = std::make_unique<SpendingGuard>(*m_table, *m_settings, m_clock,
                                                  [](const ProfileId &id) { return id != kSandbox; });
        m_ledger = std::make_unique<Ledger>(*m_table, m_clock, u"me"_s, m_guard.get());
        QVERIFY(await(m_db->open()).has_value());
    }
    void cleanup()
    {
        m_ledger.reset();
        m_guard.reset();
        m_table.reset();
        m_db.reset();
        m_settings.reset();
    }

    void asksAboveTheAskLimitOnly()
    {
        m_settings->set(kAskAboveCredits, 5000);
        QCOMPARE(kind(5000), SpendingVerdict::Kind::Go);
        QCOMPARE(kind(5001), SpendingVerdict::Kind::Ask);
        m_settings->set(kAskAboveCredits, 0);
        QCOMPARE(kind(1'000'000), SpendingVerdict::Kind::Go);
    }

    void refusesAboveTheStopLimitWithASentence()
    {
        m_settings->set(kStopAboveCredits, 6000);
        QCOMPARE(kind(6000), SpendingVerdict::Kind::Ask); // above the ask limit, not above the stop
        const SpendingVerdict verdict = await(m_guard->check(6001, kAccount)).value();
        QCOMPARE(verdict.kind, SpendingVerdict::Kind::Stop);
        QCOMPARE(verdict.reason.kind, ErrorKind::SpendLimit);
        QVERIFY(verdict.reason.message.contains(u"6,001"_s));
        QVERIFY(verdict.reason.message.contains(u"6,000"_s));
        QVERIFY(!verdict.reason.nextStep.isEmpty());
    }

    void theDayCountsWhatIsDoneUnknownAndUnderWay()
    {
        m_settings->set(kCreditsPerDay, 100);
        const qint64 done = enter(30);
        QVERIFY(await(m_ledger->markDone(done, 40)).value()); // dearer than estimated
        const qint64 unknown = enter(20);
        QVERIFY(await(m_ledger->markUnknown(unknown)).value());
        (void)enter(10); // under way
        const qint64 refused = enter(25);
        QVERIFY(await(m_ledger->markRefused(refused)).value());
        QCOMPARE(await(m_guard->spentToday(kAccount)).value(), 70);
        QCOMPARE(kind(30), SpendingVerdict::Kind::Go);
        QCOMPARE(kind(31), SpendingVerdict::Kind::Stop);
        m_clock.now = m_clock.now.addDays(1);
        QCOMPARE(kind(100), SpendingVerdict::Kind::Go);
    }

    void profilesHaveDaysOfTheirOwn()
    {
        m_settings->set(kCreditsPerDay, 100);
        (void)enter(90);
        const auto other = await(m_guard->check(50, ProfileId(u"other"_s)));
        QCOMPARE(other.value().kind, SpendingVerdict::Kind::Go);
    }

    void theSandboxNeverAsks()
    {
        m_settings->set(kAskAboveCredits, 1);
        m_settings->set(kStopAboveCredits, 2);
        m_settings->set(kCreditsPerDay, 3);
        QCOMPARE(m_guard->checkAtOnce(1'000'000, kSandbox)->kind, SpendingVerdict::Kind::Go);
        QVERIFY(await(m_ledger->openSent(priced(1'000'000, kSandbox))).has_value());
    }

    void answersAtOnceUnlessTheDayIsLimited()
    {
        QVERIFY(m_guard->checkAtOnce(10, kAccount).has_value());
        m_settings->set(kCreditsPerDay, 100);
        QVERIFY(!m_guard->checkAtOnce(10, kAccount).has_value());
        QVERIFY(m_guard->checkAtOnce(0, kAccount).has_value()); // nothing to pay
    }

    // Two clicks that were both allowed are entered at the same time: only one fits.
    void theLedgerHoldsTheLimitBetweenTwoAtOnce()
    {
        m_settings->set(kCreditsPerDay, 100);
        auto *first = m_ledger->openSent(priced(60));
        auto *second = m_ledger->openSentOnce(priced(60));
        std::optional<Result<qint64>> one;
        first->then(this, [&one](const Result<qint64> &id) { one = id; });
        const auto two = await(second);
        QTRY_VERIFY(one.has_value());
        QVERIFY(one->has_value());
        QVERIFY(!two.has_value());
        QCOMPARE(two.error().kind, ErrorKind::SpendLimit);
        QCOMPARE(await(m_guard->spentToday(kAccount)).value(), 60);
    }

    void theLedgerRefusesARequestAboveTheStopLimit()
    {
        m_settings->set(kStopAboveCredits, 50);
        const auto refused = await(m_ledger->open(priced(51)));
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().kind, ErrorKind::SpendLimit);
        QVERIFY(await(m_table->inState(LedgerState::Estimated)).value().isEmpty());
    }

    void limitsThatMakeNoSenseAreNone()
    {
        m_settings->set(kAskAboveCredits, -5);
        m_settings->setValue(u"spending/perDay"_s, u"many"_s);
        QCOMPARE(m_guard->limitsFor(kAccount), SpendingLimits{});
    }

private:
    SpendingVerdict::Kind kind(qint64 credits)
    {
        return await(m_guard->check(credits, kAccount)).value().kind;
    }
    qint64 enter(qint64 estimate) { return await(m_ledger->openSent(priced(estimate))).value(); }

    FixedClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<settings::SettingsStore> m_settings;
    std::unique_ptr<Database> m_db;
    std::unique_ptr<LedgerRepository> m_table;
    std::unique_ptr<SpendingGuard> m_guard;
    std::unique_ptr<Ledger> m_ledger;
};

QTEST_GUILESS_MAIN(SpendingGuardTest)
#include "tst_spendingguard.moc"
