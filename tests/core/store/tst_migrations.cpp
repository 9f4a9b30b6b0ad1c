// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audiovault.h"
#include "core/store/cacherepository.h"
#include "core/store/draftrepository.h"
#include "core/store/ledgerrepository.h"
#include "core/store/migrations.h"
#include "core/store/takerepository.h"
#include "tests/core/store/await.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::store;

namespace {

QString samplePath(int version)
{
    return u"%1/tests/data/store/v%2.sql"_s.arg(QStringLiteral(STUDIO_SOURCE_DIR)).arg(version);
}

bool makeSample(const QString &path, int version)
{
    QFile file(samplePath(version));
    Connection db;
    if (!file.open(QIODevice::ReadOnly) || !db.open(path))
        return false;
    QString script = QString::fromUtf8(file.readAll());
    script.remove(QRegularExpression(u"^--.*\n"_s, QRegularExpression::MultilineOption));
    for (const QString &statement : script.split(u";\n"_s, Qt::SkipEmptyParts)) {
        if (!db.execute(statement))
            return false;
    }
    return true;
}

/// Tables and columns, to compare schemas.
QStringList shapeOf(Database &database)
{
    return await(database.run<QStringList>([](Connection &db) -> Result<QStringList> {
               auto rows =
                   db.query(u"SELECT m.type || ' ' || m.name || ' ' || coalesce(c.name, '') || ' ' || "
                            "coalesce(c.type, '') FROM sqlite_master m LEFT JOIN pragma_table_info(m.name) c "
                            "ORDER BY 1"_s);
               if (!rows)
                   return Unexpected(rows.error());
               QStringList shape;
               while (rows->next())
                   shape.append(rows->value(0).toString());
               return shape;
           }))
        .value_or(QStringList());
}

} // namespace

class MigrationsTest final : public QObject {
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void bringsEveryVersionUpToDate_data()
    {
        QTest::addColumn<int>("version");
        for (int version = 1; version <= currentSchemaVersion(); ++version)
            QTest::addRow("version %d", version) << version;
    }
    void bringsEveryVersionUpToDate()
    {
        QFETCH(int, version);
        QTemporaryDir dir;
        const QString path = dir.filePath(u"studio.db"_s);
        QVERIFY2(QFile::exists(samplePath(version)), "a version without a stored sample");
        QVERIFY(makeSample(path, version));

        Database db(path);
        const auto report = await(db.open());
        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(report->found, OpenReport::Found::Database);
        QCOMPARE(report->versionBefore, version);

        AudioVault vault(dir.filePath(u"audio"_s));
        const auto take = await(TakeRepository(db, vault).byId(TakeId(u"take-1"_s))).value();
        QVERIFY(take.has_value());
        QCOMPARE(take->text, u"Hello, old world"_s);
        QCOMPARE(take->credits, std::optional<qint64>(16));
        QCOMPARE(take->madeAt, QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC));
        QCOMPARE(take->number, 1);
        QVERIFY(take->starred);
        QCOMPARE(await(DraftRepository(db).load(u"speech/main"_s)).value()->state["unknown"_L1], 5);
        const auto cached = await(CacheRepository(db).getJson(ProfileId(u"sandbox"_s), u"models"_s)).value();
        QCOMPARE(cached->value.toArray(), (QJsonArray{1, 1.5}));
        const auto sent = await(LedgerRepository(db).inState(LedgerState::Sent)).value();
        QCOMPARE(sent.size(), version >= 2 ? 1 : 0);

        Database fresh(dir.filePath(u"fresh.db"_s));
        QVERIFY(await(fresh.open()).has_value());
        QCOMPARE(shapeOf(db), shapeOf(fresh));
        QVERIFY(shapeOf(db).size() > 30);
    }

    void aFailedStepLeavesTheOldVersion()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"studio.db"_s);
        QVERIFY(makeSample(path, 1));
        {
            Connection db;
            QVERIFY(db.open(path).has_value());
            QVERIFY(
                db.execute(u"CREATE INDEX ledger_by_time ON takes (made_at)"_s).has_value()); // in the way
        }
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"database not opened"_s));
        {
            Database db(path);
            QCOMPARE(await(db.open()).error().kind, ErrorKind::Storage);
        }
        Connection db;
        QVERIFY(db.open(path).has_value());
        QCOMPARE(db.value(u"PRAGMA user_version"_s)->toInt(), 1);
        QCOMPARE(db.value(u"SELECT count(*) FROM sqlite_master WHERE name='ledger'"_s)->toInt(), 0);
        QCOMPARE(db.value(u"SELECT count(*) FROM takes"_s)->toInt(), 1);
    }
};

QTEST_GUILESS_MAIN(MigrationsTest)
#include "tst_migrations.moc"
