// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audiovault.h"
#include "core/store/takerepository.h"
#include "core/store/vaultwriter.h"
#include "tests/core/store/await.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::store;

class TakeRepositoryTest final : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_dir = std::make_unique<QTemporaryDir>();
        m_db = std::make_unique<Database>(m_dir->filePath(u"studio.db"_s));
        m_vault = std::make_unique<AudioVault>(m_dir->filePath(u"audio"_s));
        m_takes = std::make_unique<TakeRepository>(*m_db, *m_vault);
        QVERIFY(await(m_db->open()).has_value());
    }
    void cleanup()
    {
        m_takes.reset();
        m_vault.reset();
        m_db.reset();
    }

    void givesBackEveryField()
    {
        const Take take = newTake("sound");
        const auto added = await(m_takes->add(take));
        QVERIFY2(added.has_value(), added ? "" : qPrintable(added.error().detail));
        Take expected = take;
        expected.number = 1;
        QCOMPARE(*added, expected);
        QCOMPARE(await(m_takes->byId(take.id)).value(), expected);
        expected.alignment = {};
        QCOMPARE(await(m_takes->recent()).value(), QList<Take>{expected});
        QVERIFY(!await(m_takes->byId(TakeId(u"other"_s))).value().has_value());
    }

    void keepsNameNoteAndTimesFoundLater()
    {
        const Take take = newTake("sound");
        QVERIFY(await(m_takes->add(take)));
        QVERIFY(await(m_takes->setName(take.id, u"  The  good\none "_s)).value());
        QVERIFY(await(m_takes->setNote(take.id, u"Warm, but the end is late."_s)).value());
        const QJsonObject times{{u"characters"_s, QJsonArray{u"a"_s}}};
        QVERIFY(await(m_takes->setAlignment(take.id, times)).value());
        const Take found = *await(m_takes->byId(take.id)).value();
        QCOMPARE(found.name, u"The good one"_s);
        QCOMPARE(found.note, u"Warm, but the end is late."_s);
        QCOMPARE(found.alignment, times);
        QVERIFY(await(m_takes->setName(take.id, QString(500, u'x'))).value());
        QCOMPARE(await(m_takes->byId(take.id)).value()->name.size(), 80);
        QVERIFY(!await(m_takes->setName(TakeId(u"none"_s), u"x"_s)).value());
    }

    void partsGoWithTheLastTakeMadeOfThem()
    {
        const auto madeOf = [](const QList<Take> &sources) {
            QJsonArray pieces;
            for (const Take &source : sources)
                pieces.append(QJsonObject{{u"take"_s, source.id.value()}});
            return QJsonObject{{u"kind"_s, u"joined"_s}, {u"pieces"_s, pieces}};
        };
        const auto saved = [this](Take take) { return await(m_takes->add(take)).value(); };
        Take part = newTake("part");
        part.document = kPartsDocument;
        part.requestKey = "key of the part";
        part = saved(part);
        QCOMPARE(await(m_takes->unusedPart(part.requestKey)).value()->id, part.id);
        const Take source = saved(newTake("source"));
        Take first = newTake("first");
        first.madeOf = madeOf({part, source});
        first = saved(first);
        Take second = newTake("second");
        second.madeOf = madeOf({part});
        second = saved(second);
        QVERIFY(!await(m_takes->unusedPart(part.requestKey)).value());
        QCOMPARE(await(m_takes->recent()).value().size(), 3); // parts are not listed

        QVERIFY(await(m_takes->remove(first.id)).value());
        QVERIFY(await(m_takes->byId(part.id)).value());
        QVERIFY(await(m_takes->remove(second.id)).value());
        QVERIFY(!await(m_takes->byId(part.id)).value());
        QVERIFY(!QFile::exists(m_vault->path(part.audioHash, u"mp3"_s)));
        QVERIFY(await(m_takes->byId(source.id)).value()); // a take of its own right stays
    }

    void refusesATakeWithoutItsSound()
    {
        Take take = newTake("sound");
        QVERIFY(QFile::remove(m_vault->path(take.audioHash, u"mp3"_s)));
        QCOMPARE(await(m_takes->add(take)).error().kind, ErrorKind::Storage);
        QVERIFY(await(m_takes->recent()).value().isEmpty());
        take = newTake("sound");
        ++take.audioBytes;
        QCOMPARE(await(m_takes->add(take)).error().kind, ErrorKind::Storage);
    }

    void addingTwiceIsAddingOnce()
    {
        const Take take = newTake("sound");
        const auto first = await(m_takes->add(take));
        const auto second = await(m_takes->add(take));
        QCOMPARE(second.value(), first.value());
        QCOMPARE(await(m_takes->recent()).value().size(), 1);
    }

    void addingSettlesTheLeftover()
    {
        const Take take = newTake("sound");
        QCOMPARE(await(m_vault->recoverPartials()).value().size(), 1);
        QVERIFY(await(m_takes->add(take)).has_value());
        QVERIFY(await(m_vault->recoverPartials()).value().isEmpty());
    }

    void numbersCountPerProfileAndDocumentAndAreNotReused()
    {
        const auto numberOf = [this](const QString &profile, const QString &document) {
            Take take = newTake("sound");
            take.profile = ProfileId(profile);
            take.document = document;
            m_last = take.id;
            return await(m_takes->add(take)).value().number;
        };
        QCOMPARE(numberOf(u"a"_s, QString()), 1);
        QCOMPARE(numberOf(u"a"_s, QString()), 2);
        QCOMPARE(numberOf(u"a"_s, u"book"_s), 1);
        QCOMPARE(numberOf(u"b"_s, QString()), 1);
        QCOMPARE(numberOf(u"a"_s, QString()), 3);
        QVERIFY(await(m_takes->remove(m_last)).value());
        QCOMPARE(numberOf(u"a"_s, QString()), 4);
    }

    void findsTheNewestWholeTakeOfARequest()
    {
        Take older = newTake("older");
        Take newer = newTake("newer");
        newer.madeAt = older.madeAt.addSecs(5);
        Take cut = newTake("cut");
        cut.madeAt = older.madeAt.addSecs(9);
        cut.complete = false;
        for (const Take &take : {older, newer, cut})
            QVERIFY(await(m_takes->add(take)).has_value());
        QCOMPARE(await(m_takes->byRequestKey(older.requestKey)).value()->id, newer.id);
        QCOMPARE(await(m_takes->allOfRequest(older.requestKey)).value().size(), 3);
        QVERIFY(!await(m_takes->byRequestKey("other")).value().has_value());
        // Someone removed the file: the older one still can be played.
        QVERIFY(QFile::remove(m_vault->path(newer.audioHash, u"mp3"_s)));
        QCOMPARE(await(m_takes->byRequestKey(older.requestKey)).value()->id, older.id);
    }

    void pagesThroughTakesOfOneMoment()
    {
        for (int i = 0; i < 25; ++i) {
            Take take = newTake("sound");
            take.madeAt = take.madeAt.addMSecs(i / 10);
            QVERIFY(await(m_takes->add(take)).has_value());
        }
        QSet<QString> seen;
        TakeQuery query;
        query.limit = 7;
        for (;;) {
            const QList<Take> page = await(m_takes->recent(query)).value();
            if (page.isEmpty())
                break;
            for (const Take &take : page) {
                QVERIFY(!query.beforeTime.isValid() || take.madeAt <= query.beforeTime);
                seen.insert(take.id.value());
            }
            query.beforeTime = page.constLast().madeAt;
            query.beforeId = page.constLast().id;
        }
        QCOMPARE(seen.size(), 25);
    }

    void narrowsTheList()
    {
        Take one = newTake("one");
        one.text = u"100% of the_story"_s;
        Take two = newTake("two");
        two.text = u"Another tale"_s;
        two.voice = VoiceId(u"v2"_s);
        two.voiceName = u"Bella"_s;
        QVERIFY(await(m_takes->add(one)).has_value());
        QVERIFY(await(m_takes->add(two)).has_value());
        const auto count = [this](const TakeQuery &query) {
            return await(m_takes->recent(query)).value().size();
        };
        QCOMPARE(count({.words = u"tale"_s}), 1);
        QCOMPARE(count({.words = u"bella TALE"_s}), 1);
        QCOMPARE(count({.words = u"bella story"_s}), 0);
        QCOMPARE(count({.words = u"%"_s}), 1);
        QCOMPARE(count({.words = u"_"_s}), 1);
        QCOMPARE(count({.words = u"' OR 1 --"_s}), 0);
        QCOMPARE(count({.voice = VoiceId(u"v2"_s)}), 1);
        QCOMPARE(count({.profile = ProfileId(u"nobody"_s)}), 0);
        QCOMPARE(count({.document = u""_s}), 2);
        QCOMPARE(count({.document = u"book"_s}), 0);
        QCOMPARE(count({.limit = -5}), 0);
        QVERIFY(await(m_takes->setStarred(two.id, true)).value());
        QCOMPARE(count({.starredOnly = true}), 1);
        QVERIFY(await(m_takes->setStarred(two.id, false)).value());
        QCOMPARE(count({.starredOnly = true}), 0);
        QVERIFY(!await(m_takes->setStarred(TakeId(u"none"_s), true)).value());
    }

    void removingKeepsSharedSound()
    {
        const Take one = newTake("shared");
        const Take two = newTake("shared");
        QVERIFY(await(m_takes->add(one)).has_value());
        QVERIFY(await(m_takes->add(two)).has_value());
        QVERIFY(await(m_takes->remove(one.id)).value());
        QVERIFY(m_vault->contains(one.audioHash, u"mp3"_s));
        QVERIFY(await(m_takes->remove(two.id)).value());
        QVERIFY(!m_vault->contains(one.audioHash, u"mp3"_s));
        QVERIFY(!await(m_takes->remove(two.id)).value());
    }

    void orphansAreCleanedOnlyWhenOld()
    {
        const Take kept = newTake("kept");
        QVERIFY(await(m_takes->add(kept)).has_value());
        const Take orphan = newTake("orphan");
        QFile foreign(m_dir->filePath(u"audio/readme.txt"_s));
        QVERIFY(foreign.open(QIODevice::WriteOnly));
        foreign.close();
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QCOMPARE(await(m_takes->cleanOrphans(now.addDays(-7))).value(), 0);
        QVERIFY(m_vault->contains(orphan.audioHash, u"mp3"_s));
        QCOMPARE(await(m_takes->cleanOrphans(now.addDays(1))).value(), 1);
        QVERIFY(!m_vault->contains(orphan.audioHash, u"mp3"_s));
        QVERIFY(m_vault->contains(kept.audioHash, u"mp3"_s));
        QVERIFY(foreign.exists());
    }

    void namesSuffixes()
    {
        QCOMPARE(audioSuffix(u"mp3_44100_128"), u"mp3"_s);
        QCOMPARE(audioSuffix(u"pcm_16000"), u"pcm"_s);
        QCOMPARE(audioSuffix(u"ulaw_8000"), u"ulaw"_s);
        QCOMPARE(audioSuffix(u"opus"), u"opus"_s);
        QCOMPARE(audioSuffix(u"../../etc/passwd"), u"bin"_s);
        QCOMPARE(audioSuffix(u""), u"bin"_s);
    }

private:
    /// With its sound in the vault.
    Take newTake(const QByteArray &sound)
    {
        Take take;
        take.id = newTakeId();
        take.requestKey = "key";
        take.profile = ProfileId(u"sandbox"_s);
        take.host = u"localhost"_s;
        take.voice = VoiceId(u"v1"_s);
        take.voiceName = u"Anna"_s;
        take.model = ModelId(u"m1"_s);
        take.text = u"Grüße \U0001F600 'quoted'"_s;
        take.inputs = {{u"text"_s, take.text}, {u"unknown"_s, 0.5}};
        take.outputFormat = u"mp3_44100_128"_s;
        take.madeAt = QDateTime::fromMSecsSinceEpoch(1'767'225'600'123, Qt::UTC);
        take.requestId = u"req"_s;
        take.credits = 12;
        take.durationMs = 1500;
        take.alignment = {{u"characters"_s, QJsonArray{u"a"_s}}};
        auto writer = m_vault->begin(take.id, u"mp3"_s);
        writer->append(sound);
        const auto stored = await(writer->commit());
        take.audioHash = stored ? stored->hash : QByteArray();
        take.audioBytes = stored ? stored->bytes : 0;
        return take;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_db;
    std::unique_ptr<AudioVault> m_vault;
    std::unique_ptr<TakeRepository> m_takes;
    TakeId m_last;
};

QTEST_GUILESS_MAIN(TakeRepositoryTest)
#include "tst_takerepository.moc"
