// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/edits.h"
#include "core/transcript/textedit.h"
#include "core/transcription/transcriptpack.h"
#include "tests/core/transcript/samplewords.h"
#include "ui/theme/variants.h"
#include "ui/transcription/transcriptkeeper.h"
#include "ui/transcription/transcriptview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::transcript;
using namespace studio::ui;

namespace {

const TranscriptId kId(u"interview"_s);

/// A database with one transcript, and what edits it.
struct Bench {
    explicit Bench(const QString &folder)
        : dirs(AppDirs::below(folder)), database(folder + u"/store.db"_s), table(database), open(table, dirs),
          keeper(open, table)
    {
    }
    template <class T>
    std::optional<T> wait(JobOf<T> *job)
    {
        std::optional<Result<T>> kept;
        job->then(&open, [&kept](const Result<T> &result) { kept = result; });
        if (!QTest::qWaitFor([&kept] { return kept.has_value(); }, 20'000) || !*kept)
            return std::nullopt;
        return **kept;
    }
    bool start()
    {
        if (!wait(database.open()))
            return false;
        store::TranscriptEntry entry;
        entry.id = kId;
        entry.title = u"Interview"_s;
        entry.origin = u"file"_s;
        entry.madeAt = entry.changedAt = QDateTime::currentDateTimeUtc();
        return wait(table.save(entry, transcription::pack(dialogue()))).has_value() && show();
    }
    bool show()
    {
        QSignalSpy opened(&open, &OpenTranscript::opened);
        open.open(kId);
        return QTest::qWaitFor([&opened] { return !opened.isEmpty(); }, 20'000);
    }
    QString stored()
    {
        const auto row = wait(table.load(kId));
        if (!row || !*row)
            return {};
        const auto words = transcription::unpack((*row)->document);
        return words ? words->plainText() : QString();
    }

    AppDirs dirs;
    store::Database database;
    store::TranscriptRepository table;
    OpenTranscript open;
    TranscriptKeeper keeper;
};

/// Types into the transcript until it is killed, and tells how far it is.
int typeForever(const QString &folder)
{
    Bench bench(folder);
    if (!bench.wait(bench.database.open()) || !bench.show())
        return 1;
    TranscriptView view(bench.open.document());
    view.resize(600, 400);
    view.show();
    view.moveCaret({0, 0});
    QTimer keys;
    int typed = 0;
    QObject::connect(&keys, &QTimer::timeout, &view, [&view, &typed] {
        QTest::keyClick(&view, Qt::Key(Qt::Key_A + typed % 26));
        std::printf("%d\n", ++typed);
        std::fflush(stdout);
    });
    keys.start(20);
    return QApplication::exec();
}

} // namespace

class TestTranscriptKeeper final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setupAppearance(); }

    void savesSoonAndSaysSo()
    {
        QTemporaryDir folder;
        Bench bench(folder.path());
        QVERIFY(bench.start());
        QCOMPARE(bench.open.saveState(), u"all changes saved"_s);
        QElapsedTimer clock;
        clock.start();
        Document &document = bench.open.document();
        document.apply(replaceText(document.transcript(), {0, 0}, {0, 6}, u"Thank you"));
        QCOMPARE(bench.open.saveState(), u"saving…"_s);
        QTRY_COMPARE(bench.open.saveState(), u"all changes saved"_s);
        QVERIFY(bench.stored().startsWith(u"Thank you for"));
        document.undo();
        QTRY_VERIFY(bench.keeper.isSaved());
        QCOMPARE(bench.stored(), dialogue().plainText());
    }

    void savesWhatIsLetGo()
    {
        QTemporaryDir folder;
        Bench bench(folder.path());
        QVERIFY(bench.start());
        Document &document = bench.open.document();
        document.apply(renameSpeaker(document.transcript(), 0, u"Ann"_s));
        document.apply(replaceText(document.transcript(), {2, 0}, {2, 3}, u"So"));
        bench.open.close();
        QVERIFY(bench.stored().endsWith(u"So what surprised you?"_s));
    }

    void lettingGoOfALongOneIsNoWorkForTheWindow()
    {
        QTemporaryDir folder;
        Bench bench(folder.path());
        QVERIFY(bench.start());
        Transcript words = dialogue();
        for (int i = 0; i < 3'000; ++i)
            words.segments.append(segmentSaying(u"and so it went on and on"_s, 30 + 10 * i, i % 2));
        QElapsedTimer clock;
        clock.start();
        static_cast<void>(transcription::pack(words));
        const qint64 packing = clock.restart();
        Change more;
        more.segments = words.segments;
        QVERIFY(bench.open.document().apply(more));
        clock.restart();
        bench.open.close();
        const qint64 closing = clock.elapsed();
        qInfo() << "packed in" << packing << "ms, let go in" << closing << "ms";
        QVERIFY(closing < packing);
        QVERIFY(bench.stored().contains(u"on and on"_s));
    }

    void triesAgainWhenTheDiskRefuses()
    {
        QTemporaryDir folder;
        Bench bench(folder.path());
        QVERIFY(bench.start());
        QSignalSpy failures(&bench.keeper, &TranscriptKeeper::failed);
        const auto lock = [&bench](const QString &sql) {
            return bench.wait(bench.database.run<bool>([sql](store::Connection &db) -> Result<bool> {
                const auto done = db.execute(sql);
                return done ? Result<bool>(true) : Unexpected(done.error());
            }));
        };
        QVERIFY(lock(
            u"CREATE TRIGGER refuse BEFORE UPDATE ON transcripts BEGIN SELECT RAISE(ABORT, 'full'); END"_s));
        Document &document = bench.open.document();
        document.apply(replaceText(document.transcript(), {0, 0}, {0, 6}, u"Hi"));
        QTRY_COMPARE(failures.size(), 1);
        QCOMPARE(bench.open.saveState(), u"not saved"_s);
        QVERIFY(lock(u"DROP TRIGGER refuse"_s));
        QTRY_COMPARE_WITH_TIMEOUT(bench.open.saveState(), u"all changes saved"_s, 10'000);
        QVERIFY(bench.stored().startsWith(u"Hi for"));
    }

    void aKillLosesLessThanASecond()
    {
        QTemporaryDir folder;
        {
            Bench bench(folder.path());
            QVERIFY(bench.start());
        }
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QCoreApplication::applicationFilePath(), {u"--type-in"_s, folder.path()});
        // How many letters were on the screen, and when.
        QList<std::pair<qint64, int>> seen;
        QElapsedTimer clock;
        clock.start();
        QVERIFY(QTest::qWaitFor(
            [&] {
                while (child.canReadLine())
                    seen.append({clock.elapsed(), child.readLine().trimmed().toInt()});
                return !seen.isEmpty() && seen.last().second >= 90;
            },
            30'000));
        const qint64 killedAt = clock.elapsed();
        ::kill(pid_t(child.processId()), SIGKILL);
        QTRY_COMPARE(child.state(), QProcess::NotRunning);
        int secondBefore = 0;
        for (const auto &[at, count] : std::as_const(seen))
            if (at <= killedAt - 1000)
                secondBefore = count;
        QVERIFY(secondBefore > 10);
        Bench bench(folder.path());
        QVERIFY(bench.wait(bench.database.open()));
        const QString text = bench.stored();
        QVERIFY2(
            text.size() >= dialogue().plainText().size() + secondBefore,
            qPrintable(u"%1 of %2"_s.arg(text.size() - dialogue().plainText().size()).arg(secondBefore)));
        QVERIFY(text.endsWith(dialogue().plainText().mid(1)));
    }
};

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (argc > 2 && qstrcmp(argv[1], "--type-in") == 0) {
        setupAppearance();
        return typeForever(QString::fromLocal8Bit(argv[2]));
    }
    TestTranscriptKeeper test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_transcriptkeeper.moc"
