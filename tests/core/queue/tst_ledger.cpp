// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/ledger.h"
#include "core/queue/processidentity.h"
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

LedgerRow entry(qint64 estimate = 10, const QString &voice = u"v1"_s, const QString &model = u"m1"_s)
{
    LedgerRow row;
    row.profile = ProfileId(u"p1"_s);
    row.host = u"localhost"_s;
    row.service = u"speech"_s;
    row.voice = VoiceId(voice);
    row.model = ModelId(model);
    row.requestKey = "key";
    row.text = u"Hello"_s;
    row.characters = 5;
    row.estimatedCredits = estimate;
    return row;
}

QString deadOwner()
{
    QStringList parts = ProcessIdentity::ofThisProcess().split(u' ');
    parts[3] = u"1"_s;
    return parts.join(u' ');
}

QString strangeOwner()
{
    QStringList parts = ProcessIdentity::ofThisProcess().split(u' ');
    parts[1] = u"pid:[1]"_s;
    return parts.join(u' ');
}

} // namespace

class LedgerTest final : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_clock = FixedClock();
        m_dir = std::make_unique<QTemporaryDir>();
        m_db = std::make_unique<Database>(m_dir->filePath(u"studio.db"_s));
        m_table = std::make_unique<LedgerRepository>(*m_db);
        QVERIFY(await(m_db->open()).has_value());
    }
    void cleanup()
    {
        m_table.reset();
        m_db.reset();
    }

    void followsARequestToItsEnd()
    {
        Ledger ledger(*m_table, m_clock, u"me"_s);
        const qint64 id = await(ledger.open(entry())).value();
        LedgerRow row = stored(id);
        QCOMPARE(row.state, LedgerState::Estimated);
        QCOMPARE(row.owner, u"me"_s);
        QCOMPARE(row.openedAt, m_clock.now);
        LedgerRow expected = entry();
        expected.id = id;
        expected.openedAt = expected.changedAt = m_clock.now;
        expected.owner = u"me"_s;
        QCOMPARE(row, expected);

        QVERIFY(await(ledger.markSent(id)).value());
        QCOMPARE(stored(id).state, LedgerState::Sent);
        m_clock.now = m_clock.now.addSecs(3);
        QVERIFY(await(ledger.markDone(id, 12, u"req"_s, TakeId(u"t1"_s))).value());
        row = stored(id);
        QCOMPARE(row.state, LedgerState::Done);
        QCOMPARE(row.credits, std::optional<qint64>(12));
        QCOMPARE(row.requestId, u"req"_s);
        QCOMPARE(row.take, TakeId(u"t1"_s));
        QCOMPARE(row.text, u""_s); // the take has it
        QCOMPARE(row.changedAt, m_clock.now);
        QVERIFY(row.openedAt < row.changedAt);
    }

    void sentEntryIsOnDiskBeforeTheRequestGoes()
    {
        Ledger ledger(*m_table, m_clock, u"me"_s);
        const qint64 id = await(ledger.openSent(entry())).value();
        // Another process sees it at once.
        Database other(m_db->path());
        QVERIFY(await(other.open()).has_value());
        QCOMPARE(await(LedgerRepository(other).byId(id)).value()->state, LedgerState::Sent);
    }

    void marksOnlyWhatFits()
    {
        Ledger ledger(*m_table, m_clock, u"me"_s);
        const qint64 id = await(ledger.open(entry())).value();
        QVERIFY(!await(ledger.markDone(id, 1)).value()); // never sent
        QVERIFY(await(ledger.markSent(id)).value());
        QVERIFY(!await(ledger.markSent(id)).value());
        QVERIFY(await(ledger.markDone(id, 1)).value());
        QVERIFY(!await(ledger.markUnknown(id)).value());
        QVERIFY(!await(ledger.markRefused(id)).value());
        QVERIFY(!await(ledger.markDone(id, 99)).value());
        QCOMPARE(stored(id).credits, std::optional<qint64>(1));
        QVERIFY(!await(ledger.markSent(id + 100)).value());
    }

    void unknownEntriesCanBeSettled()
    {
        Ledger ledger(*m_table, m_clock, u"me"_s);
        const qint64 found = await(ledger.openSent(entry())).value();
        const qint64 missing = await(ledger.openSent(entry())).value();
        QVERIFY(await(ledger.markUnknown(found, u"network"_s)).value());
        QVERIFY(await(ledger.markUnknown(missing)).value());
        QCOMPARE(await(ledger.unknownEntries()).value().size(), 2);
        QVERIFY(await(ledger.markDone(found, 10, u"req"_s)).value());
        QVERIFY(await(ledger.markRefused(missing, u"not_in_history"_s)).value());
        QVERIFY(await(ledger.unknownEntries()).value().isEmpty());
        QCOMPARE(stored(found).note, u"network"_s);
        QCOMPARE(stored(missing).note, u"not_in_history"_s);
    }

    void theSameRequestIsNotSentByTwoLivingProcesses()
    {
        Ledger here(*m_table, m_clock, u"me"_s);
        Ledger living(*m_table, m_clock, ProcessIdentity::ofThisProcess());
        Ledger dead(*m_table, m_clock, deadOwner());
        QVERIFY(await(dead.openSentOnce(entry())));
        const auto first = await(living.openSentOnce(entry())); // the dead one does not count
        QVERIFY(first);
        QVERIFY(await(living.openSentOnce(entry()))); // nor does the process itself
        const auto refused = await(here.openSentOnce(entry()));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Busy);
        QVERIFY(!refused.error().nextStep.isEmpty());
        LedgerRow other = entry();
        other.requestKey = QByteArray(32, 'o');
        QVERIFY(await(here.openSentOnce(other)));
        QVERIFY(await(here.openSent(entry()))); // knowingly
    }

    void entriesOfDeadProcessesBecomeUnknown()
    {
        Ledger living(*m_table, m_clock, ProcessIdentity::ofThisProcess());
        Ledger dead(*m_table, m_clock, deadOwner());
        Ledger strange(*m_table, m_clock, strangeOwner());
        const qint64 mine = await(living.openSent(entry())).value();
        const qint64 lost = await(dead.openSent(entry())).value();
        const qint64 neverSent = await(dead.open(entry())).value();
        const qint64 done = await(dead.openSent(entry())).value();
        QVERIFY(await(dead.markDone(done, 1)).value());
        const qint64 elsewhere = await(strange.openSent(entry())).value();

        m_clock.now = m_clock.now.addSecs(60);
        const QList<LedgerRow> unknown = await(living.recover()).value();
        QCOMPARE(unknown.size(), 1);
        QCOMPARE(unknown[0].id, lost);
        QCOMPARE(unknown[0].text, u"Hello"_s);
        QCOMPARE(stored(mine).state, LedgerState::Sent);
        QCOMPARE(stored(lost).state, LedgerState::Unknown);
        QCOMPARE(stored(neverSent).state, LedgerState::Refused);
        QCOMPARE(stored(done).state, LedgerState::Done);
        QCOMPARE(stored(elsewhere).state, LedgerState::Sent);
        QVERIFY(await(living.recover()).value().isEmpty());

        m_clock.now = m_clock.now.addDays(2);
        QCOMPARE(await(living.recover()).value().value(0).id, elsewhere);
    }

    void sumsByDayVoiceAndModel()
    {
        Ledger ledger(*m_table, m_clock, u"me"_s);
        const auto done = [&](const LedgerRow &row, std::optional<qint64> credits) {
            const qint64 id = await(ledger.openSent(row)).value();
            QVERIFY(await(ledger.markDone(id, credits)).value());
        };
        done(entry(10, u"v1"_s, u"m1"_s), 12);
        done(entry(10, u"v2"_s, u"m1"_s), std::nullopt); // the service told no figure
        const qint64 lost = await(ledger.openSent(entry(7, u"v2"_s, u"m2"_s))).value();
        QVERIFY(await(ledger.markUnknown(lost)).value());
        const qint64 refused = await(ledger.openSent(entry(1000))).value();
        QVERIFY(await(ledger.markRefused(refused)).value());
        (void)await(ledger.open(entry(1000)));
        m_clock.now = m_clock.now.addDays(1);
        done(entry(5, u"v1"_s, u"m1"_s), 5);

        QCOMPARE(await(ledger.sums(LedgerGroup::None)).value(), (QList<LedgerSum>{{u""_s, 4, 20, 27, 1, 7}}));
        QCOMPARE(await(ledger.sums(LedgerGroup::Day)).value(),
                 (QList<LedgerSum>{{u"2026-01-01"_s, 3, 15, 22, 1, 7}, {u"2026-01-02"_s, 1, 5, 5, 0, 0}}));
        QCOMPARE(await(ledger.sums(LedgerGroup::Voice)).value(),
                 (QList<LedgerSum>{{u"v1"_s, 2, 10, 17, 0, 0}, {u"v2"_s, 2, 10, 10, 1, 7}}));
        QCOMPARE(await(ledger.sums(LedgerGroup::Model)).value(),
                 (QList<LedgerSum>{{u"m1"_s, 3, 15, 27, 0, 0}, {u"m2"_s, 1, 5, 0, 1, 7}}));
        LedgerRange today;
        today.from = m_clock.now.addSecs(-3600);
        QCOMPARE(await(ledger.sums(LedgerGroup::None, today)).value(),
                 (QList<LedgerSum>{{u""_s, 1, 5, 5, 0, 0}}));
        LedgerRange before;
        before.to = m_clock.now;
        before.profile = ProfileId(u"p1"_s);
        QCOMPARE(await(ledger.sums(LedgerGroup::Profile, before)).value(),
                 (QList<LedgerSum>{{u"p1"_s, 3, 15, 22, 1, 7}}));
        before.profile = ProfileId(u"nobody"_s);
        QVERIFY(await(ledger.sums(LedgerGroup::None, before)).value().isEmpty());
    }

private:
    LedgerRow stored(qint64 id) { return await(m_table->byId(id)).value().value_or(LedgerRow()); }

    FixedClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_db;
    std::unique_ptr<LedgerRepository> m_table;
};

QTEST_GUILESS_MAIN(LedgerTest)
#include "tst_ledger.moc"
