// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/job.h"

#include "core/base/intime.h"
#include "core/base/jobguard.h"
#include "core/base/workerjob.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;

class TestJob : public QObject {
    Q_OBJECT
private slots:
    void endsFromTheEventLoopOnly()
    {
        int told = 0;
        readyJob<int>(7, this)->then(this, [&told](const Result<int> &value) { told = *value; });
        QCOMPARE(told, 0);
        QTRY_COMPARE(told, 7);
    }
    void endsOnceAndDeletesItself()
    {
        QPointer<PromiseJob<int>> job = new PromiseJob<int>(this);
        QSignalSpy finished(job, &Job::finished);
        job->resolve(1);
        job->resolve(2);
        job->cancel();
        QCOMPARE(*job->result(), 1);
        QTRY_VERIFY(!job);
        QCOMPARE(finished.size(), 1);
    }
    void cancelStopsTheWorkAndSaysSo()
    {
        int stopped = 0;
        std::optional<ErrorKind> kind;
        auto *job = new PromiseJob<int>(this);
        job->onCancel([&stopped] { ++stopped; });
        job->then(this, [&kind](const Result<int> &value) { kind = value.error().kind; });
        job->cancel();
        job->cancel();
        job->resolve(3); // too late
        QTRY_VERIFY(kind.has_value());
        QCOMPARE(*kind, ErrorKind::Cancelled);
        QCOMPARE(stopped, 1);
    }
    void whatTakesTooLongIsCancelled()
    {
        const Error late = Error::make(ErrorKind::Timeout, QStringLiteral("Too late."));
        auto *slow = new PromiseJob<int>;
        bool wasCancelled = false;
        slow->onCancel([&wasCancelled] { wasCancelled = true; });
        std::optional<Result<int>> outcome;
        inTime<int>(slow, std::chrono::milliseconds(30), late, this)
            ->then(this, [&outcome](const Result<int> &result) { outcome = result; });
        QTRY_VERIFY(outcome.has_value());
        QCOMPARE(outcome->error().kind, ErrorKind::Timeout);
        QTRY_VERIFY(wasCancelled);
        outcome.reset();
        inTime<int>(readyJob<int>(7), std::chrono::seconds(60), late, this)
            ->then(this, [&outcome](const Result<int> &result) { outcome = result; });
        QTRY_VERIFY(outcome.has_value());
        QCOMPARE(outcome->value(), 7);
    }

    void whoIsGoneIsNotTold()
    {
        bool told = false;
        auto context = std::make_unique<QObject>();
        auto *job = new PromiseJob<int>(this);
        QSignalSpy finished(job, &Job::finished);
        job->then(context.get(), [&told](const Result<int> &) { told = true; });
        context.reset();
        job->resolve(1);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!told);
    }
    void chainRunsTheSecondOnlyAfterSuccess()
    {
        QString text;
        chain(readyJob<int>(6, this), this, [this](int value) {
            return readyJob<QString>(QString::number(value * 7), this);
        })->then(this, [&text](const Result<QString> &value) { text = *value; });
        QTRY_COMPARE(text, u"42"_s);

        bool ran = false;
        std::optional<ErrorKind> kind;
        chain(readyJob<int>(fail(ErrorKind::Storage, u"The disk is full."_s), this), this, [this, &ran](int) {
            ran = true;
            return readyJob<QString>(QString(), this);
        })->then(this, [&kind](const Result<QString> &value) { kind = value.error().kind; });
        QTRY_VERIFY(kind.has_value());
        QCOMPARE(*kind, ErrorKind::Storage);
        QVERIFY(!ran);
    }
    void aChainIsCancelledInItsSecondStep()
    {
        QPointer<PromiseJob<int>> second = new PromiseJob<int>(this);
        bool began = false;
        std::optional<ErrorKind> kind;
        auto *whole = chain(readyJob<int>(1, this), this, [&began, second](int) -> JobOf<int> * {
            began = true;
            return second;
        });
        whole->then(this, [&kind](const Result<int> &value) { kind = value.error().kind; });
        QTRY_VERIFY(began);
        QSignalSpy ended(second, &Job::finished);
        whole->cancel();
        QTRY_VERIFY(kind.has_value());
        QCOMPARE(*kind, ErrorKind::Cancelled);
        QTRY_COMPARE(ended.size(), 1);
    }
    void aGuardKeepsTheNewestOnly()
    {
        auto *first = new PromiseJob<int>(this);
        auto *second = new PromiseJob<int>(this);
        {
            JobGuard guard;
            guard = first;
            QVERIFY(guard.isRunning());
            guard = second;
            QVERIFY(first->isFinished());
            QVERIFY(!second->isFinished());
        }
        QVERIFY(second->isFinished());
    }
    void workersAreToldToStop()
    {
        std::optional<ErrorKind> kind;
        auto stoppedInside = std::make_shared<std::atomic_bool>(false);
        auto *job = runInWorker<int>([stoppedInside](const StopFlag &stop) -> Result<int> {
            while (!stop.isSet())
                QThread::yieldCurrentThread();
            *stoppedInside = true;
            return 1;
        });
        job->then(this, [&kind](const Result<int> &value) { kind = value.error().kind; });
        job->cancel();
        QTRY_VERIFY(kind.has_value());
        QCOMPARE(*kind, ErrorKind::Cancelled);
        QTRY_VERIFY(*stoppedInside);
    }
};

QTEST_GUILESS_MAIN(TestJob)
#include "tst_job.moc"
