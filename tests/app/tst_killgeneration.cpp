// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/programrun.h"

#include "app/application.h"
#include "core/audio/decodefile.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::app;

/// kill -9 at random moments while generating, saving and exporting. STUDIO_KILL_ROUNDS sets how often.
class TestKillGeneration : public QObject {
    Q_OBJECT

private slots:
    void nothingAcknowledgedIsLostAndNothingIsCut()
    {
        const int rounds = qEnvironmentVariableIntValue("STUDIO_KILL_ROUNDS") > 0
            ? qEnvironmentVariableIntValue("STUDIO_KILL_ROUNDS")
            : 10;
        const QTemporaryDir home;
        const QTemporaryDir serverHome;
        const QTemporaryDir targets;
        const ServedSandbox server(serverHome.path());
        QVERIFY(!server.baseUrl.isEmpty());

        QStringList acknowledged;
        int killed = 0;
        for (int round = 0; round < rounds; ++round) {
            QProcess process;
            process.setProcessEnvironment(server.environment(home.path()));
            process.start(programPath(),
                          {u"speak"_s,
                           u"This is sentence %1, and it is long enough to be interrupted."_s.arg(round),
                           u"--output"_s, targets.filePath(u"%1.mp3"_s.arg(round)), u"--json"_s});
            QVERIFY(process.waitForStarted());
            process.waitForFinished(QRandomGenerator::global()->bounded(20, 1500));
            if (process.state() != QProcess::NotRunning) {
                process.kill();
                ++killed;
            }
            process.waitForFinished(5000);
            const ProgramRun run{0, process.readAllStandardOutput(), {}};
            if (const QString take = run.result().value(u"take").toString(); !take.isEmpty())
                acknowledged.append(take);
        }
        qInfo("%d rounds: %d killed, %lld takes acknowledged", rounds, killed,
              static_cast<long long>(acknowledged.size()));

        Application application(AppDirs::below(home.path()));
        QObject context;
        std::optional<Result<StartReport>> started;
        application.start(&context)->then(&context,
                                          [&](const Result<StartReport> &report) { started = report; });
        QTRY_VERIFY_WITH_TIMEOUT(started.has_value(), 20000);
        QVERIFY(started->has_value());
        QVERIFY((*started)->database.found != store::OpenReport::Found::Damage);
        std::optional<int> recovered;
        application.recoverLeftovers(&context)->then(
            &context, [&](const Result<int> &count) { recovered = count.value_or(-1); });
        QTRY_VERIFY_WITH_TIMEOUT(recovered.has_value(), 20000);
        QVERIFY(*recovered >= 0);

        std::optional<QList<store::Take>> takes;
        application.takes.recent({.limit = 1000})
            ->then(&context, [&](const Result<QList<store::Take>> &list) {
                takes = list.value_or(QList<store::Take>());
            });
        QTRY_VERIFY_WITH_TIMEOUT(takes.has_value(), 20000);
        QStringList kept;
        for (const store::Take &take : *takes) {
            kept.append(take.id.value());
            const QString file =
                application.vault.path(take.audioHash, store::audioSuffix(take.outputFormat));
            QCOMPARE(QFileInfo(file).size(), take.audioBytes);
            QVERIFY2(audio::decodeFile(file).has_value(), qPrintable(file));
        }
        for (const QString &take : std::as_const(acknowledged))
            QVERIFY2(kept.contains(take), qPrintable(take));
        // Exported files are whole or absent.
        const QStringList files = QDir(targets.path()).entryList({u"*.mp3"_s}, QDir::Files);
        for (const QString &name : files)
            QVERIFY2(audio::decodeFile(targets.filePath(name)).has_value(), qPrintable(name));
        qInfo("%lld takes kept, %d of them recovered from what had arrived, %lld exported files whole",
              static_cast<long long>(kept.size()), *recovered, static_cast<long long>(files.size()));
    }
};

QTEST_GUILESS_MAIN(TestKillGeneration)
#include "tst_killgeneration.moc"
