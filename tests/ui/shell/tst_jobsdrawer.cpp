// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/jobboard.h"
#include "core/store/jobrepository.h"
#include "tests/ui/speech/accessiblewalk.h"
#include "ui/shell/jobmodel.h"
#include "ui/shell/jobsdrawer.h"
#include "ui/shell/jobtext.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/variants.h"
#include "ui/widgets/iconbutton.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace studio;
using namespace studio::jobs;
using namespace studio::tests;
using namespace studio::ui;

class TestJobsDrawer final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        setupAppearance();
    }
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_db = std::make_unique<store::Database>(m_dir->filePath(u"studio.db"_s));
        (void)m_db->open();
        m_table = std::make_unique<store::JobRepository>(*m_db);
        m_board =
            std::make_unique<JobBoard>(*m_table, m_clock, u"me"_s, [](const QString &) { return true; });
        m_window = std::make_unique<QWidget>();
        m_window->resize(1000, 700);
        m_anchor = new IconButton(u"layers"_s, u"Jobs"_s, m_window.get());
        m_anchor->move(900, 10);
        m_drawer = new JobsDrawer(*m_board, m_window.get());
        m_drawer->hide();
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_board.reset();
        m_table.reset();
        m_db.reset();
    }

    void showsHowEveryJobStands()
    {
        const QAbstractItemModelTester tester(model());
        JobHandle *running = m_board->begin(spec(u"Chapter 2, paragraph 4"_s));
        running->setProgress(0.62);
        (void)m_board->enqueue(spec(u"Chapter 2, paragraph 6"_s, 246));
        (void)m_board->enqueue(spec(u"Chapter 2, paragraph 7"_s, 140));
        m_board->begin(spec(u"Chapter 1 export"_s))->finish(JobOutcome{u"6:12, WAV + SRT"_s, u"/tmp/x"_s});
        m_board->begin(spec(u"Voice change, take 2"_s))
            ->finish(fail(ErrorKind::Quota, u"Needs 412, you have 300."_s));
        m_drawer->open(m_anchor);
        QTRY_VERIFY(texts().contains(u"Chapter 2, paragraph 4, 62 %"_s));
        QCOMPARE(
            texts(),
            (QStringList{u"Chapter 2, paragraph 4, 62 %"_s, u"Chapter 2, paragraph 6, Next, ≈ 246 credits"_s,
                         u"Chapter 2, paragraph 7, Waiting, ≈ 140 credits"_s,
                         u"Voice change, take 2, Needs 412, you have 300."_s,
                         u"Chapter 1 export, Done, 6:12, WAV + SRT"_s}));
        QCOMPARE(accessibleFaults(m_window.get()).join(u'\n'), QString());
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_drawer->view());
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->child(0)->text(QAccessible::Name), u"Chapter 2, paragraph 4, 62 %"_s);
    }

    void keysCancelRetryAndRemove()
    {
        int runs = 0;
        m_board->registerKind(u"render"_s, [&runs](JobHandle *handle) {
            ++runs;
            handle->finish(JobOutcome{u"made"_s});
        });
        m_board->setPaused(true);
        const JobId id = m_board->enqueue(spec(u"a"_s));
        m_drawer->open(m_anchor);
        QTRY_COMPARE(model()->rowCount(), 1);
        QTest::keyClick(m_drawer->view(), Qt::Key_Delete);
        QCOMPARE(m_board->job(id)->state, JobState::Cancelled);
        QTest::keyClick(m_drawer->view(), Qt::Key_R);
        QCOMPARE(m_board->job(id)->state, JobState::Waiting);
        auto *pause = m_drawer->findChild<QPushButton *>(u"jobsPause"_s);
        QCOMPARE(pause->text(), u"Go on"_s);
        pause->click();
        QTRY_COMPARE(m_board->job(id)->state, JobState::Done);
        QCOMPARE(runs, 1);
        QTRY_VERIFY(texts().contains(u"a, Done, made"_s));
        QTest::keyClick(m_drawer->view(), Qt::Key_R); // done: nothing to try again
        QCOMPARE(m_board->job(id)->state, JobState::Done);
        QTest::keyClick(m_drawer->view(), Qt::Key_Delete);
        QVERIFY(m_board->jobs().isEmpty());
    }

    void enterAndClickDoWhatTheGlyphSays()
    {
        QSignalSpy reveal(m_drawer, &JobsDrawer::revealRequested);
        m_board->begin(spec(u"export"_s))->finish(JobOutcome{u"done"_s, u"/tmp/out"_s});
        JobHandle *running = m_board->begin(spec(u"runs"_s));
        const JobId id = running->id();
        m_drawer->open(m_anchor);
        QTRY_COMPARE(model()->rowCount(), 2);
        QTest::keyClick(m_drawer->view(), Qt::Key_End);
        QTest::keyClick(m_drawer->view(), Qt::Key_Return);
        QCOMPARE(reveal.size(), 1);
        QCOMPARE(reveal[0][0].toString(), u"/tmp/out"_s);
        const QRect row = m_drawer->view()->visualRect(model()->index(0, 0));
        QTest::mouseClick(m_drawer->view()->viewport(), Qt::LeftButton, {},
                          QPoint(row.right() - 20, row.y() + 20));
        QCOMPARE(m_board->job(id)->state, JobState::Cancelled);
    }

    void theSelectionFollowsItsJob()
    {
        JobHandle *first = m_board->begin(spec(u"first"_s));
        JobHandle *second = m_board->begin(spec(u"second"_s));
        m_drawer->open(m_anchor);
        QTRY_COMPARE(model()->rowCount(), 2);
        QTest::keyClick(m_drawer->view(), Qt::Key_Down);
        QCOMPARE(m_drawer->view()->currentIndex().data().toString(), u"second"_s);
        first->finish(JobOutcome{});
        QCOMPARE(m_drawer->view()->currentIndex().data().toString(), u"second"_s);
        QTRY_COMPARE(m_drawer->view()->currentIndex().row(), 0);
        second->finish(JobOutcome{});
        auto *clear = m_drawer->findChild<QPushButton *>(u"jobsClear"_s);
        clear->click();
        QTRY_VERIFY(!m_drawer->view()->isVisible()); // the empty state is
    }

    void saysItInWords()
    {
        QCOMPARE(timeLeftText(4s), u"about 4 s left"_s);
        QCOMPARE(timeLeftText(200s), u"about 3 min left"_s);
        QCOMPARE(timeLeftText(3h), u"about 3 h left"_s);
        JobView job;
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const QLocale locale = QLocale::c();
        job.state = JobState::Failed;
        job.error = Error::make(ErrorKind::RateLimited, u"Too many requests."_s);
        job.retryAt = now.addMSecs(7500);
        QCOMPARE(jobStatusText(job, false, false, now, locale), u"Too many requests. Retrying in 8 s"_s);
        job.state = JobState::Interrupted;
        job.progress = 0.4;
        QCOMPARE(jobStatusText(job, false, false, now, locale),
                 u"Interrupted when the program ended  ·  40 %"_s);
        job.state = JobState::Running;
        job.status = u"Transcribing"_s;
        job.timeLeft = 4s;
        QCOMPARE(jobStatusText(job, false, false, now, locale),
                 u"Transcribing  ·  40 %  ·  about 4 s left"_s);
        QCOMPARE(jobStatusText(job, false, true, now, locale),
                 u"Paused  ·  Transcribing  ·  40 %  ·  about 4 s left"_s);
        job.isCancelling = true;
        QCOMPARE(jobStatusText(job, false, false, now, locale), u"Stopping…"_s);
    }

    void aThousandJobsAreNoBurden()
    {
        m_drawer->open(m_anchor);
        for (int i = 0; i < 1000; ++i)
            (void)m_board->enqueue(spec(u"job"_s));
        QTRY_COMPARE(model()->rowCount(), 1000);
    }

private:
    static JobSpec spec(const QString &title, qint64 credits = 0)
    {
        return {u"render"_s, title, {}, credits, ProfileId(u"p"_s)};
    }
    [[nodiscard]] QAbstractItemModel *model() const { return m_drawer->view()->model(); }
    [[nodiscard]] QStringList texts() const
    {
        QStringList list;
        for (int row = 0; row < model()->rowCount(); ++row)
            list.append(model()->index(row, 0).data(Qt::AccessibleTextRole).toString());
        return list;
    }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<store::Database> m_db;
    std::unique_ptr<store::JobRepository> m_table;
    std::unique_ptr<JobBoard> m_board;
    std::unique_ptr<QWidget> m_window;
    IconButton *m_anchor = nullptr;
    JobsDrawer *m_drawer = nullptr;
};

QTEST_MAIN(TestJobsDrawer)
#include "tst_jobsdrawer.moc"
