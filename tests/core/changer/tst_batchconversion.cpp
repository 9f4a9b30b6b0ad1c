// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changer/batchconversion.h"

#include "tests/core/changer/changerfixture.h"

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::changer;

class TestBatchConversion : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ChangerFixture> m_fixture;

    QList<BatchItem> items()
    {
        QList<BatchItem> items;
        for (const QString &path : recordingsIn(m_fixture->path(u"in"_s))) {
            BatchItem item;
            item.request = m_fixture->request(path);
            item.target.path = m_fixture->path(u"out/"_s + QFileInfo(path).completeBaseName() + u".mp3"_s);
            item.target.keepBoth = true;
            items.append(item);
        }
        return items;
    }

private slots:
    void init()
    {
        m_fixture = std::make_unique<ChangerFixture>();
        QVERIFY(m_fixture->speech.started);
        QDir(m_fixture->speech.folder.path()).mkdir(u"in"_s);
        QDir(m_fixture->speech.folder.path()).mkdir(u"out"_s);
        for (int i = 1; i <= 4; ++i)
            writeBursts(m_fixture->path(u"in/%1.wav"_s.arg(i)), i);
    }
    void cleanup() { m_fixture.reset(); }

    void convertsAFolder()
    {
        auto *batch = new BatchConversion(m_fixture->engine, m_fixture->api(), items());
        QSignalSpy ended(batch, &BatchConversion::itemEnded);
        const auto reports = m_fixture->speech.wait(batch);
        QVERIFY(reports);
        QCOMPARE(reports->size(), 4);
        QCOMPARE(ended.size(), 4);
        for (int i = 0; i < 4; ++i) {
            const BatchItemReport &report = reports->at(i);
            QVERIFY2(!report.error, qPrintable(report.error ? report.error->message : QString()));
            QCOMPARE(QFileInfo(report.input).fileName(), u"%1.wav"_s.arg(i + 1));
            QVERIFY(QFile::exists(m_fixture->path(u"out/%1.mp3"_s.arg(i + 1))));
        }
        QCOMPARE(m_fixture->speech.sum().requests, 4);
        // Again: nothing is paid, nothing overwritten.
        const auto again =
            m_fixture->speech.wait(new BatchConversion(m_fixture->engine, m_fixture->api(), items()));
        QVERIFY(again);
        QVERIFY(again->constFirst().outcome.alreadyMade);
        QCOMPARE(m_fixture->speech.sum().requests, 4);
        QCOMPARE(QDir(m_fixture->path(u"out"_s)).entryList(QDir::Files).size(), 8);
    }

    void oneBadFileDoesNotStopTheRest()
    {
        QFile bad(m_fixture->path(u"in/2.wav"_s));
        QVERIFY(bad.open(QIODevice::WriteOnly | QIODevice::Truncate));
        bad.write("no sound at all");
        bad.close();
        const auto reports =
            m_fixture->speech.wait(new BatchConversion(m_fixture->engine, m_fixture->api(), items()));
        QVERIFY(reports);
        QCOMPARE(reports->size(), 4);
        QVERIFY(reports->at(1).error);
        QVERIFY(!reports->at(0).error && !reports->at(2).error && !reports->at(3).error);
        QCOMPARE(m_fixture->speech.sum().requests, 3);
    }

    void theSameRecordingTwiceIsPaidOnce()
    {
        QVERIFY(QFile::copy(m_fixture->path(u"in/1.wav"_s), m_fixture->path(u"in/1 copy.wav"_s)));
        const auto reports =
            m_fixture->speech.wait(new BatchConversion(m_fixture->engine, m_fixture->api(), items()));
        QVERIFY(reports);
        QCOMPARE(reports->size(), 5);
        for (const BatchItemReport &report : *reports)
            QVERIFY(!report.error);
        QCOMPARE(m_fixture->speech.sum().requests, 4);
    }

    void noCreditsStopAll()
    {
        const QList<BatchItem> all = items();
        QVERIFY(m_fixture->speech.fault("{\"out_of_quota\":true}"));
        const auto reports =
            m_fixture->speech.wait(new BatchConversion(m_fixture->engine, m_fixture->api(), all));
        QVERIFY(reports);
        QVERIFY(reports->size() <= 3);
        QCOMPARE(reports->constFirst().error->kind, ErrorKind::Quota);
    }

    void cancellingKeepsWhatIsMade()
    {
        auto *batch = new BatchConversion(m_fixture->engine, m_fixture->api(), items());
        connect(batch, &BatchConversion::itemEnded, batch, [batch] { batch->cancel(); });
        const auto reports = m_fixture->speech.wait(batch);
        QVERIFY(!reports && reports.error().isCancelled());
        QVERIFY(QFile::exists(m_fixture->path(u"out/1.mp3"_s))
                || QFile::exists(m_fixture->path(u"out/2.mp3"_s)));
    }
};

QTEST_GUILESS_MAIN(TestBatchConversion)
#include "tst_batchconversion.moc"
