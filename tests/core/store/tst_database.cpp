// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include "core/store/draftrepository.h"
#include "core/store/migrations.h"
#include "tests/core/store/await.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::store;

namespace {

Draft draft(const QString &key, const QString &text)
{
    return {key, text, {{u"caret"_s, 3}}, QDateTime::fromMSecsSinceEpoch(1'767'225'600'123, Qt::UTC)};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void expectDamageWarning()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"damaged database kept aside"_s));
}

void expectOpenWarning()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"database not opened"_s));
}

/// A sound database of some size, closed.
QByteArray makeDatabase(const QString &path)
{
    {
        Database db(path);
        DraftRepository drafts(db);
        if (!await(db.open()))
            return {};
        for (int i = 0; i < 200; ++i)
            (void)drafts.save(draft(QString::number(i), QString(500, u'x')));
        if (!await(drafts.save(draft(u"last"_s, u"kept"_s))))
            return {};
    }
    return contentOf(path);
}

} // namespace

class DatabaseTest final : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
        m_path = m_dir->filePath(u"data/studio.db"_s);
    }

    void makesANewOneAndFindsItAgain()
    {
        {
            Database db(m_path);
            const auto report = await(db.open());
            QVERIFY(report.has_value());
            QCOMPARE(report->found, OpenReport::Found::Nothing);
            QVERIFY(
                !(QFile::permissions(m_dir->filePath(u"data"_s)) & (QFile::ReadGroup | QFile::ReadOther)));
            QVERIFY(await(DraftRepository(db).save(draft(u"a"_s, u"text"_s))).has_value());
        }
        Database db(m_path);
        const auto report = await(db.open());
        QVERIFY(report.has_value());
        QCOMPARE(report->found, OpenReport::Found::Database);
        QCOMPARE(report->versionBefore, currentSchemaVersion());
        QCOMPARE(await(DraftRepository(db).load(u"a"_s)).value(), draft(u"a"_s, u"text"_s));
    }

    void writesAheadAndInFull()
    {
        Database db(m_path);
        QVERIFY(await(db.open()).has_value());
        const auto settings = await(db.run<QStringList>([](Connection &connection) -> Result<QStringList> {
            QStringList values;
            for (const QString &name : {u"journal_mode"_s, u"synchronous"_s, u"foreign_keys"_s})
                values.append(connection.value(u"PRAGMA "_s + name)->toString());
            return values;
        }));
        QCOMPARE(settings.value(), (QStringList{u"wal"_s, u"2"_s, u"1"_s}));
    }

    void keepsDamagedFileAside_data()
    {
        QTest::addColumn<int>("damage");
        QTest::newRow("truncated") << 0;
        QTest::newRow("garbage") << 1;
        QTest::newRow("header and garbage pages") << 2;
        QTest::newRow("short garbage") << 3;
        QTest::newRow("of another program") << 4;
    }
    void keepsDamagedFileAside()
    {
        QFETCH(int, damage);
        QByteArray bytes = makeDatabase(m_path);
        QVERIFY(bytes.size() > 50'000);
        QRandomGenerator random(1);
        const auto scramble = [&](qsizetype from) {
            for (qsizetype i = from; i < bytes.size(); ++i)
                bytes[i] = char(random.bounded(256));
        };
        if (damage == 0)
            bytes.truncate(bytes.size() / 2 + 100);
        else if (damage == 1)
            scramble(0);
        else if (damage == 2)
            scramble(4096);
        else if (damage == 3)
            bytes = "not a database, but longer than nothing";
        else
            bytes.replace(68, 4, "ABCD"); // the application id
        write(m_path, bytes);

        expectDamageWarning();
        Database db(m_path);
        const auto report = await(db.open());
        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(report->found, OpenReport::Found::Damage);
        QVERIFY(report->keptAside.startsWith(m_path + u".damaged-"_s));
        QCOMPARE(contentOf(report->keptAside), bytes);
        DraftRepository drafts(db);
        QVERIFY(!await(drafts.load(u"last"_s)).value().has_value());
        QVERIFY(await(drafts.save(draft(u"new"_s, u"works"_s))).has_value());
    }

    void damageTwiceKeepsBoth()
    {
        QStringList kept;
        for (int i = 0; i < 2; ++i) {
            makeDatabase(m_path);
            write(m_path, QByteArray("garbage ").repeated(1000));
            expectDamageWarning();
            Database db(m_path);
            kept.append(await(db.open()).value().keptAside);
        }
        QVERIFY(kept[0] != kept[1]);
        QVERIFY(QFile::exists(kept[0]) && QFile::exists(kept[1]));
    }

    void damagedFileInUseIsNotMoved()
    {
        Database first(m_path);
        QVERIFY(await(first.open()).has_value());
        QVERIFY(await(first.run<bool>([](Connection &db) -> Result<bool> {
                    return db.execute(u"PRAGMA wal_checkpoint(TRUNCATE)"_s).map([](qint64) { return true; });
                })).has_value());
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray rubbish(4096, 'r');
        QCOMPARE(file.write(rubbish), rubbish.size());
        file.close();
        expectOpenWarning();
        Database second(m_path);
        const auto report = await(second.open());
        QVERIFY(!report.has_value());
        QCOMPARE(report.error().kind, ErrorKind::Storage);
        QVERIFY(!report.error().nextStep.isEmpty());
        QVERIFY(contentOf(m_path).startsWith(rubbish));
    }

    void refusesANewerVersionAndLeavesIt()
    {
        makeDatabase(m_path);
        {
            Database db(m_path);
            QVERIFY(await(db.open()).has_value());
            QVERIFY(await(db.run<qint64>([](Connection &connection) {
                        return connection.execute(u"PRAGMA user_version=999"_s);
                    })).has_value());
        }
        const QByteArray before = contentOf(m_path);
        expectOpenWarning();
        Database db(m_path);
        const auto report = await(db.open());
        QCOMPARE(report.error().kind, ErrorKind::Storage);
        QVERIFY(report.error().message.contains(u"newer"_s));
        QCOMPARE(contentOf(m_path), before);
        QCOMPARE(await(DraftRepository(db).load(u"last"_s)).error(), report.error());
    }

    void readOnlyFolderGivesASentence()
    {
        // Nobody may write into /proc, not even root.
        expectOpenWarning();
        Database db(u"/proc/voice-studio/studio.db"_s);
        const auto report = await(db.open());
        QCOMPARE(report.error().kind, ErrorKind::Storage);
        QVERIFY(!report.error().message.isEmpty());
        if (geteuid() == 0)
            return;
        makeDatabase(m_path);
        const QString folder = m_dir->filePath(u"data"_s);
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
        expectOpenWarning();
        Database closed(m_path);
        QCOMPARE(await(closed.open()).error().kind, ErrorKind::Storage);
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    void fullDiskGivesASentenceAndRecovers()
    {
        Database db(m_path);
        DraftRepository drafts(db);
        QVERIFY(await(db.open()).has_value());
        QVERIFY(await(drafts.save(draft(u"a"_s, u"before"_s))).has_value());
        const auto limitPages = [&db](const QString &pages) {
            return await(db.run<QVariant>([pages](Connection &connection) {
                return connection.value(u"PRAGMA max_page_count="_s + pages);
            }));
        };
        QVERIFY(limitPages(u"20"_s).has_value());
        const auto full = await(drafts.save(draft(u"b"_s, QString(500'000, u'x'))));
        QCOMPARE(full.error().kind, ErrorKind::Storage);
        QVERIFY(full.error().message.contains(u"full"_s));
        QVERIFY(!full.error().nextStep.isEmpty());
        QVERIFY(limitPages(u"1000000"_s).has_value());
        QVERIFY(await(drafts.save(draft(u"b"_s, QString(500'000, u'x')))).has_value());
        QCOMPARE(await(drafts.load(u"a"_s)).value(), draft(u"a"_s, u"before"_s));
    }

    void workBeforeOpeningFails()
    {
        Database db(m_path);
        QCOMPARE(await(DraftRepository(db).load(u"a"_s)).error().kind, ErrorKind::Storage);
    }

    void endingFinishesQueuedWork()
    {
        {
            Database db(m_path);
            DraftRepository drafts(db);
            (void)db.open();
            for (int i = 0; i < 50; ++i)
                (void)drafts.save(draft(u"key"_s, QString::number(i)));
        }
        Database db(m_path);
        QVERIFY(await(db.open()).has_value());
        QCOMPARE(await(DraftRepository(db).load(u"key"_s)).value()->text, u"49"_s);
    }

    void twoConnectionsWriteAtOnce()
    {
        Database first(m_path);
        Database second(m_path);
        QVERIFY(await(first.open()).has_value());
        QVERIFY(await(second.open()).has_value());
        DraftRepository one(first);
        DraftRepository two(second);
        int failures = 0;
        int done = 0;
        for (int i = 0; i < 100; ++i) {
            for (DraftRepository *drafts : {&one, &two}) {
                drafts->save(draft(u"%1-%2"_s.arg(i).arg(drafts == &one), u"x"_s))
                    ->then(this, [&](const Result<bool> &saved) {
                        failures += saved ? 0 : 1;
                        ++done;
                    });
            }
        }
        QTRY_COMPARE_WITH_TIMEOUT(done, 200, 60'000);
        QCOMPARE(failures, 0);
        QCOMPARE(await(one.all()).value().size(), 200);
    }

    void cancelledWorkInTheQueueIsDropped()
    {
        Database db(m_path);
        DraftRepository drafts(db);
        QVERIFY(await(db.open()).has_value());
        QMutex gate;
        gate.lock();
        (void)db.run<bool>([&gate](Connection &) -> Result<bool> {
            const QMutexLocker lock(&gate);
            return true;
        });
        auto *job = drafts.save(draft(u"dropped"_s, u"x"_s));
        job->cancel();
        QVERIFY(job->result().error().isCancelled());
        gate.unlock();
        QVERIFY(!await(drafts.load(u"dropped"_s)).value().has_value());
    }

    void draftsAreReplacedListedAndRemoved()
    {
        Database db(m_path);
        DraftRepository drafts(db);
        QVERIFY(await(db.open()).has_value());
        const QString odd = u"'; DROP TABLE drafts; -- \U0001F600\n\"%"_s;
        QVERIFY(await(drafts.save({odd, odd, {}, QDateTime::fromMSecsSinceEpoch(5, Qt::UTC)})).value());
        QVERIFY(await(drafts.save(draft(u"k"_s, u"one"_s))).value());
        QVERIFY(await(drafts.save(draft(u"k"_s, QString()))).value());
        const QList<Draft> all = await(drafts.all()).value();
        QCOMPARE(all.size(), 2);
        QCOMPARE(all[0].text, u""_s);
        QCOMPARE(all[1].text, odd);
        QCOMPARE(await(drafts.remove(odd)).value(), true);
        QCOMPARE(await(drafts.remove(odd)).value(), false);
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

QTEST_GUILESS_MAIN(DatabaseTest)
#include "tst_database.moc"
