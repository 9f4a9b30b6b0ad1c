// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audiovault.h"
#include "core/store/draftrepository.h"
#include "core/store/takerepository.h"
#include "tests/core/store/await.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::store;

/// Two processes save takes into one folder and are killed at random moments, again and again. Whatever they
/// had acknowledged must be there, whole. STUDIO_KILL_ROUNDS sets how often (25).
class KillSafetyTest final : public QObject {
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void nothingAcknowledgedIsLost()
    {
        bool given = false;
        const int wanted = qEnvironmentVariableIntValue("STUDIO_KILL_ROUNDS", &given);
        const int rounds = given ? wanted : 25;
        for (int round = 0; round < rounds; ++round) {
            killTwoWriters(round);
            if (QTest::currentTestFailed())
                return;
            verify();
            if (QTest::currentTestFailed())
                return;
        }
        verifySounds();
        QVERIFY2(m_takes.size() >= rounds, "hardly anything was saved");
        qInfo("%d rounds: %lld takes, %lld ledger entries, %lld leftovers adopted", rounds,
              qint64(m_takes.size()), qint64(m_ledger.size()), m_adopted);
    }

private:
    void killTwoWriters(int round)
    {
        auto *random = QRandomGenerator::global();
        QProcess writers[2];
        for (int i = 0; i < 2; ++i) {
            writers[i].start(QStringLiteral(STUDIO_BINARY_DIR) + u"/tests/killsafety_writer"_s,
                             {m_dir.path(), u"r%1w%2"_s.arg(round).arg(i)});
        }
        // Now and then during the opening, mostly amid the saving.
        if (random->bounded(6) != 0) {
            const int lines = 1 + random->bounded(30);
            QTRY_VERIFY_WITH_TIMEOUT(linesOf(writers[0]) >= lines && linesOf(writers[1]) > 0, 60'000);
        }
        QTest::qWait(random->bounded(40));
        for (QProcess &writer : writers)
            writer.kill();
        for (QProcess &writer : writers) {
            QTRY_COMPARE_WITH_TIMEOUT(writer.state(), QProcess::NotRunning, 60'000);
            QVERIFY2(writer.exitStatus() == QProcess::CrashExit, writer.readAllStandardError().constData());
            note(writer.readAllStandardOutput());
        }
    }

    static qsizetype linesOf(QProcess &writer) { return writer.peek(10'000'000).count('\n'); }

    void note(const QByteArray &output)
    {
        QByteArray whole = output;
        whole.truncate(output.lastIndexOf('\n') + 1); // a line cut by the kill was not acknowledged
        for (const QByteArray &line : whole.split('\n')) {
            const QList<QByteArray> words = line.split(' ');
            if (words[0] == "take")
                m_takes.insert(QString::fromLatin1(words[1]), QByteArray::fromHex(words[2]));
            else if (words[0] == "ledger")
                m_ledger.insert(words[1].toLongLong());
            else if (words[0] == "draft")
                m_drafts.insert(QString::fromLatin1(words[1]), words[2].toInt());
        }
    }

    void verify()
    {
        Database db(m_dir.filePath(u"studio.db"_s));
        AudioVault vault(m_dir.filePath(u"audio"_s));
        TakeRepository takes(db, vault);
        const auto report = await(db.open());
        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QVERIFY(report->found != OpenReport::Found::Damage);
        QCOMPARE(await(db.run<QVariant>([](Connection &c) { return c.value(u"PRAGMA integrity_check"_s); }))
                     .value()
                     .toString(),
                 u"ok"_s);

        TakeQuery all;
        all.limit = 1'000'000;
        QSet<QString> found;
        const QList<Take> saved = await(takes.recent(all)).value();
        for (const Take &take : saved) {
            QCOMPARE(QFileInfo(vault.path(take.audioHash, u"mp3"_s)).size(), take.audioBytes);
            found.insert(take.id.value());
        }
        for (auto take = m_takes.cbegin(); take != m_takes.cend(); ++take)
            QVERIFY2(found.contains(take.key()), qPrintable(take.key()));
        for (auto draft = m_drafts.cbegin(); draft != m_drafts.cend(); ++draft) {
            const auto kept = await(DraftRepository(db).load(draft.key())).value();
            QVERIFY(kept.has_value() && kept->text.toInt() >= draft.value());
        }
        const auto entries = await(db.run<QSet<qint64>>([](Connection &c) -> Result<QSet<qint64>> {
            auto rows = c.query(u"SELECT id FROM ledger"_s);
            if (!rows)
                return Unexpected(rows.error());
            QSet<qint64> ids;
            while (rows->next())
                ids.insert(rows->value(0).toLongLong());
            return ids;
        }));
        QVERIFY(entries.value().contains(m_ledger));

        // What was under way can be adopted.
        const QList<Leftover> leftovers = await(vault.recoverPartials()).value();
        for (const Leftover &left : leftovers) {
            const auto stored = await(vault.adopt(left.id));
            QVERIFY2(stored.has_value(), stored ? "" : qPrintable(stored.error().detail));
            QVERIFY(vault.contains(stored->hash, left.suffix));
            QVERIFY(await(vault.settle(left.id)).has_value());
            ++m_adopted;
        }
    }

    /// Every file in place is what its name says.
    void verifySounds()
    {
        AudioVault vault(m_dir.filePath(u"audio"_s));
        for (const QByteArray &hash : std::as_const(m_takes))
            QVERIFY(vault.contains(hash, u"mp3"_s));
        QDirIterator files(vault.folder(), {u"*.mp3"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray hash = QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256);
            QCOMPARE(vault.path(hash, u"mp3"_s), file.fileName());
        }
    }

    QTemporaryDir m_dir;
    QHash<QString, QByteArray> m_takes;
    QHash<QString, int> m_drafts;
    QSet<qint64> m_ledger;
    qint64 m_adopted = 0;
};

QTEST_GUILESS_MAIN(KillSafetyTest)
#include "tst_killsafety.moc"
