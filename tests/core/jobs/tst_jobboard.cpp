// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/jobboard.h"
#include "tests/core/store/await.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace studio;
using namespace studio::jobs;
using store::Database;
using store::JobRepository;

namespace {

class StepClock final : public Clock {
public:
    QDateTime nowUtc() const override { return now; }
    std::chrono::nanoseconds elapsed() const override { return since; }
    QDateTime now = QDateTime::fromMSecsSinceEpoch(1'767'268'800'000, Qt::UTC);
    std::chrono::nanoseconds since{};
};

JobSpec spec(const QString &title = u"Chapter 1"_s, const QString &kind = u"render"_s)
{
    return {kind, title, {{u"chapter"_s, 1}}, 246, ProfileId(u"p1"_s)};
}

QStringList titles(const JobBoard &board)
{
    QStringList list;
    for (const JobView &view : board.jobs())
        list.append(view.spec.title);
    return list;
}

} // namespace

class JobBoardTest final : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_clock = StepClock();
        m_alive = true;
        m_dir = std::make_unique<QTemporaryDir>();
        m_db = std::make_unique<Database>(m_dir->filePath(u"studio.db"_s));
        m_table = std::make_unique<JobRepository>(*m_db);
        QVERIFY(await(m_db->open()).has_value());
        m_board = board();
    }
    void cleanup()
    {
        m_board.reset();
        m_table.reset();
        m_db.reset();
        m_dir.reset();
    }

    void workIsSeenFromBeginToEnd()
    {
        const QSignalSpy added(m_board.get(), &JobBoard::added);
        QSignalSpy changed(m_board.get(), &JobBoard::changed);
        const QSignalSpy ended(m_board.get(), &JobBoard::ended);
        JobHandle *handle = m_board->begin(spec());
        const JobId id = handle->id();
        QCOMPARE(added.size(), 1);
        QCOMPARE(m_board->runningCount(), 1);
        for (int i = 0; i <= 1000; ++i) {
            handle->setProgress(i / 2000.0);
            m_clock.since += 10ms;
        }
        handle->setStatus(u"Speaking"_s);
        QVERIFY(changed.wait());
        QVERIFY2(changed.size() <= 2, "a thousand steps are not a thousand signals");
        const JobView view = m_board->job(id).value();
        QCOMPARE(view.progress, 0.5);
        QCOMPARE(view.status, u"Speaking"_s);
        QVERIFY(view.timeLeft.has_value());
        QVERIFY(*view.timeLeft >= 9s && *view.timeLeft <= 11s);

        const QPointer<JobHandle> guard(handle);
        handle->finish(JobOutcome{u"6:12, WAV + SRT"_s, u"/tmp/out"_s});
        handle->finish(Unexpected(Error::cancelled())); // too late
        QCOMPARE(ended.size(), 1);
        QCOMPARE(m_board->job(id)->state, JobState::Done);
        QCOMPARE(m_board->job(id)->outcome.revealPath, u"/tmp/out"_s);
        QCOMPARE(m_board->activeCount(), 0);
        QTRY_VERIFY(!guard);
    }

    void cancellingAsksTheWorker()
    {
        JobHandle *deaf = m_board->begin(spec(u"deaf"_s));
        const JobId deafId = deaf->id();
        m_board->cancel(deafId);
        QCOMPARE(m_board->job(deafId)->state, JobState::Cancelled);

        JobHandle *listens = m_board->begin(spec(u"listens"_s));
        const JobId id = listens->id();
        const QSignalSpy asked(listens, &JobHandle::cancelRequested);
        m_board->cancel(id);
        m_board->cancel(id);
        QCOMPARE(asked.size(), 1);
        QVERIFY(m_board->job(id)->isCancelling);
        QCOMPARE(m_board->job(id)->state, JobState::Running);
        listens->finish(Unexpected(Error::cancelled()));
        QCOMPARE(m_board->job(id)->state, JobState::Cancelled);
        QVERIFY(!m_board->job(id)->canRetry); // nobody knows how
    }

    void enqueuedWorkTakesTurns()
    {
        QList<JobHandle *> begun;
        m_board->registerKind(u"render"_s, [&begun](JobHandle *handle) { begun.append(handle); });
        for (const QString &title : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
            (void)m_board->enqueue(spec(title));
        QVERIFY(begun.isEmpty()); // never from inside the call
        QTRY_COMPARE(begun.size(), 2);
        QCOMPARE(m_board->waitingCount(), 2);
        QCOMPARE(titles(*m_board), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
        begun[0]->finish(JobOutcome{});
        QTRY_COMPARE(begun.size(), 3);
        QCOMPARE(begun[2]->spec().title, u"c"_s);
        QCOMPARE(begun[2]->spec().profile, ProfileId(u"p1"_s));
        QCOMPARE(titles(*m_board), (QStringList{u"b"_s, u"c"_s, u"d"_s, u"a"_s}));
        m_board->cancel(m_board->jobs()[2].id); // d, which has not begun
        begun[1]->finish(JobOutcome{});
        begun[2]->finish(JobOutcome{});
        QTest::qWait(20);
        QCOMPARE(begun.size(), 3);
    }

    void pausingHoldsTheQueue()
    {
        QList<JobHandle *> begun;
        m_board->registerKind(u"render"_s, [&begun](JobHandle *handle) { begun.append(handle); });
        (void)m_board->enqueue(spec(u"a"_s));
        QTRY_COMPARE(begun.size(), 1);
        const QSignalSpy asked(begun[0], &JobHandle::pauseRequested);
        m_board->setPaused(true);
        QCOMPARE(asked.size(), 1);
        (void)m_board->enqueue(spec(u"b"_s));
        QTest::qWait(20);
        QCOMPARE(begun.size(), 1);
        m_board->setPaused(false);
        QTRY_COMPARE(begun.size(), 2);
    }

    void whatWasSurelyNotDoneIsTriedAgain()
    {
        int runs = 0;
        m_board->registerKind(u"render"_s, [&runs](JobHandle *handle) {
            QCOMPARE(handle->isByItself(), runs > 0);
            if (++runs < 3) {
                Error busy = Error::make(ErrorKind::RateLimited, u"Too many requests."_s);
                busy.retryAfter = 30ms;
                handle->finish(Unexpected(busy));
            } else {
                handle->finish(JobOutcome{u"done"_s});
            }
        });
        const JobId id = m_board->enqueue(spec());
        QTRY_VERIFY(m_board->job(id)->retryAt.has_value());
        QCOMPARE(m_board->job(id)->error->message, u"Too many requests."_s);
        QTRY_COMPARE(m_board->job(id)->state, JobState::Done);
        QCOMPARE(runs, 3);
    }

    void whatMayHaveBeenChargedIsNot()
    {
        int runs = 0;
        m_board->registerKind(u"render"_s, [&runs](JobHandle *handle) {
            ++runs;
            handle->finish(Unexpected(Error::make(ErrorKind::OutcomeUnknown, u"May have been charged."_s)));
        });
        const JobId id = m_board->enqueue(spec());
        QTRY_COMPARE(m_board->job(id)->state, JobState::Failed);
        QVERIFY(!m_board->job(id)->retryAt);
        QVERIFY(m_board->job(id)->canRetry); // by the user, knowingly
        m_board->retryOffline(ProfileId(u"p1"_s));
        QTest::qWait(20);
        QCOMPARE(runs, 1);
    }

    void whatFailedOfflineIsTriedAgainForItsOwnProfile()
    {
        QList<bool> byItself;
        m_board->registerKind(u"render"_s, [&byItself](JobHandle *handle) {
            byItself.append(handle->isByItself());
            handle->finish(Unexpected(Error::make(ErrorKind::Network, u"No connection."_s)));
        });
        const JobId id = m_board->enqueue(spec());
        QTRY_COMPARE(m_board->job(id)->state, JobState::Failed);
        m_board->retryOffline(ProfileId(u"p2"_s));
        QTest::qWait(20);
        QCOMPARE(byItself, QList<bool>{false});
        m_board->retryOffline(ProfileId(u"p1"_s));
        QTRY_COMPARE(byItself, (QList<bool>{false, true}));
        QTRY_COMPARE(m_board->job(id)->state, JobState::Failed);
        m_board->retry(id); // somebody clicked
        QTRY_COMPARE(byItself, (QList<bool>{false, true, false}));
    }

    void tryingAgainEndsSomeday()
    {
        int runs = 0;
        m_board->registerKind(u"render"_s, [&runs](JobHandle *handle) {
            ++runs;
            Error busy = Error::make(ErrorKind::Busy, u"Busy."_s);
            busy.retryAfter = 1ms;
            handle->finish(Unexpected(busy));
        });
        const JobId id = m_board->enqueue(spec());
        QTRY_VERIFY(runs == 5 && !m_board->job(id)->retryAt);
        QTest::qWait(30);
        QCOMPARE(runs, 5);
    }

    void anEndedProcessLeavesInterruptedJobs()
    {
        JobHandle *half = m_board->begin(spec(u"half"_s));
        half->setProgress(0.6);
        (void)m_board->enqueue(spec(u"waiting"_s));
        m_board->begin(spec(u"done"_s))->finish(JobOutcome{u"fine"_s, u"/tmp/x"_s});
        Error error = Error::make(ErrorKind::Quota, u"Needs 412, you have 300."_s);
        error.nextStep = u"Shorten it."_s;
        m_board->begin(spec(u"failed"_s))->finish(Unexpected(error));

        m_board.reset(); // the process ends
        m_alive = false;
        m_board = board();
        QCOMPARE(await(m_board->load()).value(), 2);
        QCOMPARE(m_board->jobs().size(), 4);
        QCOMPARE(m_board->activeCount(), 0);
        QHash<QString, JobView> by;
        for (const JobView &view : m_board->jobs())
            by.insert(view.spec.title, view);
        QCOMPARE(by[u"half"_s].state, JobState::Interrupted);
        QCOMPARE(by[u"half"_s].progress, 0.6);
        QCOMPARE(by[u"half"_s].spec, spec(u"half"_s));
        QCOMPARE(by[u"waiting"_s].state, JobState::Interrupted);
        QCOMPARE(by[u"done"_s].outcome, (JobOutcome{u"fine"_s, u"/tmp/x"_s}));
        QCOMPARE(by[u"failed"_s].error->kind, ErrorKind::Quota);
        QCOMPARE(by[u"failed"_s].error->nextStep, u"Shorten it."_s);

        QVERIFY(!by[u"half"_s].canRetry);
        QJsonObject got;
        m_board->registerKind(u"render"_s, [&got](JobHandle *handle) {
            got = handle->spec().parameters;
            handle->finish(JobOutcome{});
        });
        QVERIFY(m_board->job(by[u"half"_s].id)->canRetry);
        m_board->retry(by[u"half"_s].id);
        QTRY_COMPARE(m_board->job(by[u"half"_s].id)->state, JobState::Done);
        QCOMPARE(got, spec().parameters);
        QCOMPARE(m_board->job(by[u"waiting"_s].id)->state, JobState::Interrupted); // only what was asked for
    }

    void jobsOfALivingProcessAreItsOwn()
    {
        (void)m_board->begin(spec());
        const std::unique_ptr<JobBoard> other = board();
        QCOMPARE(await(other->load()).value(), 0);
        QVERIFY(other->jobs().isEmpty());
    }

    void clearingKeepsWhatNeedsTheUser()
    {
        m_board->begin(spec(u"done"_s))->finish(JobOutcome{});
        m_board->begin(spec(u"failed"_s))->finish(fail(ErrorKind::Quota, u"no"_s));
        (void)m_board->begin(spec(u"runs"_s));
        m_board->clearDone();
        QCOMPARE(titles(*m_board), (QStringList{u"runs"_s, u"failed"_s}));
        m_board->remove(m_board->jobs()[0].id); // runs: stays
        QCOMPARE(m_board->jobs().size(), 2);
        m_alive = false;
        m_board = board();
        QVERIFY(await(m_board->load()).has_value());
        QCOMPARE(m_board->jobs().size(), 2);
    }

    void memoryIsBounded()
    {
        const QString longText(10'000, u'x');
        for (int i = 0; i < 300; ++i)
            m_board->begin(spec(longText))->finish(JobOutcome{longText});
        QCOMPARE(m_board->jobs().size(), 100);
        QVERIFY(m_board->jobs()[0].spec.title.size() <= 300);

        JobSpec huge = spec(u"huge"_s);
        huge.parameters.insert(u"text"_s, QString(2 << 20, u'x'));
        (void)m_board->begin(huge);
        m_board.reset();
        m_alive = false;
        m_board = board();
        m_board->registerKind(u"render"_s, [](JobHandle *) {});
        QCOMPARE(await(m_board->load()).value(), 1);
        QVERIFY(m_board->jobs()[0].spec.parameters.isEmpty());
        QVERIFY(!m_board->jobs()[0].canRetry); // what is not whole is not run again
    }

    void aTableThatFailsIsTold()
    {
        const QSignalSpy told(m_board.get(), &JobBoard::storeFailed);
        QVERIFY(await(m_db->run<qint64>([](store::Connection &db) {
                    return db.execute(u"DROP TABLE jobs"_s);
                })).has_value());
        m_board->begin(spec())->finish(JobOutcome{});
        QTRY_VERIFY(!told.isEmpty());
        QCOMPARE(m_board->jobs().size(), 1);
    }

private:
    std::unique_ptr<JobBoard> board()
    {
        return std::make_unique<JobBoard>(*m_table, m_clock, u"me"_s,
                                          [this](const QString &) { return m_alive; });
    }

    bool m_alive = true;
    StepClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_db;
    std::unique_ptr<JobRepository> m_table;
    std::unique_ptr<JobBoard> m_board;
};

QTEST_GUILESS_MAIN(JobBoardTest)
#include "tst_jobboard.moc"
