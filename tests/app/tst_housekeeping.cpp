// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/housekeeping.h"
#include "core/base/clock.h"
#include "core/base/foldercare.h"
#include "core/evidence/sessionarchive.h"
#include "core/settings/settingsstore.h"
#include "core/store/audiovault.h"
#include "core/store/takerepository.h"
#include "core/store/vaultwriter.h"
#include "ui/widgets/cachesettings.h"
#include "ui/widgets/privacysettings.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;

namespace {

class LaterClock final : public Clock {
public:
    qint64 days = 0;
    [[nodiscard]] QDateTime nowUtc() const override { return QDateTime::currentDateTimeUtc().addDays(days); }
    [[nodiscard]] std::chrono::nanoseconds elapsed() const override { return {}; }
};

} // namespace

class TestHousekeeping final : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_home;
    LaterClock m_clock;

    void writeFile(const QString &name, qint64 bytes, int secondsAgo)
    {
        const QString path = m_home.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(bytes, 'x'));
        file.flush();
        const QDateTime used = QDateTime::currentDateTime().addSecs(-secondsAgo);
        file.setFileTime(used, QFileDevice::FileModificationTime);
        file.setFileTime(used, QFileDevice::FileAccessTime);
    }
    template <class T>
    T wait(JobOf<T> *job)
    {
        std::optional<Result<T>> kept;
        job->then(this, [&kept](const Result<T> &result) { kept = result; });
        if (!QTest::qWaitFor([&kept] { return kept.has_value(); }, 10000) || !*kept)
            qFatal("the job failed");
        return **kept;
    }
    TakeId addTake(store::TakeRepository &takes, store::AudioVault &vault, const QByteArray &sound)
    {
        store::Take take;
        take.id = store::newTakeId();
        take.requestKey = sound;
        take.text = u"A line."_s;
        take.outputFormat = u"mp3_44100_128"_s;
        take.madeAt = QDateTime::fromMSecsSinceEpoch(QDateTime::currentMSecsSinceEpoch(), Qt::UTC);
        auto writer = vault.begin(take.id, u"mp3"_s);
        writer->append(sound);
        const store::StoredAudio stored = wait(writer->commit());
        take.audioHash = stored.hash;
        take.audioBytes = stored.bytes;
        return wait(takes.add(take)).id;
    }

private slots:
    void trimsWhatWasUsedLongestAgo()
    {
        writeFile(u"cache/previews/old"_s, 600'000, 4000);
        writeFile(u"cache/previews/new"_s, 600'000, 10);
        writeFile(u"cache/peaks/middle"_s, 300'000, 2000);
        QCOMPARE(folderBytes(m_home.filePath(u"cache"_s)), 1'500'000);
        settings::SettingsStore settings(m_home.filePath(u"s.ini"_s));
        settings.set(ui::kCacheLimitMb, 1);
        store::Database database(m_home.filePath(u"s.db"_s));
        store::AudioVault vault(m_home.filePath(u"audio"_s));
        store::TakeRepository takes(database, vault);
        wait(database.open());
        app::Housekeeping keeper(settings, database, takes, m_clock, m_home.filePath(u"cache"_s));
        QSignalSpy trimmed(&keeper, &app::Housekeeping::cacheTrimmed);
        keeper.start(std::chrono::milliseconds(1));
        QTRY_COMPARE(trimmed.size(), 1);
        QVERIFY(!QFile::exists(m_home.filePath(u"cache/previews/old"_s)));
        QVERIFY(QFile::exists(m_home.filePath(u"cache/previews/new"_s)));
        QVERIFY(QFile::exists(m_home.filePath(u"cache/peaks/middle"_s)));
    }

    void removesOldTakesAsAsked()
    {
        settings::SettingsStore settings(m_home.filePath(u"r.ini"_s));
        store::Database database(m_home.filePath(u"r.db"_s));
        store::AudioVault vault(m_home.filePath(u"r-audio"_s));
        store::TakeRepository takes(database, vault);
        wait(database.open());
        const TakeId plain = addTake(takes, vault, "one");
        const TakeId starred = addTake(takes, vault, "two");
        wait(takes.setStarred(starred, true));
        app::Housekeeping keeper(settings, database, takes, m_clock, m_home.filePath(u"no-cache"_s));
        QSignalSpy removed(&keeper, &app::Housekeeping::takesRemoved);
        QSignalSpy trimmed(&keeper, &app::Housekeeping::cacheTrimmed);
        m_clock.days = 31;
        keeper.run();
        QTRY_COMPARE(trimmed.size(), 1);
        QVERIFY(wait(takes.byId(plain))); // for ever is the default
        settings.set(ui::kKeepHistoryDays, 90);
        keeper.run();
        QTRY_COMPARE(trimmed.size(), 2);
        QVERIFY(wait(takes.byId(plain)));
        settings.set(ui::kKeepHistoryDays, 30);
        keeper.run();
        QTRY_COMPARE(removed.size(), 1);
        QCOMPARE(removed.first().first().toInt(), 1);
        QVERIFY(!wait(takes.byId(plain)));
        QVERIFY(wait(takes.byId(starred)));
        m_clock.days = 0;
    }

    void removesOldSessionsAsAsked()
    {
        const auto addSession = [this](const QString &id, const QDateTime &startedAt) {
            evidence::SessionInfo info;
            info.state = evidence::SessionInfo::State::Ended;
            info.startedAt = startedAt;
            QVERIFY(QDir().mkpath(m_home.filePath(u"sessions/"_s + id)));
            QVERIFY(evidence::writeSessionInfo(m_home.filePath(u"sessions/"_s + id), info));
        };
        addSession(u"old"_s, QDateTime::currentDateTimeUtc().addDays(-40));
        addSession(u"new"_s, QDateTime::currentDateTimeUtc());
        settings::SettingsStore settings(m_home.filePath(u"e.ini"_s));
        store::Database database(m_home.filePath(u"e.db"_s));
        store::AudioVault vault(m_home.filePath(u"e-audio"_s));
        store::TakeRepository takes(database, vault);
        wait(database.open());
        app::Housekeeping keeper(settings, database, takes, m_clock, m_home.filePath(u"no-cache"_s));
        keeper.setSessions(m_home.filePath(u"sessions"_s));
        QSignalSpy removed(&keeper, &app::Housekeeping::sessionsRemoved);
        const evidence::SessionArchive archive(m_home.filePath(u"sessions"_s));
        settings.set(ui::kKeepHistoryDays, 30);
        keeper.run();
        QTRY_COMPARE(removed.size(), 1);
        QCOMPARE(removed.first().first().toInt(), 1);
        QCOMPARE(archive.listNow().size(), 1);
        QCOMPARE(archive.listNow().first().id, u"new"_s);
    }

    void missingFoldersAndStrangeLimitsAreHarmless()
    {
        QCOMPARE(folderBytes(m_home.filePath(u"nowhere"_s)), 0);
        QCOMPARE(trimFolder(m_home.filePath(u"nowhere"_s), 0), 0);
        writeFile(u"c2/a"_s, 1000, 10);
        QVERIFY(QFile::link(m_home.filePath(u"c2/a"_s), m_home.filePath(u"outside"_s)));
        QDir().mkpath(m_home.filePath(u"c3"_s));
        QVERIFY(QFile::link(m_home.filePath(u"c2"_s), m_home.filePath(u"c3/link"_s)));
        QCOMPARE(trimFolder(m_home.filePath(u"c3"_s), 0), 0);
        QVERIFY(QFile::exists(m_home.filePath(u"c2/a"_s))); // not through the link
        QCOMPARE(trimFolder(m_home.filePath(u"c2"_s), -5), 0);
    }
};

QTEST_GUILESS_MAIN(TestHousekeeping)
#include "tst_housekeeping.moc"
